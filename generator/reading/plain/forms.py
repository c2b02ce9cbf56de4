"""What is seen of a bare line taken by itself: how it opens, ends, and what marks stand in it."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.reading.plain.lines import ADDRESS, KEYWORD, NUMBERED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading.plain.lines import TextLine

_FORMS = {
    "asks": re.compile(r"[?？]$"),
    "asks politely": re.compile(r"(ですか|ますか|でしょうか|ましたか|ませんか|たか)[?？]?$"),
    "asks what": re.compile(r"(とは|なぜ|何か|理由は|どう)[?？]?$"),
    "cries": re.compile(r"[!！]$"),
    "ends in a particle": re.compile(r"(は|が|を|に|で|も|の|し|て|けど|ので|から)$"),
    "ends in a topic": re.compile(
        r"(について|とは|に関して|において|方法|理由|ポイント|特徴|こと|とき|場合|仕方|使い方|やり方|手順|"
        r"まとめ|一覧)$"
    ),
    "ends in kana": re.compile(r"[ぁ-ん]$"),
    "ends in a verb": re.compile(r"(する|した|できる|なる|いる|ある|れる|せる|ない|たい|よう)$"),
    "ends in a bracket": re.compile(r"[)）】」』\]]$"),
    "ends in code": re.compile(r"[、,，:：;；{}=\\]$"),
    "opens a quote": re.compile(r"^[「『“\"（(]"),
    "opens a box": re.compile(r"^[【■◆●▼◇□≪《★☆▶]"),
    "opens with a picture": re.compile(r"^[\u2600-\u27bf\U0001f000-\U0001faff]"),
    "opens with kana": re.compile(r"^[ぁ-ん]"),
    "opens with a link word": re.compile(
        r"^(?:また|しかし|そして|ただし|なお|例えば|たとえば|さらに|つまり|そのため|それ|これ|この|その|では|"
        r"ちなみに|まず|次に|もし)"
    ),
    "comma": re.compile("[、，]"),
    "two commas": re.compile("[、，].*[、，]"),
    "colon inside": re.compile("[:：].+"),
    "slash": re.compile("[/／|｜]"),
    "dash": re.compile("——|──|―|–| - "),
    "arrow": re.compile("→|⇒|->|=>"),
    "code marks": re.compile(r"[{};=<>$\\`]|::|//|\(\)"),
    "command": re.compile(r"^[a-z][\w.-]* +[\w./<$\"'-]+[^ぁ-んァ-ヶ一-龥]*$"),
    "lower case name": re.compile(r"^[a-z][\w.-]*(?:\(\))?$"),
    "comment": re.compile(r"^(?:#|--|%|\*|;|')"),
    "tree": re.compile("[├└│┌┐─]"),
    "tick box": re.compile(r"^(?:[-*・] *)?(?:\[[ x]\]|[✓✅☑❌✗✔])"),
    "closes a box": re.compile(r"】[^】]{0,8}$"),
    "parted": re.compile(r"[ぁ-んァ-ヶ一-龥]\s+[ぁ-んァ-ヶ一-龥]"),
    "named": re.compile(r"(氏|さん|様|くん|ちゃん)$|^[ァ-ヶー]+・[ァ-ヶー]+$"),
    "price or place": re.compile(r"^(?:住所|電話|営業時間|定休日|料金|価格|アクセス|所在地|TEL)"),
    "yen or count": re.compile(r"\d+(?:円|人|回|個|分|秒|%|％|年|月|日|時間|GB|MB|ms)"),
    "address": ADDRESS,
    "keyword": KEYWORD,
    "numbered": NUMBERED,
    "deeply numbered": re.compile(r"^\d+[.-]\d+"),
    "step": re.compile(
        r"^(?:Step|STEP|ステップ|手順|その|理由|ポイント|方法|Q|第)\s*\.?\s?[0-9０-９一二三四五①-⑳]"
    ),
    "date": re.compile(r"\d{4}[年./-]\d{1,2}"),
    "goes on": re.compile(
        r"^(?:[をがはにのともへで](?![ぁ-ん]*い|も)|って|という|といった|ということ|です|ます|でした|とか|など|"
        r"から|まで|より|ため|こと|ので|のに|けど|らしい|みたいな|でしょ|だと|だけ|して|した|する|なので|ながら|"
        r"くらい|ほど|[、。）」])"
    ),
    "breaks off": re.compile(
        r"(?:は|が|を|に|で|と|も|の|へ|や|て|ば|たら|なら|けど|けれど|から|ので|のに|し|って|など|だと|とは|"
        r"[、,，])$"
    ),
}
_WIDTHS = (4, 8, 12, 18, 25, 35, 48)
_HIRAGANA = re.compile(r"[ぁ-ん]")
_BRACKETS = (("「", "」"), ("『", "』"), ("(", ")"), ("（", "）"), ("【", "】"), ("[", "]"))
_MARKED = "■◆●▼◇□★☆▶"
_LOOKED_AT = 200
_SHAPE = re.compile(
    r"^(?:(第?)[0-9０-９一二三四五六七八九十]{1,3}([.．、)）:：章節部]|\s|[.-]\d)|"
    r"(Step|STEP|ステップ|手順|その|理由|ポイント|方法|Q)\s*\.?\s?[0-9０-９①-⑳])"
)


def form(line: TextLine) -> Iterator[str]:
    """The names of all that is seen of a line by itself."""
    text = line.text
    yield f"width {step(line.width, _WIDTHS)}"
    yield f"ends {text[-1] if _HIRAGANA.match(text[-1]) else script(text[-1]) or text[-1]}"
    yield from (name for name, seen in _FORMS.items() if seen.search(text[:_LOOKED_AT]))
    if len(_HIRAGANA.findall(text[:_LOOKED_AT])) * 2 > len(text):
        yield "mostly kana"
    if not line.is_japanese:
        yield "no Japanese"
    if line.is_predicate:
        yield "is predicate"
    if line.is_sentence:
        yield "is sentence"
    if line.is_item:
        yield "is item"
    if line.is_code:
        yield "is code"
    if line.raw.startswith(("  ", "\t")):
        yield "indented"
    if any(text.count(opening) != text.count(closing) for opening, closing in _BRACKETS):
        yield "half a bracket"


def opens_with(text: str) -> str:
    """The script of a line's first character, or that it is a quotation."""
    return "quote" if text[0] in "「『（(【" else script(text[0]) or "other"


def goes_on(text: str) -> bool:
    """The line opens in the middle of a sentence."""
    return bool(_FORMS["goes on"].match(text))


def breaks_off(text: str) -> bool:
    """The line ends in the middle of a sentence."""
    return bool(_FORMS["breaks off"].search(text))


def script(char: str) -> str:
    """The script a character is in; empty for marks."""
    if char.isdigit():
        return "digit"
    if char.isascii():
        return "latin" if char.isalpha() else ""
    if "ぁ" <= char <= "ん":
        return "kana"
    if "ァ" <= char <= "ー":
        return "katakana"
    return "kanji" if "一" <= char <= "龥" else ""


def step(amount: float, steps: tuple[float, ...]) -> int:
    """How many of the steps an amount is above."""
    return sum(amount > most for most in steps)


@lru_cache(maxsize=4096)
def shape_of(text: str) -> str:
    """How a line is numbered or marked, the number left out; empty when it is not."""
    first = text[:1]
    if unicodedata.category(first or "a") == "So":
        return first if first in _MARKED else "picture"
    found = _SHAPE.match(text)
    if not found:
        return "【" if first == "【" else ""
    return found[3] or f"{found[1]}0{found[2][:1]}"
