"""Who does what to whom: a sentence in deeds, each with those that have a part in it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from generator import patterns as re
from generator.japanese.tokenizer import tokenizer
from generator.verifying.clauses import root
from generator.verifying.cues import cues

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model import Language
    from generator.verifying.cues import CheckCues


@dataclass(frozen=True, slots=True)
class ContentWord:
    """A word that says something.

    Attributes:
        key: the form in which it is compared: SudachiPy's normalized form, an English root.
        kin: the groups of SudachiDict's synonyms that it is in.
        signs: the kanji that tell it from other words.
        figure: it is a number.
    """

    text: str
    key: str
    kin: frozenset[int] = frozenset()
    signs: frozenset[str] = frozenset()
    figure: bool = False


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words that belong together, the last of them their head.

    Attributes:
        part: what it has to do with its deed: "subject", "topic", "object", "to", "from", or
            another word for it, "when" of what may stand alone; empty where nothing tells. Of a
            deed "pronoun" where one is its subject.
        deed: it is itself what is done, or, with a ``copula``, what something is.
    """

    terms: tuple[ContentWord, ...]
    part: str = ""
    deed: bool = False
    denied: bool = False
    passive: bool = False
    copula: bool = False

    @property
    def head(self) -> ContentWord:
        return self.terms[-1]

    @property
    def is_figure(self) -> bool:
        return any(term.figure for term in self.terms)


Segment = tuple[Chunk, ...]
"""A stretch of a sentence that a comma or a conjunction ends."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What is done.

    Attributes:
        args: the chunks that have a part in it.
        near: all that may have one: its segment's chunks, and each topic so far.
    """

    what: Chunk
    args: tuple[Chunk, ...]
    near: tuple[Chunk, ...]


_SENTENCES = re.compile(r"(?<=[。！？!?])|(?<=[.!?])[\"”’']?\s+|\n")


@lru_cache(maxsize=4096)  # many texts are laid beside one sentence
def segments(text: str, language: Language) -> tuple[tuple[Segment, ...], ...]:
    """By sentence, its segments."""
    wholes = _SENTENCES.split(unicodedata.normalize("NFKC", text))
    cut = _japanese if language == "ja" else _english
    return tuple(tuple(cut(whole)) for whole in wholes if whole.strip())


def deeds(found: Sequence[Segment], language: Language) -> Iterator[Deed]:
    """The deeds of a sentence in order; its topic has a part in the last of them."""
    topics: list[Chunk] = []
    for segment in found:
        args: list[Chunk] = []
        topics += [chunk for chunk in segment if chunk.part == "topic"]
        last = segment is found[-1]
        for at, chunk in enumerate(segment):
            if not chunk.deed:
                args.append(chunk)
                continue
            behind = segment[at + 1 :]
            ends = last and not any(each.deed and not each.copula for each in behind)
            held = [each for each in args if ends or each.part != "topic"]
            held += [each for each in topics if ends and each not in held]
            after = _after(behind) if language == "en" else ()
            parts = tuple(_active(each, chunk) for each in (*held, *after))
            yield Deed(chunk, parts, (*segment, *topics))
            args = []


def _after(chunks: Segment) -> Iterator[Chunk]:
    """What an English verb has behind it, up to the next verb."""
    for chunk in chunks:
        if chunk.deed:
            return
        yield replace(chunk, part="object") if chunk.part == "subject" else chunk


def _active(chunk: Chunk, deed: Chunk) -> Chunk:
    """Its part as if the deed were told in the active voice."""
    part = _TURNED.get(chunk.part) if deed.passive else None
    return replace(chunk, part=part) if part else chunk


_TURNED = {"subject": "object", "by": "subject", "to": "with", "from": "with"}


def alike(one: ContentWord, other: ContentWord) -> bool:
    """The same word, a form of it, a known synonym, or one written with the same kanji."""
    if one.figure or other.figure:
        return one.figure and other.figure and one.key == other.key
    if one.key == other.key or one.kin & other.kin or one.signs & other.signs:
        return True
    short, long = one.text.lower(), other.text.lower()
    if len(short) > len(long):
        short, long = long, short
    return len(short) > 1 + 3 * long.isascii() and (short in long or long[:5] == short[:5])


