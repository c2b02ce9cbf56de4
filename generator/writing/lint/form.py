"""What the form of a slide claims and its texts or its lines do not bear, or it has no room for.

A large figure is a size; a sum is drawn of what the lines tell one by one, a list of what they set
against each other, a point of what its title has said. Another form is a slide made anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.width import width
from generator.model import LANGUAGES
from generator.verifying.clauses import stems
from generator.verifying.cues import cues
from generator.verifying.figures import known, written
from generator.writing.holding import CODE
from generator.writing.texts import texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Language, Point, Scene
    from generator.writing.numbered import Numbered

_NO_SIZE = re.compile(  # a rank, a day, an hour, a number by which something is called
    r"^第|[0-9０-９一二三四五六七八九十](?:位|番(?!組)|号|回目|期生|希望|年(?![間半分ぶ])|月(?![間額])|日(?!間)|時(?![間給]))"
    r"|\d:\d\d|^\D{0,4}(?:19|20)\d\d\D{0,4}$"
    r"|\b\d+(?:st|nd|rd|th)\b|\b(?:first|second|third) (?:choice|place)\b",
    re.IGNORECASE,
)
_LASTS = re.compile(r"日[中のう]|\b\d[\d,]*(?: of \d+)? (?:days|hours|months|years)\b")
_SOME = re.compile("数[十百千万億]+[^、。はがをにで]{0,3}|[Hh]undreds of [a-z]+|[Tt]ens of [a-z]+")
_BARE = re.compile(r"^[約およそ]*[\d,.０-９]+$")
_NARROW = {3: 14.0, 4: 10.0}  # em that a head has in so many cards side by side
_CARDS = frozenset({"columns", "profiles", "number"})


def against_texts(scene: Scene) -> Iterator[str]:
    """Where the form of a slide says something else than its texts, or has no room for them."""
    figures = [scene.fields["number"]] if "number" in scene.fields else []
    figures += [group.title for group in scene.groups if scene.layout == "number"]
    for figure in figures:
        yield from _of_figure(figure, scene)
    if scene.layout == "chart" and scene.groups and "number_note" not in scene.fields:
        yield "nothing says what the bars measure, of what, in which unit: number_note"
    count = len(scene.groups)
    if scene.layout in _CARDS and count in _NARROW:
        for group in scene.groups:
            words = max((group.title.text[x] or "" for x in LANGUAGES), key=width)
            if width(words) > _NARROW[count]:
                yield f"“{words}” breaks over one of {count} narrow cards: shorter, or other form"
    if scene.layout == "timeline" and any(len(group.points) > 1 for group in scene.groups):
        yield "a moment with two points: one each"
    if scene.layout in {"takeaways", "term"} and len(scene.points) == 1:
        yield "one point alone leaves this form half empty"


def _of_figure(figure: Point, scene: Scene) -> Iterator[str]:
    """A large figure is a size, with its unit, and the one the message is about."""
    words = figure.text.ja or figure.text.en or ""
    told = [each for x in LANGUAGES if (each := figure.text[x])]
    if not any(known(figure.text[x] or "", x) for x in LANGUAGES):
        yield f"“{words}” is drawn as a figure and is none: another form"
    elif any(map(_NO_SIZE.search, told)) and not any(map(_LASTS.search, told)):
        yield f"“{words}” is a rank, a date or an hour and is drawn as a size: another form"
    elif _BARE.match(words):
        yield f"“{words}”: of what unit?"
    language: Language = "ja" if scene.title.ja and figure.text.ja else "en"
    meant = written(_uncoded(scene.title[language] or ""), language)
    shown = {*written(figure.text[language] or "", language)}
    if "number" not in scene.fields:
        return
    if len(meant) == 1 and shown and meant[0] not in shown:
        yield f"the title is about {meant[0].normalize():f}, the large figure is “{words}”"
    elif shown and (some := _SOME.search(scene.title[language] or "")):
        yield f"the title is about “{some[0]}”: is that, or “{words}”, the large figure?"


def _uncoded(text: str) -> str:
    """Without names of a figure and a letter, which count nothing: 3M."""
    return CODE.sub(" ", text)


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
_MOST, _TOLD = 0.75, 3  # of a point's content words; fewer say too little to compare


def against_lines(scene: Scene, article: Numbered) -> Iterator[str]:
    """Where the form of a slide says something else than the lines it rests on."""
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
    """Points that rest on a line of their title and have hardly a word that it has not.

    But for the last box of a chain, which is what the title says.
    """
    (_, title, _), *others = texts(scene)
    known, beside = cues(language), {id(said) for said in scene.fields.values()}
    if scene.layout == "chain":
        beside |= {id(group.points[-1]) for group in scene.groups if group.points}
    said = {*stems(title.text[language] or "", known)}
    for role, point, _ in others:
        own = {*stems(point.text[language] or "", known)}
        shared = {*title.sources} & {*point.sources}
        if (
            role == "point"
            and id(point) not in beside
            and shared
            and len(own) >= _TOLD
            and len(own & said) >= _MOST * len(own)
        ):
            yield f"“{point.text[language]}” says its title again: a further fact, or out"


def _lines(ids: Iterable[str], article: Numbered) -> list[str]:
    return [
        article.sentences[number - 1].text[article.language] or ""
        for number in map(article.number, ids)
        if number
    ]
