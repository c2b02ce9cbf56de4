"""What an article's front matter says about it: YAML between ``---`` lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError


@dataclass(frozen=True, slots=True)
class FrontMatter:
    title: str = ""
    author: str = ""
    date: str = ""


_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST = 20_000
_MOST_BRACKETS = 200
_KEYS = {
    "title": ("title",),
    "author": ("author", "authors"),
    "date": ("date", "published_at", "created_at", "pubDate", "publishDate"),
}


def front_matter(text: str) -> FrontMatter:
    """The keys that static site generators agree on; broken YAML says nothing."""
    if len(text) > _LONGEST or text.count("[") + text.count("{") > _MOST_BRACKETS:
        return FrontMatter()
    try:
        found = YAML(typ="base", pure=True).load(text)
    except (YAMLError, ValueError, RecursionError):
        return FrontMatter()
    if not isinstance(found, dict):
        return FrontMatter()
    return FrontMatter(
        **{
            name: _text(next((found[k] for k in keys if k in found), ""))
            for name, keys in _KEYS.items()
        }
    )


def _text(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("name", "")
    if isinstance(value, list):
        return ", ".join(_text(item) for item in value)
    return str(value).strip() if value is not None else ""
