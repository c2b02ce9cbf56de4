"""Names that a translation has to guess: no line gives their reading, or their Latin letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.tokenizer import tokenizer
from generator.wording.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Bilingual
    from generator.writing.numbered import Numbered

_KANJI = re.compile("[一-龠々]+")
_READING = re.compile("([ぁ-んァ-ヴー]{2,6})[・ \u3000][ぁ-んァ-ヴー]{2,6}")
_FOREIGN = re.compile("[ァ-ヴー]{2,}(?:[・＝=][ァ-ヴー]{2,})+")  # クィン・ニュー
_APART = re.compile(
    "(?<=[一-龠々]{2})[ \u3000](?=[一-龠々]{2,3}(?:氏|さん|[（(、。]|$))"
)  # 山田 太郎
_SHORTEST = 2  # letters: a family name alone is too often a place or a firm


def without_reading(article: Numbered) -> Iterator[str]:
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


def without_spelling(article: Numbered, terms: Iterable[Bilingual]) -> Iterator[str]:
    """Names of several words in katakana that the article does not have in Latin letters."""
    for term in terms:
        if _FOREIGN.fullmatch(term.ja or "") and term.en and term.en not in article.text:
            yield term.ja or ""
