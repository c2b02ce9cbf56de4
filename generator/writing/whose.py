"""Whose a text is: what somebody holds, feels or guesses, told as if it were so.

A line that is somebody's view is told by its own words; a text that rests on one and neither names
anybody nor stays unsure is shown to whoever reads it. Nothing is refused for it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from generator import patterns as re
from generator.japanese.tokenizer import tokenizer
from generator.resources import toml_beside
from generator.wording.views import is_of_oneself, is_view
from generator.wording.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.model import Bilingual, Language
    from generator.writing.numbered import Numbered


def views(article: Numbered, *, selling: bool = False) -> frozenset[str]:
    """The sentences in which somebody says what they hold, like, feel, wish or guess.

    Where it is a firm that is ``selling``, also what it says in its own favour.
    """
    language = article.language
    felt = _cues("views", language)
    praised = _cues("selling", language)
    lines = ((s.id, s.text[language] or "") for s in article.sentences)
    return frozenset(
        identity
        for identity, text in lines
        if felt.search(text)
        or is_view(text, language)
        or is_of_oneself(text, language)
        or (selling and praised.search(text))
    )


def corrections(article: Numbered) -> list[int]:
    """Lines that correct or take back what another says."""
    language = article.language
    back = _cues("corrections", language)
    return [n for n, s in enumerate(article.sentences, 1) if back.search(s.text[language] or "")]


def nobodys(
    text: Bilingual,
    languages: Sequence[Language],
    head: str = "",
    title: Bilingual | None = None,
) -> list[Language]:
    """The languages in which a text names nobody who says it, nor stays unsure.

    A head above it may name them, and a ``title`` that names a person.
    """
    return [
        language
        for language in languages
        if (told := text[language])
        and not _cues("owners", language).search(told)
        and not (head and _cues("owners", language).search(head))
        and not (title and _cues("named", language).search(title[language] or ""))
    ]


def dated_or_owned(text: str, language: Language) -> str:
    """The first word that says whose or of which day a text is; empty where none does."""
    found = _cues("dated", language).search(text)
    return found[0] if found else ""


def unread(article: Numbered) -> Iterator[str]:
    """People of a Japanese article whose names no line gives a reading of."""
    if article.language != "ja":
        return
    whole = " ".join(sentence.text.ja or "" for sentence in article.sentences)
    names: dict[str, None] = {}
    alone = [
        found[1]
        for sentence in article.sentences
        if (found := _READING.fullmatch((sentence.text.ja or "").strip()))
    ]
    for sentence in article.sentences:
        name = ""
        for word in (*words(_APART.sub("", sentence.text.ja or "")), None):
            if word and word.fine == "人名" and _KANJI.fullmatch(word.surface):
                name += word.surface
            else:
                names.update({name: None} if len(name) > _SHORTEST else {})
                name = ""
    for name in names:
        if any(name in other for other in names if other != name):
            continue
        beside = re.search(f"{re.escape(name)}(?:さん|氏)?[（(][ぁ-んァ-ヶーA-Za-z]", whole)
        if not beside and not any(_reads(each, name) for each in alone):
            yield name


def _reads(kana: str, name: str) -> bool:
    """Whether a reading that stands by itself is that of a name: ふじもと・あきお of 藤元明緒."""
    whole = "".join(word.reading_form() for word in tokenizer().tokenize(name))
    return whole.startswith(_katakana(kana)[:2])


def _katakana(kana: str) -> str:
    return "".join(chr(ord(each) + 96) if "ぁ" <= each <= "ん" else each for each in kana)


def unspelt(article: Numbered, terms: Iterable[Bilingual]) -> Iterator[str]:
    """Names of several words in katakana that the article does not have in Latin letters."""
    for term in terms:
        if _FOREIGN.fullmatch(term.ja or "") and term.en and term.en not in article.text:
            yield term.ja or ""


_KANJI = re.compile("[一-龠々]+")
_READING = re.compile("([ぁ-んァ-ヴー]{2,6})[・ \u3000][ぁ-んァ-ヴー]{2,6}")
_FOREIGN = re.compile("[ァ-ヴー]{2,}(?:[・＝=][ァ-ヴー]{2,})+")  # クィン・ニュー
_APART = re.compile(
    "(?<=[一-龠々]{2})[ \u3000](?=[一-龠々]{2,3}(?:氏|さん|[（(、。]|$))"
)  # 山田 太郎
_SHORTEST = 2  # letters: a family name alone is too often a place or a firm


_MOST_ASKED = 4  # of a question: of more hardly one is right


class Unowned(NamedTuple):
    """A text that rests on somebody's view and names nobody, in every language or in one alone."""

    views: frozenset[str]
    everywhere: bool


def surest(found: Mapping[int, Unowned]) -> frozenset[int]:
    """At which texts of a question to ask whose view it is: at a few, each view at one of them.

    Surest is a text that names nobody in any language.
    """
    kept: set[int] = set()
    seen: set[str] = set()
    for n, each in sorted(found.items(), key=lambda one: not one[1].everywhere):
        if each.views - seen and len(kept) < _MOST_ASKED:
            kept.add(n)
        seen |= each.views
    return frozenset(kept)


@cache
def _cues(table: str, language: Language) -> re.Pattern[str]:
    told: str = toml_beside(__file__, "told.toml")[table][language]
    return re.compile(told)
