"""index.html: one page that shows and plays a show, from disk, without a network.

Slides are HTML, the recordings lie beside the page; script and style stand in it and a
Content-Security-Policy names them by their hashes, so that no text of an article can become
script. Times go into the page as numbers alone.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from lxml import etree
from markupsafe import Markup

from generator import patterns as re
from generator import safexml
from generator.locale import clock, words
from generator.model import LANGUAGES, Bilingual, Form
from generator.publishing.colors import INK, checked, stylesheet
from generator.publishing.page_files import SCRIPTS, source
from generator.publishing.web import anything, rendered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model import DiagramPart, Language, Line, Point, Scene, Storyboard, Track
    from generator.publishing.web import Kana
    from generator.settings import Settings


@dataclass(frozen=True, slots=True)
class PageLook:
    """What page and deck have in common.

    Attributes:
        colors: the template's, RRGGBB by their names in a theme ("dk1", "accent1" …).
        forms: by scene what the deck draws it as.
    """

    colors: Mapping[str, str]
    forms: Mapping[str, Form]


def html(
    storyboard: Storyboard,
    tracks: Mapping[str, Track],
    *,
    links: Sequence[Link],
    settings: Settings,
    look: PageLook | None = None,
    address: str = "",
    kana: Kana | None = None,
    furigana: str = "all",
) -> str:
    """The whole page.

    Args:
        storyboard: its scenes become slides, their narration the transcript.
        tracks: recordings by name; without any the page shows slides and text.
        links: the files beside the page, the sound of the tracks among them.
        settings: ``[page] templates`` is a folder looked in before the packaged one.
        look: the deck's; none: the built-in template's colours, slides drawn plainly.
        address: of the folder the page will be published in, if that is known.
        kana: gives a Japanese text in pieces with their furigana; none: without.
        furigana: those shown first, "all" or "1" to "6": above words with kanji of later years of
            school; a reader may choose otherwise.

    Raises:
        TemplateError: a page template of the user's own cannot be used.
    """
    languages = shown_languages(storyboard, settings.languages)
    look = look or PageLook(INK, {})
    played = {link.plays for link in links}
    recorded = [track for name, track in tracks.items() if name in played]
    return rendered(
        "page.html.jinja",
        settings,
        kana=kana,
        furigana=furigana if kana else "",
        style=stylesheet(look.colors) + source("page.css", settings),
        script="".join(source(name, settings) for name in SCRIPTS),
        storyboard=storyboard,
        languages=languages,
        title=anything(storyboard.title),
        summary=_opening(storyboard, languages[0]),
        address=address,
        icon=_icon(look.colors),
        slides=tuple(slides(storyboard, recorded, look.forms)),
        recordings=[recording(track, links) for track in recorded],
        downloads=tuple(_downloads(links, languages)),
        credits=tuple(dict.fromkeys(each for track in recorded for each in track.credits)),
        data=_island([_timeline(track, storyboard) for track in recorded]),
        words={
            key: Bilingual(words("ja")["page"][key], words("en")["page"][key])
            for key in words("en")["page"]
        },
    )


def _icon(colors: Mapping[str, str]) -> str:
    """The circle of the cover on its ground, as an address of its own."""
    given = checked(colors)
    drawn = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">'
        f'<rect width="16" height="16" rx="3" fill="#{given["dk2"]}"/>'
        f'<circle cx="10.5" cy="6" r="4" fill="#{given["accent1"]}"/></svg>'
    )
    return f"data:image/svg+xml,{quote(drawn, safe='')}"


def _island(data: object) -> Markup:
    """JSON inside a <script> of data: no character in it can end the element."""
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace("&", "\\u0026"))  # noqa: S704 - escaped above


# What the page's template is given: slides, transcript lines, recordings, times.

_LAYOUT = re.compile(r"[a-z-]+")


def shown_languages(
    storyboard: Storyboard, asked: Sequence[str] = LANGUAGES
) -> tuple[Language, ...]:
    """Those that were asked for and that something of the article is in; labels do not count."""
    said = [line.text for scene in storyboard.scenes for line in scene.narration if line.sources]
    texts = (storyboard.title, *said)
    found = tuple(
        language
        for language in LANGUAGES
        if language in asked and any(text[language] for text in texts)
    )
    return found or LANGUAGES


_SUMMARY = 160  # characters that search engines and messengers show of a page's description


def _opening(storyboard: Storyboard, language: Language) -> str:
    """What is said first, whole sentences, at least one: what the page is about."""
    said = ""
    for text in (line.text[language] for scene in storyboard.scenes for line in scene.narration):
        if said and len(said) + len(text or "") > _SUMMARY:
            break
        said += (" " if said and language == "en" else "") + (text or "")
    return said


@dataclass(frozen=True, slots=True)
class TranscriptLine:
    """A line of the transcript.

    Attributes:
        number: counts over the whole show.
        speaker: if not alone.
        verdict: as ``model.Line`` has it.
    """

    number: int
    text: Bilingual
    speaker: Bilingual | None
    verdict: str


@dataclass(frozen=True, slots=True)
class Slide:
    """A scene as the template sees it.

    Attributes:
        form: how the deck draws it, and ``layout`` the layout it draws it on.
        section: counts the section slides.
        whole: a quotation's sentences run together.
        math: a formula as MathML, or empty.
        bars: of a chart, by series, then by category: their lengths in percent.
        box: of a diagram, as SVG's viewBox.
        clock: when the scene begins in the first recording, or empty.
    """

    scene: Scene
    anchor: str
    layout: str
    form: Form
    section: int
    picture: str
    whole: Bilingual
    math: Markup
    bars: tuple[tuple[float, ...], ...]
    box: str
    clock: str
    lines: tuple[TranscriptLine, ...]


def slides(
    storyboard: Storyboard, tracks: Sequence[Track], forms: Mapping[str, Form]
) -> Iterator[Slide]:
    """Scene by scene; those of which ``forms`` has none are drawn plainly."""
    begins = {
        chapter.scene: chapter.start // track.rate
        for track in tracks[:1]
        for chapter in track.chapters
    }
    said = [line for scene in storyboard.scenes for line in scene.narration]
    alone = len({line.speaker for line in said}) < 2
    names = {(cue.language, cue.id): cue.speaker for track in tracks for cue in track.cues}
    sections = lines = 0
    for scene in storyboard.scenes:
        sections += scene.layout == "section"
        spoken = tuple(
            TranscriptLine(
                lines + n, line.text, None if alone else _called(line, names), line.verdict
            )
            for n, line in enumerate(scene.narration)
        )
        lines += len(spoken)
        form = _safe(forms.get(scene.id) or Form(across=len(scene.groups) or 1))
        layout = form.name or scene.layout
        yield Slide(
            scene=scene,
            anchor="scene-" + re.sub(r"\s+", "-", scene.id),
            layout=layout if _LAYOUT.fullmatch(layout) else "bullets",
            form=form,
            section=sections,
            picture=quote(scene.image),
            whole=_whole(scene.points),
            math=_mathml(scene.code) if scene.layout == "formula" else Markup(),
            bars=_bars(form),
            box=_box(form.diagram),
            clock=clock(begins[scene.id]) if scene.id in begins else "",
            lines=spoken,
        )


def _safe(form: Form) -> Form:
    """With its icons as markup: they are the set's own, no text of an article."""
    icons = tuple(Markup(icon) for icon in form.icons)  # noqa: S704 - of the installed set
    shares = tuple(
        share and replace(share, icon=Markup(share.icon))  # noqa: S704 - of the installed set
        for share in form.shares
    )
    return replace(form, icons=icons, shares=shares)


