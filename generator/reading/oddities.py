"""What looks wrong in an article: told with its place, never repaired."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from itertools import chain, combinations, pairwise
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.sentences import unbalanced
from generator.locale import phrase
from generator.model import Bilingual, ItemList, Oddity, block_sentences, sentences
from generator.reading.plain.depth import NAME

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Article, Block, Language, Section

_KANJI = {kanji: number for number, kanji in enumerate("二三四五六七八九十", 2)}
_WORDS = "two three four five six seven eight nine ten".split()  # noqa: SIM905 - words
_ENGLISH = {word: number for number, word in enumerate(_WORDS, 2)}
_COUNTED = "人|名|つ|個|選|点|種類|ステップ|段階|か条|ヶ条"
_ANNOUNCED = re.compile(
    rf"(?<![第0-9.一二三四五六七八九十])([0-9]{{1,2}}|[二三四五六七八九十])({_COUNTED})(?![目以前月])"
)
_ANNOUNCED_EN = re.compile(
    rf"\b([2-9]|1[0-9]|{'|'.join(_WORDS)})\s+(?:\w+\s+)?"
    r"(people|persons|reasons|ways|steps|points|tips|things|features|types|items)\b",
    re.IGNORECASE,
)
_PEOPLE = {"人", "名", "people", "persons"}
_FARTHEST = 3  # a count that is off by more is about something else
_NUMBERED_TITLE = re.compile(
    r"^\s*(?:[(（]?[0-9０-９]{1,2}[.．、)）:：]|[①-⑳]|第?[0-9０-９一二三四五六七八九十]+(?:つ目|[位章の]))"
)
_SPELLED = re.compile(r"[A-Za-z][A-Za-z0-9]{4,}|[ァ-ヴー]{5,}")
# Kana that one spelling of a foreign word has and another leaves out.
_OPTIONAL = re.compile("[ーンッァィゥェォャュョ]")


def oddities(article: Article) -> tuple[Oddity, ...]:
    """Counts that differ from what is listed, two spellings of one name, unbalanced quotes."""
    found = chain(_counts(article), _spellings(article), _quotes(article))
    order = {sentence.id: place for place, sentence in enumerate(sentences(article))}
    return tuple(sorted(found, key=lambda oddity: order[oddity.where]))


def _sections(found: Sequence[Section]) -> Iterator[Section]:
    for section in found:
        yield section
        yield from _sections(section.sections)


def _counts(article: Article) -> Iterator[Oddity]:
    tops = [(article.title, article.lead, article.sections)]
    below = [(s.heading, s.blocks, s.sections) for s in _sections(article.sections)]
    for heading, blocks, parts in chain(tops, below):
        told: set[tuple[int, int]] = set()
        names = [part.heading.text[article.language] or "" for part in parts]
        lists = dict(_lists(blocks))
        texts = [heading, *chain.from_iterable(map(block_sentences, blocks))]
        for sentence in texts:
            told_of = sentence.text[article.language] or ""
            for written, number, unit in _announced(told_of, article.language):
                listed = _alike_parts(unit, names) or lists.get(sentence.id, 0)
                far = abs(listed - number) if listed else 0
                if 0 < far <= _FARTHEST and (number, listed) not in told:
                    told.add((number, listed))
                    yield Oddity(sentence.id, _miscounted(written, number, listed, unit))


def _announced(text: str, language: Language) -> Iterator[tuple[str, int, str]]:
    """The counts in a sentence, as written, and what is counted: 3人, 五つ, "three reasons"."""
    plain = unicodedata.normalize("NFKC", text)
    for found in (_ANNOUNCED if language == "ja" else _ANNOUNCED_EN).finditer(plain):
        known = _KANJI.get(found[1]) or _ENGLISH.get(found[1].lower())
        yield found[0], known or int(found[1]), found[2].lower()


def _miscounted(written: str, number: int, listed: int, unit: str) -> Bilingual:
    """In Japanese both are counted with the article's word, in English it is the number alone."""
    is_english = unit.isascii()
    counted = listed if is_english else f"{listed}{unit}"
    announced = written if is_english else number
    return Bilingual(
        ja=phrase("oddities", "count", announced=written, listed=counted).ja,
        en=phrase("oddities", "count", announced=announced, listed=listed).en,
    )


def _alike_parts(unit: str, names: Sequence[str]) -> int:
    """How many like parts follow that a count can be about."""
    alike = NAME if unit in _PEOPLE else _NUMBERED_TITLE
    return len(names) if len(names) > 1 and all(map(alike.match, names)) else 0


def _lists(blocks: Sequence[Block]) -> Iterator[tuple[str, int]]:
    """The sentences that a list follows at once, and how many items it has."""
    for block, after in pairwise(blocks):
        if isinstance(after, ItemList):
            yield from ((last.id, len(after.items)) for last in [*block_sentences(block)][-1:])


def _spellings(article: Article) -> Iterator[Oddity]:
    counts: Counter[str] = Counter()
    first: dict[str, str] = {}
    for sentence in sentences(article):
        for word in _SPELLED.findall(sentence.text[article.language] or ""):
            counts[word] += 1
            first.setdefault(word, sentence.id)
    for one, two in _alike(counts):
        often, rare = sorted((one, two), key=lambda word: (-counts[word], word))
        values = {"often": often, "many": counts[often], "rare": rare, "few": counts[rare]}
        yield Oddity(first[rare], phrase("oddities", "spelling", **values), slip=True)


def _alike(counts: Counter[str]) -> Iterator[tuple[str, str]]:
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for word in counts:
        same = "".join(sorted(word.lower())) if word.isascii() else _OPTIONAL.sub("", word)
        groups[same].append(word)
    for group in groups.values():
        yield from (pair for pair in combinations(group[:20], 2) if _is_one_name(*pair))


def _is_one_name(one: str, two: str) -> bool:
    if not one.isascii():
        return _is_one_longer(one, two) or _is_one_longer(two, one)
    if one.lower() == two.lower():
        return not any(word.islower() or word.isupper() for word in (one, two))
    differing = [place for place in range(len(one)) if one[place] != two[place]]
    return len(differing) == 2 and differing[1] - differing[0] == 1


def _is_one_longer(long: str, short: str) -> bool:
    return any(
        long[:place] + long[place + 1 :] == short and _OPTIONAL.match(long[place])
        for place in range(len(long))
    )


def _quotes(article: Article) -> Iterator[Oddity]:
    """The first mark of a paragraph that has no other half in it."""
    below = list(_sections(article.sections))
    blocks = chain(article.lead, *(section.blocks for section in below))
    headings = ((section.heading,) for section in below)
    for group in chain(map(block_sentences, blocks), headings):
        held = list(group)
        texts = [sentence.text[article.language] or "" for sentence in held]
        stray = [(mark, place) for mark, place in unbalanced(texts) if mark in "「」『』“”"]
        for mark, place in stray[:1]:
            yield Oddity(held[place].id, phrase("oddities", "quote", mark=mark), slip=True)
