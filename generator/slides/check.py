"""What a template would do with a storyboard: used, missing, falling back, lost."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, TypeAlias

from generator import patterns as re
from generator.model import Finding
from generator.slides import filler
from generator.slides.composing.compose import pages
from generator.slides.composing.fit import BODY, CARD
from generator.slides.composing.graphics import Graph, Grid
from generator.slides.composing.text import clean
from generator.slides.deck import desk_of
from generator.slides.templates import links, styles
from generator.slides.templates.behind import backdrop
from generator.slides.templates.drawn import FIRST_INDEX, LAST_INDEX
from generator.slides.templates.palette import ENOUGH, ratio, seen_through, shade
from generator.slides.templates.roles import FOOT, role_specs
from generator.slides.templates.template import load

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model import Bilingual, Scene
    from generator.slides.composing.drawing import Look
    from generator.slides.composing.pages import Block, Page
    from generator.slides.templates.template import Template

_LIBREOFFICE = re.compile(r"PlaceHolder \d+")
Tried: TypeAlias = "Sequence[tuple[Scene, tuple[Page, ...]]]"

# Kinds of slide that a layout for points serves well enough.
_POINTS = {"bullets", "agenda", "notes", "takeaways", "term", "quote", "table", "figure", "chart"}
# Places of the company's own words.
_FURNITURE = {"ftr", "sldNum", "dt"}

_NAMED = 3  # layouts named of those that a finding concerns
_ENOUGH_KINDS = 0.8  # share of the kinds of slide that a template should have a form for
_BLANK = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Checked:
    """What comes of a template.

    Attributes:
        layouts: by role: its layout, missing fields, the role it falls back to.
        problems: the worst first.
        kinds: of slides that were tried; ``good`` are those in forms of their own, nothing cut.
    """

    layouts: Mapping[str, tuple[str | None, tuple[str, ...], str | None]]
    problems: tuple[Finding, ...]
    kinds: tuple[str, ...]
    good: tuple[str, ...]

    @property
    def fails(self) -> bool:
        """Something would be lost."""
        return any(finding.severity == "error" for finding in self.problems)

    @property
    def poor(self) -> bool:
        """Decks would be plain or hard to read: worth a line before anybody shows one."""
        faint = any(finding.kind == "contrast" for finding in self.problems)
        return self.fails or faint or len(self.good) < _ENOUGH_KINDS * len(self.kinds)

    def as_json(self) -> dict[str, object]:
        """What ``kamishibai templates check --json`` prints."""
        return {
            "layouts": {
                role: {"uses": uses, "missing": list(missing), "fallback": fallback}
                for role, (uses, missing, fallback) in self.layouts.items()
            },
            "problems": [asdict(finding) for finding in self.problems],
            "kinds": list(self.kinds),
            "good": list(self.good),
        }


def check(name: str) -> Checked:
    """A template by name, .pptx file or folder, tried with every layout.

    Raises:
        TemplateError: it cannot be used at all.
    """
    template = load(name)
    layouts = {role: _row(template, role) for role in role_specs()}
    board = filler.storyboard()
    desk = desk_of(board, "bilingual", template, filler.picture)
    tried = [(scene, pages(desk, scene, 1)) for scene in board.scenes]
    findings = [
        *_losses(tried),
        *_places(template),
        *_looks(template, tried),
        *_origin(template),
        *_links(template),
    ]
    found = sorted(dict.fromkeys(findings), key=_gravest)
    kinds = tuple(dict.fromkeys(scene.layout for scene in board.scenes))
    plain = {scene.layout for scene, made in tried if _plain(template, scene, made)}
    return Checked(layouts, tuple(found), kinds, tuple(k for k in kinds if k not in plain))


def _gravest(finding: Finding) -> tuple[bool, bool]:
    return finding.severity != "error", finding.kind != "contrast"


def _plain(template: Template, scene: Scene, made: Sequence[Page]) -> bool:
    """A scene that became points, or lost something."""
    bullets = template.roles["bullets"].layout.name
    own = scene.layout in _POINTS or any(page.layout.name != bullets for page in made)
    return not own or any(page.gaps for page in made)


def _places(template: Template) -> Iterator[Finding]:
    """What was done about places that a template lacks, or that its own art takes."""
    cover, base = template.roles.get("title"), template.roles["bullets"]
    if cover is not None and cover.layout.title is None:
        text = "the cover has no place for a title: it stands on a ground of its own"
        yield _warning(cover.layout.name, text, "add a title placeholder in Slide Master")
    body = base.fields["body"]
    if body.vertical:
        text = "text runs from top to bottom: there is no layout in which it does not"
        yield _warning(base.layout.name, text, "add a layout with a level text placeholder")
    own = next((slot for slot in base.layout.slots if slot.index == body.index), None)
    if own is not None and body.kind and base.layout.clear(own.frame) != own.frame:
        text = "art lies over the place for text: texts keep to what it leaves free"
        yield _warning(base.layout.name, text, "move the art, or make the place smaller")
    for face in styles.faces(template.parts, base.layout.part, template.name):
        if styles.foreign(face):
            text = f"the theme's East Asian face {face} has no kana: Yu Gothic is used"
            yield _warning(template.name, text, "set a Japanese face in the theme's fonts")


def _warning(where: str, text: str, advice: str) -> Finding:
    return Finding("template", "warning", where, text, advice)


def _row(template: Template, name: str) -> tuple[str | None, tuple[str, ...], str | None]:
    role = template.roles.get(name)
    used = template.role(name)
    wanted = (*role_specs()[name].fields, *(FOOT if name != "title" else ()))
    missing = tuple(key for key in wanted if key not in used.fields)
    if role is None:
        return None, missing, used.name
    return role.layout.name, missing, None


def _losses(tried: Tried) -> Iterator[Finding]:
    """Every text of the filler that would not stand on a slide."""
    for scene, made in tried:
        shown = _BLANK.sub("", "".join(_shown(page) for page in made))
        for where, text in _texts(scene):
            for language in ("ja", "en"):
                words = clean(text[language] or "", language)
                if _BLANK.sub("", words) not in shown:
                    yield Finding(
                        "template",
                        "error",
                        f"{scene.layout}: {where}",
                        words,
                        "this would not be on any slide; give it a placeholder in template.toml",
                    )
        for gap in (gap for page in made for gap in page.gaps):
            yield Finding("template", "warning", scene.layout, gap.text, gap.why)


def _texts(scene: Scene) -> Iterator[tuple[str, Bilingual]]:
    """Title and content; a figure's parts are words too."""
    yield "title", scene.title
    for point in scene.points:
        yield "points", point.text
    for key, point in scene.fields.items():
        yield key, point.text
    for group in scene.groups:
        yield "groups", group.title.text
        for point in group.points:
            yield "groups", point.text
    for row in scene.table if scene.layout == "table" else ():
        for cell in row:
            yield "table", cell.text


