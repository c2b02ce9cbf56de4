"""The bytes of a source as they came, and the text in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.errors import SourceError
from generator.reading import limits
from generator.reading.clean import clean
from generator.reading.decode import decode
from generator.reading.draft import Writer
from generator.reading.language import detect, other_language
from generator.reading.options import ReadingOptions

if TYPE_CHECKING:
    from generator.settings import Settings


@dataclass(frozen=True, slots=True)
class Raw:
    """Attributes: ``name`` is for people; the rest belongs to a page fetched."""

    data: bytes
    name: str
    url: str = ""
    charset: str = ""
    media_type: str = ""


def text_of(raw: Raw, most: int = limits.TEXT_BYTES) -> str:
    """The visible characters, decoded.

    Raises:
        SourceError: no encoding fits, the bytes are no text, or they are too many.
    """
    limits.check_bytes(len(raw.data), raw.name, most)
    return clean(decode(raw.data, raw.name, raw.charset))


def writer_for(text: str, settings: Settings) -> Writer:
    """A writer of the language set as ``[reading] language``, else of the one the text is in.

    Raises:
        SourceError: the text is in neither, and none is set.
        SettingsError: another language than ja, en or auto.
    """
    asked = settings.of(ReadingOptions).language
    if asked == "auto" and (found := other_language(text)):
        raise SourceError(
            f"the text is in {found}, neither Japanese nor English",
            'translate it first, or say [reading] language = "ja" (or "en") to read it as one',
        )
    return Writer(detect(text) if asked == "auto" else asked)
