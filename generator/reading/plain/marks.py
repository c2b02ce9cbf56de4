"""The marks of bare lines: rules across the page, ornaments around a line, what opens it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from generator import patterns as re

_RULE = re.compile(r"[\s━─―—–\-=＝*＊_＿~〜～・…◆◇■□●○☆★※◎♪♦❖+#＃.:：/／|｜\u2500-\u257f]+")
# What alone on a line parts two scenes, however few.
_BREAK = re.compile(r"[\s＊*◆◇☆★○●※♪❖]+|[\s#＃]*[―—–─━\-]{3,}[\s#＃]*")

# Signs strung together, as mail has them between its parts: *･゜ﾟ･*:.｡..｡.:*･゜.
_STRUNG = frozenset("･・゜ﾟ｡♪☆★＊*+~〜～°¨")
_CODE = frozenset("(){}[]<>=;\"'\\$&|")
_FEWEST_STRUNG, _GARLAND = 4, range(8, 90)

_QUOTED = re.compile(r"^(?:「([^「」]+)」|『([^『』]+)』|[（(]([^（）()]+)[)）])$")
_SIGNS = frozenset(("So", "Po", "Pd", "Pc"))
# Signs of code, of drawn lines, of what follows from what: nobody heads a text with them.
_DRAWN = re.compile(r"[!-)+-~\u2500-\u257f←-⇿✓✔☑︙⋮]")
# Signs that writing itself has at the head of a line.
_WRITTEN = "。、，．！!？?…‥\"'“”‘’&%@/＆％＠／"

_LONGEST = 200  # characters of a line that may have ornaments around it
_KEPT = 16_384  # lines whose marks are remembered: each is asked for by several rules
_FEWEST_IN_RULE = 3
_ORNAMENT = "■□◆◇●○〇◎★☆▼▽▲△▶▷♦❖※♪✿❀〓"
_HEAD_MARK = "■□◆◇●○〇◎★☆▼▽▲△▶▷►♦❖◉◼◾▪〓§✔✓✅"
_BOXED = re.compile(
    r"^(?:【([^【】]+)】|≪([^≪≫]+)≫|＜([^＜＞]+)＞|<([^<>]+)>|〔([^〔〕]+)〕|《([^《》]+)》|〈([^〈〉]+)〉|［([^［］]+)］|\[([^\[\]]+)\])$"
)
_SIDE = rf"[{_ORNAMENT}]+|[=＝]{{2,}}|[〜～~]+|[-―—─]{{2,}}|[*＊]{{2,}}"
_AROUND = re.compile(rf"^(?P<open>{_SIDE})\s*(?P<text>.*?\w.*?)\s*(?P<close>{_SIDE})$")
_BEFORE = re.compile(
    rf"^([{_HEAD_MARK}])(?:\1{{2,3}}|(?!\1)[{_HEAD_MARK}])?\s*(?=[^\s{_HEAD_MARK}])"
)

# One picture may take several characters: a flag's two letters, a cook of a woman and a pan.
_PICTURE = re.compile(
    r"(?:[\U0001f1e6-\U0001f1ff]{2}|.(?:[\ufe0f\U0001f3fb-\U0001f3ff]|\u200d.)*)", re.DOTALL
)

_NUMERALS = {kanji: number for number, kanji in enumerate("一二三四五六七八九十", 1)}
_DIGITS = r"(?P<n>[0-9０-９]{1,3})"
# How a line is numbered → what stands before its words.
_NUMBERED = (
    (
        "1-1",
        re.compile(r"^[0-9０-９]{1,2}(?:[-－.．][0-9０-９]{1,2})+[.．]?(?![0-9０-９])\s*(?=\S)"),
    ),
    ("1.", re.compile(rf"^{_DIGITS}[.．、](?![0-9０-９])\s*(?=\S)")),
    ("1)", re.compile(rf"^{_DIGITS}[)）]\s*(?=\S)")),
    ("(1)", re.compile(rf"^[(（]{_DIGITS}[)）]\s*(?=\S)")),
    ("[1]", re.compile(rf"^[\[［【〔]{_DIGITS}[\]］】〕]\s*(?=\S)")),
    ("1 ", re.compile(rf"^{_DIGITS}[\s　]+(?=\S)")),
    ("①", re.compile(r"^(?P<n>[①-⑳])[\s　.．、]*(?=\S)")),
    ("❶", re.compile(r"^(?P<n>[❶-❿])[\s　.．、]*(?=\S)")),
    (
        "第",
        re.compile(
            r"^(?:第\s?(?P<n>[0-9０-９]{1,3}|[一二三四五六七八九十百]{1,4})\s?[章節部話幕条項編篇号]"
            r"|[序終]章|最終[章話回])(?![ぁ-んァ-ヶ])"
        ),
    ),
    ("一、", re.compile(r"^(?P<n>[一二三四五六七八九十]{1,3})(?:[、.．]|[\s　]+)(?=\S)")),
    ("(一)", re.compile(r"^[(（](?P<n>[一二三四五六七八九十]{1,3})[)）]\s*(?=\S)")),
    ("Ⅰ", re.compile(r"^(?:(?P<n>[Ⅰ-Ⅻ])[\s　.．、]*|[IVX]{1,4}[.．]\s*)(?=\S)")),
    ("Q", re.compile(rf"^(?:Q|Ｑ|問)\s?{_DIGITS}[.．:：、)）\s　]+(?=\S)")),
    ("A.", re.compile(r"^[A-ZＡ-Ｚ][.．)）][\s　]*(?=\S)")),
    ("a.", re.compile(r"^[a-zａ-ｚ][.．)）][\s　]+(?=\S)")),
    ("(a)", re.compile(r"^[(（][a-zA-Zａ-ｚＡ-Ｚ][)）]\s*(?=\S)")),
    ("ア", re.compile(r"^[(（]?[アイウエオカキクケコ](?:[)）.．、]|[\s　])\s*(?=\S)")),
    (
        "Step",
        re.compile(
            r"^(?P<name>Step|STEP|ステップ|手順|ポイント|その|理由|方法|コツ|Point|POINT|Vol|Part|PART|"
            rf"Chapter|CHAPTER|Lesson)[.．]?\s?(?:{_DIGITS}|(?P<k>[一二三四五六七八九十①-⑳]))"
            r"[\s　:：.．、)）]*"
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a line begins with, or what is around it.

    Attributes:
        shape: the same for lines marked alike.
        number: counted from 1; 0 where it counts nothing or cannot be told.
        rest: the line without it; a number that names a part is left where it stands.
    """

    shape: str
    number: int
    rest: str


