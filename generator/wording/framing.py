"""What stands around what is said: …ことを目標としている, …との試算が示された, …は「…」と話した.

The frame becomes a word before or after it, so that aim, source and speaker stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.wording import conjugation
from generator.wording.words import words

if TYPE_CHECKING:
    from generator.wording.endings import Step

_SAYS = (
    r"(?:(?:話|語|言い?)(?:す|る|した|った|している|っている)|言う|いう|(?:述べ|訴え)(?:る|た|ている)"
    r"|(?:説明|指摘|強調|コメント)(?:する|した|している)|振り返(?:る|った|っている))"
)
_AIM = r"(?P<aim>目標|方針|計画|考え|提案)"
_FOUND = r"(?P<found>試算|見通し|方針|説明|報告|意見|指摘|見解|回答|要望|声)"
_SHARE = r"(?P<share>約?[0-9０-９.．]+(?:％|%|割|人))"


_SEVERAL = re.compile(r"から、|という(?:意見|声|指摘|要望|回答)")
"""Of several people, each with words of their own."""


def _found(it: re.Match[str]) -> str:
    if _SEVERAL.search(it["said"]):
        return it[0]
    if not it["who"]:
        return f"{it['said']}という{it['found']}"
    return f"{it['said']}（{it['who']}の{it['found']}）"


_OURS = frozenset(["当社", "弊社", "同社", "私たち", "我々", "自社"])
_AMOUNT = re.compile(r"(?<=[）枚人件％%倍円台本社校回点トン])に(?:する|増やす)$")


def _aimed(it: re.Match[str]) -> str:
    who = f"{it['who']}の" if it["who"] and it["who"] not in _OURS else ""
    return f"{who}{it['aim']}：{_AMOUNT.sub('に', it['said'])}"


_STEPS: tuple[Step, ...] = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (
            (
                rf"(?P<said>「[^「」]+」)という{_AIM}を(?:掲げ|立て|示し|打ち出し)(?:た|ていた)?"
                r"(?:が|ものの|けれど)、(?P<so>達成|実現)でき(?:なかった|ていない)$"
            ),
            r"\g<said>という\g<aim>を\g<so>できず",
        ),
        (
            rf"(?:は|が)?、?(?P<said>「[^「」]+」)という{_AIM}を(?:掲げ|立て|示し|出し|打ち出し)(?:た|ている)$",
            r"の\g<aim>\g<said>",
        ),
        (
            (
                rf"(?P<said>「[^「」]+」)と(?:いう|の)(?:声|回答|意見|答え|人)が(?:全体の)?{_SHARE}"
                r"(?:を占め|あり|い|に上り|にのぼり|に達し)(?:た|ている|る)?"
            ),
            r"\g<said>\g<share>",
        ),
        (
            r"^(?:(?P<who>[^、。「」]{1,14})は、?)?(?P<said>[^「」]+?)(?:する)?ことを(?P<aim>目標|目的)と(?:して(?:いる|きた)|する|した)$",
            _aimed,
        ),
        (
            (
                rf"^(?:(?P<who>[^、。「」]{{1,10}})(?:から|より)は?、?)?(?P<said>.{{8,}})(?:との|という|と){_FOUND}"
                r"が(?:示された|あった|出た|出された|出ている|上がっている|寄せられた|寄せられている)$"
            ),
            _found,
        ),
        (
            (
                r"^(?P<who>[^、。「」]{1,16}は)(?:[0-9０-９]{1,2}日、|、)?(?P<said>.{8,}(?:方針|考え|計画|意向))を、?"
                r"(?:[^、。「」はがを]{1,16}で)?、?(?:明らかにし|示し|発表し|表明し|固め|伝え)(?:た|ている)$"
            ),
            r"\g<who>\g<said>",
        ),
        (
            rf"^(?P<who>[^、。「」]{{2,24}}?)は、?(?P<said>「[^「」]+」)と{_SAYS}$",
            r"\g<who>\g<said>",
        ),
        (
            rf"^(?P<said>「[^「」]+」)と、?(?P<who>[^、。「」]{{2,30}}?)は、?{_SAYS}$",
            r"\g<who>\g<said>",
        ),
        (
            (
                r"(?P<than>[^、。「」はがを]{1,8}[0-9０-９.．]+(?:倍|割|％|%))に(?:あたる|当たる|相当する)"
                r"(?P<what>[^、。「」はがをに]{0,4}[0-9０-９.．万億]+[^、。「」はがをに0-9]{1,3})(?=[をにだ]|$)"
            ),
            r"\g<what>（\g<than>）",
        ),
    )
)


_ONGOING = re.compile(
    r"^(?P<said>[^「」]+[うくぐすつぬぶむる])(?:取り組み|活動|事業|試み|実験)(?:が、?(?:[^、。「」]{1,8}で)?始まって|を始めて)"
    r"(?P<long>[0-9０-９一二三四五六七八九十]+(?:年|か月|カ月|ヶ月|週間|日))(?:が?(?:たった|経った|過ぎた)|になる)$"
)
"""確かめる取り組みが始まって1年がたった → 確かめて1年."""


def framed(text: str) -> str:
    """A plain sentence, without its full stop, with its frame in a word."""
    for pattern, instead in _STEPS:
        text = pattern.sub(instead, text)
    return _ONGOING.sub(_for_long, text)


def _for_long(it: re.Match[str]) -> str:
    verb = words(it["said"])[-1]
    if verb.kind != "動詞":
        return it[0]
    return it["said"][: -len(verb.surface)] + conjugation.of(verb).te + it["long"]
