"""From the translated article to the storyboard of a show: understood, planned, narrated, merged.

Each is made again only when something that decides it has changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence  # noqa: TC003 -- decoded by their types
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator import __version__
from generator.files import file_digest
from generator.model import sentences, with_readings
from generator.progress import Message, Step, silent
from generator.show.brief_yaml import merged as merged_brief
from generator.show.merge import merge
from generator.show.plain import decoded, fingerprint

if TYPE_CHECKING:
    from generator.model import Article, Brief, Gap, Ids, Script, Storyboard
    from generator.progress import Report
    from generator.settings import Settings
    from generator.show.folder import Show


def understood(show: Show, article: Article, settings: Settings) -> Brief:
    """How the article is understood, with what people changed in it."""
    chosen = (settings.section("reading"), settings.section("writer"))
    key = fingerprint(__version__, article, chosen)
    base = show.understood()
    if base and show.remembered("understood") == key and not settings.force:
        fresh = base
    else:
        from generator import understanding

        fresh = understanding.brief(article, settings)
    edited = None if show.half_understood() else show.brief()
    merged = merged_brief(base or fresh, edited, fresh) if edited else fresh
    show.save_brief(merged, fresh, article)
    show.remember("understood", key)
    return merged


@dataclass(frozen=True, slots=True)
class DraftStoryboard:
    """A storyboard that is not yet in the show.

    Attributes:
        brief: how the article was understood, with what people changed in it.
        storyboard: with what people changed in it.
        generated: without.
        key: of what decided it.
        stands: whether a model wrote it in an earlier build, and none did now.
    """

    brief: Brief
    storyboard: Storyboard
    generated: Storyboard
    key: str
    stands: bool = False


def drafted(show: Show, article: Article, settings: Settings, report: Report) -> DraftStoryboard:
    """What was planned and narrated, with what people changed in it."""
    from generator import writing

    before = _standing(show, article, settings)
    if before and not settings.force and not writing.is_wanted(settings):
        return _stood(show, before, report)
    brief = understood(show, article, settings)
    key = _plan_key((article, brief), settings)
    fresh, written = _planned(show, article, brief, key, settings, report)
    if before and writing.missing(fresh, settings):
        return _stood(show, before, report)
    if written:
        brief = _kept(show, written, article)
        key = _plan_key((article, brief), settings)
    merged = _with_changes(show, show.generated(), fresh, report)
    return DraftStoryboard(brief, merged, fresh, key)


def _with_changes(
    show: Show, base: Storyboard | None, fresh: Storyboard, report: Report
) -> Storyboard:
    """``fresh`` with what people changed in ``base``."""
    edited = None if show.half_planned() else show.edited()
    merged = _in_line(merge(base or fresh, edited, fresh), fresh) if edited else fresh
    _tell_gone(show, base, edited, report)
    report(Step("plan", len(merged.scenes), len(merged.scenes)))
    return merged


# A model's show is worth more than the rules' one, and may have cost money: it stays where no model
# is asked (a colleague's machine, offline) or none answers, as long as it is of the same sentences.


@dataclass(frozen=True, slots=True)
class _Written:
    """Of a show that a model wrote: what was asked for, of which sentences, and which model.

    The key is empty where it broke off: such a show does not stand.
    """

    key: str
    model: str


@dataclass(frozen=True, slots=True)
class _Earlier:
    """A show that a model wrote, as it was before this build understood or planned anything."""

    article: Article
    brief: Brief
    understood: Brief
    generated: Storyboard
    remembered: Mapping[str, object]
    model: str


def _standing(show: Show, article: Article, settings: Settings) -> _Earlier | None:
    written = decoded(_Written, show.remembered("by_model"))
    understood, generated = show.understood(), show.generated()
    if not written or not understood or not generated:
        return None
    if written.key != _ordered(article, settings):
        return None
    chosen = {name: show.remembered(name) for name in ("planned", "left_out", "unheard")}
    brief = show.brief() or understood
    return _Earlier(article, brief, understood, generated, chosen, written.model)


def _stood(show: Show, before: _Earlier, report: Report) -> DraftStoryboard:
    """What a model wrote before, with what people changed in it, as nobody writes it again."""
    show.save_brief(before.brief, before.understood, before.article)
    for name, value in before.remembered.items():
        show.remember(name, value)
    report(Message("written_stays", (("model", before.model),)))
    merged = _with_changes(show, before.generated, before.generated, report)
    key = str(before.remembered["planned"])
    return DraftStoryboard(before.brief, merged, before.generated, key, stands=True)


def _ordered(article: Article, settings: Settings) -> str:
    """Of what a show is made of and what is asked for, whoever makes it."""
    source = [(each.id, each.text[article.language]) for each in sentences(article)]
    choices = (settings.languages, settings.format, settings.slides, settings.minutes)
    return fingerprint(source, choices)


def written_by(show: Show, storyboard: Storyboard) -> str:
    """The model that wrote what is shown; "" where rules did."""
    written = decoded(_Written, show.remembered("by_model"))
    return written.model if written and _is_by_model(storyboard) else ""


def _is_by_model(storyboard: Storyboard) -> bool:
    return any(scene.title_verdict for scene in storyboard.scenes)


def _kept(show: Show, written: Brief, article: Article) -> Brief:
    """A writer's brief in the place of the rules' one, with what people changed in it."""
    base, edited = show.understood(), show.brief()
    merged = merged_brief(base or written, edited, written) if edited else written
    show.save_brief(merged, written, article)
    return merged


def _tell_gone(
    show: Show, base: Storyboard | None, edited: Storyboard | None, report: Report
) -> None:
    """Say once which scenes a person has left out: a file cut in half looks like that too."""
    if not base or not edited:
        return
    there = {scene.id for scene in edited.scenes}
    gone = [scene for scene in base.scenes if scene.id not in there]
    ids = [scene.id for scene in gone]
    if ids != (show.remembered("gone") or []):
        if gone:
            titles = ", ".join(scene.title.ja or scene.title.en or scene.id for scene in gone[:3])
            counts = (("count", str(len(gone))), ("total", str(len(base.scenes))))
            report(Message("scenes_gone", (*counts, ("titles", titles))))
        show.remember("gone", ids)


def _in_line(merged: Storyboard, fresh: Storyboard) -> Storyboard:
    from generator.planning import followed

    return followed(merged, fresh)


def keep(
    show: Show,
    draft: DraftStoryboard,
    article: Article,
    settings: Settings,
    report: Report = silent,
    *,
    spoken: bool,
) -> None:
    """Write storyboard.yaml, with what ``review`` would ask beside it.

    Args:
        show: where.
        draft: what.
        article: what it tells.
        settings: for the glossaries that are looked into.
        report: told when the slides can be looked at, while doubts are looked for.
        spoken: whether anything is to be said: else doubtful readings are not asked for.
    """
    written = None if draft.stands else _written(draft, article, settings)
    if not draft.stands:
        _set_aside(show, written, report)
    if show.generated() is None:
        show.save_storyboard(draft.storyboard, draft.generated)
        report(Step("check", 0, 1))
    remarks = _remarks(show, article, draft.storyboard, settings, spoken=spoken)
    show.save_storyboard(draft.storyboard, draft.generated, remarks)
    if not draft.stands:
        show.remember("by_model", written)
    show.remember("planned", draft.key)  # last: a kill before this only means planning once more


def _written(draft: DraftStoryboard, article: Article, settings: Settings) -> _Written | None:
    """Which model wrote it; ``None`` where rules did."""
    from generator import writing

    if not writing.is_wanted(settings) or not _is_by_model(draft.generated):
        return None
    model = str(settings.section("writer").get("model", ""))
    broke_off = writing.missing(draft.generated, settings)
    return _Written("" if broke_off else _ordered(article, settings), model)


def _set_aside(show: Show, written: _Written | None, report: Report) -> None:
    """What a model wrote before is left beside what rules, or a model that broke off, make now."""
    before = decoded(_Written, show.remembered("by_model"))
    gives_way = before and (written is None or (before.key and not written.key))
    if before and gives_way and (name := show.set_aside_storyboard()):
        report(Message("written_aside", (("model", before.model), ("name", name))))


def lost(
    show: Show, draft: DraftStoryboard, article: Article, settings: Settings
) -> tuple[Gap, ...]:
    """What the plan lost of the article, what a layout cannot show, a writer that wrote nothing.

    What a person took out, and what is left out for the length, is not lost.
    """
    from generator import planning, writing

    brief = show.understood()
    if brief is None:
        return ()
    kept = planning.without(article, left_out(show))
    return (
        *planning.missing(kept, brief, draft.generated),
        *planning.unshown(draft.storyboard),
        *writing.missing(draft.generated, settings, stands=draft.stands),
    )


def _remarks(
    show: Show, article: Article, storyboard: Storyboard, settings: Settings, *, spoken: bool
) -> Mapping[str, Sequence[str]]:
    """Asked again only when something has changed; readings found before are not forgotten.

    In the article's language: the file is the same bytes whoever builds it.
    """
    glossaries = [file_digest(path) for path in settings.glossaries]
    language = article.language
    key = fingerprint(__version__, article, storyboard, glossaries)
    known = decoded(_Asked, show.remembered("asked"))
    if known and known.key == key and (known.spoken or not spoken):
        return known.remarks
    from generator.review import findings, remarks

    said = remarks(findings(article, storyboard, settings, language, spoken=spoken), language)
    show.remember("asked", _Asked(key, said, spoken))
    return said


@dataclass(frozen=True, slots=True)
class _Asked:
    """Remarks of an earlier build, and whether readings are among them."""

    key: str
    remarks: Mapping[str, tuple[str, ...]]
    spoken: bool


def spoken(storyboard: Storyboard, article: Article, settings: Settings) -> tuple[Script, ...]:
    """What is spoken, with the readings that the house's glossary gives."""
    from generator.narration import scripts
    from generator.translation import readings

    projected = scripts(storyboard, article, settings)
    given = readings(settings) if settings.glossaries else {}
    return tuple(with_readings(script, given) for script in projected)


