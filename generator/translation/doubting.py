"""Which answers of a batch are no translations of their sentences: seen by looking at all of them.

A model may give one answer for many sentences, shift its answers by one, refuse politely, or give
the sentence back. Alone many of these look well; beside the others they do not. What is doubted
here is asked for again, alone, and is a gap if that does not help: so a good translation must
hardly ever be doubted. Finer faults are for ``translation.checks`` and a person.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.numbers import quantities as japanese_numbers
from generator.japanese.tokenizer import is_name, sounds
from generator.translation.checks.english import quantities as english_numbers
from generator.translation.checks.numbers import numbers
from generator.translation.checks.shape import KEPT
from generator.translation.similarity import alike, distance, normal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.translation.checks.pair import Pair


# What shows that one answer is no translation of its sentence, whatever the others say.

PART = "answered with a part of the sentence"

_REFUSAL = re.compile(
    r"\b(?:i['’]?m|i am|we['’]?re|we are) (?:very |so |really )?(?:sorry|afraid|unable)\b|"
    r"\bi (?:can(?:no|['’])t|am not able to|cannot) "
    r"(?:help|assist|translate|do|provide|comply|fulfil)|"
    r"\bas an? (?:ai|language model|assistant)\b|\bi apologi[sz]e\b|"
    r"\bunable to (?:translate|comply)\b|"
    r"\b(?:here is|here['’]s|below is) (?:the|your|my|a) translation\b|"
    r"\b(?:please|could you) (?:provide|paste|share) (?:the|your) (?:text|sentence)|"
    r"(?:お手伝い|翻訳|回答|お答え|対応)(?:は|を|が)?(?:することは?)?(?:でき|いたしかね|しかね)(?:ません|ない)|"
    r"(?:AI|言語モデル|アシスタント)(?:として|なので|ですので)|お役に立て(?:ず|ません)|"
    r"申し訳(?:ありません|ございません)(?:が|。)|翻訳(?:は次|結果|を以下)",
    re.IGNORECASE,
)
_SORRY = re.compile(
    r"sorry|apolog|unable|afraid|language model|\bAI\b|translat|"
    r"申し訳|残念|言語モデル|翻訳|手伝|役に立",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\[[^\[\]]*\]|[(（][^()（）]*[)）]|[「『“\"][^「」『』“”\"]*[」』”\"]")
_KANA = re.compile(r"[ぁ-ゖァ-ヺ]")
_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺ㐀-鿿]")
_HANGUL_AND_OTHERS = re.compile(r"[가-힣Ѐ-ӿ؀-ۿ฀-๿ऀ-ॿͰ-Ͽ֐-׿]")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’][a-z]+)?")
_FOREIGN_WORDS = (
    "der die das und ist nicht mit ein eine für von zu im wird wurde sich auf auch dem den des "
    "le la les est une dans pour avec qui que sur pas au aux du et sont ont cette ce el los las "
    "una es por con para del al se su sus como más fue han y il lo gli di che per non sono "
    "della nel alla è de het een van niet met dat op te zijn voor o os um uma não com são do da "
    "em no na"
)
_ENGLISH_WORDS = (
    "the a an of to in and is was are were for on with that it at by from as this be has have "
    "had not or but its their his her they he she we you i will would can which who there what "
    "when about into than more one all do no so if how why our your been may could also after"
)
_FOREIGN, _ENGLISH = frozenset(_FOREIGN_WORDS.split()), frozenset(_ENGLISH_WORDS.split())
_END = re.compile(r"[.!?。！？…:：」』）)\]\"”'’~～—]\W*$")
_WHOLE = re.compile(r"[.!?。！？][」』）)\"”’]*\s*$")
_SHORTEST = 2.6  # times shorter than usual: half of a long sentence is missing


def fault(pair: Pair) -> str:
    """What is wrong in an answer whatever the others say."""
    return next((why for is_so, why in _FAULTS if is_so(pair)), "")


def _is_unreadable(pair: Pair) -> bool:
    told = any(character.isalnum() for character in pair.target)
    return not told or (_is_nonsense(pair.target) and not _is_nonsense(pair.source))


def _is_refusal(pair: Pair) -> bool:
    return bool(_REFUSAL.search(pair.target)) and not _SORRY.search(pair.source)


def _is_nonsense(text: str) -> bool:
    marks = sum(not (c.isalnum() or c.isspace()) for c in text)
    return marks > 0.5 * len(text) or bool(re.search(r"([\[({<「])\1{3}|(.{1,4}?)\2{7}", text))


def _is_echo(pair: Pair) -> bool:
    """The same words, or nearly; a name of a few words may be the same in both languages."""
    plain = re.sub(r"\[[^\[\]]*\]", "", pair.target)  # what is quoted may be the original
    one, two = normal(pair.source).casefold(), normal(plain).casefold()
    name = pair.language == "en" and len(pair.source.split()) <= 3
    return (
        not name
        and distance(one, two) * 5 <= max(len(one), len(two))
        and bool(re.search(r"[^\W\d_]", pair.source))
    )


def _is_foreign(pair: Pair) -> bool:
    """Not in the language asked for; what stands in brackets or quotation marks may be."""
    plain = _BRACKETS.sub(" ", pair.target)
    if _HANGUL_AND_OTHERS.search(plain) and not _HANGUL_AND_OTHERS.search(pair.source):
        return True
    if pair.language == "en":
        letters = len(_LATIN_WORD.findall(plain))
        if not _JAPANESE.search(pair.target):
            return letters > 3
        return len(plain) >= 12 and not _KANA.search(pair.target)  # Chinese
    words = [word.casefold() for word in _LATIN_WORD.findall(plain)]
    if len(_JAPANESE.findall(plain)) > max(4, sum(map(len, words)) // 2):
        return True
    strange = sum(word in _FOREIGN and word not in _ENGLISH for word in words)
    usual = sum(word in _ENGLISH for word in words)
    return strange >= 2 and strange > usual


def _is_cut(pair: Pair) -> bool:
    source, target = pair.source, pair.target
    if _WHOLE.search(source) and not _END.search(target) and not _is_headline(target):
        return True
    ratio = len(target) / max(1, len(source)) / _USUAL[pair.language]
    return len(source) >= (16 if pair.language == "ja" else 40) and ratio < 1 / _SHORTEST


def _is_doubled(pair: Pair) -> bool:
    return _says_twice(pair.target) and not _says_twice(pair.source)


def _has_other_numbers(pair: Pair) -> bool:
    quoted = normal(pair.source) in normal(pair.target)  # its numbers stand there as they were
    return not quoted and any(flaw.severity == "error" for flaw in numbers(pair))


def _says_twice(text: str) -> bool:
    """The second half is the first again."""
    plain = re.sub(r"\W", "", text).casefold()
    half = len(plain) // 2
    return half >= 6 and distance(plain[:half], plain[-half:]) * 8 <= half


def _loses_what_is_kept(pair: Pair) -> bool:
    kept = (found.rstrip(".,;:!?)") for found in KEPT.findall(pair.source))
    return any(each not in pair.target for each in kept)


_FAULTS: tuple[tuple[Callable[[Pair], bool], str], ...] = (
    (_is_unreadable, "answered nothing that can be read"),
    (_is_refusal, "refused to translate"),
    (_is_echo, "gave the sentence back untranslated"),
    (_is_foreign, "answered in another language"),
    (_is_cut, PART),
    (_is_doubled, "said the sentence twice"),
    (_has_other_numbers, "changed a number"),
    (_loses_what_is_kept, "changed an address or a name that stays as it is"),
)


# Answers that belong to another sentence: swapped, or shifted along a whole run.
#
# Each sentence is compared with its own answer and with those around it by what stays the same in
# any translation: numbers, Latin words, loan words by their sound, questions, quotations, length.
# One sentence tells little; a run of them that fits better when moved by one place tells enough.

_QUOTE = re.compile(r"[「『“\"«]")
_QUESTION = re.compile(r"[?？]|か。")
_TIMES_AS_LONG = {"ja": 2.3, "en": 0.42}
MISPLACED = "gave the answer of another sentence"
_FAR = 3  # places that a swap or a shift reaches
_SWAP, _RUN = 3.0, 3.5  # how much better it must fit; chosen on the cases of tests/cases


@dataclass(frozen=True, slots=True)
class _Marks:
    """What a translation keeps of a text."""

    numbers: frozenset[str]
    latin: frozenset[str]
    katakana: tuple[str, ...]
    words: tuple[str, ...]
    quoted: bool
    asks: bool
    length: int


def misplaced(pairs: Sequence[Pair]) -> Iterator[tuple[str, str]]:
    """Ids of sentences whose answer fits another sentence better, and why they are doubted."""
    if len(pairs) < 2:
        return
    sources = [_marks(pair.source) for pair in pairs]
    targets = [_marks(pair.target) for pair in pairs]
    language = pairs[0].language

    def fit(one: int, two: int) -> float:
        return _fit(sources[one], targets[two], language)

    own = [fit(at, at) for at in range(len(pairs))]
    wrong: set[int] = set()
    for at in range(len(pairs)):
        for other in range(at + 1, min(len(pairs), at + _FAR + 1)):
            if fit(at, other) + fit(other, at) - own[at] - own[other] > _SWAP:
                wrong |= {at, other}
    for step in (-2, -1, 1, 2):
        gains = [
            fit(at, at + step) - own[at] if 0 <= at + step < len(pairs) else 0.0
            for at in range(len(pairs))
        ]
        for start, end in _runs(gains):
            wrong |= set(range(start, end))
    for at in sorted(wrong):
        yield pairs[at].id, MISPLACED


def _runs(gains: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Stretches of at least two places that are much better moved: maximal sums."""
    start, total, best, end = 0, 0.0, 0.0, 0
    for at, gain in enumerate([*gains, -math.inf]):
        total += gain
        if total > best:
            best, end = total, at + 1
        if total <= 0 or total < best - _RUN:
            if best > _RUN and end - start >= 2:
                yield start, end
            start, total, best, end = at + 1, 0.0, 0.0, at + 1


