"""Which sentence of a section answers what its heading asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import Bilingual
from generator.planning import cues
from generator.wording.headlines import bare_question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.planning.ideas import Idea
    from generator.planning.material import Material
    from generator.planning.topics import Topic

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# By what a question asks for, the words of a sentence that says it.
_ASKS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (
        re.compile(r"なぜ|どうして|理由|きっかけ|\bwhy\b", re.IGNORECASE),
        re.compile(
            r"ため(?!に?は)|目的|から(?:です|だ|。|$)|理由|狙い|ねらい|きっかけ"
            r"|\b(?:because|reason|so that|purpose)\b"
        ),
    ),
    (
        re.compile(r"いくら|料金は|費用は|値段|\bhow much\b", re.IGNORECASE),
        re.compile(r"[0-9０-９,，万億]+円|無料|半額|免除|[$£€][0-9]|\bfree\b"),
    ),
    (
        re.compile(r"いつ|何[時日月年]|期限|\bwhen\b|\bhow long\b", re.IGNORECASE),
        re.compile(
            r"[0-9０-９一二三四五六七八九十]+(?:月|日|時|年|か月|週|分)|\b\d{1,2}(?::\d\d| ?[ap]m)"
            rf"|\b(?:{_MONTHS}|days?|weeks?|months?|years?)\b"
        ),
    ),
)

_NAMES_THINGS = re.compile(
    r"(?:手順|工程|方法|課題|問題|理由|原因|特徴|ポイント|注意点|条件|変化|違い|リスク|懸念|効果|メリット|デメリット|対策|教訓)$"
    r"|\b(?:steps|problems|reasons|causes|ways|risks|lessons|changes|tips|challenges)$",
    re.IGNORECASE,
)

# Asks for things of which the first is not all.
_SEVERAL = re.compile(
    r"どんな|どの(?!よう)|何[がをに]|いくつ|だれ|誰|\b(?:what|which|who)\b", re.IGNORECASE
)

_YES = re.compile(r"^(?:はい|いいえ|ええ|yes|no)[。.,、!！\s]*$", re.IGNORECASE)
_MARK = re.compile(
    r"^\s*[—―–]{1,3}\s*|^\s*[QＱ](?:[\s.．:：、]+|[\s.．:：]*[0-9０-９]+[\s.．:：、]*)(?=\S)"
)


def question(text: Bilingual) -> Bilingual:
    """What is asked, without its number and the courtesies before it."""
    ja = text.ja and bare_question(_MARK.sub("", text.ja))
    return Bilingual(ja, text.en and _MARK.sub("", text.en))


def answers(asked: str, ids: Sequence[str], material: Material) -> list[str]:
    """Of an answer the sentence that says what is asked for; else what it begins with."""
    said = [
        each
        for each in ids
        if cues.is_statement(material.plain(each))
        and not _YES.match(material.plain(each).strip())
        and not (cues.leans(material.plain(each)) and not _gives_reason(asked, each, material))
    ]
    for wanted, says in _ASKS:
        if wanted.search(asked):
            told = [each for each in said if says.search(material.plain(each))]
            return told[:1] or said[:1]
    return [] if asks_for_several(asked) else said[:1]


def asks_for_several(asked: str) -> bool:
    """None of its answers is all of it."""
    given = any(wanted.search(asked) for wanted, _ in _ASKS)
    return bool(_SEVERAL.search(asked)) and not given


def names_things(heading: str) -> bool:
    """It calls what stands below it by what all of it is: 課題, 手順, reasons."""
    return bool(_NAMES_THINGS.search(heading))


def _gives_reason(asked: str, identity: str, material: Material) -> bool:
    """…からです leans on what it explains: where that is asked, it is the answer."""
    said = material.plain(identity)
    bare = REASON.sub("", said)
    return bool(_ASKS[0][0].search(asked) and bare != said and not cues.leans(bare))


REASON = re.compile(r"(?:から|ため)(?:です|だ|である)。?$")
"""How a sentence ends that gives the reason for what was said or asked before it."""


def is_answer(held: set[str], idea: Idea, material: Material) -> bool:
    """One of them says what the section's heading asks for."""
    asked = material.plain(idea.topic.heading.id)
    asks = bool(idea.topic.part) and is_asked(idea.topic, material)
    return asks and bool(held & {*answers(asked, idea.body, material)})


def is_asked(topic: Topic, material: Material) -> bool:
    """Its heading asks; beside others that do, 画面が真っ白になります asks what to do."""
    heading = material.plain(topic.heading.id)
    return cues.asks(heading) or (material.traits.answers_readers and cues.is_statement(heading))
