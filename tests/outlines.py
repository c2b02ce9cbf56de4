"""A storyboard as readable text: a line a text, Japanese and English, what it is before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Bilingual, Point, Scene, Storyboard

_FRAME = {"title", "notes"}


def outline(storyboard: Storyboard, *, bilingual: bool = False) -> str:
    """Every scene but cover and notes."""
    scenes = (scene for scene in storyboard.scenes if scene.layout not in _FRAME)
    return "".join(f"{line}\n" for scene in scenes for line in _scene(scene, bilingual=bilingual))


def _scene(scene: Scene, *, bilingual: bool) -> Iterator[str]:
    def said(text: Bilingual) -> str:
        if not bilingual:
            return text.ja if text.ja is not None else text.en or ""
        return f"{text.ja} | {text.en}"

    def point(each: Point) -> str:
        mark = f" ({each.mark})" if each.mark else ""
        return f"{said(each.text)}{mark}"

    above = said(scene.kicker) if scene.kicker.ja or scene.kicker.en else ""
    yield f"{scene.layout}: {said(scene.title)}" + (f"  [{above}]" if above else "")
    yield from (f"  - {point(each)}" for each in scene.points)
    for group in scene.groups:
        yield f"  # {point(group.title)}"
        yield from (f"    - {point(each)}" for each in group.points)
    for row in scene.table:
        yield "  | " + " | ".join(said(cell.text) for cell in row)
    yield from (f"  {name}: {point(each)}" for name, each in scene.fields.items())
    if scene.image or scene.code:
        yield f"  {scene.image or scene.code}"