def _marks(text: str) -> _Marks:
    plain = unicodedata.normalize("NFKC", text)
    japanese = bool(re.search(r"[ぁ-ゖァ-ヺ㐀-鿿]", plain))
    read = japanese_numbers(plain) if japanese else english_numbers(plain)
    words = tuple(dict.fromkeys(_LATIN.findall(plain)))
    return _Marks(
        frozenset(f"{found.value:f}" for found in read[:40] if found.value > 1),
        frozenset(word.casefold() for word in words) if japanese else frozenset(),
        tuple(dict.fromkeys(_KATAKANA.findall(plain))),
        words,
        bool(_QUOTE.search(plain)),
        bool(_QUESTION.search(plain)),
        len(plain),
    )


def _fit(source: _Marks, target: _Marks, language: str) -> float:
    """How well they go together; only differences between two fits mean anything."""
    ja, en = (source, target) if language == "ja" else (target, source)
    english = {word.casefold() for word in en.words}
    same = len(ja.numbers & en.numbers)
    fit = 2.0 * same - 1.0 * (len(ja.numbers) + len(en.numbers) - 2 * same)
    fit += sum(2.0 if word in english else -1.0 for word in ja.latin)
    for word in ja.katakana:
        fit += 1.2 if any(alike(word, other) for other in en.words) else -0.6
    fit += 0.5 * (ja.quoted == en.quoted) + 1.0 * (ja.asks == en.asks)
    usual = _TIMES_AS_LONG[language]
    fit -= 1.5 * abs(math.log(max(1, target.length) / max(1, source.length) / usual))
    return fit