def share_terms(one: Chunk, other: Chunk) -> bool:
    return any(alike(a, b) for a in one.terms for b in other.terms)


def same_head(one: Chunk, other: Chunk) -> bool:
    """Whether the head of one is a word of the other."""
    return any(alike(one.head, each) for each in other.terms) or any(
        alike(each, other.head) for each in one.terms
    )


Side = tuple[int, bool]
"""A row of contraries, and whether it is the first side of it."""


def sides_of(term: ContentWord, known: CheckCues) -> frozenset[Side]:
    """Where a word stands among the contraries."""
    sides = _sides(known.language)
    return sides.get(term.key, frozenset()) | sides.get(term.text.lower(), frozenset())


@cache
def _sides(language: Language) -> Mapping[str, frozenset[Side]]:
    found = dict(cues(language).sides)
    if language == "en":
        for word, sides in cues(language).sides.items():
            key = root(_base(word))
            found[key] = found.get(key, frozenset()) | sides
    return found


# Japanese

_PARTS = {
    "が": "subject", "は": "topic", "も": "topic", "を": "object", "に": "to", "へ": "to",
    "から": "from", "で": "at", "と": "with", "より": "than", "まで": "until",
}  # fmt: skip
_CONTENT = frozenset({"名詞", "動詞", "形容詞", "形状詞"})
_WHEN = frozenset("後時中前際")
_NEGATIONS = frozenset({"ない", "ぬ", "ず", "ん"})
_PASSIVE = frozenset({"れる", "られる"})


def _japanese(sentence: str) -> Iterator[Segment]:
    """Cut at each comma that ends a predicate, or a stretch that says something of something."""
    found = [each for each in tokenizer().tokenize(sentence) if each.surface()]
    segment: list[Chunk] = []
    at = 0
    while at < len(found):
        kind, sub = found[at].part_of_speech()[:2]
        if found[at].surface() == "、" and segment and _is_whole(segment):
            yield tuple(segment)
            segment = []
        if kind not in _CONTENT or sub in {"助動詞語幹", "代名詞"}:
            at += 1
            continue
        end = _chain_end(found, at)
        tail = _tail_end(found, end)
        chunk = _chunk(found, at, end, tail)
        at = tail
        if chunk is None:
            continue
        if segment and segment[-1].part == "の":  # 店の客 is one who comes there
            chunk = replace(chunk, terms=(*segment.pop().terms, *chunk.terms))
        segment.append(chunk)
        if chunk.deed and _joins(found, at):
            yield tuple(segment)
            segment = []
    if segment:
        yield tuple(segment)


def _joins(found: Sequence[Any], at: int) -> bool:
    """Whether a conjunction ends the clause there: ので, が, ば, と."""
    after = [each.surface() for each in found[at : at + 2]]
    joint = bool(after) and found[at].part_of_speech()[:2] == ("助詞", "接続助詞")
    return joint or after in (["の", "で"], ["の", "に"])


def _is_whole(segment: Sequence[Chunk]) -> bool:
    said = any(chunk.deed for chunk in segment)
    return said or (len(segment) > 1 and not segment[-1].part)


def _chain_end(found: Sequence[Any], at: int) -> int:
    """Behind a compound: nouns and what is joined to them, a figure apart."""
    if found[at].part_of_speech()[0] in {"動詞", "形容詞"}:
        return at + 1
    figure = _is_number(found[at])
    end = at + 1
    while end < len(found):
        kind, _, fine = found[end].part_of_speech()[:3]
        if figure:
            if not (_is_number(found[end]) or kind == "接尾辞" or fine == "助数詞可能"):
                break
        elif kind not in {"名詞", "形状詞", "接尾辞"} or _is_number(found[end]):
            break
        end += 1
    return end


def _counts(each: Any) -> bool:
    kind, _, fine = each.part_of_speech()[:3]
    return bool(kind == "接尾辞" or fine == "助数詞可能")


def _is_number(each: Any) -> bool:
    return bool(each.part_of_speech()[1] == "数詞")


