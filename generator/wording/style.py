"""Polite Japanese (です・ます体) into the plain style of notes and slides (だ・である体).

A sentence is changed wholly or not at all: where one of its polite forms cannot be resolved with
certainty, the sentence is left as its author wrote it. Words inside quotation marks are somebody's
own and stay.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.wording import conjugation
from generator.wording.words import KEPT_SENTENCES, quoted_spans, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.wording.words import Word


class _UnsureError(Exception):
    """A polite form that no rule resolves."""


@lru_cache(maxsize=KEPT_SENTENCES)
def plain(text: str) -> str:
    """The sentence in plain style, or as it is when any part of it is uncertain."""
    told = words(text)
    spans = quoted_spans(text)
    written: list[str] = []
    at = 0
    try:
        while at < len(told):
            if any(start <= told[at].start < end for start, end in spans):
                written.append(told[at].surface)
                at += 1
            else:
                at += _written(told, at, written)
    except _UnsureError:
        return text
    return "".join(written)


def _written(told: Sequence[Word], at: int, written: list[str]) -> int:
    """Write the plain form of the words from ``at`` on; how many words that took."""
    word = told[at]
    if word.group == "助動詞-マス" and at:
        return _masu(told, at, written)
    if word.group == "助動詞-デス" and at:
        return _desu(told, at, written)
    if word.base in _PLEASE and _is_request(told, at):
        return _request(told, at, written)
    written.append(word.surface)
    return 1


def _surfaces(told: Sequence[Word], at: int, count: int) -> str:
    return "".join(word.surface for word in told[at : at + count])


_MASU = (
    ("ませんでした", "negative past"),
    ("ませんでしょう", "negative guess"),
    ("ましょう", "volitional"),
    ("ました", "past"),
    ("ましたら", "past"),
    ("まして", "te"),
    ("ません", "negative"),
    ("ませんで", ""),
    ("ます", "dictionary"),
)
# Set phrases, whose plain form is another word.
_NOT_POLITE = ("ありがとうござい", "申し訳ござい", "すみ")
# Before ございます that is あります; after おめでとう or お早う it is none.
_THERE_IS = frozenset(["助詞", "助動詞"])


def _masu(told: Sequence[Word], at: int, written: list[str]) -> int:
    """読み + ました → 読んだ: the verb's stem, already written, is taken back."""
    verb = told[at - 1]
    rest = "".join(word.surface for word in told[at : at + 4])
    if _is_to_be_feared(told, at):  # させかねません, read as か and ね
        verb = verb._replace(base="かねる", kind="動詞", group="下一段-ナ行")
        told = (*told[: at - 2], verb._replace(surface="か"), verb, *told[at:])
        written[-2:] = ["かね"]
    said = max(
        (form for form in _MASU if rest.startswith(form[0])), key=lambda f: len(f[0]), default=None
    )
    before = "".join(written)
    if (
        said is None
        or not said[1]
        or (verb.kind not in {"動詞", "助動詞"} and verb.sub != "動詞的")
        or before.endswith(_NOT_POLITE)
        or (before.endswith("済み") and rest.startswith("ませ"))
        or (verb.base in {"ござる", "御座る"} and told[at - 2].kind not in _THERE_IS)
    ):
        raise _UnsureError
    made = _of_verb(told, at - 1)
    written.pop()
    form = {
        "negative past": made.negative[:-1] + "かった",
        "negative guess": made.negative + "だろう",
        "volitional": made.volitional,
        "past": made.past,
        "te": made.te,
        "negative": made.negative,
        "dictionary": made.dictionary,
    }[said[1]]
    if said[0] == "ましたら":
        form += "ら"
    written.append(form)
    return _count(told, at, len(said[0]))


def _is_to_be_feared(told: Sequence[Word], at: int) -> bool:
    read = [word.surface for word in told[at - 2 : at]] == ["か", "ね"]
    return read and at > len("かね") and told[at - 3].form.startswith("連用形")


def _count(told: Sequence[Word], at: int, length: int) -> int:
    """How many words from ``at`` on make ``length`` characters."""
    taken = 0
    for word in told[at:]:
        if length <= 0:
            break
        length -= len(word.surface)
        taken += 1
    if length:
        raise _UnsureError
    return taken


