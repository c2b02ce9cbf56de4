"""What of a show is doubtful, judged by nobody but exact checks or said of nothing: to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.locale import words
from generator.model import Finding
from generator.writing.lint.pointing import pointing
from generator.writing.texts import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Bilingual, Language, Scene, Storyboard


def findings(storyboard: Storyboard, language: Language) -> tuple[Finding, ...]:
    """A warning for each doubtful text and each word that points to nothing on its slide.

    A note for each scene with texts that no model judged.
    """
    tell = words(language)["writer"]
    found = []
    for scene in storyboard.scenes:
        verdicts = list(judged(scene))
        for text in (text for text, verdict in verdicts if verdict == "doubtful"):
            told = tell["doubtful"].format(text=text[language] or text.ja or text.en or "")
            found.append(Finding("writer", "warning", scene.id, told, tell["read_it"]))
        count = sum(verdict == "rules" for _, verdict in verdicts)
        if count:
            told = tell["by_rules"].format(count=count)
            found.append(Finding("writer", "note", scene.id, told, tell["read_it"]))
        found += _pointing(scene, language)
    return tuple(found)


def _pointing(scene: Scene, language: Language) -> Iterator[Finding]:
    """Words that point to nothing on their slide, whoever wrote them."""
    tell = words(language)["writer"]
    shown = [point.text for _, point, _ in texts(scene)]
    for place, of, pointer in pointing(scene):
        told = tell["points"].format(words=pointer, text=shown[place][of])
        yield Finding("pointing", "warning", scene.id, told, tell["name_it"])


def judged(scene: Scene) -> Iterator[tuple[Bilingual, str]]:
    """Every text of a scene with its verdict."""
    yield scene.title, scene.title_verdict
    for group in scene.groups:
        yield from ((point.text, point.verdict) for point in (group.title, *group.points))
    yield from ((point.text, point.verdict) for point in (*scene.points, *scene.fields.values()))
    yield from ((line.text, line.verdict) for line in scene.narration)
