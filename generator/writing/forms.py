"""What the form of a slide claims that its texts do not bear, or has no room for.

Told to whoever reads the slides, who decides: another form is a slide made anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.width import width
from generator.model import LANGUAGES
from generator.verifying.figures import written
from generator.wording.views import outside_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Bilingual, Language, Point, Scene

_FIGURE = re.compile(r"[0-9０-９一二三四五六七八九十百千万億半]|\b(?:half|a third|a quarter)\b")
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
_CODE = re.compile(r"(?<![A-Za-z0-9.])\d+[A-Z](?![A-Za-z0-9])")
_TORN = re.compile("[をへ]と[、。]|(?:など|等)や|だと、[^、。はがも「」]{1,12}(?:さん|氏)?。?$")


def of_form(scene: Scene) -> Iterator[str]:
    """What to look at once more in the form of a slide."""
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
    if not any(map(_FIGURE.search, told)):
        yield f"“{words}” is drawn as a figure and is none: another form"
    elif any(map(_NO_SIZE.search, told)) and not any(map(_LASTS.search, told)):
        yield f"“{words}” is a rank, a date or an hour and is drawn as a size: another form"
    elif _BARE.match(words):
        yield f"“{words}”: of what unit?"
    language: Language = "ja" if scene.title.ja and figure.text.ja else "en"
    meant = written(uncoded(scene.title[language] or ""), language)
    shown = {*written(figure.text[language] or "", language)}
    if "number" not in scene.fields:
        return
    if len(meant) == 1 and shown and meant[0] not in shown:
        yield f"the title is about {meant[0].normalize():f}, the large figure is “{words}”"
    elif shown and (some := _SOME.search(scene.title[language] or "")):
        yield f"the title is about “{some[0]}”: is that, or “{words}”, the large figure?"


def uncoded(text: str) -> str:
    """Without names of a figure and a letter, which count nothing: 3M."""
    return _CODE.sub(" ", text)


def of_words(text: Bilingual) -> Iterator[str]:
    """Japanese that is cut short before its verb."""
    told = outside_quotes(text.ja or "")
    if torn := _TORN.search(told):
        yield f"“{torn[0]}” of “{text.ja}” is cut short: with its verb, or two sentences"