def _tail_end(found: Sequence[Any], at: int) -> int:
    """Behind the auxiliaries of a predicate."""
    while at < len(found):
        kind, sub = found[at].part_of_speech()[:2]
        helps = kind == "助動詞" or (kind in {"動詞", "形容詞"} and sub == "非自立可能")
        if not helps and not (sub == "接続助詞" and found[at].surface() in {"て", "で"}):
            break
        at += 1
    return at


def _chunk(found: Sequence[Any], at: int, end: int, tail: int) -> Chunk | None:
    light, figure = cues("ja").light, _is_number(found[at])
    terms = tuple(
        _term(each)
        for each in found[at:end]
        if _is_number(each)
        or (each.normalized_form() not in light and not (figure and _counts(each)))
    )
    if not terms:
        return None
    helps = [each.dictionary_form() for each in found[end:tail]]
    verb = found[at].part_of_speech()[0] in {"動詞", "形容詞"}
    particle = [
        each.surface() for each in found[tail : tail + 2] if each.part_of_speech()[0] == "助詞"
    ]
    part = particle[0] if particle and found[tail].surface() == particle[0] else ""
    if part in {"まで", "だけ", "のみ", "など", "くらい", "ほど"} and particle[1:]:
        part = particle[1]
    named = "の" if part == "の" and not verb and not helps else _PARTS.get(part, "")
    adverbial = (
        found[end - 1].part_of_speech()[2] == "副詞可能" or found[end - 1].surface() in _WHEN
    )
    return Chunk(
        terms,
        "when" if adverbial and named == "topic" else named,
        verb or bool(helps),
        sum(each in _NEGATIONS for each in helps) % 2 == 1,
        not _PASSIVE.isdisjoint(helps),
        not verb and helps[:1] in (["だ"], ["です"]),
    )


def _term(each: Any) -> ContentWord:
    common = cues("ja").common
    return ContentWord(
        each.surface(),
        each.normalized_form(),
        frozenset(each.synonym_group_ids()),
        frozenset(c for c in each.surface() if "一" <= c <= "龠" and c not in common),
        _is_number(each),
    )


# English

_TOKEN = re.compile(r"\d[\d,.]*\d|\d|[A-Za-z][A-Za-z'’-]*|[,;:.!?()–—“”]")
_MARKS = frozenset(",;:.!?()–—“”")
_PARTS_OF_ENGLISH = {
    "by": "by", "from": "from", "to": "to", "into": "to", "of": "of", "than": "than",
    "before": "before", "after": "after", "for": "at", "in": "at", "at": "at", "on": "at",
    "with": "at", "until": "at", "under": "at", "over": "at", "about": "at", "during": "at",
}  # fmt: skip
_BE = re.compile(r"(?:is|are|was|were|be|been|being)$")
_JOINT = re.compile(
    r"(?:but|while|although|though|because|since|whereas|when|if|unless|until|and|so)$"
)
_NO = re.compile(r"(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|.*n['’]t)$")
_PRONOUN = re.compile(r"(?:it|they|he|she|we|you|i|this|these|who|which|that)$")
_OWNER = re.compile(r"(?:the|an?|its|their|his|her|our|my|your|own)$")
_COUNTED = re.compile(rf"{_OWNER.pattern}|(?:many|few|more|less)$")  # its plans: no verb
_ADVERB = re.compile(r"(?!family|supply|reply|assembly|butterfly|italy)[a-z]{4,}ly$")
_POSSESSIVE = re.compile(r".*(?:['’]s|s['’])$")


