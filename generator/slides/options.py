"""What can be set about decks, beside the template itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from generator import patterns as re
from generator.errors import TemplateError
from generator.options import Options, about

if TYPE_CHECKING:
    from generator.settings import Settings

SIZES = {
    "16:9": (12_192_000, 6_858_000),
    "4:3": (9_144_000, 6_858_000),
    "A4": (9_906_000, 6_858_000),
    "9:16": (6_858_000, 12_192_000),
}
"""EMU: width and height of a page, as PowerPoint's own dialogue has them."""

_COLOR = re.compile(r"#?([0-9A-Fa-f]{6})")


class SlidesOptions(Options, frozen=True):
    section: ClassVar[str] = "slides"
    narration: Annotated[
        Literal["", "ja", "en", "none"],
        about(
            "日英のデッキに入れる録音（none はどのデッキにも入れない）",
            "the recording that a bilingual deck carries; none embeds nothing in any deck",
        ),
    ] = ""
    size: Annotated[
        Literal["16:9", "4:3", "A4", "9:16"],
        about("同梱の型のページの大きさ", "the page of a built-in template"),
    ] = "16:9"
    icons: Annotated[
        bool,
        about(
            "要点の横に、言葉に合うアイコンを置くか（合うものがなければ置かない）",
            "icons beside points, where their English words ask for one without doubt",
        ),
    ] = True


class DeckOptions(Options, frozen=True):
    section: ClassVar[str] = "deck"
    follow: Annotated[
        bool,
        about(
            "録音の入ったデッキで、要点をそれを話す文とともに出すか",
            "points appear with the sentence that says them, in decks that carry a recording",
        ),
    ] = False
    morph: Annotated[
        bool,
        about(
            "目次の項目がその部の題に変わるか（PowerPoint の変形。ほかではフェード）",
            "agenda entries turn into the titles of their parts (Morph; elsewhere a fade)",
        ),
    ] = False


class BrandOptions(Options, frozen=True):
    section: ClassVar[str] = "brand"
    color: Annotated[str, about("主な色（#RRGGBB）", "the main colour, #RRGGBB")] = ""
    accent: Annotated[str, about("目立たせる色", "the colour of what stands out, #RRGGBB")] = ""
    logo: Annotated[str, about("ロゴの画像", "a picture with the logo", place=True)] = ""
    font: Annotated[str, about("書体の名前", "the name of a typeface")] = ""


@dataclass(frozen=True, slots=True)
class Dress:
    """What a built-in template is given; nothing of it by default.

    Attributes:
        color, accent: RRGGBB of the main colour and of what stands out.
        font: a typeface for everything.
        logo: a picture.
        size: of ``SIZES``.
    """

    color: str = ""
    accent: str = ""
    font: str = ""
    logo: bytes = b""
    size: str = "16:9"


def dress(settings: Settings) -> Dress | None:
    """What the settings say of a built-in template's look; ``None`` when nothing.

    Raises:
        TemplateError: a colour is none, or the logo cannot be read.
    """
    brand, size = settings.of(BrandOptions), settings.of(SlidesOptions).size
    try:
        logo = Path(brand.logo).read_bytes() if brand.logo else b""
    except OSError as error:
        reason = error.strerror or "cannot be read"
        raise TemplateError("the logo cannot be read", reason) from error
    found = Dress(_hex(brand.color), _hex(brand.accent), brand.font.strip(), logo, size)
    return None if found == Dress() else found


def _hex(color: str) -> str:
    match = _COLOR.fullmatch(color.strip())
    if color.strip() and match is None:
        raise TemplateError(f"{color!r} is no colour", "write it as #RRGGBB")
    return match[1].upper() if match else ""
