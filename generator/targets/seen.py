"""What is seen beside the deck: the page, pictures of the slides, films."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from generator.choices import AUDIENCES
from generator.files import write_text
from generator.model import Bilingual
from generator.publishing.options import FeedOptions, PageOptions
from generator.slides import modes
from generator.targets.deck import check, deck
from generator.targets.graph import FileKind, Output, Product, Target, beneath
from generator.targets.heard import sound_of
from generator.targets.work import (
    colors,
    cover,
    files,
    furigana_of,
    mixed,
    recording,
    shared,
    storyboard_print,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.model import Script
    from generator.publishing.stills import Drawn
    from generator.settings import Settings
    from generator.slides import Mode
    from generator.targets.graph import Given, Inputs
    from generator.targets.work import Work


# ``index.html``, which plays the recordings and links the files beside it.


def _page(work: Work) -> Iterable[Target[Path]]:
    return (page(work), cover(work))


@shared
def page(work: Work) -> Target[Path]:
    """It speaks nothing itself: it plays the recordings that are asked for beside it."""
    links = _linked(work)
    sounds = sound_of(work) if "audio" in work.settings.only else {}
    heard = {name: recording(work, name) for name in sounds.values()}

    def made(given: Given) -> Product[Path]:
        from generator import slides
        from generator.publishing.page import Link, PageLook, html
        from generator.show.recorded import remember_forms
        from generator.slides.icons import pictured

        tracks = {name: track for name, each in heard.items() if (track := given.get(each))}
        there = [
            Link(each.name, each.kind.label, sounds.get(each, ""))
            for each in links
            if each.kind and each.kind.label and given.get(each)
        ]
        drawn_as = slides.forms(work.storyboard, work.settings, work.show.folder)
        remember_forms(work.show, work.storyboard.scenes, drawn_as)
        forms = {scene: pictured(form) for scene, form in drawn_as.items()}
        text = html(
            work.storyboard,
            tracks,
            links=there,
            settings=work.settings,
            look=PageLook(colors(work), forms),
            address=_address(work.settings, given.path.parent.name),
            kana=furigana_of(work) if furigana_from(work.settings) != "none" else None,
            furigana=furigana_from(work.settings),
        )
        write_text(given.path, text)
        return Product(given.path)

    def inputs() -> Inputs:
        from generator import slides
        from generator.publishing import page_files

        return {
            "storyboard": storyboard_print(work),
            "links": [each.name for each in links],
            "template": slides.fingerprint(work.settings),
            "decks": work.settings.decks[:1],
            "languages": work.settings.languages,
            "page_templates": page_files.fingerprint(work.settings),
            "address": work.settings.of(FeedOptions).base_url,
            "furigana": furigana_from(work.settings),
        }

    return Target(
        "index.html", made, tuple(heard.values()), links, inputs=inputs, kind=FileKind("page")
    )


def furigana_from(settings: Settings) -> str:
    """As ``[page] furigana`` has it; where that leaves it open, "all" in a show for learners."""
    asked = settings.of(PageOptions).furigana
    if asked != "auto":
        return asked
    return "all" if set(AUDIENCES["learners"]) <= set(settings.only) else "none"


def _address(settings: Settings, folder: str) -> str:
    base = settings.of(FeedOptions).base_url
    return f"{base.rstrip('/')}/{quote(folder)}/" if base else ""


def _linked(work: Work) -> tuple[Target[Any], ...]:
    """The files asked for that say what they are called on a page, recording by recording.

    Films are drawn of the page where nothing else can draw them, so it cannot wait for them.
    """
    names = (name for name in work.settings.only if name not in {"page", "video"})
    asked = dict.fromkeys(target for name in names for target in files(work, name))
    place = {recording(work, script.name): n for n, script in enumerate(work.scripts)}
    named = (each for each in asked if each.kind and each.kind.label)
    return tuple(sorted(named, key=lambda each: max(place.get(b, -1) for b in beneath((each,)))))


PAGE = Output(
    Bilingual("ブラウザで見て聞くページ", "a page to see and hear it in a browser"),
    _page,
    default=True,
    check=check,
)


# Slides drawn: pictures for films, ``slides/01.png`` … and ``deck.pdf``.


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
    kind = FileKind("pdf", language, Bilingual("スライド", "Slides"))
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
    return Target(name, made, (shown,), kind=FileKind("png", language, folder=True))


def _lacks_drawing(settings: Settings) -> str:
    from generator.publishing import stills

    del settings
    return "" if stills.draws_decks() else stills.HOW_TO_DRAW_DECKS


PDF = Output(
    Bilingual("スライドのPDF", "the slides as PDF"),
    _pdfs,
    check=check,
    lacking=_lacks_drawing,
)
PNG = Output(
    Bilingual("スライド一枚ごとの画像", "a picture of every slide"),
    _folders,
    check=check,
    lacking=_lacks_drawing,
)


# ``video.<recording>.mp4``: the slides change with the voice.


def _films(work: Work) -> Iterable[Target[Path]]:
    return (cover(work), *(_film(work, script) for script in work.scripts))


def _film(work: Work, script: Script) -> Target[Path]:
    heard, pictures = recording(work, script.name), drawn(work)

    def made(given: Given) -> Product[Path]:
        from generator.publishing.audio import About
        from generator.publishing.stills import stills
        from generator.publishing.video import write

        track = given[heard]
        shown = stills(given[pictures], track, work.storyboard)
        about = About(*work.tags(script.language))
        write(track, work.storyboard, shown, given.path, work.settings, about)
        return Product(given.path)

    return Target(
        f"video.{script.name}.mp4",
        made,
        (heard, pictures),
        inputs=lambda: {**mixed(work), "tags": work.tags(script.language)},
        kind=FileKind("video", script.language, Bilingual("動画", "Video"), gap="video"),
    )


def _check_film(settings: Settings) -> None:
    from generator.targets.heard import check as check_sound

    check_sound(settings)
    check(settings)


def _lacks_stills(settings: Settings) -> str:
    from generator.publishing import stills

    del settings
    return "" if stills.draws_decks() or stills.draws_pages() else stills.HOW_TO_DRAW


VIDEO = Output(
    Bilingual("字幕付きの動画", "films with subtitles"),
    _films,
    check=_check_film,
    lacking=_lacks_stills,
)
