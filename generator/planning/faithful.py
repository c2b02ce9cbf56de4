"""Whether a text says only what its sentences say: figures, names, negation, certainty."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from generator.japanese.numbers import quantities

if TYPE_CHECKING:
    from generator.model import Language

_DIGITS = re.compile(r"\d+(?:[,.]\d+)*")
_NUMBER_WORDS = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|thirty|forty|fifty"
    r"|hundred|thousand|million|billion|trillion|half|third|quarter|twice|double|triple)\b"
)
_JA_NAME = re.compile(r"[ァ-ヴー]{2,}|[A-Za-z][A-Za-z0-9.+-]+")
_JA_TITLED = re.compile(
    r"[一-龠々]{1,6}(?:氏|さん|様|市|県|府|町|村|区|大学|銀行|新聞|党|省|庁)"
    r"|日本|米国|アメリカ|中国|韓国|英国|欧州|台湾|東京|大阪|京都"
)
"""Names in kanji, known by what follows them; the most usual ones stand alone."""

_EN_NAME = re.compile(r"\b[A-Z][A-Za-z0-9.+-]+")
_EN_OPENING = re.compile(r"(?:\A|[.!?:]\s+)[\"“'‘]?([A-Z][A-Za-z]+)")
_MAY_OPEN = """
a about above according after again ago all almost along already also although always among an
and another any are as at away back be because become been before behind being below besides
better between beyond both but by can come could day despite did do does done down during each
either enough especially even ever every everyone everything exactly except far few fewer
finally first five for four from full further get give given go good great had half hardly has
have he hence her here high his how however i if in indeed inside instead interesting into is it
its just keep key last later least less let like little long look made main make many maybe me
meanwhile more moreover most much must my near nearly never new next no nobody none nor not
nothing now of off often old on once one only or other others otherwise our out outside over
part people perhaps possibly put quite rather really right second see several she short should
similarly since six so some someone something soon still such sure take tell ten than thanks
that the their them then there therefore these they thing things third this those though three
through thus to today together too toward two under unlike until up upon us use used using very
was way we well were what when where whether which while who whole whom whose why will with
within without work would yes yet you your
"""
"""English words that may open a text whatever its sentences say."""

_ORDINARY = frozenset(_MAY_OPEN.split())

_STEM = 4
"""Letters that a word shares with one of its sentences': growth and grown are the same."""

_NEGATION = {
    "ja": re.compile(r"ない|なかった|なく|ません|ず(?:[、。に]|$)|ぬ(?:[、。]|$)|[不無未非]"),
    "en": re.compile(
        r"\b(?:no|not|never|none|nobody|nothing|neither|nor|without|cannot|hardly|few|little)\b|n[’']t\b"
        r"|\b(?:un|in|im)[a-z]{4,}",
        re.IGNORECASE,
    ),
}
_CERTAINTY = {
    "ja": re.compile(
        r"可能性|かもしれ|みられ|よう[だで]|そう[だで]|らしい|という|だろう|でしょう|はず|恐れ|おそれ|考えられ"
        r"|ありえ|ありう|期待|とされ|言え|といい|うる$|えます"
    ),
    "en": re.compile(
        r"\b(?:may|might|could|can|would|likely|possib\w+|perhaps|seems?|appears?|expected|reported(?:ly)?"
        r"|said|says|thought|believed|should|hopes?|chance|risk|potential\w*)\b",
        re.IGNORECASE,
    ),
}


def fault(text: str, source: str, language: Language) -> str:
    """What in ``text`` is not in ``source``, in a few words; empty when nothing is."""
    said, given = (unicodedata.normalize("NFKC", each) for each in (text, source))
    for kind, find in (("number", _numbers), ("name", _names)):
        strange = find(said, language) - find(given, language)
        if kind == "name":
            strange = {word for word in strange if not _known(word, given, said)}
        if strange:
            return f"{kind} {min(strange)}"
    if bool(_NEGATION[language].search(said)) != bool(_NEGATION[language].search(given)):
        return "polarity"
    if _CERTAINTY[language].search(given) and not _CERTAINTY[language].search(said):
        return "certainty"
    return ""


def _numbers(text: str, language: Language) -> set[str]:
    if language == "ja":
        return {str(quantity.value.normalize()) for quantity in quantities(text)}
    digits = {found.replace(",", "") for found in _DIGITS.findall(text)}
    return digits | set(_NUMBER_WORDS.findall(text.lower()))


def _names(text: str, language: Language) -> set[str]:
    if language == "ja":
        return {*_JA_NAME.findall(text), *_JA_TITLED.findall(text)}
    return {*_EN_NAME.findall(text)}


def _known(word: str, given: str, said: str) -> bool:
    """It is in the sentences, or opens the text and need not be a name."""
    word, given = word.lower(), given.lower()
    if word in given:
        return True
    if word not in map(str.lower, _EN_OPENING.findall(said)):
        return False
    return word in _ORDINARY or word[:_STEM] in given
