"""What an article's front matter says about it: YAML between ``---``, TOML between ``+++``.

Or names with what they are at the very top, as MultiMarkdown and Pelican have them, one of which is
the title.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from generator import patterns as re
from generator.resources import toml


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Attributes: ``lists``: what a recipe's fields hold, by a heading for each."""

    title: str = ""
    author: str = ""
    date: str = ""
    lists: tuple[tuple[str, tuple[str, ...]], ...] = ()


_BLOCK = re.compile(
    r"\A(?:<!--(?:(?!-->)[\s\S]){0,2000}-->\s*)?"
    r"(?P<mark>---|\+\+\+)[ \t]*\n(?P<said>(?:[^\n]*\n)*?)(?P=mark)[ \t]*(?:\n|\Z)"
)
_NAMED = re.compile(r"\A(?:[A-Z][A-Za-z_-]{1,20}:[ \t]\S[^\n]{0,300}\n){2,20}(?=[ \t]*\n)")
_PAIR = re.compile(r"^([A-Z][A-Za-z_-]{1,20}):[ \t]+(\S.*?)[ \t]*$", re.MULTILINE)
_TITLE = re.compile(r"^Title:", re.MULTILINE)
# As Org has them: #+TITLE: …
_ORG = re.compile(r"\A(?:#\+[A-Za-z_]{1,20}:[^\n]{0,300}\n){1,20}")
_ORG_PAIR = re.compile(r"^#\+([A-Za-z_]{1,20}):[ \t]*(\S.*?)[ \t]*$", re.MULTILINE)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST = 20_000
_MOST_BRACKETS = 200
_MOST_NAMES = 20
# In small letters: some blogs write "Title".
_KEYS = {
    "title": ("title",),
    "author": ("author", "authors"),
    "date": ("date", "published_at", "created_at", "pubdate", "publishdate"),
}

_LISTED = ("ingredients", "instructions", "directions", "method", "steps", "材料", "作り方", "手順")
_MOST_ITEMS = 200


def parted(text: str) -> tuple[FrontMatter, str]:
    """What the front matter says, and the text with empty lines in its place."""
    block = _BLOCK.match(text)
    if org := _ORG.match(text):
        said = {name.title(): told for name, told in _ORG_PAIR.findall(org[0])}
        if "Title" in said:
            return _known(said), "\n" * org[0].count("\n") + text[org.end() :]
    if block is None:
        named = _NAMED.match(text)
        if named is None or _TITLE.search(named[0]) is None:
            return FrontMatter(), text
        said = dict(_PAIR.findall(named[0]))
        return _known(said), "\n" * named[0].count("\n") + text[named.end() :]
    return front_matter(block["said"], block["mark"]), "\n" * block[0].count("\n") + text[
        block.end() :
    ]


def front_matter(text: str, mark: str = "---") -> FrontMatter:
    """The keys that static site generators agree on; what is broken says nothing."""
    if len(text) > _LONGEST or text.count("[") + text.count("{") > _MOST_BRACKETS:
        return FrontMatter()
    import yaml  # here: few articles have any

    try:
        found: Any = toml(text, ours=False) if mark == "+++" else yaml.load(text, yaml.BaseLoader)  # noqa: S506 - makes texts only
    except (yaml.YAMLError, ValueError, RecursionError):
        return FrontMatter()
    return _known(found) if isinstance(found, dict) else FrontMatter()


def _known(found: dict[Any, Any]) -> FrontMatter:
    given = {str(key).lower(): value for key, value in found.items()}
    values = {
        name: _text(next((given[key] for key in keys if key in given), ""))
        for name, keys in _KEYS.items()
    }
    values["date"] = values["date"][:10] if _DATE.match(values["date"]) else values["date"]
    lists = tuple((name, held) for name in _LISTED if (held := _items(given.get(name))))
    return FrontMatter(**values, lists=lists)


def _items(value: object) -> tuple[str, ...]:
    """The items of a list of texts; anything else is none."""
    listed = value[:_MOST_ITEMS] if isinstance(value, list) else []
    texts = [one.strip() for one in listed if isinstance(one, str)]
    return tuple(filter(None, texts)) if len(texts) == len(listed) else ()


def _text(value: object) -> str:
    """A text, or the names in a list; deeper structures, which aliases can blow up, say nothing."""
    if isinstance(value, dt.date):  # of which a time of day is a kind
        return value.isoformat()
    parts = value[:_MOST_NAMES] if isinstance(value, list) else [value]
    names = [part.get("name") if isinstance(part, dict) else part for part in parts]
    return ", ".join(name.strip() for name in names if isinstance(name, str))