# Names that a batch spells in several ways.

RENAMED = "changed a name"


_KATAKANA = re.compile(r"[ァ-ヺー]{3,}")
_KANJI = re.compile(r"[㐀-鿿々]{2,5}")
_CAPITALISED = re.compile(r"(?<![.!?:] )(?<!^)(?<![\"“‘'(])\b[A-Z][a-z]{2,}\b")
_LATIN = re.compile(r"[A-Za-z][A-Za-z'’-]+")
_LATIN_NAME = re.compile(r"(?<![A-Za-z])[A-Z][A-Za-z]+(?![A-Za-z])")


def renamed(pairs: Sequence[Pair]) -> Iterator[tuple[str, str]]:
    """Ids of sentences in whose answer a name is another one."""
    usual = _usual(pairs)
    everywhere = Counter(
        name for pair in pairs for name in dict.fromkeys(_CAPITALISED.findall(pair.en))
    )
    for pair in pairs:
        unusual = not _is_headline(pair.en) and _elsewhere(pair, usual)
        if unusual or _latin_lost(pair) or _sounds_otherwise(pair, everywhere):
            yield pair.id, RENAMED


def _latin_lost(pair: Pair) -> bool:
    """A Latin name of the Japanese that the English has not, though it has another instead."""
    inside = {*_CAPITALISED.findall(pair.en)}
    ja = _LATIN_NAME.findall(pair.ja)
    en = [each for each in _LATIN_NAME.findall(pair.en) if each in inside or each.isupper()]
    lost = [name for name in ja if name.casefold() not in pair.en.casefold()]
    lost = [name for name in lost if not any(_shares(name, other) for other in en)]
    lost = [name for name in lost if not _is_initials(name, pair.en)]
    return bool(lost) and any(name not in ja for name in en) and pair.language == "ja"