# Dashes that part, and marks of items whose words a copy has put elsewhere.
_LOST = frozenset(("—", "–", "―", "--", "-", "・", "•", "◦"))


def is_rule(text: str) -> bool:
    """A line that only parts what is above from what is below."""
    if _RULE.fullmatch(text) is None:
        return _is_garland(text)
    if text in _LOST:
        return True
    return len("".join(text.split())) >= _FEWEST_IN_RULE or _BREAK.fullmatch(text) is not None


def _is_garland(text: str) -> bool:
    words = (char.isalnum() and char not in _STRUNG for char in text)
    strung = len(text) in _GARLAND and sum(map(_STRUNG.__contains__, text)) >= _FEWEST_STRUNG
    return strung and not any(words) and _CODE.isdisjoint(text)


def is_directive(text: str) -> bool:
    """A line that tells a site to put something there: [f:id:a:plain], [:contents], {:toc}."""
    return text[0] in "[{" and _DIRECTIVE.fullmatch(text) is not None


_DIRECTIVE = re.compile(
    r"(?:\[(?!https?:)[a-z]*:[!-Z^-~]+\]|\[https?://[!-Z^-~]+:(?:embed|title|bookmark|image)\b[^\[\]]*\]|"
    r"\{:[^{}]*\}|\{%[^{}]*%\})(?:\s*(?:\[(?!https?:)[a-z]*:[!-Z^-~]+\]))*"
)