def _shown(page: Page) -> str:
    words = [p.text for block in page.blocks for p in block.paragraphs]
    for thing in page.objects:
        match thing:
            case Grid():
                words += [p.text for row in thing.rows for cell in row for p in cell]
            case Graph():
                words += thing.categories
            case _:
                pass
    return "".join(words)


def _looks(template: Template, tried: Tried) -> Iterator[Finding]:
    """Contrast and size of all text that was set: a line a place and colour, the faintest."""
    faint: dict[tuple[str, str], tuple[float, str, bool]] = {}
    small: dict[tuple[str, float], None] = {}
    layouts: dict[str, dict[str, None]] = {}
    for page, block in ((p, b) for _, made in tried for p in made for b in p.blocks):
        behind = _behind(template, page, block)
        colors = styles.scheme(template.parts, page.layout.part, template.name)
        name, on = block.slot.name, {page.layout.name: None}
        for paragraph in block.paragraphs:
            style, own = block.setting.style(paragraph), paragraph.runs[0].color
            color = shade(own, colors) if own else style.color
            seen, ground = _least(color, behind)
            key = (name, color)
            if seen < ENOUGH:
                layouts.setdefault(name, {}).update(on)
                if seen < faint.get(key, (ENOUGH,))[0]:
                    faint[key] = (seen, ground, block.slot.kind in _FURNITURE)
            if block.slot.index == 1 and paragraph.level == 0 and style.size < CARD.first:
                layouts.setdefault(name, {}).update(on)
                small[name, style.size] = None
    for (name, color), (seen, ground, furniture) in sorted(faint.items(), key=_faintest):
        text = f"#{color} on #{ground} has a contrast of {seen:.1f}"
        kind = "template" if furniture else "contrast"
        yield Finding(kind, "warning", _places_of(name, layouts), text, f"text needs {ENOUGH}")
    for name, size in small:
        text = f"Japanese is set in {size:g} points"
        advice = f"body text should have {BODY.first:g} points or more"
        yield Finding("template", "warning", _places_of(name, layouts), text, advice)


