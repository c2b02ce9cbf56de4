"""index.html: one page that shows and plays a show, from disk, without a network.

Slides are HTML, the recordings lie beside the page; script and style stand in it and a
Content-Security-Policy names them by their hashes, so that no text of an article can become
script. Times go into the page as numbers alone.
"""

from __future__ import annotations

import base64
import hashlib
import json
import traceback
from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from generator.errors import TemplateError
from generator.japanese.breaks import phrases
from generator.locale import words
from generator.model import Bilingual
from generator.publishing.colors import INK, stylesheet
from generator.publishing.page_files import folders, source
from generator.publishing.page_view import (
    anything,
    downloads,
    recording,
    shown_languages,
    slides,
    timeline,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model import Language, Storyboard, Track
    from generator.settings import Settings


def html(
    storyboard: Storyboard,
    tracks: Mapping[str, Track],
    *,
    files: Mapping[str, str],
    settings: Settings,
    colors: Mapping[str, str] = INK,
) -> str:
    """The whole page.

    Args:
        storyboard: its scenes become slides, their narration the transcript.
        tracks: recordings by name; without any the page shows slides and text.
        files: relative links by what they are: "deck", "deck.ja", "audio.en", "captions.ja" …;
            "audio.NAME" is what plays the track of that name.
        settings: ``[page] templates`` is a folder looked in before the packaged one.
        colors: the deck template's, RRGGBB by their names in a theme ("dk1", "accent1" …).

    Raises:
        TemplateError: a page template of the user's own cannot be used.
    """
    environment = _environment(settings)
    languages = shown_languages(storyboard)
    style = stylesheet(colors) + source("page.css", settings)
    script = source("page.js", settings)
    recorded = [track for name, track in tracks.items() if f"audio.{name}" in files]
    try:
        return environment.get_template("page.html.jinja").render(
            storyboard=storyboard,
            languages=languages,
            title=anything(storyboard.title),
            slides=tuple(slides(storyboard, recorded)),
            recordings=[recording(track, files) for track in recorded],
            downloads=tuple(downloads(files, languages)),
            data=_island([timeline(track, storyboard) for track in recorded]),
            style=Markup(style),  # noqa: S704 - our own file and checked colours
            script=Markup(script),  # noqa: S704 - our own file
            policy=policy(style, script),
            words={
                key: Bilingual(words("ja")["page"][key], words("en")["page"][key])
                for key in words("en")["page"]
            },
        )
    except Exception as error:
        raise _unusable(error) from error


def policy(style: str, script: str) -> str:
    """The Content-Security-Policy: this script, this style, media from beside the page.

    Firefox does not count a page on disk as its own 'self', hence ``file:``.
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_integrity(script)}'",
            f"style-src '{_integrity(style)}'",
            "img-src 'self' file:",
            "media-src 'self' file:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _integrity(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _environment(settings: Settings) -> SandboxedEnvironment:
    environment = SandboxedEnvironment(
        loader=FileSystemLoader([str(folder) for folder in folders(settings)]),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["phrased"] = _phrased
    environment.filters["any"] = anything
    return environment


def _unusable(error: Exception) -> TemplateError:
    """A template can raise whatever Python can; Jinja puts its lines into the traceback."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.endswith(".jinja")]
    line = getattr(error, "lineno", 0) or (frames[-1].lineno if frames else 0)
    why = next(iter(str(error).splitlines()), type(error).__name__)
    return TemplateError(f"page.html.jinja, line {line}: {why}", "see docs/page.md")


def _phrased(text: str, language: Language) -> Markup:
    """Japanese with a place for a line to end after each phrase; English as it is."""
    return Markup("<wbr>").join(phrases(text)) if language == "ja" else Markup.escape(text)


def _island(data: object) -> Markup:
    """JSON inside a <script> of data: no character in it can end the element."""
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace("&", "\\u0026"))  # noqa: S704 - as above
