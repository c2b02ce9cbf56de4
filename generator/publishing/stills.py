"""Pictures of the slides: of the deck through LibreOffice, else of the page through Chromium."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from lxml import html
from PIL import Image
from pptx import Presentation

from generator.errors import EngineUnavailableError, ServiceError
from generator.files import digest, file_digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Storyboard, Track

WIDTH, HEIGHT = 1920, 1080
_BATCH = 8  # slides of one screenshot: Chromium draws pictures up to 16,384 pixels high
_PATIENCE = 300  # seconds after which a program is taken to hang
_OFFICE = ("soffice", "libreoffice")
_RASTERISER = ("pdftoppm",)
_BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "Google Chrome",
    "Chromium",
    "chrome",
    "msedge",
)
# Where these programs lie on macOS and Windows, which do not put them on the path.
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS",
    "/Applications/Google Chrome.app/Contents/MacOS",
    "/Applications/Chromium.app/Contents/MacOS",
    "C:/Program Files/LibreOffice/program",
    "C:/Program Files/Google/Chrome/Application",
    "C:/Program Files (x86)/Microsoft/Edge/Application",
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """Pictures (PNG) of the slides of a ``deck`` or of a ``page``, in order."""

    source: Literal["deck", "page"]
    path: Path
    pictures: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Still:
    """A slide's picture and the sample at which it appears."""

    start: int
    picture: bytes


HOW_TO_DRAW_DECKS = "install LibreOffice Impress and poppler-utils"
HOW_TO_DRAW = f"{HOW_TO_DRAW_DECKS}, or Chromium"


def draws_decks() -> bool:
    """Whether LibreOffice and poppler are here."""
    return bool(program(_OFFICE) and program(_RASTERISER))


def draws_pages() -> bool:
    """Whether Chromium is here."""
    return bool(program(_BROWSERS))


def draw(shown: Sequence[Path]) -> Drawn:
    """The slides of the first of these decks or pages that can be drawn here.

    Raises:
        EngineUnavailableError: neither LibreOffice with poppler nor Chromium is here.
        ServiceError: the program found did not do its work.
    """
    for path in shown:
        if path.suffix == ".pptx" and draws_decks():
            return Drawn("deck", path, _pictures(path, file_digest(path)))
        if path.suffix == ".html" and draws_pages():
            return Drawn("page", path, tuple(draw_page(path)))
    raise EngineUnavailableError("nothing here can draw slides for a video", HOW_TO_DRAW)


@lru_cache(maxsize=1)
def _pictures(deck: Path, digest: str) -> tuple[bytes, ...]:
    """Of films and of chapters alike: drawn once."""
    del digest
    return tuple(draw_deck(deck))


def stills(drawn: Drawn, track: Track, storyboard: Storyboard) -> tuple[Still, ...]:
    """The slides during which a recording says something, timed by it.

    Raises:
        ServiceError: slides and sound have nothing to do with each other.
    """
    if drawn.source == "deck":
        starts = starts_of_deck(drawn.path, track)
    else:
        begins = {chapter.scene: chapter.start for chapter in track.chapters}
        starts = tuple(begins.get(scene.id) for scene in storyboard.scenes)
    if len(starts) != len(drawn.pictures):
        raise ServiceError(f"{len(drawn.pictures)} pictures were made of {len(starts)} slides")
    timed = zip(starts, drawn.pictures, strict=True)
    found = tuple(Still(start, picture) for start, picture in timed if start is not None)
    if not found:
        raise ServiceError(
            f"the notes of {drawn.path.name} hold nothing that is said in {track.name}",
            "delete the deck, so that it is made again",
        )
    return found


def program(names: Sequence[str]) -> str:
    """The path of the first of these programs that is here, or empty."""
    path = os.pathsep.join((os.environ.get("PATH", os.defpath), *_PLACES))
    return next((found for name in names if (found := shutil.which(name, path=path))), "")


def draw_deck(deck: Path, width: int = WIDTH) -> Iterator[bytes]:
    """Through PDF, at the width of the film unless another is given, in pixels."""
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        pdf = place / "deck.pdf"
        write_pdf(deck, pdf)
        scale = ("-scale-to-x", str(width), "-scale-to-y", "-1")
        _run(program(_RASTERISER), "-png", *scale, str(pdf), str(place / "slide"))
        for path in sorted(place.glob("slide-*.png")):
            yield path.read_bytes()


