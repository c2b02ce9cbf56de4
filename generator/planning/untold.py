"""What of an article a plan neither shows nor says, and what the layouts of a show cannot show."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.model import (
    LAYOUTS,
    Code,
    Figure,
    Gap,
    ItemList,
    Paragraph,
    Quote,
    Table,
    block_sentences,
    section_sentences,
)
from generator.planning import cues
from generator.planning.material import material
from generator.planning.topics import spoken

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from generator.model import (
        Article,
        Block,
        Brief,
        Point,
        Scene,
        Section,
        Sentence,
        Sentences,
        Storyboard,
    )
    from generator.planning.material import Material


def missing(article: Article, brief: Brief, storyboard: Storyboard) -> tuple[Gap, ...]:
    """See ``generator.planning.missing``."""
    about = material(article, brief)
    seen = _seen(storyboard)
    blocks = (block for topic in about.topics for block in topic.blocks)
    return tuple(gap for block in blocks for gap in _lost(block, about, seen))


def unshown(storyboard: Storyboard) -> tuple[Gap, ...]:
    """See ``generator.planning.unshown``."""
    return tuple(gap for scene in storyboard.scenes for gap in _unshown(scene))


def told(storyboard: Storyboard) -> frozenset[str]:
    """See ``generator.planning.told``."""
    seen = _seen(storyboard)
    return seen.shown | seen.said


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a storyboard holds: ids of sentences shown and said, pictures and code shown."""

    shown: frozenset[str]
    said: frozenset[str]
    images: frozenset[str]
    codes: frozenset[str]


def _seen(storyboard: Storyboard) -> _Seen:
    scenes = storyboard.scenes
    shown = {s for scene in scenes for point in _texts(scene) for s in point.sources}
    titles = {s for scene in scenes for s in scene.title_sources}
    said = {s for scene in scenes for line in scene.narration for s in line.sources}
    told = {s for scene in scenes if not scene.narration for s in scene.sources}
    return _Seen(
        frozenset(shown | titles),
        frozenset(said | told),
        frozenset(scene.image for scene in scenes if scene.image),
        frozenset(scene.code for scene in scenes if scene.code),
    )


def _texts(scene: Scene) -> Iterator[Point]:
    yield from scene.points
    yield from scene.fields.values()
    for group in scene.groups:
        yield group.title
        yield from group.points
    for row in scene.table:
        yield from row


def _lost(block: Block, about: Material, seen: _Seen) -> Iterator[Gap]:
    """A block of which nothing is left; of a list, a table and a picture each part by itself."""
    match block:
        case Code():
            lost = not any(block.text in code for code in seen.codes)
        case Figure():
            lost = bool(block.src) and "://" not in block.src and block.src not in seen.images
        case ItemList():
            yield from _parts(block.items, block, about, seen)
            return
        case Table():
            yield from _parts(tuple(_cells(block, seen)), block, about, seen)
            return
        case _:
            ids = {sentence.id for sentence in block_sentences(block)}
            says = any(cues.is_statement(about.plain(each)) for each in ids)
            met = _words({*seen.shown, *seen.said, *about.aside})
            lost = says and _words(ids).isdisjoint(met)
    if lost:
        text = "".join(about.plain(sentence.id) for sentence in block_sentences(block))
        where = next((sentence.id for sentence in block_sentences(block)), block.kind)
        yield Gap("block", where, block.kind, text)


def _cells(table: Table, seen: _Seen) -> Iterator[Sentences]:
    """Its cells, without a label all of whose row or column is shown: it only names what is."""

    def are_shown(cells: Iterable[Sentences]) -> bool:
        told = [not seen.shown.isdisjoint(each.id for each in cell) for cell in cells if cell]
        return bool(told) and all(told)

    rows = table.rows[1:]
    named = {id(row[0]) for row in rows if row and are_shown(row[1:])}
    for n, head in enumerate(table.rows[0] if table.rows else ()):
        column = [row[n] for row in rows if n < len(row)]
        told = [id(cell) in named or are_shown([cell]) for cell in column if cell]
        named |= {id(head)} if told and all(told) else set()
    yield from (cell for row in table.rows for cell in row if cell and id(cell) not in named)


def _words(ids: Collection[str]) -> set[str]:
    """What sentences that say the same share of their ids: said once, it is told."""
    return {each.partition(".")[0] for each in ids}


def _parts(
    parts: Sequence[Sequence[Sentence]], block: Block, about: Material, seen: _Seen
) -> Iterator[Gap]:
    """Items or cells that are on no slide."""
    for part in parts:
        ids = {sentence.id for sentence in part}
        if part and ids.isdisjoint(seen.shown) and ids.isdisjoint(about.aside):
            text = "".join(about.plain(sentence.id) for sentence in part)
            yield Gap("block", part[0].id, block.kind, text)


def _unshown(scene: Scene) -> Iterator[Gap]:
    """What a scene holds that its layout has no place for, and the other way round."""
    rule = LAYOUTS.get(scene.layout)
    if rule is None:
        return
    wrong = {
        "points": len(scene.points) > rule.points[1],
        "groups": not rule.groups[0] <= len(scene.groups) <= rule.groups[1],
        "table": bool(scene.table) != (rule.holds == "table"),
        "image": bool(scene.image) != (rule.holds == "image"),
        "code": bool(scene.code) != (rule.holds == "code"),
    }
    for what, is_so in wrong.items():
        if is_so:
            yield Gap("slide", scene.id, f"the layout {scene.layout} does not go with its {what}")


# An article shortened: without sentences of its paragraphs and quotations.


def without(article: Article, dropped: frozenset[str]) -> Article:
    """See ``generator.planning.without``."""

    def sections(given: Iterable[Section]) -> tuple[Section, ...]:
        shortened = (
            replace(each, blocks=blocks(each.blocks), sections=sections(each.sections))
            for each in given
        )
        return tuple(
            after
            for before, after in zip(given, shortened, strict=True)
            if after.blocks or after.sections or not _loses(before, dropped)
        )

    def blocks(given: Iterable[Block]) -> tuple[Block, ...]:
        kept = (_block(each, dropped) for each in given)
        return tuple(each for each in kept if not _is_empty(each))

    return replace(article, lead=blocks(article.lead), sections=sections(article.sections))


def _loses(section: Section, dropped: frozenset[str]) -> bool:
    return any(sentence.id in dropped for sentence in section_sentences(section))


def _block(block: Block, dropped: frozenset[str]) -> Block:
    if not isinstance(block, Paragraph | Quote):
        return block
    return replace(block, sentences=tuple(s for s in block.sentences if s.id not in dropped))


def _is_empty(block: Block) -> bool:
    if isinstance(block, Quote):
        return not block.sentences
    return isinstance(block, Paragraph | ItemList) and not spoken(block)
