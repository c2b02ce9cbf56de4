"""What the pages share: a sandboxed template, and a policy that lets nothing in but our own."""

from __future__ import annotations

import base64
import hashlib
import traceback
from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from generator.errors import TemplateError
from generator.japanese.breaks import phrases
from generator.publishing.page_files import folders

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.model import Bilingual, Language
    from generator.settings import Settings


def rendered(
    name: str, settings: Settings, *, style: str, script: str = "", **values: object
) -> str:
    """A template of ``templates/page`` filled in; everything in ``values`` is escaped.

    ``style`` and ``script`` go in as they are, and into the policy.

    Raises:
        TemplateError: with file and line; a template may be the user's own.
    """
    try:
        return (
            environment(folders(settings))
            .get_template(name)
            .render(
                style=Markup(style),  # noqa: S704 - our own file and checked colours
                script=Markup(script),  # noqa: S704 - our own file
                policy=policy(style, script),
                **values,
            )
        )
    except Exception as error:  # a template can raise whatever Python can
        raise _unusable(name, error) from error


def environment(places: Sequence[Path]) -> SandboxedEnvironment:
    """Templates looked for in ``places``, the first first; all they are given is escaped."""
    made = SandboxedEnvironment(
        loader=FileSystemLoader([str(folder) for folder in places]),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["phrased"] = _phrased
    made.filters["any"] = anything
    return made


def policy(style: str, script: str = "") -> str:
    """The Content-Security-Policy: this script, this style, media from beside the page or in it.

    Firefox does not count a page on disk as its own 'self', hence ``file:``.
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_integrity(script)}",
            f"style-src {_integrity(style)}",
            "img-src 'self' file: data:",
            "media-src 'self' file:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def anything(text: Bilingual) -> str:
    """Japanese, else English, else nothing."""
    return text.ja or text.en or ""


def _integrity(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'" if text else "'none'"


def _unusable(name: str, error: Exception) -> TemplateError:
    """Jinja puts its own lines into the traceback."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.endswith(".jinja")]
    line = getattr(error, "lineno", 0) or (frames[-1].lineno if frames else 0)
    why = next(iter(str(error).splitlines()), type(error).__name__)
    return TemplateError(f"{name}, line {line}: {why}", "see docs/page.md")


def _phrased(text: str, language: Language) -> Markup:
    """Japanese with a place for a line to end after each phrase; English as it is."""
    return Markup("<wbr>").join(phrases(text)) if language == "ja" else Markup.escape(text)
