"""What shows that one answer is no translation of its sentence, whatever the others say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.translation.checks.numbers import numbers
from generator.translation.checks.shape import KEPT
from generator.translation.similarity import distance, normal

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.translation.checks.pair import Pair

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
_USUAL = {"ja": 2.3, "en": 0.42}  # characters of a translation for one: medians of our examples
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
    if _WHOLE.search(source) and not _END.search(target):
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
