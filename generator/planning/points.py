"""A sentence as a slide shows it: note style in both languages, nothing invented."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.width import width
from generator.locale import phrase
from generator.model import LANGUAGES, Bilingual, ItemList, Point, other
from generator.planning.checking import is_broken, is_true
from generator.planning.units import units
from generator.planning.voice import trimmed
from generator.wording.notes import note, notes
from generator.wording.standalone import leaves_out_its_verb

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Ids, Language, Sentence
    from generator.planning.material import Material
    from generator.planning.units import StatementUnit

POINT_ROOM = 24.0
"""Em a point should take: one line of a slide."""

LONGEST = 32.0
"""Em a point may take: a longer one is parted."""


def asked(material: Material, identity: str) -> Point:
    """A question as it stands."""
    return Point(material.said(identity), (identity,))


def verbatim(sentence: Sentence) -> Point:
    """The sentence as it stands: headings, names, quotations, cells."""
    return Point(sentence.text, (sentence.id,))


def noted(material: Material, ids: Ids) -> Point:
    """One point of what these sentences say together."""
    text = trimmed(material.text(ids), material.brief.speaker)
    return said_by(material, Point(note(text, POINT_ROOM), ids))


def points(material: Material, ids: Ids) -> tuple[Point, ...]:
    """What these sentences say, a point or more each; questions and announcements say nothing.

    Nor does what is no whole phrase, unless it is an item of a list.
    """
    known = material.points.get(ids)
    if known is None:
        known = material.points[ids] = tuple(_points(material, ids))
    return known


def _points(material: Material, ids: Ids) -> Iterator[Point]:
    asked = {each for each in ids if material.article.roles.get(each) == "question"}
    speaker = material.brief.speaker
    told = [
        replace(material.known[e], text=trimmed(material.said(e), speaker))
        for e in ids
        if e not in asked
    ]
    named = {each.id for each in told if _is_name(each, material)}
    for unit in units(told, named):
        yield from (said_by(material, each) for each in _whole(unit, material))


def _whole(unit: StatementUnit, material: Material) -> list[Point]:
    """Its note, of a long one those of its clauses, each a whole phrase; else all of it plainly."""
    language = material.article.language
    source = unit.text[language] or ""
    whole = Point(note(unit.text, POINT_ROOM), unit.ids)
    tried = [[whole]]
    if width(words(whole)) > LONGEST:
        parted = [Point(text, unit.ids) for text in notes(unit.text, POINT_ROOM)]
        torn = any(_is_bare(point) or width(words(point)) < _SHORTEST for point in parted)
        tried[:0] = [_quoting(whole)] if _TELLS.match(whole.text.ja or "") else []
        tried[:0] = [] if torn or len(parted) == 1 else [parted]
    for told in tried:
        said = [point.text[language] or "" for point in told]
        if all(is_true(each, source, language) for each in said) and _are_whole(said, language):
            return told
    plain = [Point(note(unit.text, _PLENTY), unit.ids)]
    if _are_whole([point.text[language] or "" for point in plain], language):
        return plain
    listed = isinstance(material.block.get(unit.ids[0]), ItemList)
    return plain if listed or leaves_out_its_verb(source) else []


_TELLS = re.compile(
    r"(?P<said>「[^「」]{4,}」)と(?:笑う|話す|語る|言う|述べる|説明する|振り返る|打ち明ける|胸を張る)"
    r"(?P<who>[^、。「」は]{2,16})(?P<rest>は、?.+)"
)


def tells(text: str) -> bool:
    """It says who said something, and something else of them."""
    return bool(_TELLS.match(text))


def _quoting(whole: Point) -> list[Point]:
    """「…」と笑う森さんは、町に欠かせない人: what is said, and what is told of whoever says it."""
    found = _TELLS.fullmatch(whole.text.ja or "")
    if not found:
        return [whole]
    said = phrase("planning", "says", who=found["who"], text=found["said"]).ja
    beside = None if whole.text.en is None else ""
    told = Bilingual(f"{found['who']}{found['rest']}", beside)
    return [replace(whole, text=whole.text.having("ja", said)), replace(whole, text=told)]


def _are_whole(texts: Sequence[str], language: Language) -> bool:
    return not any(is_broken(each, language) for each in texts)


_PLENTY = 1000.0  # em of a note of which nothing is left out


def _is_name(sentence: Sentence, material: Material) -> bool:
    """All of an item of a list, in so few letters that elsewhere they would say nothing."""
    text = sentence.text[material.article.language] or ""
    listed = isinstance(material.block.get(sentence.id), ItemList)
    return listed and len(text) <= _FEW and text.isalnum() and not text.startswith("な")


_FEW = 3
# Em of half a sentence that is something without the other half: 達成できなかった is not.
_SHORTEST = 8.0

_BARE = re.compile(r"^[^は、。]{0,14}(?:理由|原因|きっかけ|目的|特徴|狙い|背景|ポイント)$")


def _is_bare(point: Point) -> bool:
    """A subject without what is said of it."""
    return bool(_BARE.search(point.text.ja or ""))


def said_by(material: Material, point: Point) -> Point:
    """With whoever says it: in an interview, in minutes, of words that stand alone."""
    told = material.attributed.get(point.sources[0]) if point.sources else None
    if told is not None:
        ids = dict.fromkeys((*point.sources, told.told_in))
        ja = point.text.ja and phrase("planning", "says", who=told.who, text=point.text.ja).ja
        return replace(point, text=point.text.having("ja", ja), sources=tuple(ids))
    who = material.speaker(point.sources[0]) if point.sources else ""
    made = point.text
    for language in LANGUAGES:
        text = point.text[language]
        if who and text and not text.startswith(who):
            made = made.having(language, phrase("planning", "says", who=who, text=text)[language])
    return replace(point, text=made)


def is_read_at_once(point: Point) -> bool:
    """So short that it is read at a glance."""
    return width(words(point)) <= LONGEST


def words(point: Point) -> str:
    """The text by which a point is judged: the Japanese, where there is none the English."""
    return point.text.ja or point.text.en or ""


def excerpt(material: Material, ids: Ids, text: str) -> Point:
    """Words out of the sentences in their own language; what the other calls them is not known.

    There the text is empty where the sentences are translated, and pending where they are not.
    """
    mine = material.article.language
    there = material.text(ids)[other(mine)]
    return Point(Bilingual.of(mine, text).having(other(mine), None if there is None else ""), ids)


def alone(made: Bilingual, text: Bilingual) -> Bilingual:
    """A clause shown without its other half: beside it the English stands whole."""
    if made.ja and made.en == "" and text.en:
        return made.having("en", note(text, POINT_ROOM).en)
    return made
