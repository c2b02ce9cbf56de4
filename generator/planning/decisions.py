"""What a meeting decided: each decision with its topic, whichever section tells of it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.width import width
from generator.locale import phrase
from generator.model import LANGUAGES, Bilingual, ItemList, Paragraph, Point
from generator.planning.topics import named
from generator.wording.notes import LARGE, note, notes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.planning.material import Material
    from generator.planning.topics import Topic

_DECIDED = re.compile(
    r"^(?:決定(?:事項)?|決議|結論|合意|Decision|Decided|Resolved|Agreed)"
    r"(?:\s*[（(]?[0-9０-９一二三四五六七八九十]+[）)]?)?\s*(?:[：:]|\u3000)\s*"
)
# Over a list of what was decided.
_AGREED = re.compile(
    r"^(?:合意|決定|決議|決まった|議決)(?:した|された|し?た)?(?:こと|事項|内容)?[:：]?$"
    r"|^(?:Decisions?|Agreed|What was (?:agreed|decided))[:]?$"
)

_ROOM = 46.0  # em of two lines


def decisions(material: Material) -> Iterator[tuple[Topic, Point]]:
    """Every decision of minutes as 議題：決定; of other texts none."""
    if not material.traits.is_meeting:
        return
    for topic in material.topics:
        for each in material.content(topic):
            if topic.part and _DECIDED.match(material.plain(each)):
                yield topic, _headed(topic, each, material)
            elif each in _listed(topic, material):
                yield topic, Point(note(material.text(each), LARGE), (each,))
            elif _is_told(topic, each, material):
                yield topic, _named(topic, each, material)


def _listed(topic: Topic, material: Material) -> set[str]:
    """The items of a list below a line that says that they were agreed."""
    return {
        item[0].id
        for before, block in pairwise(topic.blocks)
        if isinstance(block, ItemList) and isinstance(before, Paragraph)
        for item in block.items
        if item and _AGREED.match(material.plain(before.sentences[-1].id).strip())
    }


_RESOLVED = re.compile(
    r"(?:[はをがでに、][^、。]{0,12}(?:決定|承認|了承|可決|決議|採択|合意)(?:し(?:た|ました)|され(?:た|ました))"
    r"|(?:こと|方針)(?:と|に)(?:した|しました|なった|なりました|決めた|決めました|決まった|決まりました))。?$"
    r"|こと(?:を|で|は|に)[^。]{0,16}(?:決めた|決めました|決まった|決まりました)。?$"
)
_TWO_LINES = 58.0  # em of a point


def _named(topic: Topic, identity: str, material: Material) -> Point:
    """The decision under its topic's name, where two lines hold both, else by itself."""
    whole = note(material.text(identity), LARGE)
    about, language = named(topic.heading), material.article.language
    wide = width(about[language] or "") + width(whole[language] or "")
    made = Bilingual()
    for each in LANGUAGES:
        name, said = about[each], whole[each]
        if name is not None and said is not None:
            made = made.having(each, phrase("planning", "says", who=name, text=said)[each])
    return Point(made if wide < _TWO_LINES else whole, (identity,))


# What every meeting begins with is no decision that anybody asks for.
_FORMAL = re.compile(r"議事録|開会|定足数|議長(?:に|を|が)|書記(?:に|を|が)|議事日程")


def _is_told(topic: Topic, identity: str, material: Material) -> bool:
    """It says what was decided, under the name of an item that is no formality."""
    formal = _FORMAL.search(material.plain(topic.heading.id))
    said = material.plain(identity)
    return bool(topic.part and not formal and _RESOLVED.search(said))


def is_decision(identity: str, material: Material) -> bool:
    return bool(_DECIDED.match(material.plain(identity)))


def over(identity: str, material: Material) -> Point:
    """The decision by itself, over the slide that its topic's name stands on anyway."""
    said = Bilingual()
    for language in LANGUAGES:
        words = material.text(identity)[language]
        said = said.having(language, words and _DECIDED.sub("", words)) if words else said
    return Point(note(said, LARGE), (identity,))


def _headed(topic: Topic, identity: str, material: Material) -> Point:
    """The decision under its topic's name, whole where two lines hold it, else its last clause."""
    said = Bilingual()
    for language in LANGUAGES:
        words = material.text(identity)[language]
        said = said.having(language, words and _DECIDED.sub("", words)) if words else said
    about = named(topic.heading)
    mine = material.article.language
    left = _ROOM - width(about[mine] or "") - 1
    whole = note(said, LARGE)
    told = whole if width(whole[mine] or "") <= left else notes(said, LARGE)[-1]
    made = Bilingual()
    for language in LANGUAGES:
        name, words = about[language], told[language]
        if name is not None and words is not None:
            made = made.having(language, phrase("planning", "says", who=name, text=words)[language])
    return Point(made, (identity,))