def _plan_key(told: object, settings: Settings) -> str:
    """Of all that decides what is planned and narrated; ``told`` is what there is to tell."""
    from generator import narration

    sections = {name: settings.section(name) for name in ("plan", "writer")}
    choices = (settings.languages, settings.format, settings.slides, settings.minutes, sections)
    return fingerprint(__version__, told, choices, narration.fingerprint(settings))


def _planned(
    show: Show, article: Article, brief: Brief, key: str, settings: Settings, report: Report
) -> tuple[Storyboard, Brief | None]:
    """Plan and narrate, unless nothing that decides it has changed since.

    Returns:
        The storyboard, and a writer's brief where one was written now.
    """
    planned = show.generated()
    from generator import length, understanding, writing

    known_well = planned and not writing.missing(planned, settings)  # else the model is asked again
    if planned and known_well and not settings.force and show.remembered("planned") == key:
        return planned, None

    known = understanding.standing(brief, article)
    left = _left_out(show, article, known, settings)
    told, storyboard, unheard = length.told(article, known, left, settings, report)
    show.remember("unheard", unheard)
    if 0 < settings.minutes < length.ENTIRE:
        spoken = length.lengths(storyboard, settings)
        report(Message("length", (("lengths", length.said(spoken)),)))
    _tell_left_out(article, (*left, *unheard), report)
    return storyboard, told if told.claims != known.claims and not left else None


