"""Every open question of a show in one list, from all the rooms that have one."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from generator.errors import ShowError
from generator.locale import words
from generator.locale.wording import unshown
from generator.model import LANGUAGES, Finding, sentences, with_readings
from generator.show import brief_yaml, options
from generator.show.carry import open_gaps
from generator.show.folder import Show, remembered_article
from generator.show.storyboard_yaml import FILE_NAME, VOICES, lines_of
from generator.writing.options import WriterOptions
from generator.writing.review import findings as writing_findings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from generator.model import Article, Bilingual, Group, Language, Point, Scene, Storyboard
    from generator.settings import Settings


SEVERITIES = ("error", "warning", "note")
_ACCEPTED = "accepted"


def review(folder: Path, settings: Settings, language: Language = "en") -> tuple[Finding, ...]:
    """The open questions of the show in ``folder``, the gravest first, told in ``language``.

    Raises:
        ShowError: the folder is no show, or has lost its article.
        StoryboardError: storyboard.yaml cannot be understood.
    """
    show, article, storyboard = _opened(folder)
    built = options.as_built(show, settings)
    lines = lines_of((show.folder / FILE_NAME).read_text(encoding="utf-8-sig"))
    misread = _misnamed(show, article, language)
    found = [
        *_gaps(show, storyboard, language),
        *misread,
        *findings(article, storyboard, built, language, lines=lines),
        *_untold(show, article, language),
    ]
    settled = accepted(show)
    left = [item for item in dict.fromkeys(found) if _mark(item) not in settled]
    return tuple(sorted(left, key=lambda item: SEVERITIES.index(item.severity)))


def _opened(folder: Path) -> tuple[Show, Article, Storyboard]:
    show, article = Show(folder), remembered_article(folder)
    storyboard = show.edited()
    if storyboard is None:
        raise ShowError(f"{folder} has no storyboard.yaml", "build it again")
    return show, article, storyboard


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


def _gaps(show: Show, storyboard: Storyboard, language: Language) -> Iterable[Finding]:
    """Those of the last build; what a person has translated since is none any more."""
    gaps = show.gaps()
    untranslated = tuple(gap for gap in gaps if gap.kind == "translation")
    closed = set(untranslated) - set(open_gaps(storyboard, untranslated))
    for gap in (gap for gap in gaps if gap not in closed):
        why = unshown(gap.why, language) if gap.kind == "block" else gap.why
        yield Finding(gap.kind, "error", gap.where, gap.text or gap.where, why)


# Every text of a show beside the sentences of the article that it rests on.


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence of the article.

    Attributes:
        text: in both languages; ``None`` when the article has no such sentence any more.
    """

    id: str
    text: Bilingual | None


@dataclass(frozen=True, slots=True)
class SourcedText:
    """One text and what it rests on.

    Attributes:
        what: where it stands: "title", "point", a field's name, "group", "cell", or "said".
        sources: in reading order; none where the words are ours or a person's.
    """

    what: str
    text: Bilingual
    sources: tuple[Cited, ...]

    @property
    def verbatim(self) -> bool:
        """It is its sentence, word for word in both languages; a full stop apart."""
        if len(self.sources) != 1:
            return False
        whole = self.sources[0].text
        return whole is not None and all(
            (self.text[each] or "").rstrip("。.") == (whole[each] or "").rstrip("。.")
            for each in LANGUAGES
        )


@dataclass(frozen=True, slots=True)
class Shown:
    """One scene: what its slide shows and what is said, in that order."""

    id: str
    layout: str
    title: Bilingual
    rows: tuple[SourcedText, ...]


def provenance(folder: Path) -> tuple[Shown, ...]:
    """Every scene of a show with the sentences behind its texts.

    Raises:
        ShowError: the folder is no show, or has lost its article.
        StoryboardError: storyboard.yaml cannot be understood.
    """
    _, article, storyboard = _opened(folder)
    return of_storyboard(storyboard, article)


def slides(folder: Path) -> dict[str, tuple[int, Bilingual]]:
    """Number, from one, and title of the slide that a scene, a line or a sentence comes on first.

    Raises:
        StoryboardError: storyboard.yaml cannot be understood.
    """
    found: dict[str, tuple[int, Bilingual]] = {}
    storyboard = Show(folder).edited()
    for number, scene in enumerate(storyboard.scenes if storyboard else (), 1):
        cited = [source.id for row in _rows(scene, {}) for source in row.sources]
        for name in (scene.id, *(line.id for line in scene.narration), *cited):
            found.setdefault(name, (number, scene.title))
    return found


def of_storyboard(storyboard: Storyboard, article: Article) -> tuple[Shown, ...]:
    """Every scene of a storyboard with the sentences behind its texts."""
    known = {sentence.id: sentence.text for sentence in sentences(article)}
    return tuple(
        Shown(scene.id, scene.layout, scene.title, tuple(_rows(scene, known)))
        for scene in storyboard.scenes
    )


def _rows(scene: Scene, known: Mapping[str, Bilingual]) -> Iterator[SourcedText]:
    def row(what: str, text: Bilingual, sources: tuple[str, ...]) -> SourcedText:
        return SourcedText(what, text, tuple(Cited(each, known.get(each)) for each in sources))

    yield row("title", scene.title, scene.title_sources)
    for what, point in _shown(scene):
        yield row(what, point.text, point.sources)
    for line in scene.narration:
        yield row("said", line.text, line.sources)


def _shown(scene: Scene) -> Iterator[tuple[str, Point]]:
    yield from (("point", point) for point in scene.points)
    yield from scene.fields.items()
    for group in scene.groups:
        yield from _group(group)
    yield from (("cell", cell) for cells in scene.table for cell in cells)


def _group(group: Group) -> Iterator[tuple[str, Point]]:
    yield "group", group.title
    yield from (("point", point) for point in group.points)