_MISPRINTED = 6  # letters of a name of which two may be other ones: ChatPGT


def _shares(name: str, other: str) -> bool:
    """Two acronyms of one thing, as the UFJ of 三菱UFJ is MUFG; a slip of the pen put right."""
    if len(name) >= _MISPRINTED and distance(name, other) <= len("GT"):
        return True
    return name.isupper() and other.isupper() and len({*name} & {*other}) > 1


def _is_initials(name: str, text: str) -> bool:
    """SA of a Service Area."""
    return name.isupper() and bool(re.search(r"\b" + r"\w*[ -]".join(name), text))


def _is_headline(text: str) -> bool:
    """Each of its words has a capital and is no name for that: "Dates, Times and Venues"."""
    told = [word for word in _LATIN.findall(text) if len(word) > 3]
    return len(told) > 1 and all(word[0].isupper() for word in told) and text[-1:] not in ".!?"


_NEVER = re.compile(r"(?!)")
_COUNTRIES = {  # whose Japanese names sound like other ones
    "アメリカ": re.compile(r"\bUnited States\b|\bU\.?S\b|\bAmerica"),
    "イギリス": re.compile(r"\bBrit|\bUnited Kingdom\b|\bU\.?K\b|\bEngl"),
    "オランダ": re.compile(r"\bNetherlands\b|\bDutch\b|\bHolland\b"),
    "ドイツ": re.compile(r"\bGerman"),
    "ギリシャ": re.compile(r"\bGree[ck]"),
    "トルコ": re.compile(r"\bTurk"),
    "スイス": re.compile(r"\bSwi[st]"),
}


