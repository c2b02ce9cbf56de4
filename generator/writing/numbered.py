"""The article as a language model reads it: a numbered line a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import Code, Figure, ItemList, Paragraph, Quote, Table, block_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.model import Article, Block, Language, Section, Sentence


_NEAR = 2
_HEADING = re.compile(r"\[\d+\] #")


@dataclass(frozen=True, slots=True)
class Numbered:
    """Attributes: ``lines`` as printed, ``sentences`` in their order: line 1 is the title.

    ``bounds`` are what the plan found that some sentences may not be told without, by their names.
    """

    lines: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    language: Language
    bounds: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return self.quoted(sentence.id for sentence in self.sentences)

    def ids(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """The sentences of some lines, in reading order, each once."""
        last = len(self.sentences)
        known = sorted({n for n in numbers if 1 <= n <= last})
        return tuple(dict.fromkeys(self.sentences[n - 1].id for n in known))

    def number(self, identity: str) -> int:
        """The line of a sentence; 0 for one that is not there."""
        return next((n for n, s in enumerate(self.sentences, 1) if s.id == identity), 0)

    def near(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Some sentences and the two on either side of each, in reading order."""
        numbers = [number for number in map(self.number, ids) if number]
        return self.ids(n + step for n in numbers for step in range(-_NEAR, _NEAR + 1))

    def heading(self, identity: str) -> Sentence | None:
        """The heading that a sentence stands under; the article's title is none."""
        before = range(self.number(identity) - 1, 0, -1)
        return next((self.sentences[n] for n in before if _HEADING.match(self.lines[n])), None)

    def quoted(self, ids: Iterable[str]) -> str:
        """Some lines with what bounds them, for a question that needs no others."""
        wanted = set(ids)
        pairs = zip(self.lines, self.sentences, strict=True)
        return "\n".join(
            f"{line} ‹{bound}›" if (bound := self.bounds.get(sentence.id)) else line
            for line, sentence in pairs
            if sentence.id in wanted
        )


def numbered(article: Article) -> Numbered:
    """Every sentence, headings marked by #, items by *, cells by |, quotations by >.

    Who says it stands before what is said in an interview or in minutes.
    """
    rows = list(_rows(article))
    said_by = {identity: f"{name}: " for identity, name in article.speakers.items()}
    lines = [
        f"[{n}] {mark}{said_by.get(sentence.id, '')}{sentence.text[article.language] or ''}"
        for n, (mark, sentence) in enumerate(rows, 1)
    ]
    return Numbered(tuple(lines), tuple(sentence for _, sentence in rows), article.language)


def _rows(article: Article) -> Iterator[tuple[str, Sentence]]:
    yield "# ", article.title
    for block in article.lead:
        yield from _block(block)
    for section in article.sections:
        yield from _section(section)


def _section(section: Section) -> Iterator[tuple[str, Sentence]]:
    yield "#" * section.level + " ", section.heading
    for block in section.blocks:
        yield from _block(block)
    for below in section.sections:
        yield from _section(below)


def _block(block: Block) -> Iterator[tuple[str, Sentence]]:
    match block:
        case Paragraph() | Code():
            yield from (("", sentence) for sentence in block_sentences(block))
        case Quote():
            yield from (("> ", sentence) for sentence in block_sentences(block))
        case ItemList():
            for n, item in enumerate(block.items, 1):
                yield from _first_marked(f"{n}. " if block.ordered else "* ", item)
        case Table():
            yield from (("table: ", sentence) for sentence in block.caption)
            for m, row in enumerate(block.rows, 1):
                for n, cell in enumerate(row, 1):
                    yield from _first_marked(f"| row {m}, column {n}: ", cell)
        case Figure():
            yield from (("picture: ", sentence) for sentence in block_sentences(block))


def _first_marked(mark: str, sentences: Sequence[Sentence]) -> Iterator[tuple[str, Sentence]]:
    for n, sentence in enumerate(sentences):
        yield ("" if n else mark), sentence
