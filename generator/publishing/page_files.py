"""Where the page's template, style and script lie: the user's own before those that ship."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import TemplateError
from generator.files import digest
from generator.publishing.options import PageOptions
from generator.resources import template_folders

if TYPE_CHECKING:
    from pathlib import Path

    from generator.settings import Settings

SCRIPTS = ("page.js", "find.js", "views.js")
"""In their order: the second and third build on the first."""

PARTS = ("page.html.jinja", "slide.html.jinja", "page.css", *SCRIPTS)


def folders(settings: Settings) -> tuple[Path, ...]:
    """``[page] templates``, then the packaged folder.

    Raises:
        TemplateError: there is no such folder.
    """
    return template_folders("page", settings.of(PageOptions).templates)


def source(name: str, settings: Settings) -> str:
    """The text of one file of theirs.

    Raises:
        TemplateError: it cannot be read.
    """
    path = next(path for folder in folders(settings) if (path := folder / name).is_file())
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise TemplateError(f"{path} cannot be read", "it must be a UTF-8 text file") from error


def fingerprint(settings: Settings) -> str:
    """Of the files the page is made from, before they are filled."""
    return digest("\0".join(source(part, settings) for part in PARTS).encode())
