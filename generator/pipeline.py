"""The pipeline, in order. No step knows another; this module alone knows what comes after what.

read → translate → understand, plan, narrate (drafting) → deck, scripts, sound → manifest
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator import __version__
from generator.drafting import drafted, keep, left_out, lost, spoken, written_by
from generator.errors import SourceError
from generator.files import is_file, is_folder, write_bytes
from generator.length import dropped
from generator.locale import said
from generator.model import Figure, Gap, Manifest, blocks, other, sentences
from generator.progress import Message, Step, in_turn, silent
from generator.publishing.about import dated, summary
from generator.settings import load
from generator.show import headings, manifest_file, options, reread
from generator.show.carry import carried, open_gaps, same_article, without_machine_texts
from generator.show.claim import claim, claimed, of_file
from generator.show.edited_file import BRIEF, STORYBOARD
from generator.show.folder import MANIFEST, MOMENT, is_show, opened, remembered_article
from generator.targets.making import check, produce, publish, speaks
from generator.targets.work import Work

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Article, Made, Script
    from generator.progress import Report
    from generator.settings import Settings
    from generator.show.folder import Show


def build(
    source: str | Path | bytes,
    settings: Settings | None = None,
    report: Report = silent,
    *,
    name: str = "",
    early: bool = False,
) -> Manifest:
    """Make a show, or make again what changed in one.

    Args:
        source: a file, a URL, the article's own bytes, or a show folder.
        settings: as ``settings.load`` gives them; loaded for the working folder when missing.
        report: called with each ``progress`` event.
        name: what bytes are called, "stdin" for instance.
        early: write the storyboard before a service translates, for somebody who watches.

    Raises:
        KamishibaiError: the work cannot be done; nothing half-made is left.
    """
    from generator.reading import as_asked

    chosen = settings or load()
    folder = _show_folder(source)
    if folder:
        with opened(folder) as show:
            _check_edited(show)
            if options.are_damaged(show):
                report(Message("options_damaged"))
            with show.texts:  # nobody chooses otherwise between
                again = options.as_built(show, chosen)
                _check_names(again)
                options.remember(show, again)
            return _build(show, as_asked(remembered_article(folder), again), again, report)
    file = _file(source)
    before = _as_before(file, chosen, report)
    article = before or _read(source, chosen, name, report)
    _check_names(chosen)
    wanted = claim(source, article)
    with claimed(wanted, chosen.output) as show:
        _check_edited(show)
        known = before or _newly_read(show, article, report)
        if show.folder.name != wanted.name and known is article and not before:
            report(Message("own_folder", (("name", wanted.name), ("folder", str(show.folder)))))
        pictured = before or _with_figures(show, known, file, chosen, report)
        with show.texts:
            options.remember(show, chosen)
        if early:
            _drafted_early(show, pictured, chosen, report)
        made = _build(show, pictured, chosen, report)
        if file:
            reread.remember(show, file, chosen)
        return made


def redraft(
    folder: Path, settings: Settings, source: Path | None = None, report: Report = silent
) -> None:
    """Let a show's storyboard follow what was corrected, at once; its files wait for a build.

    Args:
        folder: the show.
        settings: for what the show was not built with.
        source: the article's file, where that was corrected.
        report: of progress.

    Raises:
        KamishibaiError: as ``build``.
    """
    from generator.reading import as_asked

    with opened(folder, patience=MOMENT) as show:
        _check_edited(show)
        again, known = options.as_built(show, settings), remembered_article(folder)
        if source:
            read = replace(_read(source, again, "", report), kind=known.kind)
            known = _with_figures(show, carried(read, known), source, again, report)
        whole, _, _ = _translated(show, as_asked(known, again), again, report)
        with show.texts:
            draft = drafted(show, whole, again, report)
            keep(show, draft, whole, again, spoken=False)


def _drafted_early(show: Show, article: Article, settings: Settings, report: Report) -> None:
    """In the article's own language: what a service translates is filled in when it comes.

    Not where a length is asked for, which both languages decide.
    """
    from generator.translation.choosing import chosen

    waits = len(settings.languages) > 1 and not settings.minutes and chosen(settings).online
    if waits and show.generated() is None:
        show.remember("article", article)
        with show.texts:
            draft = drafted(show, article, settings, silent)
            keep(show, draft, article, settings, report, spoken=False)


def _check_edited(show: Show) -> None:
    """A broken file of a person's stops the work before anything else is done."""
    show.brief()
    show.edited()


def _show_folder(source: str | Path | bytes) -> Path | None:
    if isinstance(source, bytes) or not is_folder(source):
        return None
    folder = Path(source)
    if not is_show(folder):
        told = said("source", "no_show", name=folder)
        raise SourceError(told, said("source", "article_or_show"))
    return folder


def _file(source: str | Path | bytes) -> Path | None:
    """The article's file, which its pictures lie beside."""
    return Path(source) if isinstance(source, str | Path) and is_file(source) else None


