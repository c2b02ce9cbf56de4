"""What happens when → a timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.width import width
from generator.locale import phrase
from generator.model import LANGUAGES, LAYOUTS, Bilingual, Group, Point, other
from generator.planning.draft import Draft
from generator.planning.points import excerpt, noted, words
from generator.planning.topics import named
from generator.wording.notes import note

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Moment
    from generator.planning.ideas import Idea
    from generator.planning.material import Material

_ENTRY = 36.0  # em beside a moment: two lines of a column
_FEWEST = 3  # moments that make a line: two are before and after


def timeline(idea: Idea, material: Material) -> Iterator[Draft]:
    """The idea's moments in order of time, each with what happens then."""
    yield from _dated(idea, material)
    if material.traits.is_meeting:
        return  # its days are of what was found, what was decided and what is to be done
    mine = material.resting(material.brief.moments, lambda moment: moment.sources, idea.body)
    mine = _of_one_measure([moment for moment in mine if _happens(moment, material)])
    if len({moment.order for moment in mine}) < _FEWEST:
        return
    ordered = sorted(mine, key=lambda moment: moment.order)[: LAYOUTS["timeline"].groups[1]]
    groups = tuple(_then(moment, ordered, material) for moment in ordered)
    named_once = len({group.title.text for group in groups}) == len(groups)
    if not named_once or not all(_says_something(group) and _is_brief(group) for group in groups):
        return  # a date in passing, or in a sentence about more: nothing short stands beside it
    takes = material.in_order(each for moment in ordered for each in moment.sources)
    yield Draft("timeline", takes, groups=groups)


_DATE = re.compile(
    r"^(?P<when>(?:(?:19|20)\d{2}|(?:令和|平成|昭和)[0-9元]+)年(?:\s?\d{1,2}月)?(?:\d{1,2}日)?"
    r"|(?:19|20)\d{2}(?:[-/.]\d{1,2}){0,2})[\s　：:、]+(?P<what>\S.*)$"
)


def _dated(idea: Idea, material: Material) -> Iterator[Draft]:
    """A list of which every item begins with its date: as many slides as hold it, evenly."""
    most = LAYOUTS["timeline"].groups[1]
    for block in idea.topic.lists:
        if not all(block.items):
            continue
        ids = [item[0].id for item in block.items]
        found = [_DATE.match(material.plain(each)) for each in ids]
        if len(ids) < _FEWEST or not {*ids} & {*idea.body} or not all(found):
            continue
        size = -(-len(ids) // -(-len(ids) // most))
        told = [
            Group(excerpt(material, (each,), date["when"]), (_what(material, each, date["what"]),))
            for each, date in zip(ids, found, strict=True)
            if date
        ]
        for start in range(0, len(ids), size):
            page = tuple(told[start : start + size])
            over = _spanned(idea, page) if size < len(ids) else ()
            yield Draft("timeline", tuple(ids[start : start + size]), over, bool(over), groups=page)


def _spanned(idea: Idea, page: Sequence[Group]) -> tuple[Point, ...]:
    """The heading with the first and the last date of one of several slides."""
    heading = named(idea.topic.heading)
    made = Bilingual()
    for language in LANGUAGES:
        name, ends = (
            heading[language],
            [page[0].title.text[language], page[-1].title.text[language]],
        )
        if name and all(ends):
            said = phrase("planning", "span", heading=name, first=ends[0] or "", last=ends[1] or "")
            made = made.having(language, said[language])
    return (Point(made, (idea.topic.heading.id,)),)


def _what(material: Material, identity: str, text: str) -> Point:
    """The item without its date; the other language stands whole."""
    there = other(material.article.language)
    said = excerpt(material, (identity,), text).text
    return Point(note(said.having(there, material.text(identity)[there])), (identity,))


# A limit, a change from one to the other, a span: its hours and months are no moments.
_NO_MOMENT = re.compile(
    r"に限り|に限って|から[^、。]{1,14}(?:に|へ)(?:早め|遅ら|変え|変更|改め|移)|まで(?!に)"
)

# Has no place on a line without what it is counted from.
_AFTER = re.compile(r"^[0-9０-９一二三四五六七八九十数約]+(?:秒|分|時間|日|週間|か月|カ月|年)後$")


_HOUR = re.compile(
    r"^(?:[^0-9０-９年月日]{0,4})?[0-9０-９]{1,2}(?:時(?!代)|:\d\d)"
    r"|^(?:at )?\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m"
)


def _of_one_measure(moments: Sequence[Moment]) -> list[Moment]:
    """Hours make a line of a day; between years or months an hour is a detail of one."""
    days = [moment for moment in moments if not _HOUR.match(moment.text)]
    return days or [*moments]


def _happens(moment: Moment, material: Material) -> bool:
    said = material.plain(moment.sources[:1])
    return not (_NO_MOMENT.search(said) or _AFTER.match(moment.text))


def _says_something(group: Group) -> bool:
    """More than its moment again."""
    when = group.title.text
    return all(
        (point.text[each] or "").replace(when[each] or "", "").strip("、。 はにの")
        for point in group.points
        for each in ("ja", "en")
        if group.title.text[each] and point.text[each] is not None
    )


def _is_brief(group: Group) -> bool:
    """What happens is told in a note: whole sentences in a row are no line of time."""
    return all(width(words(point)) <= _ENTRY for point in group.points)


def _then(moment: Moment, moments: Sequence[Moment], material: Material) -> Group:
    """When, and what happens then: of a sentence with several moments the clauses of this one."""
    source = moment.sources[:1]
    when = excerpt(material, source, moment.text)
    others = [each.text for each in moments if each.sources[:1] == source]
    if len(others) == 1:
        return Group(when, (noted(material, source),))
    mine: list[str] = []
    current = ""
    for clause in material.plain(source).split("、"):
        current = next((text for text in others if text in clause), current)
        if current == moment.text:
            mine.append(clause)
    told = excerpt(material, source, "、".join(mine).rstrip("。")).text
    if moment.text == others[0]:  # the other language stands whole beside the first clause
        there = other(material.article.language)
        told = told.having(there, material.text(source)[there])
    return Group(when, (Point(note(told), source),))
