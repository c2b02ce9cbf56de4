"""Is a translation whole, in its own language, and told once? Nothing here knows what it means."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.translation.checks.pair import Flaw, advice
from generator.translation.judging import has_words
from generator.translation.similarity import normal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Severity
    from generator.translation.checks.pair import Pair

_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺー㐀-鿿豈-﫿々〆]+")
_GLOSS = re.compile(r"(?<=[A-Za-z\"”’*_] )[(（][ぁ-ゖァ-ヺー㐀-鿿々〆・\s]+[)）]")
_WIDE = re.compile(r"[。、「」『』【】（）]")
_ENGLISH = re.compile(r"(?:\b[a-z]+\b[ ,]*){4,}")
_ERROR_PAGE = re.compile(
    r"error \d{3} \(|that.s an error|that.s all we know|unusual traffic|<html", re.IGNORECASE
)
_END = r"[.!?。！？…]"
_ENDED = re.compile(rf"""(?:{_END}|[:：」』）)\]"”’'~～—])\W*$""")
_SOURCE_ENDED = re.compile(rf"{_END}[」』）)\"”]*\s*$")
_QUOTE = re.compile(r"[「『]([^「」『』]*)[」』]")
_WORD = re.compile(r"[A-Za-z0-9'’]+|[ぁ-ゖァ-ヺー㐀-鿿々]")
KEPT = re.compile(
    r"https?://[!#-;=?-~]+|[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+\.[A-Za-z0-9.-]+|`[^`]+`|"
    r"\{\{?\w+\}?\}|(?<![\d\w])%[sdifr]\b"
)
_TWICE_IS_FINE = {"had", "that", "very", "bye", "no", "so", "much", "many", "is", "more", "far"}


def echo(pair: Pair) -> Iterator[Flaw]:
    name = pair.language == "en" and len(pair.source.split()) <= 3
    same = normal(pair.source) == normal(pair.target) and has_words(pair.source, pair.language)
    if same and not name:
        yield _flaw(pair, "echo", "error", pair.target, "not_translated")
    if _ERROR_PAGE.search(pair.target) and not _ERROR_PAGE.search(pair.source):
        yield _flaw(pair, "error page", "error", pair.target, "engine_error")


def leftover(pair: Pair) -> Iterator[Flaw]:
    """Japanese in the English, or English words in the Japanese."""
    if normal(pair.source) == normal(pair.target):
        return
    if pair.language == "en":
        found = _ENGLISH.search(pair.target)
        if found:
            yield _flaw(pair, "leftover", "error", found[0].strip(), "translate_too")
        return
    rest = _GLOSS.sub("", pair.target)
    found = _JAPANESE.search(rest) or _WIDE.search(rest)
    if found:
        yield _flaw(pair, "leftover", "error", found[0], "write_in_english")


def truncation(pair: Pair) -> Iterator[Flaw]:
    """A missing end, or fewer sentences than the source has."""
    if _SOURCE_ENDED.search(pair.source) and not _ENDED.search(pair.target):
        yield _flaw(pair, "truncation", "warning", pair.target[-40:], "end_missing")
    spoken = _QUOTE.sub("「」", pair.source)
    wanted, got = _sentences(spoken), _sentences(pair.target)
    if wanted >= 2 and got * 2 <= wanted:
        counts = {"wanted": wanted, "got": got}
        yield _flaw(pair, "truncation", "warning", pair.target, "fewer_sentences", **counts)


def _sentences(text: str) -> int:
    return len(re.findall(rf"{_END}+(?=[」』）)\"”’]*(?:\s|$|[^\d\s.]))", text + " "))


def repetition(pair: Pair) -> Iterator[Flaw]:
    """Words said again that the source does not repeat."""
    alone = re.search(r"\b([A-Za-z]{2,}) \1\b", pair.target, re.IGNORECASE)
    if alone and alone[1].lower() not in _TWICE_IS_FINE:
        yield _flaw(pair, "repetition", "warning", alone[0], "said_twice")
    words = [word.lower() for word in _WORD.findall(pair.target)]
    for length in range(2, 9):
        for at in range(len(words) - 2 * length + 1):
            once = words[at : at + length]
            said = once == words[at + length : at + 2 * length]
            if said and (pair.language == "ja" or length > 3):
                yield _flaw(pair, "repetition", "warning", " ".join(once), "said_twice")
                return
    if _far_repeated(words) and not _far_repeated([*normal(pair.source)], 6):
        yield _flaw(pair, "repetition", "warning", pair.target, "phrase_twice")


def _far_repeated(words: list[str], length: int = 5) -> bool:
    grams = [tuple(words[at : at + length]) for at in range(len(words) - length + 1)]
    return len(grams) != len(set(grams))


def quotes(pair: Pair) -> Iterator[Flaw]:
    """Pairs of marks that do not match, and speech whose marks were lost."""
    yield from _unbalanced(pair)
    speech = [inside for inside in _QUOTE.findall(pair.source) if _is_speech(inside)]
    torn = _odd_marks(pair.source) in {*"「」『』"}  # goes over several sentences
    lost = pair.language == "ja" and not re.search(r"[\"“”‘«]|(?:^|\s)'", pair.target)
    if lost and (speech or torn):
        text = (speech or [pair.source])[0]
        yield _flaw(pair, "quotes", "warning", text, "marks_gone")


def _is_speech(inside: str) -> bool:
    return len(inside) >= 6 and bool(re.search(r"[ぁ-ゖ]{2}", inside))


def _unbalanced(pair: Pair) -> Iterator[Flaw]:
    if _odd_marks(pair.source):
        return  # a quotation that goes over several sentences
    odd = _odd_marks(pair.target)
    if odd:
        yield _flaw(pair, "quotes", "warning", odd, "partner_missing")


def _odd_marks(text: str) -> str:
    plain = re.sub(r"(?m)(?:^|\s)(?:\d+|[a-z])\)", "", unicodedata.normalize("NFKC", text))
    for opening, closing in ("()", "[]", "「」", "『』", "“”", "【】"):
        if plain.count(opening) != plain.count(closing):
            return opening if plain.count(opening) > plain.count(closing) else closing
    return '"' if plain.count('"') % 2 else ""


def kept(pair: Pair) -> Iterator[Flaw]:
    """URLs, addresses, code and placeholders arrive unchanged."""
    for found in KEPT.findall(pair.source):
        exact = found.rstrip(".,;:!?)")
        if exact not in pair.target:
            yield _flaw(pair, "kept", "error", exact, "stay_exactly")


def _flaw(pair: Pair, check: str, severity: Severity, text: str, key: str, **values: int) -> Flaw:
    return Flaw(check, severity, pair.id, text, advice(key, **values))
