"""A sentence with the name of whom it is about: a heading that a listener does not see."""

from __future__ import annotations

from generator import patterns as re
from generator.locale import words

_OWN_TOPIC = re.compile(
    r"\A(?!本人|こちら|彼|同氏|同さん)[^、]{1,16}?(?:とは、?|(?<![でにとらか])[はも])"
)
_ANY_TOPIC = re.compile(r"(?<![でにとらか])は")
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey)\b(?!['’])")


def named_japanese(text: str | None, name: str | None, title: str) -> str | None:
    """オープンAIの技術責任者です → ミラ・ムラティ氏は、オープンAIの技術責任者です."""
    if not text or not name or _short(name) in text or _OWN_TOPIC.match(text):
        return text
    phrase = words("ja")["voice"]["regarding" if _ANY_TOPIC.search(text) else "about"]
    return phrase.format(name=f"{name}{title}", said=text)


def _short(name: str) -> str:
    return re.split(r"[・\s　]", name)[-1].removesuffix("さん").removesuffix("氏")


def named_english(text: str | None, name: str | None) -> str | None:
    """As an engineer, she led the team → As an engineer, Mira Murati led the team."""
    if not text or not name or name.split()[-1] in text:
        return text
    return _PRONOUN.sub(name, text, count=1)
