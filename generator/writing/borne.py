"""What the lines of a slide say of its form: told to whoever reads it, with the form that shows it.

A sum is drawn of what the lines tell one by one, a list of what they set against each other, a
point of what its title has said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.verifying.clauses import stems
from generator.verifying.cues import cues
from generator.writing.texts import texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Language, Scene
    from generator.writing.numbered import Numbered

_TOGETHER = {
    "ja": re.compile(
        "両方|あわせ|合わせ|重な|そろ|揃|加わ|ともに|同時に|組み合わ|相まって|がそろって"
    ),
    "en": re.compile(
        r"\b(?:both|together|combin\w+|added to|along with|coupled|on top of)\b", re.IGNORECASE
    ),
}
_ALSO = {
    "ja": re.compile(
        "^(?:また|さらに|もう[一1]つ|あるいは|次に|第二に|ほかにも|一方)|(?:も|にも)(?:ある|ない|あり|なる)"
    ),
    "en": re.compile(
        r"^(?:also|or|second(?:ly)?|another|in addition|besides)\b|\b(?:another|also)\b",
        re.IGNORECASE,
    ),
}
_AGAINST = {
    "ja": re.compile(
        "[そこ]れに(?:対し|比べ)|とは違い|と違って|とは逆に|これまでは[^。]*(?:今は|これからは)|(?:ではなく|代わりに)[、，]"
    ),
    "en": re.compile(
        r"\b(?:instead of|rather than|unlike|(?:in|by) contrast|whereas|compared (?:with|to))\b",
        re.IGNORECASE,
    ),
}
_LISTS = frozenset({"bullets", "term", "checklist", "statement"})
_CELL = re.compile(r"\[\d+\] \| row (?P<row>\d+), column (?P<column>\d+): (?P<words>.*)")
_A_SERIES = 3  # cells of one row or column: of fewer none is left out between them
_MOST = 0.75  # of a point's content words


def of_lines(scene: Scene, article: Numbered) -> Iterator[str]:
    """What to look at once more in the form of a slide, beside its lines."""
    language = article.language
    if scene.layout == "chain" and "result" in scene.fields and len(scene.groups) > 1:
        lines = _lines(scene.sources, article)
        second = _lines(scene.groups[1].title.sources, article)
        joined = any(_TOGETHER[language].search(each) for each in lines)
        if not joined and any(_ALSO[language].search(each) for each in second):
            yield (
                "drawn as a sum, both needed; the lines tell one and also the other:"
                " two columns, each with what follows from it"
            )
    if scene.layout in _LISTS:
        found = (_AGAINST[language].search(each) for each in _lines(scene.sources, article))
        if hit := next(filter(None, found), None):
            yield f"the lines set one against the other (“{hit[0]}”): comparison?"
    if scene.layout == "chart":
        yield from _skipped(scene, article)
    if scene.layout not in {"profiles", "takeaways", "quote", "chart"}:
        yield from _again(scene, language)


def _skipped(scene: Scene, article: Numbered) -> Iterator[str]:
    """Cells of a row or column of a table between those of which bars are drawn."""
    heads = [n for group in scene.groups for s in group.title.sources if (n := article.number(s))]
    at = {n: cell for n in heads if (cell := _CELL.match(article.lines[n - 1]))}
    for axis in ("row", "column"):
        if len({cell[axis] for cell in at.values()}) != 1 or len(at) < _A_SERIES:
            continue
        one = next(iter(at.values()))[axis]
        for n in range(min(at), max(at) + 1):
            cell = _CELL.match(article.lines[n - 1])
            if cell and cell[axis] == one and n not in at:
                yield f"the bars leave out [{n}] “{cell['words']}”, which the table has among them"


def _again(scene: Scene, language: Language) -> Iterator[str]:
    """Points that rest on a line of their title and have hardly a word that it has not."""
    (_, title, _), *others = texts(scene)
    known, beside = cues(language), {id(said) for said in scene.fields.values()}
    said = {*stems(title.text[language] or "", known)}
    for role, point, _ in others:
        own = {*stems(point.text[language] or "", known)}
        shared = {*title.sources} & {*point.sources}
        if (
            role == "point"
            and id(point) not in beside
            and shared
            and len(own) > 1
            and len(own & said) >= _MOST * len(own)
        ):
            yield f"“{point.text[language]}” says its title again: a further fact, or out"


def _lines(ids: Iterable[str], article: Numbered) -> list[str]:
    return [
        article.sentences[number - 1].text[article.language] or ""
        for number in map(article.number, ids)
        if number
    ]
