"""Every open question of a show in one list, from all the rooms that have one."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from generator.errors import ShowError
from generator.locale import words
from generator.model import LANGUAGES, Finding, sentences, with_readings
from generator.provenance import of_storyboard
from generator.show import brief_yaml, options
from generator.show.carry import open_gaps
from generator.show.folder import Show, remembered_article
from generator.show.storyboard_reader import FILE_NAME, VOICES, lines_of
from generator.writing.options import WriterOptions
from generator.writing.review import findings as writing_findings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from generator.model import Article, Language, Storyboard
    from generator.settings import Settings

SEVERITIES = ("error", "warning", "note")
_ACCEPTED = "accepted"


def review(folder: Path, settings: Settings, language: Language = "en") -> tuple[Finding, ...]:
    """The open questions of the show in ``folder``, the gravest first, told in ``language``.

    Raises:
        ShowError: the folder is no show, or has lost its article.
        StoryboardError: storyboard.yaml cannot be understood.
    """
    show, article = Show(folder), remembered_article(folder)
    storyboard = show.edited()
    if storyboard is None:
        raise ShowError(f"{folder} has no storyboard.yaml", "build it again")
    built = options.as_built(show, settings)
    lines = lines_of((show.folder / FILE_NAME).read_text(encoding="utf-8-sig"))
    misread = _misnamed(show, article, language)
    found = [
        *_gaps(show, storyboard),
        *misread,
        *findings(article, storyboard, built, language, lines=lines),
        *_untold(show, article, language),
    ]
    settled = accepted(show)
    left = [item for item in dict.fromkeys(found) if _mark(item) not in settled]
    return tuple(sorted(left, key=lambda item: SEVERITIES.index(item.severity)))


def accept(show: Show, finding: Finding) -> None:
    """Call a finding right as it is: it is not asked again while it says the same.

    Args:
        show: which is open.
        finding: no error, as what is not there cannot be right.
    """
    if finding.severity == "error":
        raise ShowError("an error cannot be accepted", finding.advice)
    show.remember(_ACCEPTED, [*sorted({*accepted(show), _mark(finding)})])


def accepted(show: Show) -> frozenset[str]:
    """Marks of the findings that a person has called right."""
    known = show.remembered(_ACCEPTED)
    return frozenset(map(str, known)) if isinstance(known, list) else frozenset()


def _mark(finding: Finding) -> str:
    """Of what is asked, whatever the words in which it is advised."""
    return f"{finding.kind} {finding.where} {finding.text}"


def errors(folder: Path) -> int:
    """How many errors stand in the review that the last build of a show wrote into its storyboard.

    Nothing is looked for again.
    """
    known = Show(folder).remembered("asked")
    remarks_of = known.get("remarks") if isinstance(known, dict) else None
    if not isinstance(remarks_of, dict):
        return 0
    marks = tuple(f"{words(each)['review']['error']}:" for each in LANGUAGES)
    return sum(str(line).startswith(marks) for lines in remarks_of.values() for line in lines)


def findings(
    article: Article,
    storyboard: Storyboard,
    settings: Settings,
    language: Language = "en",
    *,
    spoken: bool = True,
    lines: Mapping[str, int] | None = None,
) -> tuple[Finding, ...]:
    """What the rooms doubt about an article and its storyboard, told in ``language``.

    Args:
        article: the article.
        storyboard: what is shown and said of it.
        settings: for glossaries and voices.
        language: of what is told.
        spoken: look for doubtful readings too, which takes longer than all else together.
        lines: where a cited sentence or a speaker stands in the file, to be told with it.
    """
    from generator import length, speech, translation
    from generator.narration import scripts

    readings: tuple[Finding, ...] = ()
    if spoken:
        given = translation.readings(settings) if settings.glossaries else {}
        said = (with_readings(each, given) for each in scripts(storyboard, article, settings))
        readings = speech.findings(tuple(said), settings, language)
    return (
        *_oddities(article, language),
        *_unfounded(storyboard, article, lines or {}, language),
        *_strangers(storyboard, article, settings, lines or {}, language),
        *translation.findings(article, settings, language),
        *readings,
        *length.findings(storyboard, settings, language),
        *writing_findings(storyboard, language),
    )


def remarks(found: Iterable[Finding], language: Language) -> Mapping[str, tuple[str, ...]]:
    """Findings as remarks for storyboard.yaml, by the id they stand beside."""
    told = words(language)["review"]
    beside: dict[str, list[str]] = {}
    for finding in found:
        advice = f" ({finding.advice})" if finding.advice else ""
        said = f"{told[finding.severity]}: {finding.text}{advice}"
        beside.setdefault(finding.where, []).append(said)
    return {where: tuple(lines) for where, lines in beside.items()}


_MOST_TOLD = 3


def _untold(show: Show, article: Article, language: Language) -> Iterable[Finding]:
    """What was left out because all of it would be too long."""
    known = show.remembered("left_out")
    left = {*known["ids"]} if isinstance(known, dict) else set()
    gone = [each.text[article.language] or "" for each in sentences(article) if each.id in left]
    if gone:
        said = words(language)["length"]
        texts = " / ".join(gone[:_MOST_TOLD]) + ("…" if len(gone) > _MOST_TOLD else "")
        text = said["untold"].format(count=len(gone), texts=texts)
        yield Finding("length", "note", "", text, said["tell_all"])


def _oddities(article: Article, language: Language) -> Iterable[Finding]:
    advice = words(language)["review"]["as_it_is"]
    for oddity in article.oddities:
        text = oddity.text[language] or oddity.text[article.language] or ""
        yield Finding("source", "note", oddity.where, text, advice)


def _unfounded(
    storyboard: Storyboard, article: Article, lines: Mapping[str, int], language: Language
) -> Iterable[Finding]:
    """Texts that name sentences which are not in the article."""
    said = words(language)["review"]
    known = [sentence.id for sentence in sentences(article)]
    for scene in of_storyboard(storyboard, article):
        for row in scene.rows:
            text = row.text[language] or row.text[article.language] or ""
            for cited in row.sources:
                if cited.text is None:
                    advice = said["unfounded"].format(id=cited.id)
                    near = get_close_matches(cited.id, known, n=1)
                    if near:
                        advice += f"; {said['unfounded_near'].format(words=near[0])}"
                    where = _where(lines, cited.id, scene.id)
                    yield Finding("source", "warning", where, text, advice)


def _misnamed(show: Show, article: Article, language: Language) -> Iterable[Finding]:
    """Sentences that brief.yaml names and the article does not have."""
    path = show.folder / brief_yaml.FILE_NAME
    if not path.is_file():
        return
    said = words(language)["review"]
    known = {sentence.id for sentence in sentences(article)}
    named = brief_yaml.lines_of(path.read_text(encoding="utf-8-sig"))
    for identity, line in named.items():
        if identity not in known:
            near = get_close_matches(identity, sorted(known), n=1)
            advice = said["unfounded"].format(id=identity)
            advice += f"; {said['unfounded_near'].format(words=near[0])}" if near else ""
            where = f"{brief_yaml.FILE_NAME}, line {line}"
            yield Finding("source", "warning", where, identity, advice)


def _strangers(
    storyboard: Storyboard,
    article: Article,
    settings: Settings,
    lines: Mapping[str, int],
    language: Language,
) -> Iterable[Finding]:
    """Speakers whom nothing else names, first lines only."""
    told = words(language)["review"]
    known = {*VOICES, *article.speakers.values(), *settings.of(WriterOptions).speakers}
    for line in (line for scene in storyboard.scenes for line in scene.narration):
        if line.speaker not in known:
            known.add(line.speaker)
            text = told["stranger"].format(name=line.speaker)
            advice = told["cast_are"].format(names=", ".join(VOICES))
            where = _where(lines, line.speaker, line.id)
            yield Finding("speaker", "warning", where, text, advice)


def _where(lines: Mapping[str, int], word: str, identity: str) -> str:
    """The file's line where the word is known to stand, else what it stands in."""
    return f"{FILE_NAME}, line {lines[word]}" if word in lines else identity


def _gaps(show: Show, storyboard: Storyboard) -> Iterable[Finding]:
    """Those of the last build; what a person has translated since is none any more."""
    gaps = show.gaps()
    untranslated = tuple(gap for gap in gaps if gap.kind == "translation")
    closed = set(untranslated) - set(open_gaps(storyboard, untranslated))
    for gap in (gap for gap in gaps if gap not in closed):
        yield Finding(gap.kind, "error", gap.where, gap.text or gap.where, gap.why)
