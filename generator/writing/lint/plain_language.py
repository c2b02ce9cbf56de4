"""Plain language: what whoever reads or hears one language stumbles over, in each text."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.width import width
from generator.wording.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model import Language

_LONG = {"ja": 55, "en": 140}  # letters of a sentence that is heard once
_BEGINS = 16  # letters by which a sentence is found
_CLAUSES = 3  # verbs with something after them, in one sentence
_ENDING, _RUNNING = 4, 3  # letters; sentences
_ROOT = {"ja": 2, "en": 4}  # letters by which one knows a noun again
_JOINS = frozenset({"て", "で", "ば", "が", "ので", "のに", "から", "けれど", "けど", "し", "と"})
_PASSIVE = re.compile(  # of verbs with which translations pass over whoever does it
    r"\b(?:is|are|was|were|been|being|be)\s+(?:\w+ly\s+)?(?:made|done|carried|conducted|implemented"
    r"|performed|undertaken|executed|attempted|completed|caused|brought about|confirmed|considered"
    r"|decided|determined|mentioned|pointed|indicated|submitted|received|requested|refused|provided"
    r"|required|felt|cut|lost|reduced|increased|introduced|promoted|realized|strengthened|secured"
    r"|utilized|observed|seen|expressed|voiced|being said)\b(?!\s+(?:by|as)\b)"
)
_ABSTRACT = re.compile(  # Federation of Towns, revision of the Water Act are names
    r"\b\w{4,}(?:tion|sion|ment|ness|ance|ence|ity|al) of\b(?! (?:the |our |an? )?[A-Z])"
)
_HANGING = re.compile(r"^(?:As for|Regarding|With regard|In terms of|When it comes|Concerning)\b")
_POINTING = {  # at what was just said, or at a thing that it names
    "ja": re.compile(
        "^(?:(?:これ|それ|あれ|そこ|ここ)[はがをも]|(?:この|その|あの)(?P<noun>[一-龠ァ-ヴー]{0,6}))"
    ),
    "en": re.compile(r"^(?:This|That|These|Those)\b(?!['’])(?: (?P<noun>[a-z]{4,}))?"),
}


def of_texts(told: Sequence[str], language: Language, *, aloud: bool) -> Mapping[int, list[str]]:
    """What to look at in some of the texts that follow each other, by their places."""
    found = {n: [*_of_text(text, language, aloud=aloud)] for n, text in enumerate(told)}
    if aloud:
        for n, (before, text) in enumerate(zip(("", *told), told, strict=False)):
            found[n] += _pointing(text, before, language)
    if aloud and language == "ja":
        ends = [text.rstrip("。？！」")[-_ENDING:] for text in told]
        for n in range(_RUNNING - 1, len(ends)):
            if len({*ends[n - _RUNNING + 1 : n + 1]}) == 1 and ends[n]:
                found[n].append(f"…{ends[n]} for the third time running")
    return {n: each for n, each in found.items() if each}


def _of_text(text: str, language: Language, *, aloud: bool) -> Sequence[str]:
    made: list[str] = []
    if language == "en":
        if hit := _PASSIVE.search(text):
            made.append(f"“{hit[0]}”: who does it?")
        if hit := _ABSTRACT.search(text):
            made.append(f"“{hit[0]} …”: who does what?")
        if hit := _HANGING.search(text):
            made.append(f"“{hit[0]} …”: begin with who acts")
    elif heap := _heap(text):
        made.append(f"“{heap}”: who does what?")
    if aloud:
        for sentence in filter(None, re.split("(?<=[。？！])|(?<=[.?!]) ", text)):
            size = width(sentence) if language == "ja" else len(sentence)
            if size > _LONG[language] or (language == "ja" and _joined(sentence) >= _CLAUSES):
                made.append(f"“{sentence.strip()[:_BEGINS]}…”: long for the ear: in two")
                break
    return made


_DONE = frozenset({"行う", "行なう", "なす", "為す", "図る"})
_NEAR = 6  # words between a deed and the empty verb


def _heap(text: str) -> str:
    """A deed as a noun before a verb that says nothing: 申請がなされ, 意向の表明があり."""
    told = words(text)
    for n, (deed, particle) in enumerate(pairwise(told)):
        if not deed.can_be_done or particle.surface not in {"が", "は", "を"}:
            continue
        after = told[n + 2 : n + 2 + _NEAR]
        verb = next((word for word in after if word.kind == "動詞"), None)
        whose = told[n - 1] if n else deed
        described = whose.surface == "の" or whose.form.startswith("連体形")
        empty = verb and (verb.base in _DONE or verb.surface in {"あり", "あっ"})
        if described and verb and empty:
            return text[deed.start : verb.end]
    return ""


def _pointing(text: str, before: str, language: Language) -> Iterator[str]:
    """A word that points back over more than the text just before it."""
    if hit := _POINTING[language].search(text):
        noun = (hit["noun"] or "")[: _ROOT[language]]
        own = hit[0].startswith(("この", "あの", "These", "Those")) and noun
        if not before or (own and noun not in before.lower()):
            yield f"“{hit[0]}”: is what it points to in the text just before?"


def _joined(sentence: str) -> int:
    """How many clauses of a sentence lead on to another."""
    told = words(sentence)
    return sum(word.surface in _JOINS and word.sub == "接続助詞" for word in told) + sum(
        word.kind == "動詞" and word.form.startswith("連用形") and after.surface == "、"
        for word, after in pairwise(told)
    )
