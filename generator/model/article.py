"""An article as its author meant it: sections of blocks of sentences.

The sentence is the unit of everything that follows: it is translated, cited by slides and
spoken. A heading, a list item, a table cell, a caption are one sentence (or more) each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar, Literal, TypeAlias

from generator.model.brief import Kind
from generator.model.text import Bilingual, Language

State: TypeAlias = Literal["new", "machine", "edited", "final"]
"""How far a translation is, in CAT tools' words: none, an engine's, a person's draft, agreed."""


Role: TypeAlias = Literal[
    "metadata",
    "greeting",
    "contact",
    "credit",
    "announcement",
    "pointer",
    "question",
    "lead",
]
"""What a sentence is besides content: a date or category, a salutation or thanks, whom to ask, who
made it, what only says what will be said, what points to a missing picture, an interviewer's
question, the line under a title."""


@dataclass(frozen=True, slots=True)
class Ruby:
    """The author's own reading of a word (HTML ``<ruby>``): for the voice, never in the text."""

    base: str
    reading: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """The unit of translation (a CAT tool's segment).

    Attributes:
        id: made from the text itself (``identify``), so that editing elsewhere leaves it alone.
        text: in the article's language always, in the other once translated.
        state: of the translation.
        origin: which engine or file the translation comes from ("memory", "google"), or empty.
        ruby: readings given by the author, in order of appearance.
        emphasised: the author set all of it, or its main clause, in bold.
    """

    id: str
    text: Bilingual
    state: State = "new"
    origin: str = ""
    ruby: tuple[Ruby, ...] = ()
    emphasised: bool = False


Sentences: TypeAlias = tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    kind: ClassVar[str] = "paragraph"
    sentences: Sentences


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation set off from the text."""

    kind: ClassVar[str] = "quote"
    sentences: Sentences
    attribution: Sentences = ()


@dataclass(frozen=True, slots=True)
class ItemList:
    """A bulleted or numbered list; an item holds one sentence or more."""

    kind: ClassVar[str] = "list"
    items: tuple[Sentences, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first ``header_rows`` rows are headings. An empty cell has no sentence."""

    kind: ClassVar[str] = "table"
    rows: tuple[tuple[Sentences, ...], ...]
    header_rows: int = 1
    caption: Sentences = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture: ``src`` as the article writes it (a URL or a relative path)."""

    kind: ClassVar[str] = "figure"
    src: str
    alt: Sentences = ()
    caption: Sentences = ()
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """Program text or a formula: shown, never translated or spoken."""

    kind: ClassVar[str] = "code"
    text: str
    syntax: str = ""


Block: TypeAlias = Paragraph | Quote | ItemList | Table | Figure | Code


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it.

    Attributes:
        level: 2 for the article's parts, 3 for theirs; the title is level 1.
        line: 1-based in the given text, ``None`` where lines mean nothing (HTML, DOCX).
        sure: how sure it is that the heading is one, 0 to 1; below 1 it was told from bare text.
    """

    heading: Sentence
    level: int
    line: int | None = None
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line of the source that is not the author's text: a label, a contents box, share text."""

    line: int | None
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something in the source that looks wrong: told, never repaired.

    Attributes:
        where: a sentence id.
        text: what was noticed, in both languages.
        slip: of spelling or marks: told to who makes a show of it, not to who sees that.
    """

    where: str
    text: Bilingual
    slip: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Where the article came from. ``name`` is a file name or URL, never a path of a machine."""

    name: str
    format: str
    sha256: str
    url: str = ""
    author: str = ""
    site: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """A title, what stands under it, sections.

    Attributes:
        lead: what stands between the title and the first heading.
        kind: of text; ``kind_reasons`` say, in both languages, why it was taken for one.
        roles: by sentence id, of sentences that are no plain content.
        speakers: by sentence id, who says it in an interview, in minutes or in a transcript.
    """

    title: Sentence
    language: Language
    source: Source
    lead: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    oddities: tuple[Oddity, ...] = ()
    depth_guessed: bool = field(default=False)
    """True when the levels were inferred from bare text and a person should look at them."""
    kind: Kind = "explainer"
    kind_reasons: tuple[Bilingual, ...] = ()
    roles: Mapping[str, Role] = field(default_factory=dict)
    speakers: Mapping[str, str] = field(default_factory=dict)


def block_sentences(block: Block) -> Iterator[Sentence]:
    """Every sentence of a block in reading order."""
    match block:
        case Paragraph():
            yield from block.sentences
        case Quote():
            yield from block.sentences
            yield from block.attribution
        case ItemList():
            for item in block.items:
                yield from item
        case Table():
            for row in block.rows:
                for cell in row:
                    yield from cell
            yield from block.caption
        case Figure():
            yield from block.alt
            yield from block.caption
        case Code():
            return


def section_sentences(section: Section) -> Iterator[Sentence]:
    """The heading, the blocks and the sections below, in reading order."""
    yield section.heading
    for block in section.blocks:
        yield from block_sentences(block)
    for below in section.sections:
        yield from section_sentences(below)


def all_sections(article: Article) -> Iterator[Section]:
    """Those below other sections, too, in reading order."""
    waiting = list(reversed(article.sections))
    while waiting:
        section = waiting.pop()
        yield section
        waiting += reversed(section.sections)


def blocks(article: Article) -> Iterator[Block]:
    """Every block of the article, in reading order."""
    yield from article.lead
    for section in all_sections(article):
        yield from section.blocks


def sentences(article: Article) -> Iterator[Sentence]:
    """Every sentence of the article, title first."""
    yield article.title
    for block in article.lead:
        yield from block_sentences(block)
    for section in article.sections:
        yield from section_sentences(section)


Change: TypeAlias = Callable[[Sentence], Sentence]


def with_block_sentences(block: Block, change: Change) -> Block:
    """The same block with every sentence passed through ``change``."""

    def each(found: Sentences) -> Sentences:
        return tuple(change(sentence) for sentence in found)

    match block:
        case Paragraph():
            return Paragraph(each(block.sentences))
        case Quote():
            return Quote(each(block.sentences), each(block.attribution))
        case ItemList():
            return replace(block, items=tuple(each(item) for item in block.items))
        case Table():
            rows = tuple(tuple(each(cell) for cell in row) for row in block.rows)
            return replace(block, rows=rows, caption=each(block.caption))
        case Figure():
            return replace(block, alt=each(block.alt), caption=each(block.caption))
        case Code():
            return block


def _section_changed(section: Section, change: Change) -> Section:
    return replace(
        section,
        heading=change(section.heading),
        blocks=tuple(with_block_sentences(block, change) for block in section.blocks),
        sections=tuple(_section_changed(below, change) for below in section.sections),
    )


def with_sentences(article: Article, change: Change) -> Article:
    """The same article with every sentence passed through ``change``."""
    return replace(
        article,
        title=change(article.title),
        lead=tuple(with_block_sentences(block, change) for block in article.lead),
        sections=tuple(_section_changed(section, change) for section in article.sections),
    )
