"""When and where something takes place, till when one may ask for it and what it costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.locale import phrase
from generator.model import LANGUAGES, Bilingual, ItemList, Point, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Block, Sentences
    from generator.planning.material import Material

# What a fact is called that nobody who comes can do without, the first of each sort.
_SORTS = tuple(
    re.compile(rf"^\W*(?:{names})\W*(?:[:：]|$)", re.IGNORECASE)
    for names in (
        r"[^\s:：]{0,4}(?:日時|日程|期日|期間|会期)|とき|日にち|開催日|時間|開演|when|dates?|time",
        r"[^\s:：]{0,4}(?:場所|会場)|ところ|where|venue|place|location",
        r"[^\s:：]{0,4}(?:締め?切り?|期限)|deadline",
        r"[^\s:：]{0,3}(?:料金?|費)|price|fee|cost|tickets?|admission",
    )
)
_MOST = 3


def occasion(material: Material) -> tuple[Point, ...]:
    """The facts of what is announced, as the article lists them; none that has no time."""
    if material.traits.times_are_asides:
        return ()
    blocks = (block for topic in material.topics for block in topic.blocks)
    facts = [fact for block in blocks for fact in _facts(block)]
    language = material.article.language
    found = [
        next((fact for fact in facts if sort.match(fact.text[language] or "")), None)
        for sort in _SORTS
    ]
    kept = [fact for fact in found if fact is not None][:_MOST]
    return tuple(kept) if found[0] and len(kept) > 1 else ()


def _facts(block: Block) -> Iterator[Point]:
    if isinstance(block, ItemList):
        alone = (item[0] for item in block.items if len(item) == 1)
        yield from (Point(each.text, (each.id,)) for each in alone)
    elif isinstance(block, Table):
        pairs = (row for row in block.rows if len(row) == len(("what", "is")) and all(row))
        yield from (_row(*row) for row in pairs)


def _row(what: Sentences, told: Sentences) -> Point:
    """Of a table of two columns a row is a fact, too."""
    made = Bilingual()
    for language in LANGUAGES:
        name = what[0].text[language]
        said = [each.text[language] for each in told]
        if name is not None and None not in said:
            whole = phrase("planning", "of_topic", heading=name, topic="".join(map(str, said)))
            made = made.having(language, whole[language])
    return Point(made, (what[0].id, *(each.id for each in told)))
