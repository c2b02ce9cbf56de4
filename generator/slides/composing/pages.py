"""Pages: what will stand where on each slide, as plain data."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from generator import patterns as re
from generator.japanese.breaks import units
from generator.slides.composing.fit import BODY, Setting, fitted
from generator.slides.templates.layouts import EMU_PER_POINT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.model import Form, Gap, Language
    from generator.slides.composing.drawing import Arrow, Look, Ornament
    from generator.slides.composing.fit import Floor
    from generator.slides.composing.graphics import Formula, Graph, Grid, Photo
    from generator.slides.composing.text import Pair, SlideParagraph
    from generator.slides.templates.layouts import Frame, Layout, Slot

_SENTENCE_END = {
    "ja": re.compile(r"(?<=[。！？])(?![」』）])"),
    "en": re.compile(r"(?<=[.!?]) "),
}
_MOST_PIECES = 200


class Block(NamedTuple):
    """A filled slot; ``frame`` when it is not where the layout has it, ``look`` its ground."""

    setting: Setting
    paragraphs: tuple[SlideParagraph, ...]
    frame: Frame | None = None
    look: Look | None = None

    @property
    def slot(self) -> Slot:
        return self.setting.slot


@dataclass(frozen=True, slots=True)
class Page:
    """One slide.

    Attributes:
        scene: id of the scene it belongs to.
        role: of the layout, by which its form is called.
        extra: texts that found no room on the slide, for the notes.
    """

    scene: str
    layout: Layout
    blocks: tuple[Block, ...]
    role: str
    drawn: Form
    objects: tuple[Grid | Graph | Photo | Formula, ...] = ()
    extra: tuple[SlideParagraph, ...] = ()
    gaps: tuple[Gap, ...] = ()
    marks: tuple[Ornament, ...] = ()
    arrows: tuple[Arrow, ...] = ()

    @property
    def form(self) -> Form:
        """What it is drawn as."""
        return replace(self.drawn, name=self.role)

    @property
    def sources(self) -> frozenset[str]:
        """Of the texts on it: by these the narration finds its page."""
        return frozenset(s for block in self.blocks for p in block.paragraphs for s in p.sources)


def item_tops(block: Block) -> tuple[int, ...]:
    """EMU from the page's top at which each item of a list begins, and its last one ends."""
    slot, setting = block.slot, block.setting
    found, height = [], 0.0
    for n, paragraph in enumerate(block.paragraphs):
        before = setting.before(paragraph) if n else 0.0
        if paragraph.level == 0 and not paragraph.close:
            found.append(height + before / 2)
        lines = len(setting.lines(paragraph))
        height += before + lines * setting.size(paragraph) * setting.style(paragraph).line
    frame = block.frame or slot.frame
    free = frame.h / EMU_PER_POINT - slot.insets[1] - slot.insets[3] - height
    above = slot.insets[1] + {"ctr": free / 2, "b": free}.get(slot.anchor, 0.0)
    return tuple(frame.y + round((above + top) * EMU_PER_POINT) for top in (*found, height))


def cut(setting: Setting, paragraphs: Sequence[SlideParagraph]) -> tuple[SlideParagraph, ...]:
    """Texts shortened, each to the same share, until they fit at the floor."""
    smallest = setting._replace(scale=setting.least * 0.9)
    low, high = 0.0, 1.0
    for _ in range(12):
        share = (low + high) / 2
        fits = smallest.fits([_shortened(p, share) for p in paragraphs])
        low, high = (share, high) if fits else (low, share)
    return tuple(_shortened(p, low) for p in paragraphs)


def _shortened(paragraph: SlideParagraph, share: float) -> SlideParagraph:
    keep = max(1, int(len(paragraph.text) * share) - 1)
    run = paragraph.runs[0]._replace(text=paragraph.text[:keep].rstrip() + "…")
    return paragraph._replace(runs=(run,))


def chunks(texts: Sequence[tuple[Language, str]], count: int) -> tuple[tuple[str, ...], ...]:
    """Translations of each other in ``count`` parts of about equal length.

    They are cut at the ends of the same sentences where there are as many in each, and enough.
    """
    sentences = [[p for p in _SENTENCE_END[language].split(text) if p] for language, text in texts]
    counts = {len(pieces) for pieces in sentences}
    if min(counts) < count:
        return tuple(_shared_out(tuple(units(text)), count, "") for _, text in texts)
    first = sentences[0] if len(counts) == 1 else ()
    return tuple(
        _shared_out(pieces, count, " " if language == "en" else "", first)
        for (language, _), pieces in zip(texts, sentences, strict=True)
    )


