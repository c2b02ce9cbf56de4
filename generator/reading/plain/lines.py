"""The lines of a bare text and what can be seen of each: how long, how ended, what around it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.reading.plain.marks import is_directive, is_rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

ENDED = re.compile(r"[。．.｡]['\"」』）)】”’]*$")
PREDICATE = re.compile(
    r"(です|ます|ました|ません|でした|でしょう|ください|だった|である|だろう|ている|ていた|なかった|"
    r"った|ですね|ますね|ましょう|よね|かな|のだ|んだ)[!！?？♪…〜~ー、,：:(（笑）)wｗ]*$"
)
"""Endings of a predicate in polite or plain style: the line is a sentence."""
JAPANESE = re.compile(r"[ぁ-んァ-ヶー一-龥々〆ヵ]")
BULLET = re.compile(r"^\s*(?:[・･•▪‣*+\-–※✓✅☑☐→]|\[[ xX✓]?\](?=\s))\s*")
ITEM = re.compile(
    r"^\s*(?:[・･•●○◯■□◆◇▪‣*+\-–—※✓✅☑→▶►]|\d{1,2}[.)）](?=\s)|[(（]\d{1,2}[)）]|[a-zA-Z][.)]\s)\s*"
)
NUMBERED = re.compile(
    r"^\s*(?:第?[0-9０-９一二三四五六七八九十]{1,3}[章節部回話位条項]|"
    r"(?:Step|STEP|ステップ|手順|その|理由|ポイント|方法|Q|Vol)\.?\s?[0-9０-９①-⑳]|"
    r"[0-9０-９]{1,2}(?:[.．-][0-9０-９]{1,2})*[.．、)）:：\s]|[①-⑳]|[(（][0-9０-９]{1,2}[)）]|"
    r"[IVXⅠ-Ⅹ]+[.．]\s|【|■|◆|●|▼|◇|□|≪|《|＜|<)"
)
KEYWORD = re.compile(
    r"^(?:\d+[.．]?\s*)?(はじめに|おわりに|終わりに|さいごに|最後に|まとめ|結論|概要|目的|背景|前提|環境|準備|手順|方法|"
    r"結果|考察|感想|あらすじ|参考(?:文献|資料|リンク|URL|サイト)?|関連(?:記事|リンク)?|謝辞|付録|追記|前置き|前文|総括|補足|"
    r"注意(?:点|事項)?|プロフィール|経歴|特徴|メリット|デメリット|よくある質問|FAQ|Q&A|余談|所感|ギャラリー|マップ|"
    r"編集履歴|タイムライン|ストーリー|脚注|TL;?DR|Overview|Introduction|Conclusion|References?|Summary)"
    r"(?:です|と.{1,8}|・.{1,8})?[。:：]?$",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"https?://|www\.|^[\w.-]+\.(?:com|jp|org|net|io)(?:/|$)")
_CODE = re.compile(
    r"[{}();=<>$\\|`#]|=>|->|::|//|^\s{2,}\S|^\$ |^> |[a-z]\(|"
    r"\.(?:js|py|md|json|yml|yaml|html|css|sh|rs|go|ts)\b"
)
# When somebody who is asked came to the house.
_JOINED = re.compile(r"\d{4}年度?\s?(?:\d{1,2}月\s?)?(?:(?:新卒|中途|キャリア)(?:採用)?で?)?入社")
# A reader is asked politely: a heading of questions and answers, unless it takes a comma.
_ASKED = re.compile(r"(ですか|ますか|でしょうか|ましたか|ませんか)[?？]?$")
REQUEST = (
    r"(?i:^(?:\d{1,2}[.)] )?(?:(?:so|and|ok|okay|first|finally|lastly|please|"
    r"(?:can|could|would) you(?: please)?|we(?:'d| would| want you)?(?: love)? to)[, ]+)*"
    r"(?:(?:tell|talk|walk|take|introduce|describe|share|give|remind)\b[^.?!]{0,20}?"
    r"\b(?:us|me|readers|yourself|your|about)\b|(?:hear|learn|know) (?:of|about|more)\b)"
    r"[^.?!]{0,120}[.?!]?$)"
)
"""An interviewer's request in English, that no mark ends."""

