"""Articles with a brief and a storyboard made by hand, so that only narration is looked at."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from generator.model import (
    Bilingual,
    Brief,
    Claim,
    Point,
    Scene,
    Statement,
    Storyboard,
    Table,
    section_sentences,
    sentences,
)
from generator.narration import narrate
from generator.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Article, Ids, Kind, Line, Section, Speaker


def known(article: Article, *texts: str) -> Ids:
    """The ids of sentences, by their first words."""
    return tuple(
        next(s.id for s in sentences(article) if (s.text[article.language] or "").startswith(text))
        for text in texts
    )


def brief(
    article: Article,
    thesis: str = "",
    caveats: tuple[tuple[str, str], ...] = (),
    *,
    kind: str = "explainer",
    speaker: str = "author",
) -> Brief:
    """A brief with a thesis and claims that have one caveat each, all by their first words."""
    claims = tuple(
        Claim(Statement(known(article, claim)), caveats=known(article, caveat))
        for claim, caveat in caveats
    )
    says = Statement(known(article, thesis)) if thesis else None
    return Brief(cast("Kind", kind), cast("Speaker", speaker), says, claims)


def board(article: Article, *takeaways: str) -> Storyboard:
    """A cover, a scene a section and what to take away."""
    lead = tuple(s.id for block in article.lead for s in _said(block))
    cover = Scene("title", "title", article.title.text, sources=(article.title.id, *lead))
    kept = known(article, *takeaways)
    points = tuple(Point(_text(article, each), (each,)) for each in kept)
    last = Scene("takeaways", "takeaways", Bilingual("まとめ", "Takeaways"), points=points)
    scenes = [cover, *_scenes(article.sections), last]
    return Storyboard(article.title.text, tuple(scenes))


def _scenes(sections: tuple[Section, ...]) -> Iterator[Scene]:
    for section in sections:
        own = replace(section, sections=())
        sources = tuple(sentence.id for sentence in section_sentences(own))
        table = next((_cells(b) for b in section.blocks if isinstance(b, Table)), ())
        layout = "table" if table else "bullets"
        yield Scene(section.heading.id, layout, section.heading.text, sources=sources, table=table)
        yield from _scenes(section.sections)


def _cells(table: Table) -> tuple[tuple[Point, ...], ...]:
    return tuple(tuple(Point(cell[0].text, (cell[0].id,)) for cell in row) for row in table.rows)


def _said(block: object) -> Iterator[object]:
    yield from getattr(block, "sentences", ())


def _text(article: Article, identity: str) -> Bilingual:
    return next(sentence.text for sentence in sentences(article) if sentence.id == identity)


def script(board: Storyboard, article: Article, brief: Brief, form: str = "briefing") -> list[Line]:
    """All lines, in order."""
    told = narrate(board, article, brief, replace(Settings(), format=form))
    return [line for scene in told.scenes for line in scene.narration]


def shown(lines: list[Line], language: str = "ja") -> str:
    """A script as one reads it: a line each, the speaker before it where there is one."""
    names = {"narrator": "", "host": "問：", "guest": "答："}
    return "".join(
        f"{names.get(line.speaker, line.speaker + '：')}{getattr(line.text, language)}\n"
        for line in lines
    )