def write_pdf(deck: Path, pdf: Path) -> None:
    """A deck as PDF, as LibreOffice draws it.

    Raises:
        EngineUnavailableError: it is not here.
        ServiceError: it did not do its work.
    """
    if not program(_OFFICE):
        raise EngineUnavailableError("nothing here can draw a deck", HOW_TO_DRAW_DECKS)
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        profile = (place / "profile").as_uri()
        office = (program(_OFFICE), f"-env:UserInstallation={profile}", "--headless")
        _run(*office, "--convert-to", "pdf", "--outdir", temporary, str(deck.absolute()))
        made = place / f"{deck.stem}.pdf"
        if not made.is_file():
            raise ServiceError("LibreOffice could not draw the slides", _what_to_do())
        pdf.write_bytes(_undated(made.read_bytes()))


def _undated(pdf: bytes) -> bytes:
    """Without when it was drawn, and marks of that: what is drawn of the same deck is the same."""
    body, trailer, rest = pdf.rpartition(b"trailer")
    body = re.sub(rb"(?<=/CreationDate\(D:)\d{14}", b"19800101000000", body)
    mark = digest(body)[:32].upper().encode()
    return body + trailer + re.sub(rb"(?<=[</])[0-9A-F]{32}\b", mark, rest)


def starts_of_deck(deck: Path, track: Track) -> tuple[int | None, ...]:
    """For each slide the sample at which it appears; ``None`` when nothing is said with it."""
    said = [_key(cue.text) for cue in track.cues]
    starts: list[int | None] = []
    place = 0
    for slide in Presentation(str(deck)).slides:
        notes = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
        rows = {_key(row) for row in (notes.text if notes else "").splitlines()}
        begin = next((n for n in range(place, len(said)) if said[n] in rows), None)
        starts.append(None if begin is None else track.cues[begin].start)
        place = place if begin is None else begin
        while place < len(said) and said[place] in rows:
            place += 1
    return tuple(starts)


def _key(text: str) -> str:
    """A deck's typography differs from what is spoken: full-width marks, unbreakable spaces."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in plain if char.isalnum())


def draw_page(page: Path) -> Iterator[bytes]:
    """As a window of the film's size shows them."""
    tree = html.fromstring(page.read_bytes())
    count = sum(1 for _ in tree.iterfind(".//div[@data-scene]"))
    with tempfile.TemporaryDirectory() as temporary:
        for first in range(0, count, _BATCH):
            yield from _photographed(page, first, min(_BATCH, count - first), temporary)


def _photographed(page: Path, first: int, count: int, temporary: str) -> Iterator[bytes]:
    """Slides under each other in one screenshot, cut apart."""
    target = Path(temporary) / "slides.png"
    root = getattr(os, "geteuid", lambda: 1)() == 0
    _run(
        program(_BROWSERS),
        "--headless=new",
        "--disable-gpu",
        "--hide-scrollbars",
        "--force-color-profile=srgb",
        *(("--no-sandbox",) if root else ()),  # Chromium refuses to start for root with it
        f"--user-data-dir={temporary}",
        f"--window-size={WIDTH},{HEIGHT * count}",
        f"--screenshot={target}",
        f"{page.absolute().as_uri()}#stills-{first}-{count}",
    )
    with Image.open(target) as whole:
        for number in range(count):
            picture = whole.crop((0, number * HEIGHT, WIDTH, (number + 1) * HEIGHT))
            stream = BytesIO()
            picture.convert("RGB").save(stream, "PNG", compress_level=1)
            yield stream.getvalue()


def _run(*command: str) -> None:
    """Run a program to its end, quietly, with its own files where ours found room."""
    fixed = {"LC_ALL": "C.UTF-8", "TZ": "UTC"}  # a locale's fonts and hours are no part of a show
    place = {**os.environ, **fixed, "TMPDIR": tempfile.gettempdir()}
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE, env=place)  # noqa: S603 - our own list, no shell
    except (OSError, subprocess.SubprocessError) as error:
        name = Path(command[0]).name
        raise ServiceError(f"{name} could not draw the slides", _what_to_do()) from error


def _what_to_do() -> str:
    """Programs do not say that they found no room for what they put aside."""
    if shutil.disk_usage(tempfile.gettempdir()).free < _ASIDE:
        return "the folder for temporary files is full: set TMPDIR to one with room"
    return "try it by hand"


_ASIDE = 50_000_000  # bytes that LibreOffice's profile and the pictures of a deck take