def _whole(points: Sequence[Point]) -> Bilingual:
    ja = "".join(point.text.ja or "" for point in points)
    return Bilingual(
        ja or None, " ".join(point.text.en for point in points if point.text.en) or None
    )


def _box(parts: Sequence[DiagramPart]) -> str:
    """Around all of them, with some air."""
    if not parts:
        return ""
    left, top = (min(min(a, a + b) for a, b in each) for each in _sides(parts))
    right, bottom = (max(max(a, a + b) for a, b in each) for each in _sides(parts))
    return f"{left - 0.5:.2f} {top - 0.5:.2f} {right - left + 1:.2f} {bottom - top + 1:.2f}"


def _sides(parts: Sequence[DiagramPart]) -> tuple[list[tuple[float, float]], ...]:
    return [(each.x, each.w) for each in parts], [(each.y, each.h) for each in parts]


def _bars(form: Form) -> tuple[tuple[float, ...], ...]:
    """Of all series on one scale, from nought to the largest number."""
    values = [[abs(value or 0) for value in series] for series in form.values]
    most = max((value for series in values for value in series), default=0) or 1
    return tuple(tuple(round(100 * value / most, 1) for value in series) for series in values)


@dataclass(frozen=True, slots=True)
class Player:
    """What an <audio> needs; ``label`` is for choosing between several."""

    name: str
    src: str
    label: str