def _of_verb(told: Sequence[Word], at: int) -> conjugation.Forms:
    """The forms of a verb; ～ておる is ～ている in humbler words."""
    verb = told[at]
    before = told[at - 1].surface if at else ""
    if verb.surface == "降り":  # 降る of rain and snow, 降りる of all else
        if at > 1 and before in {"は", "が", "も"} and told[at - 2].surface in _WEATHER:
            return conjugation.forms("降る", "五段-ラ行")
        if before not in {"て", "で", "を", "に"}:
            raise _UnsureError
        return conjugation.forms("降りる", "上一段-ラ行")
    if verb.surface == "き" and before == "は":  # 毎日は来ます, 毎日履きます
        raise _UnsureError
    if verb.base in {"おる", "居る"} and before in {"て", "で", "が", "も"}:
        return conjugation.forms("いる", "上一段-ア行")
    if verb.base in {"まいる", "参る"} and before in {
        "て",
        "で",
    }:  # 進めてまいりました is 進めてきた
        return replace(conjugation.forms("いく", "五段-カ行"), past="きた", te="きて")
    return conjugation.of(verb)


_WEATHER = frozenset(["雨", "雪", "霜", "雹", "灰", "大雨", "大雪", "小雨", "初雪"])

_PLEASE = ("くださる", "下さる")


def _is_request(told: Sequence[Word], at: int) -> bool:
    """Not followed by ます or た: ください, くださいませ."""
    follows = "".join(word.surface for word in told[at + 1 : at + 2])
    return told[at].surface in {"ください", "下さい"} and follows not in {"まし", "ます"}


def _request(told: Sequence[Word], at: int, written: list[str]) -> int:
    """〜てください → 〜てほしい; お読みください → お読みいただきたい."""
    before = told[at - 1] if at else None
    count = 2 if "".join(word.surface for word in told[at + 1 : at + 2]) == "ませ" else 1
    if before is None:
        raise _UnsureError
    if before.surface in {"て", "で"} and before.sub == "接続助詞":
        written.append("ほしい")
    elif before.form.startswith("連用形") or before.surface.startswith(("お", "ご", "御")):
        written.append("いただきたい")
    else:
        raise _UnsureError
    return count


_QUESTION_WORDS = frozenset(
    [
        "なぜ",
        "何",
        "なに",
        "なん",
        "どう",
        "いかが",
        "誰",
        "だれ",
        "どこ",
        "いつ",
        "どれ",
        "いくら",
        "いくつ",
        "どちら",
        "何故",
    ]
)


def _desu(told: Sequence[Word], at: int, written: list[str]) -> int:
    """The copula: nothing after an adjective, だ after a noun, な before ので."""
    word, before = told[at], told[at - 1]
    after = told[at + 1].surface if at + 1 < len(told) else ""
    adjective = _is_adjectival(before)
    explaining = before.surface == "ん" and before.sub == "準体助詞" and _is_finite(told, at - 2)
    if explaining:
        written[-1] = "の"
    if word.surface == "でしょう":
        written.append("だろう")
        return 1
    if word.surface == "でし" and after in {"た", "て", "たら"}:
        if adjective and after == "た":
            raise _UnsureError
        written.append({"た": "だった", "て": "で", "たら": "だったら"}[after])
        return 2
    if word.surface != "です" or _is_verbal(before):
        raise _UnsureError
    if adjective:
        return 1
    if after == "か" and told[at + 1].kind == "助詞" and told[at + 1].sub != "接続助詞":
        if before.surface in _QUESTION_WORDS:
            raise _UnsureError
        return 1
    follows = _surfaces(told, at + 1, 2)
    written.append("な" if follows in {"ので", "のに"} else "だ")
    return 1


def _is_finite(told: Sequence[Word], at: int) -> bool:
    """Before んです stands what could end a sentence, or な; not what is part of a noun in ん."""
    return at >= 0 and told[at].form.startswith(("終止形", "連体形"))


def _is_adjectival(word: Word) -> bool:
    """What です only makes polite: 高い, ない, たい, らしい, and the past of them."""
    ended = word.form.startswith(("終止形", "連体形"))
    return (
        ended
        and (
            word.group
            in {
                "形容詞",
                "助動詞-ナイ",
                "助動詞-タイ",
                "助動詞-ラシイ",
                "助動詞-タ",
                "文語助動詞-ベシ",
            }
        )
        and word.base != "べし"
    )


def _is_verbal(word: Word) -> bool:
    return word.kind == "動詞" and word.form.startswith(("終止形", "連体形"))