@lru_cache(maxsize=_KEPT)
def ornamented(text: str) -> str:
    """The words of a line with ornaments on both its sides; empty for other lines."""
    found = _AROUND.match(text) if len(text) <= _LONGEST else None
    if not found:
        return ""
    inner, opening, closing = found["text"], found["open"], found["close"]
    return inner if set(opening) & set(closing) else ""


@lru_cache(maxsize=_KEPT)
def mark_of(text: str) -> Mark | None:
    """The mark of a line that may be a heading or an item."""
    if boxed := _BOXED.match(text):
        inner = next(part for part in boxed.groups() if part is not None)
        return Mark(text[0], 0, inner.strip())
    if before := _BEFORE.match(text):
        return Mark(text[0], 0, text[before.end() :])
    for shape, form in _NUMBERED:
        if found := form.match(text):
            named = found.groupdict()
            return Mark(named.get("name") or shape, _number(named), text[found.end() :] or text)
    if text.startswith("【") and "】" in text:
        return Mark("【…", 0, text)
    return _signed(text)


def _signed(text: str) -> Mark | None:
    """Quoted as a whole, ended by a colon, or begun with any other sign."""
    if quoted := _QUOTED.match(text):
        return Mark(text[0], 0, quoted[1] or quoted[2] or quoted[3])
    if len(text) > 2 and _is_sign(text[0]) and text[1] != text[0]:
        drawn = text[0] > "\U0001efff" or "\u2600" <= text[0] <= "\u27bf"
        emoji = "picture" if drawn else text[0]
        begun = _PICTURE.sub("", text, count=1) if drawn else text
        rest = begun.lstrip(text[0] + "\ufe0f").strip()
        return Mark(emoji, 0, rest) if rest and rest[0] not in _WRITTEN else None
    if text[-1] in ":：" and len(text) > 1:
        return Mark("：", 0, text[:-1].strip())
    return None


def _is_sign(char: str) -> bool:
    is_written = char in _WRITTEN or _DRAWN.match(char) is not None
    return unicodedata.category(char) in _SIGNS and not is_written


def unmarked(text: str) -> str:
    """A heading's words without ornaments and without a mark that counts nothing."""
    inner = ornamented(text) or text
    mark = mark_of(inner)
    keeps = mark is None or mark.number or mark.shape in _NAMING or inner[0] in "「『"
    return inner if mark is None or keeps else mark.rest


# Marks that are part of the name, though their number cannot be told.
_NAMING = frozenset((*(shape for shape, _ in _NUMBERED), "【…"))


def counted(text: str) -> int:
    """The number that is all there is of a line; 0 of any other."""
    return _number({"n": text}) if _ALONE.fullmatch(text) else 0


_ALONE = re.compile(r"[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}|[Ⅰ-Ⅻ]")


def _number(named: dict[str, str | None]) -> int:
    written = named.get("n") or named.get("k") or ""
    if written.isdecimal():
        return int(written)
    if len(written) == 1 and "①" <= written <= "⑳":
        return ord(written) - ord("①") + 1
    if len(written) == 1 and "❶" <= written <= "❿":
        return ord(written) - ord("❶") + 1
    if len(written) == 1 and "Ⅰ" <= written <= "Ⅻ":
        return ord(written) - ord("Ⅰ") + 1
    return _kanji(written)


def _kanji(written: str) -> int:
    """Up to 99, as chapters are counted."""
    tens, ten, ones = written.rpartition("十")
    if ten:
        return 10 * _NUMERALS.get(tens, 1) + _NUMERALS.get(ones, 0)
    return _NUMERALS.get(written, 0)
