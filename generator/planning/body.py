"""The scenes of one section: what its blocks hold decides the layouts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.locale import phrase
from generator.model import LANGUAGES, Bilingual, Point, Scene
from generator.planning import cues
from generator.planning.points import bullet, verbatim
from generator.planning.topics import prose, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Block, Sentence, Sentences
    from generator.planning.topics import Topic

MOST_POINTS = 5
"""On a slide: more are not read while somebody speaks."""

_PERSON = re.compile(r"[ァ-ヴー]+(?:[・＝= ][ァ-ヴー]+)+(?:氏|さん)?")


def topic_scenes(topic: Topic, closing: Block | None) -> Iterator[Scene]:
    """The scenes of one section; ``closing`` is left to the takeaways."""
    said = [s for block in topic.blocks if block is not closing for s in spoken(block)]
    shown = [s for s in prose(topic.blocks) if s in said]
    statements = [s for s in shown if cues.is_statement(_text(s))] or shown
    if not statements:
        yield _scene(topic, "section", "section", (topic.heading, *said), ())
        return
    layout = "profile" if is_person(topic) else "bullets"
    chunks = even_chunks(statements, MOST_POINTS)
    cuts = [said.index(chunk[0]) for chunk in chunks[1:]]
    runs = [said[a:b] for a, b in zip([0, *cuts], [*cuts, len(said)], strict=True)]
    for count, (chunk, run) in enumerate(zip(chunks, runs, strict=True), 1):
        sources = (topic.heading, *run) if count == 1 else tuple(run)
        name = layout if count == 1 else f"{layout}.{count}"
        yield _scene(topic, layout, name, sources, tuple(bullet(s) for s in chunk))


def _text(sentence: Sentence) -> str:
    return sentence.text.ja or sentence.text.en or ""


def is_person(topic: Topic) -> bool:
    """The heading is somebody's name."""
    return bool(_PERSON.fullmatch(topic.heading.text.ja or ""))


def even_chunks(items: list[Sentence], most: int) -> list[list[Sentence]]:
    """As few runs of at most ``most`` as possible, of even length."""
    count = -(-len(items) // most)
    size, longer = divmod(len(items), count)
    bounds = [n * size + min(n, longer) for n in range(count + 1)]
    return [items[a:b] for a, b in zip(bounds, bounds[1:], strict=False)]


def _scene(
    topic: Topic, layout: str, name: str, sources: Sentences, points: tuple[Point, ...]
) -> Scene:
    return Scene(
        id=f"{topic.heading.id}-{name}",
        layout=layout,
        title=topic.heading.text,
        title_sources=(topic.heading.id,),
        kicker=kicker(topic),
        points=points,
        sources=tuple(sentence.id for sentence in sources),
    )


def kicker(topic: Topic) -> Bilingual:
    """Which part this is; the part's own slide need not say its heading twice."""
    if topic.opens_part:
        return phrase("planning", "part_only", number=topic.part)
    words = Bilingual()
    for language in LANGUAGES:
        heading = topic.part_heading.text[language]
        if heading is not None:
            values = {"number": topic.part, "heading": heading}
            words = words.having(language, phrase("planning", "part", **values)[language])
    return words


__all__ = ["MOST_POINTS", "even_chunks", "is_person", "kicker", "topic_scenes", "verbatim"]
