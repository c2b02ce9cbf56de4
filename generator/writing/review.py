"""What of a written show is doubtful, or nobody but exact checks has judged: for people to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.locale import words
from generator.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Bilingual, Language, Scene, Storyboard


def findings(storyboard: Storyboard, language: Language) -> tuple[Finding, ...]:
    """A warning for each doubtful text, a note for each scene with texts that no model judged."""
    tell = words(language)["writer"]
    found = []
    for scene in storyboard.scenes:
        texts = list(judged(scene))
        for text in (text for text, verdict in texts if verdict == "doubtful"):
            told = tell["doubtful"].format(text=text[language] or text.ja or text.en or "")
            found.append(Finding("writer", "warning", scene.id, told, tell["read_it"]))
        count = sum(verdict == "rules" for _, verdict in texts)
        if count:
            told = tell["by_rules"].format(count=count)
            found.append(Finding("writer", "note", scene.id, told, tell["read_it"]))
    return tuple(found)


def judged(scene: Scene) -> Iterator[tuple[Bilingual, str]]:
    """Every text of a scene with its verdict."""
    yield scene.title, scene.title_verdict
    for group in scene.groups:
        yield from ((point.text, point.verdict) for point in (group.title, *group.points))
    yield from ((point.text, point.verdict) for point in (*scene.points, *scene.fields.values()))
    yield from ((line.text, line.verdict) for line in scene.narration)
