"""The forms of a verb from its dictionary form and class (活用型): 読む → 読んだ, 読まない."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.wording.words import Word

# By the last kana of a 五段 verb, its row; う inflects as わう.
_ROWS = {
    row[2]: row for row in ("わいうえお", "かきくけこ", "がぎぐげご", "さしすせそ", "たちつてと")
} | {row[2]: row for row in ("なにぬねの", "ばびぶべぼ", "まみむめも", "らりるれろ")}

_ONBIN = {"う": "った", "つ": "った", "る": "った", "く": "いた", "ぐ": "いだ", "す": "した"}
_NASAL = "んだ"
_IKU = ("行く", "いく", "ゆく", "逝く")

_U_ONBIN = ("問う", "乞う", "請う")  # 問うた, not 問った


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of one verb, written as its dictionary form is."""

    dictionary: str
    past: str
    negative: str
    volitional: str
    te: str
    potential: str
    """Empty where it is no other word than the passive."""


def forms(base: str, group: str) -> Forms:
    """All forms of the verb or verbal auxiliary ``base``."""
    if base.endswith("ずる"):  # 感ずる, as dictionaries have it, is 感じる today
        return forms(f"{base[:-2]}じる", "上一段-ザ行")
    if base.endswith("する") and group.startswith("サ行変格"):
        return _same(base, base[:-2], "した", "しない", "しよう", "できる")
    if group.startswith("カ行変格"):
        stem = base[:-1] if base.endswith("来る") else base[:-2]
        heads = ("", "", "") if base.endswith("来る") else ("き", "こ", "こ")
        return _same(base, stem, f"{heads[0]}た", f"{heads[1]}ない", f"{heads[2]}よう", "")
    if group.startswith("五段"):
        return _godan(base)
    return _same(base, base[:-1], "た", "ない", "よう", "")


def of(word: Word) -> Forms:
    """All forms of a word of a text, humble and polite ones as their plain counterparts."""
    base = _PLAIN.get(word.base, word.base)
    group = _PLAIN_GROUPS.get(base, word.group) if base != word.base else word.group
    return forms(base, group)


# Humble and polite verbs that are plain verbs in other clothes; おる is one only after て.
_PLAIN = {"いたす": "する", "致す": "する", "ござる": "ある", "御座る": "ある"}

_PLAIN_GROUPS = {"する": "サ行変格", "ある": "五段-ラ行"}


def _godan(base: str) -> Forms:
    head, last = base[:-1], base[-1]
    row = _ROWS[last]
    past = "った" if base.endswith(_IKU) else _ONBIN.get(last, _NASAL)
    if base.endswith(_U_ONBIN):
        past = "うた"
    negative = "いない" if base == "おる" else f"{head}{row[0]}ない"  # …ておらず is …ていない
    if base.endswith(("ある", "有る")):
        negative = f"{base[:-2]}ない"
    return Forms(
        base,
        head + past,
        negative,
        f"{head}{row[4]}う",
        head + past[:-1] + ("て" if past[-1] == "た" else "で"),
        f"{head}{row[3]}る",
    )


def _same(base: str, stem: str, past: str, negative: str, volitional: str, potential: str) -> Forms:
    told = f"{stem}{past}"
    able = f"{stem}{potential}" if potential else ""
    return Forms(base, told, stem + negative, stem + volitional, f"{told[:-1]}て", able)
