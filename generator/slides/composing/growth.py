"""One size for a deck's titles, and one for its points: larger where they are short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.slides.composing.desk import MOST_LINES, UNLIKE
from generator.slides.composing.fit import Setting
from generator.slides.composing.flow import items_of
from generator.slides.composing.questions import answered
from generator.slides.composing.text import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Bilingual, Scene
    from generator.slides import Mode
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.text import Pair
    from generator.slides.templates.layouts import Slot

_ROLES = ("bullets", "takeaways", "profile")
_BESIDE = ("role", "monogram")  # fields that stand beside the points
_SCALES = (1.4, 1.3, 1.2, 1.1)
_FULL = 0.85  # share of its room that a grown text may take

# Share of the slides that must hold their points at a size; the others are set smaller.
_MOST = 0.75
# Of the title's size, points never looking like titles; or points, where titles are small.
_UNDER_TITLE, _READABLE = 0.9, 24.0

_STEP_UP = 1.15  # how much larger than the title that needs the smallest type the others may be
_LOOKED_AT = 40  # scenes of a role that decide, evenly taken: of a thousand as many as of forty


def grown(desk: Desk, scenes: Sequence[Scene]) -> dict[str, float]:
    """Role → how much larger than its layout says its points are set."""
    found = {}
    for name in _ROLES:
        role = desk.find(name)
        slot = role.fields.get("body") if role else None
        title = role.fields.get("title") if role else None
        if slot is None or title is None:
            continue
        named = [scene for scene in scenes if scene.layout == name]
        every = -(-len(named) // _LOOKED_AT) or 1
        texts = [items for scene in named[::every] if (items := items_of(desk, scene, _BESIDE))]
        largest = max(_UNDER_TITLE * title.styles[0].size, _READABLE * slot.scale)
        most = largest / slot.styles[0].size
        fitting = (each for each in _SCALES if each <= most and _holds(desk, slot, texts, each))
        found[name] = next(fitting, 1.0) if texts else 1.0
    return found


def titled(desk: Desk, scenes: Sequence[Scene]) -> float:
    """How large the titles of a deck are: the longest sets the size of all, or nearly."""
    said = [scene for scene in scenes if scene.layout not in UNLIKE]
    every = -(-len(said) // _LOOKED_AT) or 1
    sizes: list[float] = []
    for scene in said[::every]:
        headed = answered(scene) if scene.layout == "qa" else scene
        blocks = desk.head(headed, desk.role(scene.layout)).blocks
        sizes += [b.setting.size(b.paragraphs[0]) for b in blocks if b.slot.is_title]
    return min(1.0, min(sizes) * _STEP_UP / max(sizes)) if sizes else 1.0


def _holds(desk: Desk, slot: Slot, texts: Sequence[tuple[Pair, ...]], scale: float) -> bool:
    room = slot.height * _FULL
    setting = Setting(slot, desk.body, desk.scale * scale, height=room, most=MOST_LINES)
    held = sum(setting.fits([p for item in items for p in item]) for items in texts)
    return held >= len(texts) * _MOST


def in_one_language(scenes: Sequence[Scene], mode: Mode) -> bool:
    """Whether nothing of a show has a translation beside it; our own words always have."""
    return not any(len(shown(text, mode)) > 1 for scene in scenes for text in _texts(scene))


def _texts(scene: Scene) -> Iterator[Bilingual]:
    if scene.layout not in ("agenda", "notes"):
        yield from (said.text for said in scene.points)
        yield from (group.title.text for group in scene.groups)
