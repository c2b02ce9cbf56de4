"""How Japanese calls people: titles behind names, names from abroad, a writer's own home."""

from __future__ import annotations

from generator import patterns as re

COURTESY = "さん|氏|様|くん|君|ちゃん"
"""Courtesy titles."""

OFFICES = (
    "先生|選手|監督|教授|准教授|博士|議員|大臣|首相|大統領|知事|市長|町長|村長|区長|社長|会長|館長|園長|所長|工場長"
    "|部長|課長|係長|室長|校長|学長|店長|組合長|駅長|船長|隊長|座長|議長|理事長?|委員長?|編集長|代表|責任者|担当者"
    "|オーナー|主宰|店主|女将|棟梁|記者|職員|研究員|医師|住職|司書"
)
"""Offices and trades by which somebody is called."""

FOREIGN_NAME = r"[ァ-ヴー]{2,}(?:[・＝=][ァ-ヴー]+)+"
"""A name of several words in katakana: マリー・ロワ."""

_HOME = re.compile(
    r"(?:我が家|わが家|我家|拙宅)(?!族)"
    r"|(?<![一-龠ァ-ヴー])ウチ(?=では|は|も|の(?!ち)|に(?:は|も))"
    r"|(?:(?<=[、。])|\A)うち(?=では|は|も|の(?!ち))"
)


def homes(text: str, name: str) -> str:
    """The text with the writer's home called by whose it is: 我が家では → 筆者の家では.

    Args:
        text: outside anybody's own words.
        name: what the writer is called.
    """
    return _HOME.sub(f"{name}の家", text)
