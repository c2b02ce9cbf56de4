"""Slides, or what is said, in one language alone, for somebody without article and translation.

What they would print or say otherwise comes back in their words, what a stranger does not
understand as a question. Whether it holds, and what answers it, is for ``Holding`` to say.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from generator import patterns as re
from generator.verifying.figures import known
from generator.writing import schemas
from generator.writing.desk import estimated
from generator.writing.holding import NAMES, called, place
from generator.writing.lengths import measured, size_of, too_much, without_room
from generator.writing.lengths import told as length_told
from generator.writing.lint.plain_language import of_texts
from generator.writing.lint.pointing import pointing
from generator.writing.prompts import room

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model import Language, Scene
    from generator.writing.deck import Planned
    from generator.writing.holding import Holding, Item

_A_PROMPT, _A_ROW, _LEAST = 800, 12, 500  # tokens of a question
_ANEW = 0.5  # of the texts, as tokens of an answer, generously


@dataclass(frozen=True, slots=True)
class SceneTexts:
    """What is read of one scene: the texts of its slide, or its lines."""

    scene: Scene
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class LoneReader:
    """Attributes: as ``Editor`` has them; ``plan`` for the show's question, answer and terms.

    ``length`` is how long all that is said may be.
    """

    holding: Holding
    plan: Planned
    length: Mapping[Language, int] = field(default_factory=dict)

    def read(self, shown: Sequence[SceneTexts], *, aloud: bool = False) -> list[SceneTexts]:
        """The same with the texts as each language's reader would have them, or asks of them.

        What is said is read ``aloud``.
        """
        asked = [
            (language, part)
            for language in self.holding.languages
            for part in self._parts(shown, language)
        ]
        told = self.holding.desk.several(lambda each: self._asked(shown, *each, aloud=aloud), asked)
        made = list(shown)
        for (language, part), rows in zip(asked, told, strict=True):
            for n, passage in zip(part, self._with(made, part, language, rows), strict=True):
                made[n] = passage
        if aloud:
            for language in self.length:
                made = self._in_length(shown, made, language)
            return made
        return [_asking(passage, self.holding.languages) for passage in made]

    def _in_length(
        self, shown: Sequence[SceneTexts], made: Sequence[SceneTexts], language: Language
    ) -> list[SceneTexts]:
        """Without the new words with which the talk is longer than it may be.

        What puts a fault right stays.
        """
        old, new = _every(shown), _every(made)
        sizes = [[size_of([item.text])[language] for item in each] for each in (old, new)]
        mends = [bool(self.holding.checked(item).faults) for item in old]
        added = [
            0 if mended else after - before
            for before, after, mended in zip(*sizes, mends, strict=True)
        ]
        kept, asked = sum(sizes[1]) - sum(added), self.length[language]
        for n in without_room(added, kept, asked):
            words = new[n].text[language] or ""
            why = (too_much(added[n], asked, language),)
            self.holding.refused.append(self.holding.refusal(old[n], words, why))
            text = new[n].text.having(language, old[n].text[language] or "")
            new[n] = replace(new[n], text=text, was=new[n].was.having(language, ""))
        items = iter(new)
        return [
            replace(passage, items=tuple(next(items) for _ in passage.items)) for passage in made
        ]

    def _parts(self, shown: Sequence[SceneTexts], language: Language) -> Iterator[range]:
        """The passages that one question has room for."""
        size = estimated(*(_row(0, item, language) for item in _every(shown)))
        size = round(size * (1 + _ANEW))
        count = -(-size // max(_LEAST, self.holding.context - _A_PROMPT))
        for n in range(count):
            yield range(n * len(shown) // count, (n + 1) * len(shown) // count)

    def _asked(
        self, shown: Sequence[SceneTexts], language: Language, part: range, *, aloud: bool
    ) -> Mapping[int, Any]:
        """The answered rows of a part by the numbers of its texts."""
        mine = [shown[n] for n in part]
        items = _every(mine)
        answer = self.holding.desk.ask(
            "alone",
            "\n".join(self._told(shown, language, part, aloud=aloud)),
            schemas.alone(max(1, len(items)), language),
            round(_ANEW * estimated(*(item.text[language] or "" for item in items)))
            + _A_ROW * len(items),
            language=NAMES[language],
            original=language == self.holding.article.language,
            aloud=aloud,
            hosts=any(item.by for item in items),
        )
        rows: dict[int, Any] = {}
        for row in (answer or {"items": []})["items"]:
            rows.setdefault(row["item"], row)
        return rows

    def _told(
        self, shown: Sequence[SceneTexts], language: Language, part: range, *, aloud: bool
    ) -> Iterator[str]:
        """Every text with its number; of what is said, what stands on the slide meanwhile."""
        brief = self.plan.brief
        terms = [words for term in brief.glossary if (words := term.text[language])]
        yield f"Asked: {self.plan.asker[language] or ''}"
        yield f"Answer: {(brief.thesis.text[language] if brief.thesis else '') or ''}"
        yield f"Names and terms: {'; '.join(terms)}"
        every = [size_of(item.text for item in each.items)[language] for each in shown]
        if asked := self.length.get(language):
            yield length_told(sum(every), asked, language)
        if part.start:
            titles = (each.scene.title[language] or "" for each in shown[: part.start])
            yield f"Titles before: {' | '.join(titles)}"
        items = _every([shown[n] for n in part])
        seen = of_texts([item.text[language] or "" for item in items], language, aloud=aloud)
        rows = iter(enumerate(items, 1))
        for n in part:
            scene = shown[n].scene
            name = scene.kicker[language] if scene.part else ""
            drawn = f"{scene.layout}{f', part “{name}”' if name else ''}"
            heard = f": {scene.title[language]} ({measured({language: every[n]})})"
            yield f"\nSlide {n + 1}" + (heard if aloud else f" ({drawn})")
            for _ in shown[n].items:
                number, item = next(rows)
                yield _row(number, item, language)
                yield from (f"   ? {each}" for each in seen.get(number - 1, ()))

    def _with(
        self,
        made: Sequence[SceneTexts],
        part: range,
        language: Language,
        rows: Mapping[int, Any],
    ) -> Iterator[SceneTexts]:
        """The passages of a part with what was answered for their texts."""
        mine = [made[n] for n in part]
        read = iter(
            self._anew(item, rows[n], language) if n in rows else item
            for n, item in enumerate(_every(mine), 1)
        )
        for passage in mine:
            yield _beside(passage, [next(read) for _ in passage.items])

    def _anew(self, item: Item, row: Any, language: Language) -> Item:
        """A text in its new words, where these keep its figures and have no new certain fault."""
        words, ask = (" ".join(row[name].split()) for name in ("text", "ask"))
        asked = "; ".join(filter(None, (item.unclear, ask)))
        item = replace(item, unclear=asked)
        if not words:
            return item
        was = item.was.having(language, item.text[language] or "")
        new = replace(item, text=item.text.having(language, words), was=was)
        if self.holding.checked(item).faults:
            return new
        gone = left_out(item.text[language] or "", words, language)
        faults = [f"without its figure {each:f}" for each in gone]
        faults += self.holding.checked(new).faults
        if faults:
            self.holding.refused.append(self.holding.refusal(item, words, faults))
        return item if faults else new


def left_out(before: str, after: str, language: Language) -> list[Decimal]:
    """The figures that new words have no more; one alone counts nothing: 一軒ずつ."""
    pair = {Decimal(2)} if _BOTH.search(after) else set()
    return sorted(known(before, language) - known(after, language) - pair - {Decimal(1)})


# Two by a word of its own: "these two" and "both of these" count the same.
_BOTH = re.compile(
    r"\b(?:both|either|neither|each other)\b|双方|両(?:方|者)|どちらも", re.IGNORECASE
)


def _asking(passage: SceneTexts, languages: Sequence[Language]) -> SceneTexts:
    """A slide, asking of each word that still points to nothing on it what it means."""
    items = [*passage.items]
    for n, language, words in pointing(passage.scene, [item.text for item in items]):
        asked = f"“{words}”: who or what? Nothing before it on this slide says"
        if language in languages:
            told = filter(None, (items[n].unclear, asked))
            items[n] = replace(items[n], unclear="; ".join(told))
    return replace(passage, items=tuple(items))


def _beside(passage: SceneTexts, items: Sequence[Item]) -> SceneTexts:
    """A passage with its texts as they were read, each beside the others as these are now."""
    pairs = zip(passage.items, items, strict=True)
    anew = {id(old.text): new.text for old, new in pairs if old.text != new.text}
    return replace(
        passage,
        items=tuple(
            replace(item, slide=tuple(anew.get(id(text), text) for text in item.slide))
            for item in items
        ),
    )


def _every(shown: Sequence[SceneTexts]) -> list[Item]:
    return [item for passage in shown for item in passage.items]


def _row(number: int, item: Item, language: Language) -> str:
    name = item.by or called(item)
    return f"{number}. {name} ≤{room()[place(item)][language]}: {item.text[language] or ''}"