def _sounds_otherwise(pair: Pair, everywhere: Counter[str]) -> bool:
    """A loan word without a like sound in the English, beside a name that is like no word.

    In a headline no word shows by its capital that it is a name, and a loan word that is none has
    other English (ガソリンスタンド) beside names that Japanese writes in kanji.
    """
    if _is_headline(pair.en):
        return False
    heard = _KATAKANA.findall(pair.ja)
    words = _LATIN.findall(pair.en)
    unheard = [word for word in heard if not any(alike(word, other) for other in words)]
    unheard = [word for word in unheard if not _COUNTRIES.get(word, _NEVER).search(pair.en)]
    if not any(map(is_name, unheard)):
        return False
    heard += sounds(pair.ja)
    strange = [
        name
        for name in dict.fromkeys(_CAPITALISED.findall(pair.en))
        if everywhere[name] == 1
        and name not in pair.ja
        and not any(alike(word, name) for word in heard)
    ]
    return bool(strange)


def _usual(pairs: Sequence[Pair]) -> dict[str, str]:
    """Kanji words and the one name that stands in every answer to a sentence with them."""
    together: dict[str, list[set[str]]] = defaultdict(list)
    for pair in pairs:
        names = set(_CAPITALISED.findall(pair.en))
        for word in dict.fromkeys(_KANJI.findall(pair.ja)):
            together[word].append(names)
    found = {}
    for word, sets in together.items():
        counted = Counter(name for names in sets for name in sorted(names))
        name, count = max(counted.items(), key=lambda item: item[1], default=("", 0))
        often = len(sets) >= 3 and count == len(sets) - 1
        if often and any(alike(each, name) for each in sounds(word)):
            found[word] = name
    return found


def _elsewhere(pair: Pair, usual: dict[str, str]) -> bool:
    names = set(_CAPITALISED.findall(pair.en))
    return any(
        word in usual and usual[word] not in pair.en and names
        for word in dict.fromkeys(_KANJI.findall(pair.ja))
    )


BELIEVED_ALONE = frozenset({MISPLACED, RENAMED, PART})
"""What is no doubt any more when the sentence alone gets the same answer."""

_USUAL = {"ja": 2.3, "en": 0.42}  # characters of a translation for one: medians of our examples
_TWICE = 1.7  # times longer than usual: it may hold its neighbour's answer too


def doubts(pairs: Sequence[Pair]) -> dict[str, str]:
    """Why an answer cannot be believed, by the sentence's id; most are not in it.

    ``pairs`` are all sentences of an article that were answered, in reading order.
    """
    found: dict[str, str] = {}
    judges = (_alone, _alike, _glued, misplaced, renamed)
    for where, why in (each for judge in judges for each in judge(pairs)):
        found.setdefault(where, why)
    return found


def _alone(pairs: Sequence[Pair]) -> Iterator[tuple[str, str]]:
    for pair in pairs:
        why = fault(pair)
        if why:
            yield pair.id, why


def _alike(pairs: Sequence[Pair]) -> Iterator[tuple[str, str]]:
    """One answer for sentences that are not alike."""
    groups: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        groups[normal(pair.target).casefold().rstrip(".。!！")].append(pair)
    for group in groups.values():
        unlike = [pair for pair in group if _unlike(pair.source, group[0].source)]
        if unlike and (len(group[0].target) >= 12 or len(group) > 2):
            for pair in group:
                yield pair.id, "gave one answer for several sentences"


def _unlike(one: str, two: str) -> bool:
    return distance(normal(one), normal(two)) * 3 > max(len(one), len(two))


def _glued(pairs: Sequence[Pair]) -> Iterator[tuple[str, str]]:
    """An answer that holds its neighbour's too."""
    for at, pair in enumerate(pairs):
        ratio = len(pair.target) / max(1, len(pair.source)) / _USUAL[pair.language]
        for other in (*pairs[max(0, at - 1) : at], *pairs[at + 1 : at + 2]):
            own = normal(other.target).casefold()
            inside = len(own) >= 8 and own in normal(pair.target).casefold()
            if inside and ratio > _TWICE and normal(other.source) not in normal(pair.source):
                yield pair.id, "answered two sentences at once"