_SET_OFF = re.compile(r"(?<=\S)[\s　]+※[^※。]{2,30}$")

_WIDEST_HEADING = 48
_MEASURED = 200  # no heading is as long; longer lines are not looked at character by character
_LONG = 30
_SHORT = (8, 18, 30)
_TAIL = 40
_LATIN = re.compile(r"[A-Za-z]")


def width(text: str) -> float:
    """In full-width characters."""
    wide = sum(unicodedata.east_asian_width(char) in "WFA" for char in text)
    return (wide + len(text)) / 2


_MARKS = re.compile(r"[\s・･•*\-–0-9.、()①-⑳]")


def key(text: str) -> str:
    """What two lines have in common that name the same thing: no marks, numbers, spaces, case."""
    plain = unicodedata.normalize("NFKC", text).lower()
    return _MARKS.sub("", plain)


@dataclass(frozen=True)
class TextLine:
    """A line that is not blank.

    Attributes:
        number: 1-based in the text.
        raw: with its indentation.
        above: blank lines above it, 9 at the top; ``below`` likewise. A rule is blank.
        ruled_above: a rule stands between it and the line above; ``ruled_below`` likewise.
    """

    number: int
    raw: str
    above: int
    below: int
    ruled_above: bool = False
    ruled_below: bool = False

    @cached_property
    def text(self) -> str:
        return self.raw.strip()

    @cached_property
    def width(self) -> float:
        return width(self.text) if len(self.text) <= _MEASURED else float(len(self.text))

    @cached_property
    def key(self) -> str:
        return key(self.text)

    @cached_property
    def is_japanese(self) -> bool:
        return bool(JAPANESE.search(self.text))

    @cached_property
    def tail(self) -> str:
        """How it ends, without a remark set off at its end: 受付　※事前に連絡してください."""
        return _SET_OFF.sub("", self.text[-_TAIL:])

    @cached_property
    def is_ended(self) -> bool:
        return bool(ENDED.search(self.tail))

    @cached_property
    def is_predicate(self) -> bool:
        return bool(PREDICATE.search(self.tail))

    @cached_property
    def is_sentence(self) -> bool:
        """Written out, so that a heading may stand above it."""
        return "。" in self.text or self.width >= 45 or (self.is_predicate and self.width >= 12)

    @cached_property
    def is_bullet(self) -> bool:
        return bool(BULLET.match(self.raw))

    @cached_property
    def is_item(self) -> bool:
        return bool(ITEM.match(self.raw))

    @cached_property
    def is_question(self) -> bool:
        return self.text[-1] in "?？" or bool(_ASKED.search(self.text[-_TAIL:]))

    @cached_property
    def has_code(self) -> bool:
        return bool(_CODE.search(self.raw))

    @cached_property
    def is_code(self) -> bool:
        return not self.is_japanese and (self.has_code or not _LATIN.search(self.text))

    @cached_property
    def is_short(self) -> bool:
        return not self.is_sentence and not self.is_ended

    @cached_property
    def may_head(self) -> bool:
        """Not running text, as no heading looks, whatever stands around it."""
        text = self.text
        return not (
            self.width > _WIDEST_HEADING
            or (self.is_ended and not text[:1].isdigit())
            or "。" in text
            or _JOINED.fullmatch(text)
            or self.is_bullet
            or "\t" in self.raw
            or text[-1] in "、,，:：;；"
            or ("、" in text and bool(_ASKED.search(text)))
        )

    @cached_property
    def kind(self) -> str:
        if self.is_code:
            return "code"
        if self.is_sentence or self.is_ended:
            return "sentence"
        return "item" if self.is_item else "short"

    @cached_property
    def beside(self) -> tuple[str, ...]:
        """What a line is to those beside it."""
        return tuple(self._beside())

    def _beside(self) -> Iterator[str]:
        text = self.text
        if self.kind == "sentence":
            yield "long sentence" if self.width > _LONG else "sentence"
        elif self.kind == "short":
            yield f"short {sum(self.width > most for most in _SHORT)}"
        else:
            yield self.kind
        if text[-1] in ":：、,":
            yield "open end"
        if "\t" in self.raw:
            yield "tab"
        if ADDRESS.search(text[:_MEASURED]):
            yield "address"
        if KEYWORD.match(text) or NUMBERED.match(text):
            yield "headed"


