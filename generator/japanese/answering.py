"""Who answers an interviewer's questions, as a title or a lead names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re

if TYPE_CHECKING:
    from collections.abc import Iterable

_TO_WHOM = re.compile(
    r"(?P<name>(?:[一-龠々ァ-ヴー・]{1,10}[ 　]?[一-龠々ァ-ヴー・]{1,10}|[一-龠々]{1,3}[ 　]?"
    r"(?:[ァ-ヴー]{2,6}|[ぁ-ん]{1,3}[一-龠々]?))(?:さん|氏))"
    r"(?:へ?の?(?:特別|独占)?インタビュー|[へに](?:の[^、。]{1,6})?質問|に、?(?:[^、。]{1,12}を、?)?"
    r"(?:お?話|ご?協力|ご?登場|お?答え|インタビュー|取材|伺|うかが|聞|訊|きき|きい|尋))"
)
_OFFICE = re.compile(r"^[^ 　・]*[一-龠](?:師|者|家|員|長|士|督|手|授)[ 　・](?=.{2,}(?:さん|氏)$)")
"""What they do, before their name: 獣医師・柏原さん."""

_QUESTION = re.compile(
    r"[?？]\Z|(?:ですか|ますか|ましたか|教えて(?:ください|下さい)?"
    r"|聞かせて(?:ください|下さい)?)。?\Z"
)


def answers(texts: Iterable[str]) -> str:
    """Who is asked in the first of these that says so, with さん or 氏; empty if none does."""
    named = (_TO_WHOM.search(text) for text in texts)
    return next((_OFFICE.sub("", each["name"]) for each in named if each), "")


def asks_somebody(text: str) -> bool:
    """An interviewer's question or request."""
    return bool(_QUESTION.search(text))
