"""Speaker notes: what is said during each slide, in both languages, and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.locale import words
from generator.model import LANGUAGES, Bilingual
from generator.slides.composing.text import Run, clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Language, Line, Scene
    from generator.slides.composing.pages import Page

_RARELY_MORE = 40  # sentence ids named under the notes; beyond that the list helps nobody


def spread(scene: Scene, pages: Sequence[Page]) -> tuple[tuple[Line, ...], ...]:
    """The spoken lines by page: each on the page that shows its sentences, never going back."""
    lines: list[list[Line]] = [[] for _ in pages]
    at = 0
    for line in scene.narration:
        wanted = set(line.sources)
        for n in range(at, len(pages)):
            if wanted & pages[n].sources:
                at = n
                break
        lines[at].append(line)
    return tuple(tuple(each) for each in lines)


def notes(page: Page, scene: Scene, lines: Sequence[Line]) -> tuple[tuple[Run, bool], ...]:
    """The lines of a notes page: (run, bold)."""
    return tuple(_lines(page, scene, lines))


def _lines(page: Page, scene: Scene, lines: Sequence[Line]) -> Iterator[tuple[Run, bool]]:
    for language in LANGUAGES:
        said = [text for line in lines if (text := clean(line.text[language] or "", language))]
        if not said:
            said = list(_shown(page, scene, language))
        said += [
            p.text for p in page.extra if p.runs[0].language == language and p.text not in said
        ]
        if said:
            yield Run(words(language)["slides"]["notes_head"], language), True
            yield from ((Run(text, language), False) for text in said)
    sources = dict.fromkeys(s for line in lines for s in line.sources) or page.sources
    if sources:
        ids = " ".join(sorted(sources) if isinstance(sources, frozenset) else sources)
        heads = " ".join(words(language)["slides"]["notes_sources"] for language in LANGUAGES)
        cut = " ".join(ids.split()[:_RARELY_MORE])
        yield Run(f"{heads} {cut}", "ja"), False


def _shown(page: Page, scene: Scene, language: Language) -> Iterator[str]:
    """Where nothing is narrated, what stands on the slide."""
    title = clean(Bilingual(scene.title.ja, scene.title.en)[language] or "", language)
    if title:
        yield title
    for block in page.blocks:
        if block.slot.index == 1 or block.slot.kind == "":
            for paragraph in block.paragraphs:
                if paragraph.runs and paragraph.runs[0].language == language:
                    yield paragraph.text.replace("\v", "" if language == "ja" else " ")
