"""What a reader of one format gives: headings and blocks in order, not yet a tree, without ids."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter, deque
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING, TypeAlias

from generator import patterns as re
from generator.japanese.sentences import split
from generator.locale import phrase
from generator.model import (
    Article,
    Bilingual,
    ItemList,
    Oddity,
    Paragraph,
    Quote,
    Section,
    Sentence,
    block_sentences,
    blocks,
    sentences,
    with_block_sentences,
    with_sentences,
)
from generator.reading.oddities import oddities
from generator.reading.speakers import dialogue

if TYPE_CHECKING:
    from collections.abc import Iterator, MutableMapping, Sequence

    from generator.model import (
        Block,
        Dropped,
        Language,
        Role,
        Ruby,
        Sentences,
        Source,
    )


# More than one space; not the ideographic one, which is the author's.
_SPACE = re.compile(r"[ \t\n\r\f\v\u00a0]{2,}|[\t\n\r\f\v\u00a0]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading among blocks.

    Attributes:
        level: relative: smaller stands higher.
        line: 1-based, ``None`` without lines.
        sure: see ``Section``.
    """

    sentence: Sentence
    level: int
    line: int | None = None
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class ToldBlock:
    """A block with what its form says of its sentences.

    Attributes:
        role: what they are besides content.
        speaker: who says them.
    """

    block: Block
    role: Role | None = None
    speaker: str = ""


Flow: TypeAlias = "tuple[Heading | Block | ToldBlock, ...]"


@dataclass(frozen=True, slots=True)
class DraftArticle:
    """Attributes: ``title`` is empty when the source names none; ``is_cut``: more is not shown."""

    language: Language
    title: Sentence
    flow: Flow
    dropped: tuple[Dropped, ...] = ()
    author: str = ""
    site: str = ""
    date: str = ""
    url: str = ""
    depth_guessed: bool = False
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Writer:
    """Makes sentences of one language; their ids are given when the article is whole."""

    language: Language
    ruby: tuple[Ruby, ...] = field(default=())

    def unit(self, text: str, ruby: Sequence[Ruby] = ()) -> Sentence:
        """A text that is translated in one piece: a title, a heading."""
        plain = _SPACE.sub(" ", text).strip()
        return Sentence("", Bilingual.of(self.language, plain), ruby=tuple(ruby))

    def units(
        self, text: str, ruby: Sequence[Ruby] = (), stressed: Sequence[str] = ()
    ) -> Sentences:
        """The sentences of a text, each with the readings given for words in it.

        Args:
            text: in this language.
            ruby: in their order.
            stressed: what of the text is set in bold, in its order.
        """
        waiting = list(ruby)
        parts = split(text)
        bold = emphasised(text, parts, stressed)
        return tuple(
            replace(self.unit(part, _taken(waiting, part)), emphasised=is_bold)
            for part, is_bold in zip(parts, bold, strict=True)
        )


def _taken(waiting: list[Ruby], text: str) -> list[Ruby]:
    """The readings, in their order, whose words stand in this sentence; they leave the queue."""
    place, taken, last = 0, [], 0
    for number, ruby in enumerate(waiting, 1):
        found = text.find(ruby.base, place)
        if found >= 0:
            place, last = found + len(ruby.base), number
            taken.append(ruby)
    del waiting[:last]
    return taken


def assembled(draft: DraftArticle, source: Source) -> Article:
    """The article: headings nested by level, every sentence with its id.

    Labels of speakers are told apart from what they say.
    """
    flow, told = _numbered(draft)
    lead, sections = _tree(flow)
    article = Article(
        title=draft.title,
        language=draft.language,
        source=source,
        lead=lead,
        sections=sections,
        dropped=draft.dropped,
        depth_guessed=draft.depth_guessed,
    )
    said = dialogue(article)
    seen: Counter[str] = Counter()
    ids: dict[str, str] = {}

    def identified(sentence: Sentence) -> Sentence:
        text = said.words.get(sentence.id, sentence.text[draft.language] or "")
        identity = ids[sentence.id] = identify(text, seen)
        return replace(sentence, id=identity, text=sentence.text.having(draft.language, text))

    whole = sparingly(with_sentences(article, identified))
    known = {number: one for number, one in told.items() if number in ids}
    roles: dict[str, Role] = dict.fromkeys((ids[number] for number in said.asking), "question")
    roles |= {ids[number]: one.role for number, one in known.items() if one.role}
    speakers = {number: one.speaker for number, one in known.items() if one.speaker}
    order = [sentence.id for sentence in sentences(whole)]
    named = {ids[number]: name for number, name in (speakers or said.speakers).items()}
    return replace(
        whole,
        roles={each: roles[each] for each in order if each in roles},
        speakers={each: named[each] for each in order if each in named},
        oddities=(*oddities(whole), *_cut(whole, is_cut=draft.is_cut)),
    )


def _numbered(draft: DraftArticle) -> tuple[tuple[Heading | Block, ...], dict[str, ToldBlock]]:
    """The flow with a number for each sentence's id, and by it what is told of sentences."""
    numbers = count()
    told: dict[str, ToldBlock] = {}

    def number(sentence: Sentence) -> Sentence:
        return replace(sentence, id=str(next(numbers)))

    pieces: list[Heading | Block] = []
    for piece in draft.flow:
        if isinstance(piece, Heading):
            pieces.append(replace(piece, sentence=number(piece.sentence)))
            continue
        held = piece.block if isinstance(piece, ToldBlock) else piece
        numbered = with_block_sentences(held, number)
        if isinstance(piece, ToldBlock):
            told |= {sentence.id: piece for sentence in block_sentences(numbered)}
        pieces.append(numbered)
    return tuple(pieces), told


