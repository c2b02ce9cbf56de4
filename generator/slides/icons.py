"""Icons beside points: Lucide's, chosen by the English words of a point, or none.

The set comes with the package python-lucide as one SQLite file. ``icons.toml`` names the words that
ask for an icon without doubt, each a name or a tag that the set itself gives it.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.resources import toml_beside

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model import Form

_SET = Path("data", "lucide-icons.db")
_WORD = re.compile(r"[A-Za-z]+(?:-[a-z]+)*(?:['’]s)?")
# Words before which a noun is a verb.
_VERBAL = {"to", "can", "cannot", "could", "must", "should", "will", "would", "may", "might"}


# A sentence names what it is about before its verb, and before what stands where, when or how: a
# word further on is only mentioned, and its icon would mean nothing.
_ENDS = re.compile(
    r"about|across|after|against|along|among|amid|around|as|at|because|before|behind|between|beside|"
    r"beyond|by|despite|during|for|from|if|in|inside|into|like|near|on|onto|out|over|past|per|since|"
    r"than|that|through|to|towards?|under|until|unless|upon|via|when|where|whether|which|while|who|"
    r"with|within|without|is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|"
    r"might|must|should|shall|cannot",
    re.IGNORECASE,
)
_LABEL = 4  # words of a text that is a label: all of it says what it is of


def chosen(texts: Sequence[str | None]) -> tuple[str, ...]:
    """An icon for each English text, all different; none at all where one text asks for none."""
    found: list[str] = []
    for text in texts:
        icon = next((name for name in _asked(text or "") if name not in found), "")
        if not icon:
            return ()
        found.append(icon)
    return tuple(found)


def _asked(text: str) -> Iterator[str]:
    """The icons of a text's words, in their order; a name within a sentence asks for none."""
    for sentence in re.split(r"[.;!?]\s", text):
        before = ""
        for n, found in enumerate(_WORD.finditer(_topic(sentence))):
            word = found[0].removesuffix("'s").removesuffix("’s")
            if before.lower() not in _VERBAL and (n == 0 or word.islower()):
                yield from (icons()[one] for one in _singular(word.lower()) if one in icons())
            before = word


def _topic(sentence: str) -> str:
    """What a sentence is about: all of a label, of others what stands before the verb."""
    if len(_WORD.findall(sentence)) <= _LABEL:
        return sentence
    for part in re.split(r"[,:]\s", sentence):
        words = list(_WORD.finditer(part))
        if not words or _ENDS.fullmatch(words[0][0]):
            continue  # when, where, on what condition: what it is about stands after the comma
        ends = (word.start() for word in words if _ENDS.fullmatch(word[0]))
        return part[: next(ends, len(part))]
    return ""


def _singular(word: str) -> tuple[str, ...]:
    """A word, and what it may be the plural of."""
    if word.endswith("ies"):
        return word, f"{word[:-3]}y"
    if word.endswith("es"):
        return word, word[:-1], word[:-2]
    return (word, word[:-1]) if word.endswith("s") else (word,)


@cache
def icons() -> Mapping[str, str]:
    """Word → icon, of those that the installed set has; empty without one."""
    if _place() is None:
        return {}
    asking = toml_beside(__file__, "icons.toml")
    with closing(_opened()) as found:
        there = {name for (name,) in found.execute("SELECT name FROM icons")}
    return {word: name for name, told in asking.items() if name in there for word in told.split()}


@cache
def outline(name: str) -> str:
    """An icon as SVG: lines on a square of 24 units; empty where the set has none of the name."""
    if _place() is None:
        return ""
    with closing(_opened()) as found:
        row = found.execute("SELECT svg FROM icons WHERE name = ?", (name,)).fetchone()
    return str(row[0]) if row else ""


def pictured(form: Form) -> Form:
    """A form with the icons themselves in the place of their names."""
    shares = (share and replace(share, icon=outline(share.icon)) for share in form.shares)
    return replace(form, icons=tuple(map(outline, form.icons)), shares=tuple(shares))


def _opened() -> sqlite3.Connection:
    place = _place()
    assert place is not None
    return sqlite3.connect(f"{place.as_uri()}?mode=ro&immutable=1", uri=True)


@cache
def _place() -> Path | None:
    spec = find_spec("lucide")
    path = Path(spec.origin).parent / _SET if spec is not None and spec.origin else None
    return path if path is not None and path.is_file() else None
