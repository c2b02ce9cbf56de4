"""What is said: asked for stretch by stretch, each knowing the plan and what was said before."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from generator.model import Line
from generator.writing import schemas
from generator.writing.deck import words_of
from generator.writing.holding import Item

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Bilingual, Language, Pause, Scene
    from generator.writing.deck import Planned
    from generator.writing.desk import Desk
    from generator.writing.holding import Holding
    from generator.writing.numbered import Numbered

_STRETCH = 4  # most scenes in one question: it and the answer fit a context of 8,000 tokens
_A_LINE = 80  # tokens, generously
_REMEMBERED = 12  # lines spoken before that a stretch is shown, so that nothing is told twice
_UNSPOKEN = frozenset({"agenda", "notes"})


@dataclass(frozen=True, slots=True)
class Host:
    """Somebody who talks.

    Attributes:
        name: what the others call them, in Japanese and English parted by " / ".
        character: told to the model, in a few words.
    """

    id: str
    name: str
    character: str


def told(
    scenes: Sequence[Scene],
    plan: Planned,
    article: Numbered,
    desk: Desk,
    holding: Holding,
    hosts: Sequence[Host],
) -> tuple[Scene, ...]:
    """The scenes with what is said during them; those without a usable answer stay as they are."""
    spoken = [scene for scene in scenes if scene.layout not in _UNSPOKEN]
    stretches = list(_stretches(spoken))
    made: dict[str, tuple[Line, ...]] = {}
    before: list[str] = []
    for at, stretch in enumerate(stretches):
        given = {
            "first": at == 0,
            "last": at == len(stretches) - 1,
            "fewest": 2,
            "most": 8 if hosts else 6,
        }
        name = "dialogue" if hosts else "script"
        extra = {"hosts": hosts} if hosts else {}
        question = _question(stretch, scenes, plan, article, before, holding.languages)
        shape = schemas.script(
            len(article.lines), holding.languages, [s.id for s in stretch], [h.id for h in hosts]
        )
        most_tokens = _A_LINE * given["most"] * len(stretch) * len(holding.languages)
        answer = desk.ask(name, question, shape, most_tokens, **given, **extra)
        for scene, lines in _lines(answer, stretch, article, holding):
            made[scene] = lines
            before += [line.text[article.language] or "" for line in lines]
    return tuple(
        replace(scene, narration=made[scene.id]) if scene.id in made else scene for scene in scenes
    )


def _stretches(scenes: Sequence[Scene]) -> Iterator[Sequence[Scene]]:
    """Parts of about the same length, so that the last is no scene alone."""
    count = -(-len(scenes) // _STRETCH)
    for n in range(count):
        yield scenes[n * len(scenes) // count : (n + 1) * len(scenes) // count]


def _question(
    stretch: Sequence[Scene],
    scenes: Sequence[Scene],
    plan: Planned,
    article: Numbered,
    before: Sequence[str],
    languages: Sequence[Language],
) -> str:
    shown = [text for language in languages for text in [_of(plan.brief.thesis, language)] if text]
    told_in = article.language
    titles = [scene.title[told_in] or "" for scene in scenes]
    needs = {s for claim in plan.brief.claims for s in (*claim.caveats, *claim.needs)}
    ids = {s for scene in stretch for s in (*scene.sources, *_cells(scene))} | {*plan.hook.sources}
    near = {s for s in needs if any(s in scene.sources for scene in stretch)}
    parts = [
        f"Thesis: {' / '.join(shown)}",
        f"Hook: {plan.hook.text[told_in] or ''}",
        f"Asked: {plan.asker[told_in] or ''}",
        "All titles: " + " | ".join(titles),
        *(_shown(scene, told_in) for scene in stretch),
        "Lines of the article:\n" + article.quoted(ids | near),
        "Said before:\n" + ("\n".join(before[-_REMEMBERED:]) or "(nothing yet)"),
    ]
    return "\n\n".join(parts)


def _of(statement: Any, language: Language) -> str:
    return (statement.text[language] or "") if statement else ""


def _shown(scene: Scene, language: Language) -> str:
    rows = [f"Scene {scene.id} ({scene.layout}): {scene.title[language] or ''}"]
    rows += [f"- {point.text[language] or ''}" for point in scene.points]
    for group in scene.groups:
        below = "; ".join(point.text[language] or "" for point in group.points)
        rows.append(f"- {group.title.text[language] or ''}: {below}")
    rows += ["| " + " | ".join(c.text[language] or "" for c in row) for row in scene.table]
    rows += [f"- {name}: {point.text[language] or ''}" for name, point in scene.fields.items()]
    return "\n".join(rows)


def _cells(scene: Scene) -> Iterator[str]:
    """The sentences of a table, which its scene does not list one by one."""
    yield from (s for row in scene.table for cell in row for s in cell.sources)


def _lines(
    answer: Any, stretch: Sequence[Scene], article: Numbered, holding: Holding
) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """Each scene's lines, those that do not hold replaced by the sentence itself or left out."""
    told_of = {row["scene"]: row["lines"] for row in (answer or {"scenes": []})["scenes"]}
    rows = [(scene, row) for scene in stretch for row in told_of.get(scene.id, [])]
    said = [words_of(row) for _, row in rows]
    earlier = ["", *(text[article.language] or "" for text in said)]
    items = [
        Item(
            "line",
            text,
            article.ids(row["from"]),
            (scene.title[article.language] or "",),
            before,
        )
        for (scene, row), text, before in zip(rows, said, earlier, strict=False)
    ]
    held = holding.held(items)
    for scene in stretch:
        mine = [
            (row, item) for (of, row), item in zip(rows, held, strict=True) if of.id == scene.id
        ]
        lines = list(_spoken(scene, mine, holding))
        if lines:
            lines[-1] = replace(lines[-1], pause="slide")
            yield scene.id, tuple(lines)


def _spoken(scene: Scene, mine: Sequence[tuple[Any, Item]], holding: Holding) -> Iterator[Line]:
    seen: Counter[str] = Counter()
    kept = {s for _, item in mine if not item.faults for s in item.sources}
    for row, item in mine:
        text, sources, verdict = item.text, item.sources, item.verdict
        if item.faults:
            fallback = _sentence(item, kept, holding)
            if fallback is None:
                continue
            text, sources, verdict = fallback
            kept |= set(sources)
        name = f"{scene.id}.{sources[0] if sources else 'say'}"
        seen[name] += 1
        identity = name if seen[name] == 1 else f"{name}.{seen[name]}"
        pause: Pause = "sentence"
        shown = verdict if sources else ""
        yield Line(identity, text, sources, row.get("speaker", "narrator"), pause, shown)


def _sentence(
    item: Item, kept: set[str], holding: Holding
) -> tuple[Bilingual, tuple[str, ...], str] | None:
    """The first sentence of a line that did not hold, if no other line tells it."""
    for identity in item.sources:
        if identity not in kept and identity in holding.known:
            return holding.known[identity].text, (identity,), ""
    return None
