"""What a program sees in a deck as a whole: told to whoever reads it, who decides.

What stands in no single text is found here: a line that is neither shown nor left out knowingly,
two slides that say the same, a form three times running.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import LANGUAGES
from generator.verifying.clauses import root
from generator.verifying.figures import known, written
from generator.writing import oneway, story
from generator.writing.dated import is_date
from generator.writing.deck import GIVEN, rests_on
from generator.writing.endings import of_endings, of_labels
from generator.writing.facts import is_told
from generator.writing.texts import texts
from generator.writing.whose import dated_or_owned

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Bilingual, Language, Point, Scene
    from generator.writing.deck import Planned
    from generator.writing.facts import Fact
    from generator.writing.numbered import Numbered

_ALIKE_RUNNING = 3
_QUOTED = re.compile('[「『“"]')
_SAYINGS = re.compile("[」』”][^「『“」』”]{0,3}[「『“]")
_CONTENT = re.compile(r"\[(\d+)\] (?!#|\||table:|picture:)")
_MOST_PARTS, _BULLETS, _NOTED = 3, 0.4, 0.4
_SHORT, _SAME, _EMPTY = 8, 0.72, 4
_CONTACT = re.compile(
    r"https?://|\w@\w|〒|\b(?:Tel|TEL|Fax|FAX|Phone)\b[.:： ]*[0-9０-９+]|(?<!\d)0\d{9,10}(?!\d)"
    r"|(?<!\d)0\d{1,4}[-(（‐]\d{1,4}[-)）‐]\d{3,4}(?!\d)|(?:町|丁目|番地|字)[^、。]{0,6}\d+-\d+"
)
_TORN = re.compile(r"(?:を|(?<![かとど])も|けれども|けど|ので|って)$")
_HANGS = re.compile(r"(?:まで|から|より|ため)$")
_TOPIC = re.compile("[はがも：]")
_WHEN = re.compile(
    r"(?:\d+|[一二三四五六七八九十]+)年前|去年|昨年|今年|来年|先月|今月|来月"
    r"|\b(?:years? ago|(?:last|this|next) (?:year|month))\b"
)
_PLACED = re.compile(r"(?:19|20)\d\d|当時|記事|執筆|時点|\b(?:when|written|at the time|as of)\b")
_OWNER = re.compile(r"筆者|\b[Tt]he author")


def seen(scenes: Sequence[Scene], plan: Planned, article: Numbered) -> list[str]:
    """What to look at once more in a deck, slides numbered from 1."""
    return [
        *_unshown(scenes, plan, article),
        *_lost(scenes, plan.facts, article),
        *_ends(scenes, plan, article.language),
        *_forms(scenes),
        *_shared(scenes),
        *story.of_titles(scenes, article.language),
        *oneway.of_slides(scenes, article.language),
        *_otherwise(scenes, plan),
        *_at_the_end(scenes, article),
    ]


def of_slide(scene: Scene) -> Iterator[str]:
    """What to look at once more on a slide, without its lines."""
    shown = [point.text for _, point, _ in texts(scene)]
    if scene.layout == "quote":
        yield from _of_quotations(scene.points)
    who = scene.fields.get("attribution")
    if who and _says_less(who.text):
        yield f"“{_both(who.text)}”: English says less of who that is"
    for text in (point.text for role, point, _ in texts(scene) if role == "point"):
        words = text.ja or ""
        if _TORN.search(words) or (_HANGS.search(words) and not _TOPIC.search(words)):
            yield f"“{words}” does not end"
        if any(is_contact(text[x] or "") for x in LANGUAGES):
            yield f"“{_both(text)}”: an address: out, or in the note of the slide that calls for it"
    for text in shown:
        said = [text[x] or "" for x in LANGUAGES]
        if any(_WHEN.search(each) for each in said) and not any(map(_PLACED.search, said)):
            yield f"“{_both(text)}”: from when is that counted?"
    last = scene.layout == "takeaways"  # where each text has its own owner
    below = [text.ja or "" for text in shown[1:]]
    yield from of_endings(below, scene.title.ja or "", owners=not last)
    yield from of_labels([group.title.text.ja or "" for group in scene.groups])
    sizes = [sum(len(_both(p.text)) for p in group.points) for group in scene.groups]
    if scene.layout in {"columns", "comparison"} and min(sizes, default=0) * _EMPTY < max(
        sizes, default=0
    ):
        yield "a group is nearly empty beside another"


def _says_less(who: Bilingual) -> bool:
    """Whether English leaves out one of the things that Japanese says somebody is."""
    if not (who.ja and who.en):
        return False
    ja = 1 + len(re.findall("[、・](?![^（]*）)", who.ja))
    return ja > max(1, len(re.findall(r"[,;]| and ", who.en)))


def _of_quotations(points: Sequence[Point]) -> Iterator[str]:
    """Words of somebody without marks, two sayings in one, and what nobody said among them."""
    other = [point.text for point in points if not _QUOTED.search(_both(point.text))]
    if points and len(other) == len(points):
        yield "somebody's own words stand in quotation marks"
    elif other:
        yield f"“{_both(other[0])}” would be shown as words of who is quoted"
    if any(_SAYINGS.search(point.text[x] or "") for point in points for x in LANGUAGES):
        yield "two sayings run together: a point each"


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
            yield f"! lines {gone} limit “{_both(claim.says.text)}” and stand on no slide"


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
        lacking = (known(fact.says, language) & given) - figures - {1}
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
            told = f"slide 1 “{_both(point.text)}”"
            yield f"? {told}: a reason, or whose account it is (for its note)?"
    if scenes[-1].layout != "takeaways":
        yield "! no takeaways at the end: what answers the opening question"
    elif not (core | {*plan.brief.conclusion}) & {*scenes[-1].sources}:
        yield "! the last slide does not answer what was asked: it rests on no line of the thesis"
    shown = [point.text for _, point, _ in texts(scenes[-1])]
    if lost := story.lacking(thesis.text if thesis else None, shown, language):
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
    owned = [bool(_OWNER.search(_both(scene.title))) for scene in scenes]
    again = [n for n, pair in enumerate(pairwise(owned), 1) if all(pair)]
    if again:
        yield f"? the author is named in titles running: {again[0]} to {again[-1] + 1}"


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
        yield f"? slides {one} and {other} both say “{_both(again)}”"


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
            if bound and not dated_or_owned(now, language):
                yield f"? slide {n} says “{bound}” of it, the last does not: “{_both(point.text)}”"
                break


def alike(words: str, other: str) -> bool:
    """Whether two texts say the same in nearly the same words."""
    if min(len(words), len(other)) < _SHORT:
        return False
    return SequenceMatcher(None, words, other, autojunk=False).ratio() > _SAME


def is_contact(words: str) -> bool:
    """Whether a text has an address, a telephone number or a link."""
    return _CONTACT.search(words) is not None


def _both(text: Bilingual) -> str:
    return " / ".join(text[x] or "" for x in LANGUAGES if text[x])
