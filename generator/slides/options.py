"""What can be set about decks, beside the template itself."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.options import Options, about


class SlidesOptions(Options, frozen=True):
    section: ClassVar[str] = "slides"
    narration: Annotated[
        Literal["", "ja", "en", "none"],
        about(
            "日英のデッキに入れる録音（none はどのデッキにも入れない）",
            "the recording that a bilingual deck carries; none embeds nothing in any deck",
        ),
    ] = ""


class DeckOptions(Options, frozen=True):
    section: ClassVar[str] = "deck"
    follow: Annotated[
        bool,
        about(
            "PowerPoint で直したデッキの文言を絵コンテに取り込むか",
            "whether texts changed in PowerPoint are taken into the storyboard",
        ),
    ] = False


class BrandOptions(Options, frozen=True):
    section: ClassVar[str] = "brand"
    color: Annotated[str, about("主な色（#RRGGBB）", "the main colour, #RRGGBB")] = ""
    accent: Annotated[str, about("目立たせる色", "the colour of what stands out, #RRGGBB")] = ""
    logo: Annotated[str, about("ロゴの画像", "a picture with the logo", place=True)] = ""
    font: Annotated[str, about("書体の名前", "the name of a typeface")] = ""
