"""How the deck drew each scene when it was last built: what looks at a show draws it likewise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Form
from generator.show.plain import decoded, fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model import Scene
    from generator.show.folder import Show

_NAME = "forms"


def remember(show: Show, scenes: Iterable[Scene], forms: Mapping[str, Form]) -> None:
    show.remember(_NAME, {scene.id: (_shape(scene), forms[scene.id]) for scene in scenes})


def remembered(show: Show, scenes: Iterable[Scene]) -> dict[str, Form]:
    """Of those scenes that hold as much as then, whatever their words are now."""
    known = decoded(dict[str, tuple[str, Form]], show.remembered(_NAME)) or {}
    return {
        scene.id: known[scene.id][1]
        for scene in scenes
        if scene.id in known and known[scene.id][0] == _shape(scene)
    }


def _shape(scene: Scene) -> str:
    """Layout, how much there is of what, and all of a table: its numbers are a chart's lengths."""
    groups = [len(group.points) for group in scene.groups]
    return fingerprint(scene.layout, len(scene.points), groups, sorted(scene.fields), scene.table)
