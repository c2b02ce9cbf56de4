"""``index.html``, which plays the recordings and links the files beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from generator.choices import AUDIENCES
from generator.files import write_text
from generator.model import Bilingual
from generator.publishing.options import FeedOptions, PageOptions
from generator.targets.audio import sound_of
from generator.targets.deck import check
from generator.targets.graph import Kind, Output, Product, Target, beneath
from generator.targets.work import (
    colors,
    cover,
    files,
    furigana_of,
    recording,
    shared,
    storyboard_print,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.settings import Settings
    from generator.targets.graph import Given, Inputs
    from generator.targets.work import Work


def targets(work: Work) -> Iterable[Target[Path]]:
    return (page(work), cover(work))


@shared
def page(work: Work) -> Target[Path]:
    """It speaks nothing itself: it plays the recordings that are asked for beside it."""
    links = _linked(work)
    sounds = sound_of(work) if "audio" in work.settings.only else {}
    heard = {name: recording(work, name) for name in sounds.values()}

    def made(given: Given) -> Product[Path]:
        from generator import slides
        from generator.publishing.page import PageLook, html
        from generator.publishing.page_view import Link
        from generator.show import drawn
        from generator.slides.icons import pictured

        tracks = {name: track for name, each in heard.items() if (track := given.get(each))}
        there = [
            Link(each.name, each.kind.label, sounds.get(each, ""))
            for each in links
            if each.kind and each.kind.label and given.get(each)
        ]
        drawn_as = slides.forms(work.storyboard, work.settings, work.show.folder)
        drawn.remember(work.show, work.storyboard.scenes, drawn_as)
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
        "index.html", made, tuple(heard.values()), links, inputs=inputs, kind=Kind("page")
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
    targets,
    default=True,
    check=check,
)
