"""What of a written show nobody but exact checks has judged: for a person to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.locale import words
from generator.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Language, Scene, Storyboard


def findings(storyboard: Storyboard, language: Language) -> tuple[Finding, ...]:
    """A note for each scene with texts that the entailment question has not judged.

    In a show without a written text there is nothing to tell.
    """
    if not any(verdict for scene in storyboard.scenes for verdict in _verdicts(scene)):
        return ()
    tell = words(language)["writer"]
    found = []
    for scene in storyboard.scenes:
        count = sum(verdict == "rules" for verdict in _verdicts(scene))
        if count:
            told = tell["by_rules"].format(count=count)
            found.append(Finding("writer", "note", scene.id, told, tell["read_it"]))
    return tuple(found)


def _verdicts(scene: Scene) -> Iterator[str]:
    yield from (point.verdict for point in scene.points)
    yield from (point.verdict for group in scene.groups for point in group.points)
    yield from (point.verdict for point in scene.fields.values())
    yield from (line.verdict for line in scene.narration)