def _least(color: str, behind: Sequence[str]) -> tuple[float, str]:
    """The least contrast with what lies behind, to one place, and with what of it."""
    known = [ground for ground in behind if len(ground) == 6 and len(color) == 6]
    return min(((round(ratio(color, each), 1), each) for each in known), default=(ENOUGH, ""))


def _faintest(found: tuple[object, tuple[float, str, bool]]) -> tuple[bool, float]:
    """What the company set itself comes after what a show says."""
    return found[1][2], found[1][0]


def _places_of(name: str, layouts: Mapping[str, Mapping[str, None]]) -> str:
    """A placeholder and the layouts it is on, of many the first."""
    named = list(layouts[name])
    more = f" … {len(named)}" if len(named) > _NAMED else ""
    return f"{name} ({', '.join(named[:_NAMED])}{more})"


def _behind(template: Template, page: Page, block: Block) -> tuple[str, ...]:
    """The colour of a block's own ground, else of what the layout has there."""
    part = page.layout.part
    behind = backdrop(template.parts, part, block.slot, template.name)
    look = block.look or _drawn_under(page, block)
    if look is None or not look.fill:
        return behind
    colors = styles.scheme(template.parts, part, template.name)
    return tuple(seen_through(look.fill, colors, each) for each in behind)


def _drawn_under(page: Page, block: Block) -> Look | None:
    """The ground on the slide that a text in a colour of its own stands on."""
    if not any(run.color for p in block.paragraphs for run in p.runs):
        return None
    place = block.frame or block.slot.frame
    marks = [mark for mark in page.marks if mark.frame.joined(place) == mark.frame]
    grounds = [mark for mark in marks if mark.look.fill and not mark.over and not mark.icon]
    under = min(grounds, key=lambda mark: mark.frame.w * mark.frame.h, default=None)
    return None if under is None else under.look


def _origin(template: Template) -> Iterator[Finding]:
    slots = [slot for layout in template.layouts for slot in layout.slots]
    names = [slot.name for slot in slots if not FIRST_INDEX <= (slot.index or 0) < LAST_INDEX]
    if names and sum(bool(_LIBREOFFICE.fullmatch(name)) for name in names) > len(names) / 2:
        yield Finding(
            "template",
            "warning",
            template.name,
            "LibreOffice has saved this file and renamed its placeholders",
            "edit templates in PowerPoint, or set them by idx in template.toml",
        )


def _links(template: Template) -> Iterator[Finding]:
    """Of what every deck keeps, to slides that none does."""
    own = links.own_slides(template.parts, template.name)
    kept = links.picked(own, (*template.first, *template.last))
    for owner, rows in links.dead(template.parts, kept, template.name):
        if owner in kept or not owner.startswith(("ppt/slides/", "ppt/notesSlides/")):
            yield Finding(
                "template",
                "warning",
                owner,
                f"links to {', '.join(row.target for row in rows)}, which no deck keeps",
                "decks have the text without the link; keep that slide too to have both",
            )