class _EnglishChunker:
    """Reads the words of an English sentence from left to right."""

    def __init__(self) -> None:
        self.done: list[Segment] = []
        self.segment: list[Chunk] = []
        self.run: list[ContentWord] = []
        self.part = self.before = ""
        self.denied = self.is_be = self.is_said = self.is_by = self.pronoun = False

    def flush(self) -> None:
        """The words read so far are a chunk."""
        if self.run:
            self.segment.append(Chunk(tuple(self.run), self.part or "subject"))
        self.run, self.part = [], ""

    def cut(self) -> None:
        """The chunks read so far are a segment."""
        self.flush()
        if self.segment:
            self.done.append(tuple(self.segment))
        self.segment, self.denied, self.is_be, self.is_said = [], False, False, False

    def read(self, token: str, after: Sequence[str]) -> None:
        word = token.lower()
        self.is_by = after[:1] == ["by"] and not any(_is_figure(each) for each in after[1:2])
        self.pronoun = bool(_PRONOUN.match(word)) or (self.pronoun and word in cues("en").light)
        if not self._joins(word, after):
            self._says(token, word)
        self.before = word

    def _joins(self, word: str, after: Sequence[str]) -> bool:
        """Marks, conjunctions, prepositions, and what helps a verb."""
        if word in _MARKS:
            if word not in ",“”" or self.is_said or len(self.segment) > 1:
                self.cut()
        elif _JOINT.match(word):
            if word != "and" or self.before == "," or (self.is_said and _has_verb(after)):
                self.cut()
        elif _NO.match(word) or _BE.match(word):
            self.denied = self.denied or bool(_NO.match(word))
            self.is_be = self.is_be or bool(_BE.match(word))
            self.is_said = self.is_said or self.is_be
        elif word not in _PARTS_OF_ENGLISH:
            return False
        self.flush()
        self.part = _PARTS_OF_ENGLISH.get(word, "")
        return True

    def _says(self, token: str, word: str) -> None:
        known = cues("en")
        if _is_figure(word):
            self.run.append(ContentWord(token, word.replace(",", ""), figure=True))
        elif self._is_verb(word):
            self._verb(word, past=not word.endswith("ing"))
        elif word in known.empty or word in known.light or _ADVERB.match(word):
            if not _OWNER.match(word):
                self.flush()
        else:
            self.run.append(ContentWord(token, root(_base(word))))
            if _POSSESSIVE.match(word):
                self.part = "of"
                self.flush()

    def _verb(self, word: str, *, past: bool) -> None:
        begun = bool(self.run) and word.endswith("ed")  # they answered by phone
        follows = self.before == ","  # the app, launched in May
        self.flush()
        self.segment.append(
            Chunk(
                (ContentWord(word, root(_base(word))),),
                "pronoun" if self.pronoun else "",
                deed=True,
                denied=self.denied,
                passive=past and (self.is_be or follows or (self.is_by and not begun)),
            )
        )
        self.denied, self.is_be, self.is_said, self.pronoun = False, False, True, False

    def _is_verb(self, word: str) -> bool:
        known = cues("en")
        if word in known.irregular or (word.endswith("ed") and len(word) > len("need")):
            return True
        if _COUNTED.match(self.before) or not _bases(word) & known.verbs:
            return False
        follows = self.before in known.light or self.before in known.empty
        return (
            bool(self.run)
            or self.before == "to"
            or (follows and self.before not in _PARTS_OF_ENGLISH)
        )


def _has_verb(words: Sequence[str]) -> bool:
    """Whether a verb may come before the next mark."""
    known = cues("en")
    here = takewhile(lambda word: word not in _MARKS, (each.lower() for each in words))
    return any(
        _BE.match(word)
        or word in known.irregular
        or word.endswith("ed")
        or _bases(word) & known.verbs
        for word in here
    )


def _is_figure(word: str) -> bool:
    return word[0].isdigit() or word.lower() in cues("en").numerals


def _base(word: str) -> str:
    return cues("en").irregular.get(word, re.sub(r"['’]s?$", "", word))


def _bases(word: str) -> set[str]:
    short = re.sub(r"(?:ing|ed|es|s|d)$", "", word)
    return {word, short, f"{short}e", re.sub(r"(.)\1$", r"\1", short), re.sub("i$", "y", short)}


def _english(sentence: str) -> Iterator[Segment]:
    """Cut at stops and conjunctions, and at commas behind a verb."""
    reader = _EnglishChunker()
    tokens = _TOKEN.findall(sentence)
    for at, token in enumerate(tokens):
        reader.read(token, tokens[at + 1 :])
    reader.cut()
    yield from reader.done