_MOST_TOLD = 5  # sentences left out that are told in full


def _tell_left_out(article: Article, left: Sequence[str], report: Report) -> None:
    """What is left out for the length, so that nothing goes in silence."""
    texts = {each.id: each.text[article.language] or "" for each in sentences(article)}
    gone = [texts[each] for each in left if each in texts]
    if gone:
        more = "…" if len(gone) > _MOST_TOLD else ""
        shown = " / ".join(gone[:_MOST_TOLD]) + more
        report(Message("left_out", (("count", str(len(gone))), ("texts", shown))))


def _left_out(show: Show, article: Article, brief: Brief, settings: Settings) -> Ids:
    """What is left out, chosen once: a translation that comes later moves nothing."""
    from generator import length, writing

    if not settings.minutes and writing.is_wanted(settings):
        return _remembered(show, "", ())  # a writer chooses itself
    source = [sentence.text[article.language] for sentence in sentences(article)]
    chosen = [(claim.says.sources, claim.caveats, claim.needs) for claim in brief.claims]
    key = _plan_key((source, chosen), replace(settings, sections={}))
    known = show.remembered("left_out")
    if isinstance(known, dict) and known.get("key") == key and not settings.force:
        return tuple(known["ids"])
    return _remembered(show, key, length.left_out(article, brief, settings))


def _remembered(show: Show, key: str, left: Ids) -> Ids:
    show.remember("left_out", {"key": key, "ids": left})
    return left


def left_out(show: Show) -> Ids:
    """Ids of the sentences that are not told because the telling would be too long."""
    known, unheard = show.remembered("left_out"), show.remembered("unheard")
    ids = tuple(known["ids"]) if isinstance(known, dict) else ()
    return (*ids, *unheard) if isinstance(unheard, list) else ids