@dataclass(frozen=True, slots=True)
class Link:
    """A file beside the page.

    Attributes:
        path: from the page.
        label: what it is called.
        plays: the name of the recording that it is, or empty.
    """

    path: str
    label: Bilingual
    plays: str = ""


def _called(line: Line, names: Mapping[tuple[Language, str], str]) -> Bilingual:
    """Who says a line, as the recordings call them, else as we do."""
    ja, en = (
        names.get((each, line.id))
        or names.get((each, f"{line.id}.{each}"))
        or words(each)["speakers"].get(line.speaker, line.speaker)
        for each in LANGUAGES
    )
    return Bilingual(ja, en)


def recording(track: Track, links: Sequence[Link]) -> Player:
    name = track.name if track.name in LANGUAGES else "both"
    label = words(track.language)["page"]["voice_" + name]
    path = next(link.path for link in links if link.plays == track.name)
    return Player(track.name, quote(path), label)


@dataclass(frozen=True, slots=True)
class Download:
    """A link; ``href`` is relative."""

    href: str
    label: str


def _downloads(links: Sequence[Link], languages: Sequence[Language]) -> Iterator[Download]:
    for link in links:
        _, _, variant = link.path.rpartition(".")[0].partition(".")
        label = " ".join(text for language in languages if (text := link.label[language]))
        of = f" ({variant})" if variant else ""
        ending = Path(link.path).suffix.lstrip(".").upper()
        yield Download(quote(link.path), f"{label}{of} · {ending}")


def _timeline(track: Track, storyboard: Storyboard) -> dict[str, object]:
    """Seconds, to the millisecond: of cues by the line they speak, of chapters by their scene."""
    scenes = {scene.id: n for n, scene in enumerate(storyboard.scenes)}
    said = (line.id for scene in storyboard.scenes for line in scene.narration)
    lines = {name: n for n, name in enumerate(said)}

    def seconds(samples: int) -> float:
        return round(samples / track.rate, 3)

    placed = ((lines.get(cue.id, lines.get(cue.id.rpartition(".")[0])), cue) for cue in track.cues)
    return {
        "name": track.name,
        "end": seconds(track.samples),
        "cues": [[n, seconds(cue.start), seconds(cue.end)] for n, cue in placed if n is not None],
        "starts": [
            [scenes[chapter.scene], seconds(chapter.start)]
            for chapter in track.chapters
            if chapter.scene in scenes
        ],
    }


# Formulas for a page: TeX as MathML, which browsers draw themselves.

_FENCES = re.compile(r"^\s*(?:\$\$|\\\[|\$)|(?:\$\$|\\\]|\$)\s*$")
_SPACE = "http://www.w3.org/1998/Math/MathML"
_KNOWN = frozenset(
    {"math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "mstyle", "mpadded"}
    | {"mfrac", "msqrt", "mroot", "msub", "msup", "msubsup", "munder", "mover", "munderover"}
    | {"mtable", "mtr", "mtd"}
)
_KEPT = {"accent", "displaystyle", "mathvariant", "stretchy", "width"}
_MOST = 4_000


def _mathml(tex: str) -> Markup:
    """A ``math`` element of known elements and attributes alone; empty where TeX makes none."""
    from latex2mathml.converter import convert  # only where there is a formula

    bare = _FENCES.sub("", tex.strip())
    if not bare or len(bare) > _MOST:
        return Markup()
    try:
        root = safexml.parse(convert(bare).encode())
    except Exception:  # noqa: BLE001 - its parser raises what it happens to hit
        return Markup()
    for element in root.iter():
        if etree.QName(element).namespace != _SPACE or etree.QName(element).localname not in _KNOWN:
            return Markup()
        for name in [each for each in element.attrib if each not in _KEPT]:
            del element.attrib[name]
    root.set("display", "block")
    return Markup(etree.tostring(root, encoding="unicode"))  # noqa: S704 - known elements alone