def _as_before(file: Path | None, settings: Settings, report: Report) -> Article | None:
    """The article of the file's show, where reading it again would give the same."""
    show = of_file(file, settings.output) if file else None
    article = reread.as_before(show, file, settings) if show and file else None
    if article:
        report(Step("read", 1, 1, article.title.text[article.language] or ""))
    return article


def _read(source: str | Path | bytes, settings: Settings, name: str, report: Report) -> Article:
    from generator.reading import read
    from generator.reading.outline import long_work

    report(Step("read", 0, 1))
    article = read(source, settings, name=name)
    report(Step("read", 1, 1, article.title.text[article.language] or ""))
    told = long_work(article)
    if told and not settings.minutes:
        report(Message("long_work", tuple((name, str(value)) for name, value in told)))
    return article


def _check_names(settings: Settings) -> None:
    """Wrong names and files are told before anything is written or asked of the network."""
    from generator import translation

    translation.check(settings)
    check(settings)


def _newly_read(show: Show, article: Article, report: Report) -> Article:
    """With the translations of the last build; another article in the same place begins anew."""
    article = headings.with_levels(article, headings.wanted(show))
    before = show.article()
    if before is None:
        return article
    if not same_article(article, before):
        with show.texts:
            away = list(show.start_over())
        for name in away:
            report(Message("started_over", (("name", name),)))
        return article
    return carried(article, before)


def _with_figures(
    show: Show, article: Article, base: Path | None, settings: Settings, report: Report
) -> Article:
    """The article's pictures copied into the show; the deck will miss what cannot be had."""
    if not any(isinstance(block, Figure) for block in blocks(article)):
        return article
    from generator.reading.fetching.figures import fetched

    pictured, pictures, missing = fetched(article, base, settings)
    for path, data in pictures.items():
        write_bytes(show.folder / path, data)
    for gap in missing:
        report(Message("figure_missing", (("where", gap.where), ("why", gap.why))))
    return pictured


def _build(show: Show, article: Article, settings: Settings, report: Report) -> Manifest:
    article, engine, untranslated = _translated(show, article, settings, report)
    with show.texts:  # from here on people edit again: what they change waits for the next build
        draft = drafted(show, article, settings, report)
        storyboard, scripts = draft.storyboard, spoken(draft.storyboard, article, settings)
        work = Work(show, article, storyboard, scripts, settings, in_turn(report))
        keep(show, draft, article, settings, report, spoken=speaks(work))
    made = produce(work)
    gaps = (
        *open_gaps(storyboard, untranslated),
        *_unspoken(scripts, settings),
        *lost(show, draft, article, settings),
        *made.gaps,
    )
    writer = written_by(show, storyboard)
    engines = {"translator": engine, **({"writer": writer} if writer else {}), **made.voices}
    manifest = Manifest(
        __version__,
        storyboard.title,
        replace(article.source, date=dated(article)),
        engines,
        _files(show, made.files),
        tuple(dict.fromkeys(gaps)),
        show.folder,
        options.fingerprint(settings),
        made.credits,
        summary(article, draft.brief),
        dropped(article, left_out(show)),
    )
    manifest_file.write(manifest, show.folder / MANIFEST)
    publish(show, settings, report)
    return manifest


def _translated(
    show: Show, article: Article, settings: Settings, report: Report
) -> tuple[Article, str, tuple[Gap, ...]]:
    """The article in every language asked for, remembered at once."""
    from generator.translation import fingerprint as way
    from generator.translation import translate

    into = other(article.language)
    if into not in settings.languages:
        show.remember("article", article)
        return article, "none", ()
    same = show.remembered("translated") == way(settings)
    asked = article if same else without_machine_texts(article)
    translated = translate(asked, into, settings, report)
    whole = carried(translated.article, article)
    show.remember("article", whole)
    show.remember("translated", way(settings))
    missing = {sentence.id for sentence in sentences(whole) if sentence.state == "new"}
    return (
        whole,
        translated.engine,
        tuple(gap for gap in translated.gaps if gap.kind == "engine" or gap.where in missing),
    )


def _unspoken(scripts: Sequence[Script], settings: Settings) -> list[Gap]:
    """Languages asked for in which nothing of the article can be said yet."""
    if settings.format == "bilingual":
        return []
    spoken = {script.language for script in scripts}
    return [
        Gap("recording", language, "nothing of the article is in this language yet")
        for language in settings.languages
        if language not in spoken
    ]


def _files(show: Show, made: Sequence[Made]) -> tuple[Made, ...]:
    """What was made, and the files that people edit beside it."""
    beside = ((STORYBOARD.name, "storyboard"), (BRIEF.name, "brief"))
    edited = (manifest_file.made(show.folder, name, kind, "") for name, kind in beside)
    return tuple(sorted((*made, *edited), key=lambda each: each.path))
