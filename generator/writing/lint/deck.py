"""A deck as a whole: what stands in no single text.

A line that is neither shown nor left out knowingly,
two slides that say the same, a form three times running.
"""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import LANGUAGES
from generator.verifying.clauses import root, stems
from generator.verifying.cues import cues
from generator.verifying.figures import in_other_words, known, written
from generator.writing.cues import cue
from generator.writing.deck import GIVEN, rests_on
from generator.writing.facts import is_told
from generator.writing.implied_years import is_date
from generator.writing.lint.consistency import alike, of_slides
from generator.writing.lint.premises import of_premises
from generator.writing.lint.slide import is_contact
from generator.writing.lint.titles import lacking, of_titles
from generator.writing.owners import unnamed
from generator.writing.prompts import both
from generator.writing.texts import texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Bilingual, Language, Scene
    from generator.writing.deck import Planned
    from generator.writing.facts import Fact
    from generator.writing.numbered import Numbered

_ALIKE_RUNNING = 3
_CONTENT = re.compile(r"\[(\d+)\] (?!#|\||table:|picture:)")
_MOST_PARTS, _BULLETS, _NOTED = 3, 0.4, 0.4
_OWNER = re.compile(r"筆者|\b[Tt]he author")


def of_deck(scenes: Sequence[Scene], plan: Planned, article: Numbered) -> list[str]:
    """What to look at once more in a deck, slides numbered from 1."""
    return [
        *_unshown(scenes, plan, article),
        *_lost(scenes, plan.facts, article),
        *of_premises(scenes, plan, article),
        *_ends(scenes, plan, article.language),
        *_forms(scenes),
        *unnamed(scenes, plan),
        *_shared(scenes),
        *of_titles(scenes, article.language),
        *of_slides(scenes, article.language),
        *_otherwise(scenes, plan),
        *_at_the_end(scenes, article),
    ]


def _unshown(scenes: Sequence[Scene], plan: Planned, article: Numbered) -> Iterator[str]:
    """Lines that no slide rests on and that are not left out knowingly."""
    left = {article.number(s) for aside in plan.brief.asides for s in aside.sources}
    left |= {article.number(s) for s in (*plan.oddities, *plan.byline.sources)}
    shown = {article.number(s) for scene in scenes for s in rests_on(scene)}
    wanted = {int(number) for number in _CONTENT.findall(article.text)} - left - {1}
    words = {n: article.sentences[n - 1].text[article.language] or "" for n in wanted}
    wanted = {n for n in wanted if not is_contact(words[n]) and not is_date(words[n])}
    if never := sorted(wanted - shown):
        yield f"! lines {never} are on no slide and not left out: show what counts of them"
    if untold := sorted({article.number(s) for s in plan.telling} - shown):
        yield f"! lines {untold} are what one retells and stand on no slide"
    for claim in plan.brief.claims:
        gone = sorted({article.number(s) for s in claim.caveats} - shown)
        if gone:
            yield f"! lines {gone} limit “{both(claim.says.text)}” and stand on no slide"


def _lost(scenes: Sequence[Scene], facts: Sequence[Fact], article: Numbered) -> Iterator[str]:
    """Facts that no slide rests on, whose figures none has, or hardly a word of them.

    A small figure of a fact that none of its lines writes only counts what they name.
    """
    language = article.language
    shown = [point for scene in scenes for _, point, _ in texts(scene)]
    shown += [cell for scene in scenes for row in scene.table for cell in row]
    figures = {each for point in shown for each in known(point.text[language] or "", language)}
    on_slides = {source for point in shown for source in point.sources}
    for fact in facts:
        lines = (article.sentences[article.number(each) - 1] for each in fact.sources)
        given = {each for line in lines for each in known(line.text[language] or "", language)}
        given.update(written(fact.says, language))
        says = in_other_words(fact.says, figures)
        lacking = (known(says, language) & given) - figures - {1}
        told = f"{[article.number(each) for each in fact.sources]} “{fact.says}”"
        if not on_slides & {*fact.sources}:
            yield f"! {told} stands on no slide"
        elif lacking:
            yield f"! {told}: no slide has {', '.join(f'{each:f}' for each in sorted(lacking))}"
        elif not is_told(fact, shown, language):
            yield f"? {told}: is that told?"


def _ends(scenes: Sequence[Scene], plan: Planned, language: Language) -> Iterator[str]:
    """A talk begins with its answer, comes back to it, and has as many parts as one can keep."""
    thesis = plan.brief.thesis
    core = {*thesis.sources} if thesis else set()
    if not core & {*scenes[0].sources}:
        yield "! slide 1 rests on none of the lines of the thesis: the answer first"
    by = {*plan.byline.sources}
    for point in scenes[0].points:
        if by & {*point.sources}:
            told = f"slide 1 “{both(point.text)}”"
            yield f"? {told}: a reason, or whose account it is (for its note)?"
    if scenes[-1].layout != "takeaways":
        yield "! no takeaways at the end: what answers the opening question"
    elif not (core | {*plan.brief.conclusion}) & {*scenes[-1].sources}:
        yield "! the last slide does not answer what was asked: it rests on no line of the thesis"
    shown = [point.text for _, point, _ in texts(scenes[-1])]
    if lost := lacking(thesis.text if thesis else None, shown, language):
        yield f"? the last slide has nothing of this in the answer: {' … '.join(lost)}"
    if len(parts := {scene.part for scene in scenes} - {0}) > _MOST_PARTS:
        yield f"! {len(parts)} parts: two or three are kept in mind"