def _shared_out(
    pieces: Sequence[str], count: int, space: str, like: Sequence[str] = ()
) -> tuple[str, ...]:
    """Pieces over ``count`` parts by their lengths, or those of others; none stays empty."""
    lengths = [len(piece) for piece in like or pieces]
    total, passed = sum(lengths), 0.0
    found: list[list[str]] = [[] for _ in range(count)]
    at = 0
    for n, (piece, length) in enumerate(zip(pieces, lengths, strict=True)):
        share = int((passed + length / 2) * count / total)
        least = count - (len(pieces) - n)
        at = max(least, min(share, at + 1, count - 1), at)
        found[at].append(piece)
        passed += length
    return tuple(space.join(part).strip() for part in found)


def _split(item: Pair, setting: Setting) -> tuple[Pair, ...]:
    """A pair too tall for any page, as several pairs that are not."""
    smallest = setting._replace(scale=setting.least * 0.9)
    for count in range(2, _MOST_PIECES):
        parts = chunks([(p.runs[0].language, p.runs[0].text) for p in item], count)
        found = tuple(
            tuple(
                p._replace(runs=(p.runs[0]._replace(text=part[n]),))
                for p, part in zip(item, parts, strict=True)
                if part[n]
            )
            for n in range(count)
        )
        if all(smallest.fits(one) for one in found):
            return tuple(one for one in found if one)
    return (cut(setting, item),)


@dataclass(frozen=True, slots=True)
class Portion:
    """The pairs of one page and how they are set."""

    setting: Setting
    items: tuple[Pair, ...]

    @property
    def paragraphs(self) -> tuple[SlideParagraph, ...]:
        return tuple(paragraph for item in self.items for paragraph in item)

    @property
    def longest(self) -> int:
        """Lines of the paragraph that takes the most."""
        return max((len(self.setting.lines(p)) for p in self.paragraphs), default=0)


def portions(
    slot: Slot,
    items: Sequence[Pair],
    floor: Floor = BODY,
    scale: float = 1.0,
    *,
    most: int = 0,
    a_page: int = 0,
) -> tuple[Portion, ...]:
    """Pairs over as few pages as their floor sizes allow, evenly, all at one size.

    ``scale`` is the largest to try, above 1 where the template leaves much room; ``most`` the
    lines a paragraph should have at most: of sizes that fit, one that keeps to it is preferred;
    ``a_page`` how many pairs a page may hold, 0 for any number.
    """
    if 0 < a_page < len(items):
        size = -(-len(items) // -(-len(items) // a_page))
        parts = [items[n : n + size] for n in range(0, len(items), size)]
        return _alike(portions(slot, part, floor, scale, most=most) for part in parts)
    setting = Setting(slot, floor, scale)
    whole = fitted(setting, [p for item in items for p in item], most)
    if whole is not None:
        return (Portion(whole, tuple(items)),)
    smallest = setting._replace(scale=setting.least * 0.9)
    cut_up = [
        part
        for item in items
        for part in ((item,) if smallest.fits(item) else _split(item, setting))
    ]
    tall = [_tall(smallest, item) for item in cut_up]
    count = len(packed(tall, slot.height))
    sizes = evenly(tall, slot.height, count)
    pages: list[tuple[Pair, ...]] = []
    for size in sizes:
        start = sum(map(len, pages))
        pages.append(tuple(cut_up[start : start + size]))
    settings = [fitted(setting, [p for item in page for p in item], most) for page in pages]
    scale = min((s.scale for s in settings if s is not None), default=smallest.scale)
    return tuple(Portion(setting._replace(scale=scale), page) for page in pages)


def _alike(parts: Iterable[tuple[Portion, ...]]) -> tuple[Portion, ...]:
    """All the pages at the size of the smallest."""
    found = [portion for part in parts for portion in part]
    scale = min(portion.setting.scale for portion in found)
    return tuple(replace(p, setting=p.setting._replace(scale=scale)) for p in found)


def _tall(setting: Setting, item: Pair) -> float:
    return setting.tall(item) + setting.before(item[0])


def packed(tall: Sequence[float], room: float) -> list[int]:
    """How many items each page takes when every page is filled up to ``room``."""
    pages: list[int] = []
    used = math.inf
    for height in tall:
        if used + height > room:
            pages.append(0)
            used = 0.0
        pages[-1] += 1
        used += height
    return pages


def evenly(tall: Sequence[float], room: float, count: int) -> list[int]:
    """The filling with the lowest pages that needs no more of them."""
    low, high = max(tall), max(room, *tall)
    for _ in range(12):
        middle = (low + high) / 2
        low, high = (low, middle) if len(packed(tall, middle)) <= count else (middle, high)
    return packed(tall, high)
