"""A note made shorter without saying less: what only stresses goes, endings become nouns.

Figures, names, negation and what says how sure the author is are never touched.
"""

from __future__ import annotations

import re

from generator.japanese.width import width

LONGEST = 32.0
"""Em a point has where the meaning allows: what is read at a glance."""

_QUALIFIES = (
    "限り|思|おそらく|たぶん|多分|かも|はず|ない|なく|だけ|以外|除|場合|とき|時|個人|私|予定"
    "|ただし|のみ"
)
_NO_NAME = rf"(?:(?!{_QUALIFIES})[^（）0-9０-９A-Za-zァ-ヴー])*"
_STRESS = "非常に|とても|たいへん|実に|本当に|まさに|めちゃくちゃ|すごく"
_VERBAL = r"[一-龠々]{2,4}|[ァ-ヴー]{3,8}"
_STEPS = (
    (re.compile(rf"（{_NO_NAME}）"), ""),
    (
        re.compile(
            r"(?<!の)(?:非常に|とても|たいへん|実に|本当に|まさに|めちゃくちゃ|すごく)(?!も)、?"
        ),
        "",
    ),
    (re.compile(r"(?<=[一-龠ァ-ヶー])することができ"), "でき"),
    (re.compile(r"(?<=[一-龠々ぁ-ん])([くぐすつぬぶむ])ことができ(?=[るたなま])"), "*"),
    (re.compile(r"(?<=[一-龠ァ-ヶー])することが可能(?=$|[なで])"), "可能"),
    (re.compile(r"(?<=[うくぐすつぬぶむるたい])というわけだ?$"), ""),
    (re.compile(r"(?<=[一-龠々])を行(?:う|った)$"), ""),
    (re.compile(r"(?<=[るすくうむぶぐつぬい]必要)がある$"), ""),
    (re.compile(r"(?<=[一-龠々ァ-ヴー])において(?=[はもの、])"), "で"),
    (re.compile(r"(?<=[一-龠々ァ-ヴー])における(?=[一-龠々ァ-ヴ])"), "での"),
    (re.compile(rf"(?<=[をにがとへも])({_VERBAL})(?:した|する|しました)$"), r"\1"),
    (re.compile(r"(?<=[うくぐすつぬぶむるたい])という(?=こと(?:が|を|に|も))"), ""),
)
_POTENTIAL = str.maketrans("くぐすつぬぶむ", "けげせてねべめ")


def tightened(note: str, longest: float = LONGEST) -> str:
    """The note, or as short a form of it as is still the same; ``longest`` in em."""
    for pattern, instead in _STEPS:
        if width(note) <= longest:
            break
        if instead == "*":
            note = pattern.sub(lambda found: found[1].translate(_POTENTIAL), note)
        else:
            note = pattern.sub(instead, note)
    return note
