"""What a template is asked for: the roles of a storyboard's layouts and the fields of each."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import LAYOUTS

if TYPE_CHECKING:
    from generator.model import RoleSpec

HEAD = ("title", "title_second", "kicker")
FOOT = ("footer", "slide_number")


def role_specs() -> dict[str, RoleSpec]:
    """Those of every layout there is, in their order."""
    return {name: spec for rule in LAYOUTS.values() for name, spec in rule.roles.items()}


_NUMBER_AT_END = re.compile(r"[\s_]*\d+$")


def plain(name: str) -> str:
    """A name as people compare them: compatibility forms, lower case, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().replace("_", " ").split())


def field_of(placeholder: str) -> str:
    """The field a placeholder's name says: "Person 1 Body" → "person_1_body"."""
    return plain(placeholder).replace(" ", "_")


def without_number(name: str) -> str:
    """PowerPoint numbers what it names: "Title 1", "タイトル 1"."""
    return _NUMBER_AT_END.sub("", plain(name))
