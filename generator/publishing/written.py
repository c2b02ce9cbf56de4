"""What is spoken, written: captions, for video platforms, to read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.breaks import phrases, units
from generator.japanese.width import is_wide
from generator.locale import clock, words
from generator.model import LANGUAGES
from generator.safexml import escape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model import Chapter, Cue, Language, Part, Script, Storyboard, Track, Utterance


LINE = 37.0
"""Full-width characters a line at most; half-width ones count 37/65, so 65 of them fit."""

LINES = 2
_HALF = LINE / 65


@dataclass(frozen=True, slots=True)
class _Caption:
    """What stands on the screen from ``start`` to ``stop``, in samples."""

    start: int
    stop: int
    speaker: str
    lines: tuple[str, ...]


def webvtt(track: Track) -> str:
    """W3C WebVTT; who speaks stands in the voice tag."""
    cues = (
        f"{_time(each.start, track.rate, '.')} --> {_time(each.stop, track.rate, '.')}\n"
        f"<v {_name(each.speaker)}>{escape(chr(10).join(each.lines))}\n"
        for each in _captions(track)
    )
    return "\n".join(("WEBVTT\n", *cues))


def srt(track: Track) -> str:
    """SubRip, for players that know no WebVTT; speakers are left out."""
    return "\n".join(
        f"{number}\n{_time(each.start, track.rate, ',')} --> {_time(each.stop, track.rate, ',')}\n"
        f"{chr(10).join(each.lines)}\n"
        for number, each in enumerate(_captions(track), start=1)
    )


def in_language(track: Track, storyboard: Storyboard, language: Language) -> Track:
    """The recording with its cues as they read in a language, without those not translated."""
    lines = {line.id: line for scene in storyboard.scenes for line in scene.narration}
    cues = []
    for cue in track.cues:
        line = lines.get(cue.id) or lines.get(cue.id.rpartition(".")[0])
        text = cue.text if cue.language == language else line and line.text[language]
        if text:
            cues.append(replace(cue, text=text, language=language))
    return replace(track, cues=tuple(cues))


def _captions(track: Track) -> Iterator[_Caption]:
    for cue in track.cues:
        yield from _of_cue(cue)


def _of_cue(cue: Cue) -> Iterator[_Caption]:
    """One caption, or several for a sentence of more than two lines, timed by their length."""
    lines = broken(cue.text, cue.language)
    texts = [lines[place : place + LINES] for place in range(0, len(lines), LINES)]
    ends = list(accumulate(sum(map(_width, text)) for text in texts))
    times = [cue.start + round((cue.end - cue.start) * end / ends[-1]) for end in ends]
    for text, start, stop in zip(texts, (cue.start, *times), times, strict=False):
        yield _Caption(start, stop, cue.speaker, text)


def broken(text: str, language: Language) -> tuple[str, ...]:
    """Lines of at most ``LINE`` that end at phrases, as few as possible and of even length."""
    pieces = [part for phrase in _phrases(text, language) for part in _fitting(phrase)]
    fewest = _filled(pieces, LINE)
    narrow, wide = 1.0, LINE
    while wide - narrow > _HALF / 2:
        middle = (narrow + wide) / 2
        fits = len(_filled(pieces, middle)) <= len(fewest)
        narrow, wide = (narrow, middle) if fits else (middle, wide)
    return _filled(pieces, wide)


def _phrases(text: str, language: Language) -> tuple[str, ...]:
    line = re.sub(r"\s+", " ", text).strip() or "…"
    return phrases(line) if language == "ja" else tuple(re.findall(r"\S+\s*", line))


def _fitting(phrase: str) -> tuple[str, ...]:
    """A phrase wider than a line falls apart into what may not be broken, then anywhere."""
    if _width(phrase) <= LINE:
        return (phrase,)
    parts = units(phrase)
    return tuple(phrase) if len(parts) == 1 else tuple(p for u in parts for p in _fitting(u))


def _filled(pieces: list[str], limit: float) -> tuple[str, ...]:
    lines: list[str] = []
    for piece in pieces:
        if lines and _width(lines[-1] + piece) <= limit:
            lines[-1] += piece
        else:
            lines.append(piece)
    return tuple(line.strip() for line in lines)


def _width(text: str) -> float:
    return sum(1.0 if is_wide(character) else _HALF for character in text.rstrip())


def _time(samples: int, rate: int, point: str) -> str:
    seconds, milliseconds = divmod(round(samples * 1000 / rate), 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}{point}{milliseconds:03}"


def _name(speaker: str) -> str:
    return re.sub(r"[<>&\s]+", " ", speaker).strip()


# What video platforms ask for beside a film, to the strictest of them, YouTube's: a title of 100
# characters, a description of 5,000 bytes without angle brackets, at least three chapters of ten
# seconds, from 0:00 on.

_TITLE, _DESCRIPTION = 100, 5000
_SHORTEST, _FEWEST = 10.0, 3
_BRACKETS = str.maketrans("<>", "＜＞")


def texts(track: Track, storyboard: Storyboard, summary: Sequence[str]) -> Mapping[str, str]:
    """File name → text, of everything but the picture; ``summary`` says what it is about."""
    files = {
        "title.txt": f"{_cut(track.title.translate(_BRACKETS), _TITLE)}\n",
        "description.txt": _description(track, storyboard, summary),
    }
    for language in LANGUAGES:
        told = in_language(track, storyboard, language)
        if told.cues:
            files[f"captions.{language}.srt"] = srt(told)
    return files


def _description(track: Track, storyboard: Storyboard, summary: Sequence[str]) -> str:
    """What it is about, the chapters, where it comes from; what is too long loses of the first."""
    chapters = "\n".join(f"{clock(int(at))} {title}" for at, title in chapters_of(track))
    credit = storyboard.credit[track.language] or ""
    fixed = [part.translate(_BRACKETS) for part in (chapters, credit) if part]
    told = [sentence.translate(_BRACKETS) for sentence in summary]
    while told and _bytes(["\n".join(told), *fixed]) > _DESCRIPTION:
        told.pop()
    while _bytes(fixed) > _DESCRIPTION and "\n" in fixed[0]:
        fixed[0] = fixed[0].rpartition("\n")[0]
    return "\n\n".join(part for part in ("\n".join(told), *fixed) if part) + "\n"


def _bytes(parts: Sequence[str]) -> int:
    return len("\n\n".join(parts).encode()) + 1


def chapters_of(track: Track) -> tuple[tuple[float, str], ...]:
    """Seconds and title of each; a short one is part of the one before. Too few are none."""
    found: list[tuple[float, str]] = []
    for chapter, end in _spans(track):
        start = chapter.start / track.rate
        long = end - start >= _SHORTEST
        if not found or (long and start - found[-1][0] >= _SHORTEST):
            found.append((start if found else 0.0, chapter.title))
    return tuple(found) if len(found) >= _FEWEST else ()


def _spans(track: Track) -> Iterator[tuple[Chapter, float]]:
    """Each chapter with when the next begins, in seconds."""
    ends = [*(chapter.start for chapter in track.chapters[1:]), track.samples]
    for chapter, end in zip(track.chapters, ends, strict=True):
        yield chapter, end / track.rate


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


# What is spoken, as text to read: script.<language>.md.

_MARKUP = re.compile(r"([\\`*_\[\]<>])")
_LINE_START = re.compile(r"^([#+>|=-]|\d+[.)])(?=\s|$)")


def markdown(script: Script, notes: Mapping[str, str] | None = None) -> str:
    """A heading a scene, a paragraph a breath; speakers are named where there are several.

    Args:
        script: of one recording.
        notes: sentence id → the article's own words. What rests on one of them is marked with a
            footnote of its id, ``[^s1a2b3c]``; the words stand at the end.
    """
    known = notes or {}
    several = len({said.speaker for said in script.utterances()}) > 1
    blocks = [f"# {_escaped_markdown(script.title)}"]
    for part in script.parts:
        if part.title != script.title:
            blocks.append(f"## {_escaped_markdown(part.title)}")
        blocks += _paragraphs(part, known, several=several)
    cited = dict.fromkeys(source for said in script.utterances() for source in said.sources)
    listed = [
        f"[^{source}]: {_escaped_markdown(known[source])}" for source in cited if source in known
    ]
    return "\n\n".join(blocks + (["\n".join(listed)] if listed else [])) + "\n"


def _paragraphs(part: Part, notes: Mapping[str, str], *, several: bool) -> Iterator[str]:
    """Sentences run on until a longer pause or another voice or language."""
    before = ""
    for paragraph in _breaths(part):
        speaker = paragraph[0].speaker
        named = several and speaker != before  # once for all that one says in a go
        yield (f"**{_escaped_markdown(_called(paragraph[0]))}**: " if named else "") + _joined(
            paragraph, notes
        )
        before = speaker


def _breaths(part: Part) -> Iterator[list[Utterance]]:
    paragraph: list[Utterance] = []
    for said in part.utterances:
        if paragraph and (said.speaker, said.language) != (
            paragraph[-1].speaker,
            paragraph[-1].language,
        ):
            yield paragraph
            paragraph = []
        paragraph.append(said)
        if said.pause != "sentence":
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph


def _joined(paragraph: list[Utterance], notes: Mapping[str, str]) -> str:
    space = "" if paragraph[0].language == "ja" else " "
    if not notes:
        return _escaped_markdown(space.join(said.text.strip() for said in paragraph))
    return space.join(_escaped_markdown(said.text) + _marks(said, notes) for said in paragraph)


def _marks(utterance: Utterance, notes: Mapping[str, str]) -> str:
    return "".join(f"[^{source}]" for source in utterance.sources if source in notes)


def _called(utterance: Utterance) -> str:
    """Who speaks; a host and a guest in the language they speak."""
    return utterance.name or words(utterance.language)["speakers"].get(
        utterance.speaker, utterance.speaker
    )


def _escaped_markdown(text: str) -> str:
    line = _MARKUP.sub(r"\\\1", re.sub(r"\s+", " ", text).strip())
    return _LINE_START.sub(r"\\\1", line)
