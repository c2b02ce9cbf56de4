"""A section in the runs in which it is shown: whole paragraphs, in the order of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import ItemList, Paragraph, Quote, block_sentences
from generator.planning import cues
from generator.planning.quoting import is_told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Block, Ids
    from generator.planning.material import Material
    from generator.planning.topics import Topic

ANSWER = re.compile(r"^(?P<said>はい|いいえ|Yes|No)\s*[:：]\s*(?P<what>.*)$", re.IGNORECASE)
"""An answer at the head of an item, and what it leads to."""

_ANSWERS = 2  # items that begin so, by which a list is the answers to what is asked above it
_ROOM = 6  # statements of a slide: five points below a title that is one of them
_CLINGING = 8  # the same where the next paragraph goes on from the one before
_FULL_ITEMS = 2  # statements of an item that is a paragraph of its own
_MANY_ITEMS = 4  # items of which each is shown by its first sentence, however long they go on


def runs(topic: Topic, left: Ids, material: Material) -> Iterator[Ids]:
    """What is left of a section in runs of whole paragraphs, each as much as a slide holds.

    A question of an interview stands with its answer, and a paragraph that is somebody's words by
    itself; a paragraph too long for a slide is cut between sentences that do not lean.
    """
    if material.traits.is_interview and any(_asks(each, material) for each in left):
        yield from _answered(left, material)
        return
    if material.traits.is_meeting:
        yield from _of_an_item(topic, left, material)
        return
    current: tuple[str, ...] = ()
    for piece in _pieces(topic, left, material):
        size = _size(current, material) + _size(piece, material)
        room = _CLINGING if _clings(piece, material) else _ROOM
        alone = _is_told(piece, material) or _is_told(current, material)
        if current and (size > room or alone):
            yield current
            current = ()
        current = (*current, *piece)
    if current:
        yield current


def _of_an_item(topic: Topic, left: Ids, material: Material) -> Iterator[Ids]:
    """One item of the agenda, parted where a line by itself names the list below it."""
    current: list[str] = []
    for at, block in enumerate(topic.blocks):
        named = at and isinstance(block, ItemList) and _is_label(topic.blocks[at - 1], material)
        if named and current:
            yield tuple(current)
            current = []
        current += [s.id for s in block_sentences(block) if s.id in {*left}]
    if current:
        yield tuple(current)


def _is_label(block: Block, material: Material) -> bool:
    """意見, 合意したこと: a short line that is no sentence."""
    if not isinstance(block, Paragraph) or len(block.sentences) != 1:
        return False
    said = material.plain(block.sentences[0].id).strip()
    return len(said) <= _SHORT_LABEL and not said.endswith(("。", "."))


_SHORT_LABEL = 12  # letters of a line that names what is below it


def _asks(identity: str, material: Material) -> bool:
    return material.article.roles.get(identity) == "question"


def _answered(left: Ids, material: Material) -> Iterator[Ids]:
    """Each question with all that is said until the next one."""
    current: list[str] = []
    asked = False
    for each in left:
        asks = _asks(each, material)
        if asks and not asked and current:
            yield tuple(current)
            current = []
        current.append(each)
        asked = asks
    yield tuple(current)


def _pieces(topic: Topic, left: Ids, material: Material) -> Iterator[Ids]:
    mine = {*left}
    blocks = [(block, part) for block in topic.blocks for part in _parts(block)]
    for at, (block, ids) in enumerate(blocks):
        if at and _continues(blocks[at - 1][0], block, material):
            continue
        after = blocks[at + 1 : at + 2]
        more = after[0][1] if after and _continues(block, after[0][0], material) else ()
        held = tuple(each for each in (*ids, *more) if each in mine)
        whole = bool(more) and isinstance(after[0][0], ItemList)
        count = 1 if whole else -(-_size(held, material) // _ROOM)
        yield from cut(held, count, material) if held else ()


def _continues(block: Block, after: Block, material: Material) -> bool:
    """A quotation in a block of its own, and the paragraph that says whose it is.

    So does a question with the list of its answers.
    """
    if is_flow(after, block, material):
        return True
    if not isinstance(block, Quote) or not isinstance(after, Paragraph):
        return False
    return sum(1 for _ in block_sentences(after)) <= _ABOUT_IT


_ABOUT_IT = 4  # sentences of a paragraph that is still about the quotation above it


def _parts(block: Block) -> list[Ids]:
    """A list of items that go on for sentences is paragraphs; any other block is one."""
    whole = tuple(sentence.id for sentence in block_sentences(block))
    if not isinstance(block, ItemList) or len(whole) < _FULL_ITEMS * len(block.items):
        return [whole]
    if len(block.items) >= _MANY_ITEMS:
        return [whole]  # their heads are shown
    return [tuple(sentence.id for sentence in item) for item in block.items]


def is_flow(block: Block, before: Block, material: Material) -> bool:
    """A list of answers below its question, which is read as a whole."""
    if not isinstance(block, ItemList) or not isinstance(before, Paragraph):
        return False
    told = [material.plain(item[0].id) for item in block.items if item]
    answers = sum(bool(ANSWER.match(each)) for each in told)
    return answers >= _ANSWERS and cues.asks(material.plain(before.sentences[-1].id))


def cut(ids: Ids, count: int, material: Material) -> list[Ids]:
    """The sentences in so many runs of like length, none of which begins in the air.

    A list of short items stays whole.
    """
    if count < 2 or not isinstance(material.block.get(ids[0]), Paragraph | ItemList):
        return [ids]
    if len(ids) == _items(ids, material):
        return [ids]
    found: list[Ids] = []
    start = 0
    for n in range(1, count):
        ideal = round(len(ids) * n / count)
        fits = [
            at
            for at in range(start + 1, len(ids))
            if not cues.leans(material.plain(ids[at])) and not _is_open(ids[start:at], material)
        ]
        at = min(fits, key=lambda at: abs(at - ideal), default=0)
        if at:
            found.append(ids[start:at])
            start = at
    return [*found, ids[start:]]


def _items(ids: Sequence[str], material: Material) -> int:
    return sum(isinstance(material.block.get(each), ItemList) for each in ids)


def _is_open(ids: Sequence[str], material: Material) -> bool:
    """A quotation goes on after them."""
    said = "".join(material.plain(each) for each in ids)
    return said.count("「") > said.count("」") or said.count("“") > said.count("”")


def _size(ids: Ids, material: Material) -> int:
    said = (each for each in ids if not is_gone_on(each, material))
    return sum(cues.is_statement(material.plain(each)) for each in said)


def is_gone_on(identity: str, material: Material) -> bool:
    """Of a long list of items that go on, what comes after the head of one: it is told."""
    block = material.block.get(identity)
    if not isinstance(block, ItemList) or len(block.items) < _MANY_ITEMS:
        return False
    if identity in material.item_starts:
        return False
    return sum(map(len, block.items)) >= _FULL_ITEMS * len(block.items)


def _clings(ids: Ids, material: Material) -> bool:
    first = material.plain(ids[0])
    return cues.excepts(first) or cues.leans(first)


def _is_told(ids: Ids, material: Material) -> bool:
    """Somebody's words are most of it."""
    words = [each for each in ids if material.is_running(each) and is_told(material.plain(each))]
    return bool(words) and _size(ids, material) - len(words) <= _BESIDE


_BESIDE = 2  # statements that stand beside somebody's words: as title and as note