_LETTER = re.compile(r"^([QＱAＡ]|質?問|答|回答)\s?[0-9０-９]{0,3}[.．:：]?$")
_SHORT_LETTER = {"質": "問", "回": "答"}


_LETTERED = re.compile(r"^(?:[QＱ]|問)\s?[0-9０-９]{0,3}[.．:：]\s*\S")


def lettered(found: tuple[TextLine, ...]) -> tuple[TextLine, ...]:
    """The lines, each question and answer behind the letter that stands alone above it."""
    at = [n for n, line in enumerate(found[:-1]) if _LETTER.match(line.text)]
    asks = [n for n in at if found[n].text[0] in "QＱ問質"]
    asked = sum(_LETTERED.match(line.text) is not None for line in found) if at else 0
    if len(asks) + asked < FEWEST_ASKED or len(at) - len(asks) < FEWEST_ASKED:
        return found
    return led(found, {n: f"{_letter_of(found[n])}. " for n in at})


def paired(found: tuple[TextLine, ...]) -> tuple[TextLine, ...]:
    """The lines, with letters where items ask and answer by turns, as pages list terms."""
    at = [n for n, line in enumerate(found) if BULLET.match(line.raw)]
    asked, answers = at[::2], at[1::2]
    questions = sum(_asks(found[n]) for n in asked)
    wrong = sum(_asks(found[n]) for n in answers)
    if len(at) % 2 or questions < max(FEWEST_PAIRED, _SHARE_ASKED * len(asked)) or wrong > 1:
        return found
    letters = dict.fromkeys(asked, "Q. ") | dict.fromkeys(answers, "A. ")
    return tuple(
        replace(line, raw=f"{letters[n]}{BULLET.sub('', line.raw)}") if n in letters else line
        for n, line in enumerate(found)
    )


def _asks(line: TextLine) -> bool:
    return line.is_question or line.text.endswith("か。")


FEWEST_PAIRED = 3
_SHARE_ASKED = 0.6  # others say what is wrong: the mail does not come


def seated(found: tuple[TextLine, ...]) -> tuple[TextLine, ...]:
    """The lines of an assembly's record, with a colon behind who speaks, not a circle before."""
    said = {n: turn for n, line in enumerate(found) if (turn := _SEATED.match(line.text))}
    if len(said) < FEWEST_TURNS or len({turn["who"] for turn in said.values()}) < FEWEST_ASKED:
        return found
    return tuple(
        replace(line, raw=f"{said[n]['who'].strip()}：{line.text[said[n].end() :]}")
        if n in said
        else replace(line, raw=_CONVENED.sub("", line.raw))
        for n, line in enumerate(found)
    )


_CONVENED = re.compile(r"^\s*[○〇◯◎◆●]\s*(?=(?:開催|招集|開会)?(?:日\s?時|場\s?所)[\s　:：])")
# ○議長（山田太郎君）　…, 〇関 三郎委員長 …, ◎総務課長（…）　…
_SEATED = re.compile(
    r"^[○〇◯◎◆●]\s*(?P<who>[^\s、。:：（()）]{1,10}(?:[\s　][^\s、。:：（()）]{1,8})?"
    r"(?:(?:長|委員|議員|君|さん|氏|事務局|参考人|知事|監査|主査|主任|主幹|参事|次席|書記)(?:[（(][^（）()]{1,14}[）)])?"
    r"|[（(][^（）()]{1,14}(?:君|氏|さん|議員|委員|長)[）)]))[\s　]+(?=[^\s])(?=.*[。？?])"
)


