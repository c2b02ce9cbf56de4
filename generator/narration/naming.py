"""A sentence with the name of whom it is about: a heading that a listener does not see."""

from __future__ import annotations

from generator import patterns as re
from generator.locale import words

_OWN_TOPIC = re.compile(
    r"\A(?!本人|こちら|彼|同氏|同さん)[^、]{1,16}?(?:とは、?|(?<![でにとらか])[はも])"
)
_ANY_TOPIC = re.compile(r"(?<![でにとらか])は")
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey)\b(?!['’])")


def named_japanese(said: str | None, name: str | None, title: str) -> str | None:
    """オープンAIの技術責任者です → ミラ・ムラティ氏は、オープンAIの技術責任者です."""
    if not said or not name or _short(name) in said or _OWN_TOPIC.match(said):
        return said
    phrase = words("ja")["voice"]["regarding" if _ANY_TOPIC.search(said) else "about"]
    return phrase.format(name=f"{name}{title}", said=said)


def _short(name: str) -> str:
    return re.split(r"[・\s　]", name)[-1].removesuffix("さん").removesuffix("氏")


def named_english(said: str | None, name: str | None) -> str | None:
    """As an engineer, she led the team → As an engineer, Mira Murati led the team."""
    if not said or not name or name.split()[-1] in said:
        return said
    return _PRONOUN.sub(name, said, count=1)
