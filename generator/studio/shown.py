"""A show as the studio shows it: slides as its page draws them, and each text with its place."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from generator import resources
from generator.calls.changing import over
from generator.errors import ShowError
from generator.files import digest
from generator.japanese.breaks import phrases
from generator.locale import words
from generator.model import Bilingual, Storyboard
from generator.publishing.page import shown_languages
from generator.publishing.page import slides as slide_views
from generator.publishing.web import anything, environment
from generator.show.edited_file import STORYBOARD
from generator.show.folder import Show
from generator.show.plain import by_identity, fingerprint
from generator.show.recorded import remembered_forms
from generator.slides.icons import pictured

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jinja2.sandbox import SandboxedEnvironment
    from starlette.requests import Request

    from generator.calls.calls import Calls
    from generator.model import Article, Language, Point, Scene
    from generator.publishing.page import Slide

HERE = Path(__file__).parent
_GOING = ("points", "groups", "fields")


@dataclass(frozen=True, slots=True)
class EditableText:
    """A text that can be changed: ``place`` as ``calls.change`` takes it."""

    place: str
    name: str
    text: Bilingual
    spoken: bool = False
    sources: tuple[str, ...] = ()
    verdict: str = ""

    @property
    def goes(self) -> bool:
        """Whether a slide can do without it."""
        return self.spoken or any(
            f"/{kind}/" in self.place for kind in ("points", "groups", "fields")
        )


@dataclass(frozen=True, slots=True)
class Opened:
    """A show as it stands on disk at this moment."""

    folder: Path
    name: str
    board: Storyboard
    article: Article | None

    @property
    def languages(self) -> tuple[Language, ...]:
        return shown_languages(self.board)

    def slides(self) -> list[Slide]:
        """As the deck drew them when it was last built."""
        known = remembered_forms(Show(self.folder), self.board.scenes)
        forms = {scene: pictured(form) for scene, form in known.items()}
        return list(slide_views(self.board, (), forms))


def opened(calls: Calls, named: str) -> Opened:
    folder = calls.folders.show(named)
    show = Show(folder)
    board = show.edited()
    if board is None:
        raise ShowError(f"{folder.name} has no {STORYBOARD.name}", "build it")
    return Opened(folder, anything(board.title) or folder.name, board, show.article())


def texts(scene: Scene, told: Mapping[str, str]) -> Iterator[EditableText]:
    """Those that can be changed, in the order in which they are read, but for empty kickers."""
    lines = {line.id: (n, line) for n, line in enumerate(scene.narration, 1)}
    points = {id(point.text): point for point in _points(scene)}
    found: list[tuple[str, Bilingual]] = []

    def note(place: str, text: Bilingual) -> Bilingual:
        found.append((place, text))
        return text

    over(Storyboard(Bilingual(), (scene,)), note)
    for place, text in found[1:]:  # after the show's own title
        if place in lines:
            number, line = lines[place]
            who = told.get(f"by_{line.speaker}", line.speaker)
            name = f"{told['line']} {number}" + (f": {who}" if who else "")
            yield EditableText(place, name, text, True, line.sources, line.verdict)
            continue
        kind, last = _kind(scene, place), place.rpartition("/")[2]
        if kind == "kicker" and text == Bilingual():
            continue
        point = points.get(id(text))
        name = f"{told[kind]} {last}" if last.isdecimal() and kind != "title" else told[kind]
        sources = point.sources if point else scene.title_sources if kind == "title" else ()
        verdict = point.verdict if point else scene.title_verdict if kind == "title" else ""
        yield EditableText(place, name, text, sources=sources, verdict=verdict)


def _points(scene: Scene) -> Iterator[Point]:
    yield from scene.points
    for group in scene.groups:
        yield from (group.title, *group.points)
    for row in scene.table:
        yield from row
    yield from scene.fields.values()


def _kind(scene: Scene, place: str) -> str:
    """What a text is called: a key of the locale's ``[studio]``."""
    if place == scene.id:
        return "title"
    first, _, rest = place.removeprefix(f"{scene.id}/").partition("/")
    names = {"points": "point", "groups": "group", "table": "cell", "fields": "field"}
    return "point" if first == "groups" and "/" in rest else names.get(first, first)


@cache
def templates() -> SandboxedEnvironment:
    return environment((HERE / "views", resources.templates() / "page"))


def thumbs(
    opened: Opened, language: Language, known: Mapping[str, str] | None = None
) -> dict[str, dict[str, str]]:
    """By id each scene as it stands in the list; the slide in it is shown large too.

    Its mark is another when it is to be drawn anew; those of which ``known`` has it are left out.
    """
    values = common(opened, language)
    count = len(opened.board.scenes)
    title = fingerprint(opened.board.title, opened.board.credit, count)
    found = {}
    for number, slide in enumerate(opened.slides(), 1):
        name = slide.scene.id
        form = fingerprint(slide.form)  # a build that has ended knows more of it
        mark = digest(f"{_print(slide.scene)} {form} {number} {title}".encode())[:16]
        if (known or {}).get(name) != mark:
            drawn = filled("thumb", **values, slide=slide, number=number, count=count)
            found[name] = {"mark": mark, "thumb": drawn}
    return found


_print = by_identity(1000)(fingerprint)


def panel(opened: Opened, name: str, language: Language, made: Sequence[str]) -> str:
    """The texts of a scene in the languages ``made``, nothing where there is none of that name."""
    scene = next((each for each in opened.board.scenes if each.id == name), None)
    if scene is None:
        return ""
    told = words(language)["studio"]
    own = (opened.article.language,) if opened.article else ()
    return filled(
        "panel", told=told, scene=scene, texts=list(texts(scene, told)), made=(*made, *own)
    )


def ready() -> None:
    """Load what the first pages need, so that the first show opens as quickly as the next."""
    for name in templates().list_templates(["jinja"]):
        templates().get_template(name)
    phrases("図書館は夜も開く。")
    gc.freeze()  # nothing of it is garbage: an edit need not wait until that is found out again


def filled(name: str, **values: Any) -> str:
    """One of the studio's views."""
    return templates().get_template(f"{name}.html.jinja").render(values)


def common(opened: Opened, language: Language) -> dict[str, Any]:
    page = words("ja")["page"], words("en")["page"]
    return {
        "language": language,
        "told": words(language)["studio"],
        "languages": opened.languages,
        "storyboard": opened.board,
        "words": {key: Bilingual(page[0][key], page[1][key]) for key in page[1]},
        "base": f"/show/files/{quote(str(opened.folder), safe='')}/",
    }


def tongue(request: Request) -> Language:
    """The browser's; what it likes best stands first."""
    return "ja" if request.headers.get("accept-language", "").startswith("ja") else "en"