def led(found: tuple[TextLine, ...], labels: Mapping[int, str]) -> tuple[TextLine, ...]:
    """The lines, each label that stands alone written before the line below it."""
    return tuple(
        replace(
            line,
            raw=f"{labels[n - 1]}{line.text}",
            above=found[n - 1].above,
            ruled_above=found[n - 1].ruled_above,
        )
        if n - 1 in labels
        else line
        for n, line in enumerate(found)
        if n not in labels
    )


def _letter_of(line: TextLine) -> str:
    """質問1 as 問1, as it is written before the words."""
    text = line.text.rstrip(".．:：")
    return re.sub("質問|回答", lambda found: _SHORT_LETTER[found[0][0]], text, count=1)


FEWEST_ASKED = 2


def headed(found: tuple[TextLine, ...]) -> tuple[TextLine, ...]:
    """The lines, the head of a letter without the rules that are drawn between its words.

    Of whose rules or minutes it is may stand above what it is, with nothing between: one title.
    """
    if len(found) > _HEAD and _is_above_form(*found[:2]):
        between = "\u3000" if found[1].is_japanese else " "
        whole = f"{found[0].text}{between}{found[1].text}"
        found = (replace(found[0], raw=whole), *found[2:])
    return tuple(
        replace(line, raw=" ".join(_DRAWN.sub(" ", line.raw).split()))
        if n < _HEAD and _DRAWN.search(line.text.strip(_ORNAMENTS)) and _WORD.search(line.text)
        else line
        for n, line in enumerate(found)
    )


def _is_above_form(first: TextLine, second: TextLine) -> bool:
    is_name = (
        not (first.is_sentence or _LEADS_BACK.search(first.text))
        and not first.is_bullet
        and len(first.text) <= _LONGEST_NAME
    )
    return is_name and not second.above and _FORM.match(second.text) is not None


_LONGEST_NAME = 40
_LEADS_BACK = re.compile(r"(?:へ|に)(?:戻る|もどる)$")
# What a text of rules or of a meeting is, alone on a line.
_FORM = re.compile(
    r"^(?:規約|会則|定款|規則|規程|細則|条例|利用規約|議事録|議事要旨"
    r"|constitution|by-?laws|constitution (?:and|&) by-?laws|code of conduct|charter"
    r"|(?:board(?: of directors)?\W{1,3})?(?:meeting )?minutes"
    r"(?: of (?:the )?[a-z -]{3,40}(?:meeting|assembly))?)$",
    re.IGNORECASE,
)

_HEAD = 4
_ORNAMENTS = " 　━─═＝■□◆◇●○★☆"
_DRAWN = re.compile(r"[■□◆◇●○★☆]?\s*[━─═＝]{3,}\s*[■□◆◇●○★☆]?|^\s*[■□◆◇]?[━─]|[━─][■□◆◇]?\s*$")
_WORD = re.compile(r"\w")


def spoken(found: tuple[TextLine, ...]) -> tuple[TextLine, ...]:
    """The lines, each with the name before it that stands alone above it, again and again."""
    at = [n for n, line in enumerate(found[:-1]) if PERSON.match(line.text)]
    cued = set(_cued(found))
    at = sorted({*at, *cued})
    names = Counter(found[n].key for n in at if n in cued or _is_said(found[n + 1]))
    turns = sum(times for times in names.values() if times > 1)
    if len(names) < FEWEST_ASKED or turns < FEWEST_TURNS:
        return found
    heads = {n for n in at if n in cued or (names[found[n].key] and _is_said(found[n + 1]))}
    return tuple(
        replace(line, raw=f"{found[n - 1].text}：{line.text}", above=found[n - 1].above)
        if n - 1 in heads
        else line
        for n, line in enumerate(found)
        if n not in heads
    )


