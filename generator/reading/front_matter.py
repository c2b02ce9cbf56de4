"""What an article's front matter says about it: YAML between ``---`` lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml


@dataclass(frozen=True, slots=True)
class FrontMatter:
    title: str = ""
    author: str = ""
    date: str = ""


_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST = 20_000
_MOST_BRACKETS = 200
_MOST_NAMES = 20
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
        found = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes texts only
    except (yaml.YAMLError, ValueError, RecursionError):
        return FrontMatter()
    if not isinstance(found, dict):
        return FrontMatter()
    values = {
        name: _text(next((found[key] for key in keys if key in found), ""))
        for name, keys in _KEYS.items()
    }
    values["date"] = values["date"][:10] if _DATE.match(values["date"]) else values["date"]
    return FrontMatter(**values)


def _text(value: object) -> str:
    """A text, or the names in a list; deeper structures, which aliases can blow up, say nothing."""
    parts = value[:_MOST_NAMES] if isinstance(value, list) else [value]
    names = [part.get("name") if isinstance(part, dict) else part for part in parts]
    return ", ".join(name.strip() for name in names if isinstance(name, str))
