"""index.html: one page that shows and plays a show, from disk, without a network.

Slides are HTML, the recordings lie beside the page; script and style stand in it and a
Content-Security-Policy names them by their hashes, so that no text of an article can become
script. Times go into the page as numbers alone.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup

from generator.locale import words
from generator.model import Bilingual
from generator.publishing.colors import INK, checked, stylesheet
from generator.publishing.page_files import SCRIPTS, source
from generator.publishing.page_view import (
    downloads,
    opening,
    recording,
    shown_languages,
    slides,
    timeline,
)
from generator.publishing.web import anything, rendered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.model import Form, Storyboard, Track
    from generator.publishing.page_view import Link
    from generator.publishing.web import Kana
    from generator.settings import Settings


@dataclass(frozen=True, slots=True)
class PageLook:
    """What page and deck have in common.

    Attributes:
        colors: the template's, RRGGBB by their names in a theme ("dk1", "accent1" …).
        forms: by scene what the deck draws it as.
    """

    colors: Mapping[str, str]
    forms: Mapping[str, Form]


def html(
    storyboard: Storyboard,
    tracks: Mapping[str, Track],
    *,
    links: Sequence[Link],
    settings: Settings,
    look: PageLook | None = None,
    address: str = "",
    kana: Kana | None = None,
    furigana: str = "all",
) -> str:
    """The whole page.

    Args:
        storyboard: its scenes become slides, their narration the transcript.
        tracks: recordings by name; without any the page shows slides and text.
        links: the files beside the page, the sound of the tracks among them.
        settings: ``[page] templates`` is a folder looked in before the packaged one.
        look: the deck's; none: the built-in template's colours, slides drawn plainly.
        address: of the folder the page will be published in, if that is known.
        kana: gives a Japanese text in pieces with their furigana; none: without.
        furigana: those shown first, "all" or "1" to "6": above words with kanji of later years of
            school; a reader may choose otherwise.

    Raises:
        TemplateError: a page template of the user's own cannot be used.
    """
    languages = shown_languages(storyboard, settings.languages)
    look = look or PageLook(INK, {})
    played = {link.plays for link in links}
    recorded = [track for name, track in tracks.items() if name in played]
    return rendered(
        "page.html.jinja",
        settings,
        kana=kana,
        furigana=furigana if kana else "",
        style=stylesheet(look.colors) + source("page.css", settings),
        script="".join(source(name, settings) for name in SCRIPTS),
        storyboard=storyboard,
        languages=languages,
        title=anything(storyboard.title),
        summary=opening(storyboard, languages[0]),
        address=address,
        icon=_icon(look.colors),
        slides=tuple(slides(storyboard, recorded, look.forms)),
        recordings=[recording(track, links) for track in recorded],
        downloads=tuple(downloads(links, languages)),
        credits=tuple(dict.fromkeys(each for track in recorded for each in track.credits)),
        data=_island([timeline(track, storyboard) for track in recorded]),
        words={
            key: Bilingual(words("ja")["page"][key], words("en")["page"][key])
            for key in words("en")["page"]
        },
    )


def _icon(colors: Mapping[str, str]) -> str:
    """The circle of the cover on its ground, as an address of its own."""
    given = checked(colors)
    drawn = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">'
        f'<rect width="16" height="16" rx="3" fill="#{given["dk2"]}"/>'
        f'<circle cx="10.5" cy="6" r="4" fill="#{given["accent1"]}"/></svg>'
    )
    return f"data:image/svg+xml,{quote(drawn, safe='')}"


def _island(data: object) -> Markup:
    """JSON inside a <script> of data: no character in it can end the element."""
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace("&", "\\u0026"))  # noqa: S704 - escaped above
