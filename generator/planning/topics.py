"""An article laid out flat: each section's own blocks in order, with the part they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import Bilingual, Figure, ItemList, Paragraph, Quote, Table, block_sentences
from generator.wording.headlines import asked_about

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import Article, Block, Section, Sentence, Sentences


@dataclass(frozen=True)
class Topic:
    """A section without the sections below it.

    Attributes:
        heading: of the section.
        blocks: its own.
        part: the number of the top-level section it stands in, from 1; 0 for the introduction,
            whose heading is the article's title.
        part_heading: of that top-level section.
    """

    heading: Sentence
    blocks: tuple[Block, ...]
    part: int
    part_heading: Sentence

    @property
    def opens_part(self) -> bool:
        return self.heading.id == self.part_heading.id

    @cached_property
    def sentences(self) -> Sentences:
        """What is said of the section, without its heading."""
        return tuple(sentence for block in self.blocks for sentence in spoken(block))

    @cached_property
    def places(self) -> Mapping[str, int]:
        """By id, where each of them stands."""
        return {sentence.id: n for n, sentence in enumerate(self.sentences)}

    @cached_property
    def at(self) -> Mapping[int, int]:
        """By ``id()`` of a block, where it stands."""
        return {id(block): n for n, block in enumerate(self.blocks)}

    @cached_property
    def lists(self) -> tuple[ItemList, ...]:
        return tuple(block for block in self.blocks if isinstance(block, ItemList))

    @cached_property
    def numbered(self) -> tuple[tuple[str, ItemList], ...]:
        """Its numbered lists, each after the text of the block before."""
        return tuple(
            ("".join(map(japanese, block_sentences(before))) if before else "", block)
            for before, block in pairwise((None, *self.blocks))
            if isinstance(block, ItemList) and block.ordered
        )

    def before(self, at: int) -> Iterator[Sentence]:
        """What is said before its block ``at``, the nearest first."""
        for n in range(at - 1, -1, -1):
            yield from reversed(spoken(self.blocks[n]))

    def after(self, at: int) -> Iterator[Sentence]:
        """What is said after its block ``at``."""
        for n in range(at + 1, len(self.blocks)):
            yield from spoken(self.blocks[n])


_MARK = re.compile(
    r"^\s*(?:【[^】]{1,8}】\s*|議題\s*[0-9０-９一二三四五六七八九十]*[\s:：]+"
    r"|第[0-9０-９一二三四五六七八九十]+[章節部回条]?[　\s:：]+"
    r"|[0-9０-９]+(?:[.．][0-9０-９]+)*[.．)）、:：\s　]\s*(?![年月日世億万％%])"
    r"|[(（][0-9０-９]+[)）]\s*|[①-⑳■●◆○□◇▼▲★☆・]\s*"
    r"|(?:Step|Part|Chapter) [0-9]+[.:]?\s+)(?=\S)"
)


# A heading that stands in brackets, with no more than a date or an hour behind them.
_FRAMED = re.compile(
    r"^\s*(?:【([^【】]+)】|〈([^〈〉]+)〉|《([^《》]+)》|＜([^＜＞]+)＞|（([^（）]+)）|\(([^()]+)\))"
    r"[\s0-9０-９/／:：年月日時分半現在～〜]*$"
)

# A name with its reading and its letters: 林ハヤシ 泰之ヤスユキ Yasuyuki Hayashi.
_READ = re.compile(
    r"^([一-龠々]{1,4})[ァ-ヴー]{2,8}[\s　]+([一-龠々ぁ-ん]{1,4})[ァ-ヴー]{1,8}"
    r"(?:[\s　]+[A-Za-z .'’-]+)?$"
)

_ABOUT = re.compile(r"(?<=...)について(?:の件)?$")


def named(heading: Sentence) -> Bilingual:
    """A heading without the number or mark before it, and the brackets around it."""
    text = heading.text
    framed = _FRAMED.match(text.ja or "")
    bare = next(filter(None, framed.groups())) if framed else text.ja
    ja = bare and _READ.sub(r"\1 \2", _ABOUT.sub("", asked_about(_MARK.sub("", bare))))
    return Bilingual(ja, text.en and _MARK.sub("", text.en))


def topics(article: Article) -> Iterator[Topic]:
    """Every section of the article in reading order."""
    for number, part in enumerate(article.sections, 1):
        yield from _topics(part, number, part.heading)


def _topics(section: Section, number: int, part_heading: Sentence) -> Iterator[Topic]:
    yield Topic(section.heading, section.blocks, number, part_heading)
    for below in section.sections:
        yield from _topics(below, number, part_heading)


def spoken(block: Block) -> Sentences:
    """What is said of a block: its text; of a table or a picture the caption; of code nothing.

    Cells are for the eye, and an alternative text is for those who do not see the picture: on a
    recording both would be read without it.
    """
    match block:
        case Paragraph() | Quote() | ItemList():
            return tuple(block_sentences(block))
        case Table() | Figure():
            return block.caption
        case _:
            return ()


def japanese(sentence: Sentence) -> str:
    """The Japanese text, where there is none the English."""
    return sentence.text.ja or sentence.text.en or ""