def _forms(scenes: Sequence[Scene]) -> Iterator[str]:
    """The same form again and again; who wrote it in title after title."""
    layouts = [scene.layout for scene in scenes]
    for n in range(len(layouts) - _ALIKE_RUNNING + 1):
        if len({*layouts[n : n + _ALIKE_RUNNING]}) == 1:
            yield f"! slides {n + 1} to {n + _ALIKE_RUNNING} have the same form"
    if layouts.count("bullets") > _BULLETS * len(layouts):
        yield f"! {layouts.count('bullets')} of {len(layouts)} slides are bullets"
    noted = sum("note" in scene.fields for scene in scenes)
    if noted > _NOTED * len(scenes):
        yield (
            f"! {noted} of {len(scenes)} slides have a note, beside which all else shrinks to 14"
            " points: into the point it bounds, or out"
        )
    owned = [bool(_OWNER.search(both(scene.title))) for scene in scenes]
    again = [n for n, pair in enumerate(pairwise(owned), 1) if all(pair)]
    if again:
        yield (
            f"? the author is named in titles running: {again[0]} to {again[-1] + 1}: a fact of"
            " theirs names nobody, a view of theirs in a head or a point"
        )


def _shared(scenes: Sequence[Scene]) -> Iterator[str]:
    """What two slides say, the last apart, which says again what is to be kept."""
    between = [(n, s) for n, s in enumerate(scenes, 1) if n < len(scenes)]
    said = [
        (n, point.text)
        for n, scene in between
        if scene.layout not in GIVEN
        for role, point, _ in texts(scene)
        if point.sources and role != "head"
    ]
    found: dict[tuple[int, int], Bilingual] = {}
    for (one, text), (other, again) in combinations(said, 2):
        if one != other and any(_repeats(text[x], again[x], x) for x in LANGUAGES):
            found.setdefault((one, other), again)
    for (one, other), again in found.items():
        yield f"? slides {one} and {other} both say “{both(again)}”"


def _repeats(text: str | None, again: str | None, language: Language) -> bool:
    """Whether a text says another again; with other figures it says something else."""
    words, other = text or "", again or ""
    return alike(words, other) and known(words, language) == known(other, language)


def _otherwise(scenes: Sequence[Scene], plan: Planned) -> Iterator[str]:
    """Terms, no names, of which English has not a word where Japanese has them."""
    terms = (each.text for each in plan.brief.glossary if each.text.ja and each.text.en)
    for term in (each for each in terms if (each.en or "").islower()):
        own = _roots(term.en or "")
        found = [
            f"slide {n} “{text.en}”"
            for n, scene in enumerate(scenes, 1)
            for text in (point.text for _, point, _ in texts(scene))
            if own and text.en and (term.ja or "") in (text.ja or "")
            and not own & _roots(text.en)
        ]  # fmt: skip
        if found:
            yield f"? {term.ja} is “{term.en}”, and otherwise on {'; '.join(found[:2])}"


def _roots(words: str) -> set[str]:
    """Its words, whatever their forms: a guide, guides."""
    return {root(each) for each in re.findall(r"\w{4,}", words.lower())}


def _at_the_end(scenes: Sequence[Scene], article: Numbered) -> Iterator[str]:
    """What an earlier slide says with its day, plan or owner, and the last one without."""
    language = article.language
    *before, last = scenes
    if last.layout != "takeaways":
        return
    for point in last.points:
        same = [
            (n, shown.text)
            for n, scene in enumerate(before, 1)
            for _, shown, _ in texts(scene)
            if {*shown.sources} & {*point.sources}
        ]
        now = point.text[language] or ""
        for n, text in same:
            bound = dated_or_owned(text[language] or "", language)
            if (
                bound
                and _is_of(now, text[language] or "", language)
                and not dated_or_owned(now, language)
            ):
                yield f"? slide {n} says “{bound}” of it, the last does not: “{both(point.text)}”"
                break


def _is_of(now: str, before: str, language: Language) -> bool:
    """Whether a text says, of one line, what an earlier one does, and not something beside it."""
    known = cues(language)
    own, other = {*stems(now, known)}, {*stems(before, known)}
    return len(own & other) * 2 > len(own)


def dated_or_owned(text: str, language: Language) -> str:
    """The first word that says whose or of which day a text is; empty where none does."""
    found = cue("dated", language).search(text)
    return found[0] if found else ""
