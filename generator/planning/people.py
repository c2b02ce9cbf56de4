"""People: sections headed by a name, and what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.persons import FOREIGN_NAME
from generator.model import Bilingual, Point
from generator.planning.topics import japanese

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.model import Sentence
    from generator.planning.topics import Topic


def _english_role(core: str) -> re.Pattern[str]:
    """The words before the core that belong to it: capitals, or up to two after an article."""
    return re.compile(
        rf"(?:(?:\b(?!As |The |An? )[A-Z][\w-]+ )+|\b(?:an?|the) (?:[a-z-]+ ){{0,2}})?"
        rf"\b(?:{core})\b(?! [A-Z])"
        r"(?: of [A-Z]\w+(?: [A-Z]\w+)*)?(?: \([A-Z]{2,4}\))?"
    )


TITLES = "氏|さん|様|さま|先生|選手|監督|社長|会長|教授|博士|館長|議員|大臣|知事|市長"
_NAME = re.compile(
    rf"{FOREIGN_NAME}(?:{TITLES})?"
    r"|[一-龠々ァ-ヴー][一-龠々ぁ-んァ-ヴー・ 　]{1,11}(?:氏|さん|様)"
)
ROLES = {
    "最高[一-龠]+責任者|責任者": r"Officer|[Hh]ead|[Cc]hief|[Dd]irector",
    "副社長": r"Vice President|vice president",
    "社長": r"President|president|CEO",
    "会長": r"Chair(?:man|woman|person)?|chair(?:man|woman|person)?",
    "研究者": r"[Rr]esearcher|[Ss]cientist",
    "教授": r"[Pp]rofessor",
    "館長|園長|所長|工場長|部長": r"[Dd]irector|[Hh]ead|[Mm]anager",
    "校長": r"[Pp]rincipal",
    "店長": r"[Mm]anager",
    "編集長": r"[Ee]ditor(?:-in-chief| in chief)?",
    "監督": r"[Dd]irector|[Mm]anager|[Cc]oach",
    "作家": r"[Ww]riter|[Aa]uthor|[Nn]ovelist",
    "画家": r"[Pp]ainter",
    "記者": r"[Rr]eporter|[Jj]ournalist",
    "医師": r"[Dd]octor|[Pp]hysician",
    "弁護士": r"[Ll]awyer",
    "技術者": r"[Ee]ngineer",
    "運転手": r"[Dd]river",
    "創業者": r"[Ff]ounder",
}
"""What a role is called at its end, and what it can be called in English."""

_BEFORE = r"[一-龠々ァ-ヴーA-Za-z]*"
_AFTER = r"(?:[（(][A-Z]{2,4}[)）])?"
_USED = r"(?=です|でした|だ|として|を務め|であり|で、)"
_JA_RULES = tuple(
    (re.compile(f"{_BEFORE}(?:{ja}){_AFTER}{_USED}"), _english_role(en)) for ja, en in ROLES.items()
)


_USED_AS = re.compile(
    r"\b(?:is|was|are|as|became|works? as|served as|,)(?: an?| the| our| its|,)? "
)
_EN_NAME = re.compile(
    r"(?:(?:Dr|Mr|Ms|Mrs|Prof)\.? )?[A-Z][a-z’'-]+(?: [A-Z]\.?)?"
    r"(?: (?:van |de |von )?[A-Z][\w’'-]+){1,2}"
)
_PRONOUN = re.compile(r"\b(?:he|she|his|her|him|hers)\b", re.IGNORECASE)


def is_name(text: str) -> bool:
    """A heading that is somebody's name: ミラ・ムラティ, 汐見沢みどりさん."""
    return bool(_NAME.fullmatch(text.strip()))


def is_person(topic: Topic) -> bool:
    return _is_somebody(topic.heading, topic.sentences)


def _is_somebody(heading: Sentence, sentences: Sequence[Sentence]) -> bool:
    """A name; in English, where headings have capitals too, one that is he or she in the text."""
    if heading.text.ja is not None or not _EN_NAME.fullmatch((heading.text.en or "").strip()):
        return is_name(japanese(heading))
    return any(_PRONOUN.search(sentence.text.en or "") for sentence in sentences)


def role(sentences: Iterable[Sentence]) -> Point | None:
    """What the person is, in words that stand in the first sentences.

    The English is empty where it cannot be told from the sentence which of its words are meant.
    """
    for sentence in list(sentences)[:2]:
        for japanese_role, english_role in _JA_RULES:
            found = japanese_role.search(sentence.text.ja or "")
            if not found:
                english = english_role.search(sentence.text.en or "")
                if sentence.text.ja is None and english and _USED_AS.search(sentence.text.en or ""):
                    return Point(Bilingual(en=_bare(english.group())), (sentence.id,))
                continue
            if sentence.text.en is None:
                return Point(Bilingual(ja=found.group()), (sentence.id,))
            english = english_role.search(sentence.text.en)
            text = Bilingual(found.group(), _bare(english.group()) if english else "")
            return Point(text, (sentence.id,))
    return None


def _bare(words: str) -> str:
    without = re.sub(r"^(?:[Aa]n?|[Tt]he) ", "", words)
    return without[:1].upper() + without[1:]
