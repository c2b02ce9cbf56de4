"""A package of cards for Anki: a sentence with its furigana and its sound, and what it means."""

from __future__ import annotations

import io
import tempfile
import zipfile
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from generator.files import digest, write_bytes
from generator.locale import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.model import Language

Ruby: TypeAlias = "tuple[str, str]"
"""A piece of a text, and its furigana or nothing."""

_MODEL = 1607392319
"""Names the card type for good: cards of a show built again are the same cards."""

_EPOCH = 1_000_000_000.0
"""Seconds; a package of the same cards is the same bytes."""

_STYLE = """
.card { font: 24px/1.7 "Hiragino Sans", "Noto Sans CJK JP", sans-serif; text-align: center; }
.card { color: #1b1f2a; background: #fff; }
.nightMode.card { color: #eceef2; background: #141923; }
rt { font-size: 0.5em; }
.place { font-size: 14px; color: #667; }
"""


@dataclass(frozen=True, slots=True)
class Card:
    """A line of the show.

    Attributes:
        id: the line's, by which a card is known again.
        place: the title of its slide.
        sounds: MP3.
    """

    id: str
    ja: Sequence[Ruby]
    en: str
    place: str
    sounds: Mapping[Language, bytes]


def write(path: Path, title: str, cards: Sequence[Card], language: Language) -> None:
    """One note a card, with two sides to ask: what it means, and how it is said."""
    import genanki

    told = words(language)["cards"]
    model = genanki.Model(
        _MODEL,
        "Kamishibai",
        fields=[
            {"name": name} for name in ("Id", "Japanese", "English", "SoundJa", "SoundEn", "Place")
        ],
        templates=[
            _template(told["read"], "{{Japanese}}<br>{{SoundJa}}", "{{English}}<br>{{SoundEn}}"),
            _template(told["say"], "{{English}}", "{{Japanese}}<br>{{SoundJa}}"),
        ],
        css=_STYLE,
    )
    deck = genanki.Deck(int(digest(title.encode())[:8], 16) + 1_000_000_000, title)
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for card in cards:
            names = {
                each: f"kamishibai-{digest(sound)[:16]}.mp3" for each, sound in card.sounds.items()
            }
            for each, name in names.items():
                files.append(str(Path(folder) / name))
                Path(files[-1]).write_bytes(card.sounds[each])
            sounds = [f"[sound:{names[each]}]" if each in names else "" for each in ("ja", "en")]
            fields = [card.id, ruby(card.ja), escape(card.en), *sounds, escape(card.place)]
            guid = genanki.guid_for(title, card.id)
            deck.add_note(genanki.Note(model=model, fields=fields, guid=guid))
        package = genanki.Package(deck, media_files=files)
        made = Path(folder) / "package"
        package.write_to_file(str(made), timestamp=_EPOCH)
        write_bytes(path, _undated(made.read_bytes()))


def ruby(pieces: Sequence[Ruby]) -> str:
    """As HTML."""
    return "".join(
        f"<ruby>{escape(text)}<rt>{escape(kana)}</rt></ruby>" if kana else escape(text)
        for text, kana in pieces
    )


def _template(name: str, asks: str, answers: str) -> dict[str, str]:
    asked = f'<p class="place">{{{{Place}}}}</p>{asks}'
    return {"name": name, "qfmt": asked, "afmt": f"{{{{FrontSide}}}}<hr id=answer>{answers}"}


def _undated(package: bytes) -> bytes:
    """The same files without the hour they were put in."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as given, zipfile.ZipFile(made, "w") as out:
        for name in given.namelist():
            out.writestr(zipfile.ZipInfo(name), given.read(name), zipfile.ZIP_DEFLATED)
    return made.getvalue()