def _cut(article: Article, *, is_cut: bool) -> Iterator[Oddity]:
    """A note at the last sentence that is shown."""
    last = deque(sentences(article), maxlen=1)
    if is_cut and last:
        yield Oddity(last[0].id, phrase("oddities", "cut"))


@dataclass(slots=True)
class _Open:
    """A section that may still grow; the first of a path is the article itself."""

    heading: Heading | None = None
    blocks: list[Block] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

    def closed(self, level: int) -> Section:
        assert self.heading is not None
        return Section(
            heading=self.heading.sentence,
            level=level,
            line=self.heading.line,
            blocks=tuple(self.blocks),
            sections=tuple(self.sections),
            sure=self.heading.sure,
        )


def _tree(flow: Sequence[Heading | Block]) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    """A section's level is how deep it stands, so that a skipped level leaves no hole."""
    path = [_Open()]

    def close() -> None:
        section = path.pop().closed(level=len(path) + 1)
        path[-1].sections.append(section)

    for piece in flow:
        if not isinstance(piece, Heading):
            path[-1].blocks.append(piece)
            continue
        while (above := path[-1].heading) and above.level >= piece.level:
            close()
        path.append(_Open(piece))
    while len(path) > 1:
        close()
    return tuple(path[0].blocks), tuple(path[0].sections)


def identify(text: str, seen: MutableMapping[str, int]) -> str:
    """``"s"`` and seven hexadecimal digits of the text's SHA-256, after NFKC.

    ``seen`` is how often each id was given so far; the second sentence of a text gets ``".2"``.
    """
    plain = unicodedata.normalize("NFKC", text)
    stem = "s" + hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()[:7]
    seen[stem] = seen.get(stem, 0) + 1
    return stem if seen[stem] == 1 else f"{stem}.{seen[stem]}"


# What the author set in bold: a sentence, or its main clause, that matters more than others.

_MOST = 0.6  # of a sentence's characters, what is bold where the sentence is
_CLAUSE = {"ja": 10, "en": 24}  # characters of a bold main clause; fewer are words

# What may follow the bold words of a main clause.
_ENDING = re.compile(
    r"(?:(?:で(?:す|した|あ(?:る|ります))|だ(?:った)?|と(?:なります|なる))?[。．.!！]*|[。．.!！]*[（(][^（）()]*[）)][。．.!！]*)[」』）)\"”’\s]*"
)

_SEEN = re.compile(r"\S")

# Of the sentences, what may be bold before bold says nothing; and how many always may.
_OFTEN, _FEW = 0.34, 3


def emphasised(text: str, sentences: Sequence[str], stressed: Sequence[str]) -> list[bool]:
    """Of each sentence of a text, whether it or its main clause is bold.

    Words at its beginning (``**対象**：…``) or among others are names of things, no message.

    Args:
        text: that was cut into the sentences, in their order.
        sentences: as ``japanese.sentences.split`` gives them.
        stressed: the bold pieces of the text, in their order.
    """
    if not stressed:
        return [False] * len(sentences)
    bold = _marked(text, stressed)
    found: list[bool] = []
    place = 0
    for sentence in sentences:
        start = text.find(sentence, place)
        if start < 0:
            found.append(False)
            continue
        place = start + len(sentence)
        found.append(_is_meant(sentence, bold[start:place]))
    return found


def _marked(text: str, stressed: Sequence[str]) -> list[bool]:
    marks = [False] * len(text)
    place = 0
    for piece in stressed:
        start = text.find(piece, place)
        if start >= 0:
            place = start + len(piece)
            marks[start:place] = [True] * len(piece)
    return marks


def _is_meant(sentence: str, bold: Sequence[bool]) -> bool:
    last = max((n for n, is_bold in enumerate(bold) if is_bold), default=-1)
    first = last
    while first > 0 and bold[first - 1]:
        first -= 1
    least = _CLAUSE["en" if sentence.isascii() else "ja"]
    if last < 0 or sum(bold) < least:
        return False
    seen = [is_bold for is_bold, sign in zip(bold, sentence, strict=True) if _SEEN.match(sign)]
    ends = last - first + 1 >= least and _ENDING.fullmatch(sentence[last + 1 :]) is not None
    return ends or sum(seen) >= _MOST * len(seen)


def sparingly(article: Article) -> Article:
    """The article without emphasis where most is bold, and in tables, which have heads."""
    running = [b for b in blocks(article) if isinstance(b, Paragraph | ItemList | Quote)]
    told = [sentence for block in running for sentence in block_sentences(block)]
    meant = {sentence.id for sentence in told if sentence.emphasised}
    if len(meant) > max(_FEW, _OFTEN * len(told)):
        meant = set()

    def kept(sentence: Sentence) -> Sentence:
        stays = sentence.id in meant or not sentence.emphasised
        return sentence if stays else replace(sentence, emphasised=False)

    return with_sentences(article, kept)
