"""``script.<recording>.md``: what is spoken, to read; with the article's words if asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.files import write_text
from generator.model import Bilingual, sentences
from generator.targets.graph import Kind, Output, Product, Target

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from generator.model import Script
    from generator.targets.graph import Given
    from generator.targets.work import Work


def targets(work: Work) -> Iterable[Target[Path]]:
    article = work.article
    cited = sentences(article) if work.settings.footnotes else ()
    notes = {each.id: text for each in cited if (text := each.text[article.language])}
    return [_script(script, notes) for script in work.scripts]


def _script(script: Script, notes: Mapping[str, str]) -> Target[Path]:
    def made(given: Given) -> Product[Path]:
        from generator.publishing.transcript import markdown

        write_text(given.path, markdown(script, notes))
        return Product(given.path)

    return Target(
        f"script.{script.name}.md",
        made,
        inputs=lambda: {f"script.{script.name}": script, "footnotes": notes},
        kind=Kind("script", script.language, Bilingual("台本", "Script")),
    )


SCRIPT = Output(
    Bilingual("話す言葉の台本", "what is spoken, to read"),
    targets,
    default=True,
)