def _is_said(line: TextLine) -> bool:
    return line.is_sentence or (not line.is_japanese and line.text[-1] in ".?!…—-")


def _cued(found: tuple[TextLine, ...]) -> Iterator[int]:
    """Names alone above what is said that are known only by coming again and again in turn.

    In capitals, as plays have them; in Japanese where the text names the same person politely.
    """
    at = [n for n, line in enumerate(found[:-1]) if _CUE.match(line.text)]
    times = Counter(found[n].text for n in at if _is_said(found[n + 1]))
    names = {name for name, count in times.items() if count > 1}
    others = Counter(a.text for a, b in pairwise(found) if PERSON.match(a.text) and _is_said(b))
    polite = {name for name, count in others.items() if count > 1 and _POLITE.search(name)}
    if len(names) + len(polite) < FEWEST_ASKED:
        return
    if all(map(str.isascii, names)):
        names = {found[n].text for n in at if found[n].above and not found[n].below}
    elif any(JAPANESE.search(name) for name in names):
        whole = "\n".join(line.text for line in found)
        if not polite and not any(
            re.search(f"{name}[^\n、。]{{0,8}}{_POLITELY}", whole) for name in names
        ):
            return
    yield from (n for n in at if found[n].text in names)


_CUE = re.compile(r"^(?:[A-Z][A-Z.'’-]{1,15}(?: [A-Z.'’-]{2,12})?|[一-龥々]{1,4}|[ァ-ヶー]{2,8})$")
_POLITELY = "(?:さん|氏|様|先生|選手|監督)"
_POLITE = re.compile(_POLITELY + "[:：]?$")

PERSON = re.compile(
    r"^(?:[一-龥々]{1,4}[\s　][一-龥々ぁ-んァ-ヶ]{1,4}|[^\s。、]{1,8}(?:さん|氏|先生)|"
    r"[A-Z][a-z]+ [A-Z][a-z]+|[A-Z][\w.-]{1,15}(?=[:：]))[:：]?$"
)
FEWEST_TURNS = 4


def lines(text: str) -> tuple[TextLine, ...]:
    """The lines of a clean text that are neither blank nor rules nor a site's directives."""
    rows = [(number, raw) for number, raw in enumerate(text.split("\n"), 1) if raw.strip()]
    ruled = {number for number, raw in rows if is_rule(raw.strip())}
    told = {number for number, raw in rows if is_directive(raw.strip())}
    filled = [(number, raw) for number, raw in rows if number not in ruled and number not in told]
    numbers = [0, *(number for number, _ in filled), text.count("\n") + 2]
    between = list(pairwise(numbers))
    gaps = [9, *(_gap(before, after, told) for before, after in between[1:-1]), 9]
    rules = [any(number in ruled for number in range(a + 1, b)) for a, b in between]
    return tuple(
        TextLine(number, raw, gaps[n], gaps[n + 1], rules[n], rules[n + 1])
        for n, (number, raw) in enumerate(filled)
    )


def _gap(before: int, after: int, told: AbstractSet[int]) -> int:
    """Blank lines between two, or beside what a site puts there."""
    within = [before, *(number for number in range(before + 1, after) if number in told), after]
    return max(b - a - 1 for a, b in pairwise(within))


def rules(text: str) -> tuple[tuple[int, str], ...]:
    """The rules and directives of a clean text with their numbers, 1-based."""
    rows = ((number, raw.strip()) for number, raw in enumerate(text.split("\n"), 1))
    return tuple((n, raw) for n, raw in rows if raw and (is_rule(raw) or is_directive(raw)))


def is_tight(found: tuple[TextLine, ...]) -> bool:
    """The copy has lost its blank lines, so that their absence means nothing."""
    spaced = sum(line.above > 0 for line in found[1:])
    return spaced < 0.08 * max(1, len(found) - 1)
