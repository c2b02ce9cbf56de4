"""Slides drawn: pictures for films, ``slides/01.png`` … and ``deck.pdf``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Bilingual
from generator.slides import modes
from generator.targets.deck import check, deck
from generator.targets.graph import Kind, Output, Product, Target
from generator.targets.page import page
from generator.targets.work import shared

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.publishing.stills import Drawn
    from generator.settings import Settings
    from generator.slides import Mode
    from generator.targets.graph import Given
    from generator.targets.work import Work


@shared
def drawn(work: Work) -> Target[Drawn]:
    """Every slide as a picture: of the first deck where LibreOffice is, else of the page."""
    decks = (
        [deck(work, mode) for mode in modes(work.settings)] if "deck" in work.settings.only else []
    )
    pages = [page(work)] if "page" in work.settings.only else []
    if not decks and not pages:
        from generator.publishing import stills

        first = modes(work.settings)[0]
        decks, pages = ([deck(work, first)], []) if stills.draws_decks() else ([], [page(work)])

    def made(given: Given) -> Product[Drawn]:
        from generator.publishing.stills import draw

        there = [given.get(each) for each in (*decks, *pages)]
        return Product(draw([path for path in there if path]))

    return Target("pictures", made, (*decks, *pages))


def _pdfs(work: Work) -> Iterable[Target[Path]]:
    return [_pdf(work, mode) for mode in modes(work.settings)]


def _pdf(work: Work, mode: Mode) -> Target[Path]:
    shown = deck(work, mode)

    def made(given: Given) -> Product[Path]:
        from generator.publishing.stills import write_pdf

        write_pdf(given[shown], given.path)
        return Product(given.path)

    language = shown.kind.language if shown.kind else ""
    kind = Kind("pdf", language, Bilingual("スライド", "Slides"))
    return Target(shown.name.removesuffix(".pptx") + ".pdf", made, (shown,), kind=kind)


def _folders(work: Work) -> Iterable[Target[Path]]:
    return [_folder(work, mode) for mode in modes(work.settings)]


def _folder(work: Work, mode: Mode) -> Target[Path]:
    shown = deck(work, mode)

    def made(given: Given) -> Product[Path]:
        from generator.publishing.stills import draw_deck

        for number, picture in enumerate(draw_deck(given[shown]), 1):
            (given.path / f"{number:03}.png").write_bytes(picture)
        return Product(given.path)

    language = shown.kind.language if shown.kind else ""
    name = f"slides.{language}" if language else "slides"
    return Target(name, made, (shown,), kind=Kind("png", language, folder=True))


def lacking(settings: Settings) -> str:
    from generator.publishing import stills

    del settings
    return "" if stills.draws_decks() else stills.HOW_TO_DRAW_DECKS


PDF = Output(
    Bilingual("スライドのPDF", "the slides as PDF"),
    _pdfs,
    check=check,
    lacking=lacking,
)
PNG = Output(
    Bilingual("スライド一枚ごとの画像", "a picture of every slide"),
    _folders,
    check=check,
    lacking=lacking,
)
