"""A storyboard becomes a .pptx."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from generator.later import Later
from generator.model import LANGUAGES, LAYOUTS, Appearance, DiagramPart
from generator.slides import opc
from generator.slides.composing.claims import message_scale
from generator.slides.composing.compose import composed, pages
from generator.slides.composing.desk import MOST_LINES, UNLIKE, Desk
from generator.slides.composing.fit import Setting
from generator.slides.composing.flow import items_of
from generator.slides.composing.graphics import Graph
from generator.slides.composing.pages import item_tops
from generator.slides.composing.questions import answered
from generator.slides.composing.studio import LADDER
from generator.slides.composing.text import shown
from generator.slides.fewer import fewer
from generator.slides.packaging.assemble import Assembly
from generator.slides.packaging.narration import clip
from generator.slides.packaging.verify import verified
from generator.slides.packaging.writer import DeckWriter, spread
from generator.slides.templates.layouts import EMU_PER_POINT, Frame

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from generator.model import Bilingual, Form, Gap, Language, Scene, Storyboard
    from generator.slides import Mode
    from generator.slides.composing.pages import Page
    from generator.slides.composing.text import Pair
    from generator.slides.packaging.narration import CutRecording
    from generator.slides.templates.layouts import Slot
    from generator.slides.templates.template import Template


def made(
    storyboard: Storyboard,
    mode: Mode,
    template: Template,
    picture: Callable[[str], bytes | None],
    spoken: CutRecording | None = None,
    *,
    icons: bool = True,
    follow: bool = False,
    morph: bool = False,
) -> tuple[Mapping[str, bytes], tuple[Gap, ...]]:
    """The package, checked, and the gaps.

    Args:
        storyboard: what to show.
        mode: the languages to show.
        template: where to show it.
        picture: gives the bytes of a scene's image.
        spoken: a recording of it, cut into scenes.
        icons: points may have icons beside them.
        follow: points appear with what ``spoken`` says of them.
        morph: entries of the agenda become the titles of their parts.
    """
    desk = replace(desk_of(storyboard, mode, template, picture), icons=icons)
    # A table stands on the page itself, whatever is drawn there.
    look = replace(template.palette, panel=template.palette.panel or bool(template.veil))
    writer = DeckWriter(Assembly(template), _table_style(template), look, follow, morph)
    gaps: list[Gap] = []
    parts_of_show: list[tuple[str, int]] = []
    sections = part = 0
    for scene in storyboard.scenes:
        sections += scene.layout == "section"
        found = pages(desk, scene, sections)
        said = spread(scene, found)
        sound = None if spoken is None else clip(spoken, scene.id, said)
        if not parts_of_show or scene.part != part:
            part = scene.part
            parts_of_show.append((_part_name(storyboard, scene, desk.mode), 0))
        parts_of_show[-1] = (parts_of_show[-1][0], parts_of_show[-1][1] + len(found))
        for n, (page, lines) in enumerate(zip(found, said, strict=True)):
            writer.slide(page, scene, lines, sound, n)
            gaps += page.gaps
    writer.linked()
    title = storyboard.title.ja or storyboard.title.en or ""
    parts = writer.assembly.finished(title, parts_of_show)
    verified(parts)
    return _sounding(parts, writer.sounds, spoken) if spoken else parts, tuple(gaps)


def _sounding(
    parts: opc.Parts, sounds: Mapping[str, str], spoken: CutRecording
) -> Mapping[str, bytes]:
    """With the scenes' sound, which is made when it is written."""
    heard = {part: partial(spoken.clips.__getitem__, scene) for part, scene in sounds.items()}
    return Later({**{part: partial(parts.__getitem__, part) for part in parts}, **heard})


def desk_of(
    storyboard: Storyboard,
    mode: Mode,
    template: Template,
    picture: Callable[[str], bytes | None],
) -> Desk:
    """What all its scenes are laid out with."""
    mode = mode_of(storyboard.scenes, mode)
    alone = in_one_language(storyboard.scenes, mode)
    numbered = tuple(sorted({scene.part for scene in storyboard.scenes if scene.part}))
    claims = (scene.id for scene in storyboard.scenes if scene.layout == "statement")
    desk = Desk(
        template,
        mode,
        storyboard.credit,
        picture,
        alone,
        parts=numbered,
        opening=next(claims, ""),
        leading=_leading(storyboard.scenes) if numbered else "",
        further=frozenset(_further(storyboard.scenes)),
        icons=True,
    )
    desk = replace(
        desk, grown=grown(desk, storyboard.scenes), titled=titled(desk, storyboard.scenes)
    )
    desk = replace(desk, seconds=seconded(desk, storyboard.scenes))
    said = usual(desk, storyboard.scenes)
    return replace(desk, said=said, grown={**desk.grown, **_evened(desk, said)}) if said else desk


def _leading(scenes: Sequence[Scene]) -> str:
    """The message right after the first one, where no part has begun."""
    told = [scene for scene in scenes if not _is_frame(scene)]
    first, second = (*told, None, None)[:2]
    leads = first and second and first.layout == second.layout == "statement"
    return second.id if leads and second and not second.part else ""


def _is_frame(scene: Scene) -> bool:
    known = LAYOUTS.get(scene.layout)  # a template of somebody's own may have others
    return known is not None and known.frame


def _further(scenes: Sequence[Scene]) -> Iterator[str]:
    """Messages on other slides of a part than its first."""
    told: set[int] = set()
    for scene in scenes:
        if _is_frame(scene) or not scene.part:
            continue
        if scene.part in told and scene.layout == "statement":
            yield scene.id
        told.add(scene.part)


def forms(desk: Desk, scenes: Iterable[Scene]) -> Iterator[Form]:
    """What each scene's first slide is drawn as, with all its people."""
    for scene in scenes:
        first, *others = pages(desk, scene, 1)
        letters = tuple(each for page in (first, *others) for each in page.form.letters)
        graph = next((each for each in first.objects if isinstance(each, Graph)), None)
        form = replace(first.form, letters=letters)
        if form.name == "diagram":
            form = replace(form, diagram=tuple(_parts(first, desk.template.page[0] / 100)))
        yield _charted(form, graph)


def _parts(page: Page, unit: float) -> Iterator[DiagramPart]:
    """Of a diagram as it stands on its slide."""

    def placed(frame: Frame) -> tuple[float, float, float, float]:
        x, y, w, h = (round(each / unit, 2) for each in (frame.x, frame.y, frame.w, frame.h))
        return x, y, w, h

    for arrow in page.arrows:
        (x, y), (to, end) = arrow.line
        line = placed(Frame(x, y, to - x, end - y))
        yield DiagramPart("line", *line, dashed=arrow.dashed, headed=arrow.headed)
    for mark in page.marks:
        size = round(mark.size * EMU_PER_POINT / unit, 2)
        kind = "label" if mark.text else "axis"
        yield DiagramPart(kind, *placed(mark.frame), (mark.text,) if mark.text else (), size)
    for block in page.blocks:
        if block.look is not None and block.slot.name.startswith("Node"):
            lines = tuple(line.strip() for p in block.paragraphs for line in block.setting.lines(p))
            size = round(block.setting.size(block.paragraphs[0]) * EMU_PER_POINT / unit, 2)
            frame = block.frame or block.slot.frame
            yield DiagramPart(block.look.geometry, *placed(frame), lines, size)


def _charted(form: Form, graph: Graph | None) -> Form:
    if graph is None or graph.bars:
        return form
    return replace(
        form,
        chart="columns" if graph.over_time else "bars",
        values=tuple(values for _, values in graph.series),
        highlight=graph.highlight,
    )


def seen(
    storyboard: Storyboard, mode: Mode, template: Template
) -> Iterator[tuple[str, Appearance]]:
    """Scene by scene how full its first slide is, what is cut, and how many slides it takes.

    A picture of any size stands for each, which need not be there yet.
    """
    from generator.slides.filler import picture

    desk = desk_of(storyboard, mode, template, picture)
    for scene in storyboard.scenes:
        found = pages(desk, scene, 1)
        gaps = [gap for page in found for gap in page.gaps if not scene.image]
        crowded = [f"“{gap.text}” is {gap.why}" if gap.text else gap.why for gap in gaps]
        if len(found) > 1:
            crowded.append(f"too full: it takes {len(found)} slides{fewer(desk, scene)}")
        first = found[0]
        filled, smallest = _spanned(first, desk.template.page[1])
        form = first.form
        yield scene.id, Appearance(form.name, form.across, filled, smallest, tuple(crowded))


_AROUND = frozenset({"ftr", "sldNum", "dt"})
_FOOT = 0.92  # of the page's height, below which only footers stand


def _spanned(page: Page, height: int) -> tuple[float, float]:
    """Share of the height under the title that is drawn on, and the smallest type in points."""
    top, drawn = 0, []
    for block in page.blocks:
        frame = block.frame or block.slot.frame
        if not block.paragraphs or block.slot.kind in _AROUND or frame.y > _FOOT * height:
            continue
        tops = item_tops(block)
        if block.slot.is_title:
            top = max(top, tops[-1])
            continue
        span = (frame.y, frame.y + frame.h) if block.look else (tops[0], tops[-1])
        drawn.append((span, min(block.setting.size(p) for p in block.paragraphs)))
    sizes = [size for (_, bottom), size in drawn if bottom > top]
    spans = [span for span, _ in drawn]
    frames = [*(each.slot.frame for each in page.objects), *(mark.frame for mark in page.marks)]
    spans += [(frame.y, frame.y + frame.h) for frame in frames]
    room = _FOOT * height - top
    under = [(max(top, a), min(b, round(_FOOT * height))) for a, b in spans if b > top]
    covered, done = 0, top
    for a, b in sorted(under):
        covered += max(0, b - max(a, done))
        done = max(done, b)
    return round(covered / room, 2) if room > 0 else 1.0, min(sizes, default=0.0)


def _part_name(storyboard: Storyboard, scene: Scene, mode: Mode) -> str:
    """What PowerPoint calls the slides of a part: its kicker; outside parts the show's title."""
    text = scene.kicker if scene.part else storyboard.title
    names = shown(text, mode) or shown(scene.title, mode)
    return names[0][1] if names else ""


def picture_in(folder: Path | None, path: str) -> bytes | None:
    """An image's bytes; only from below the show folder."""
    if folder is None:
        return None
    try:
        place = (folder / path).resolve()
        return place.read_bytes() if place.is_relative_to(folder.resolve()) else None
    except (OSError, ValueError):
        return None


def _table_style(template: Template) -> str:
    """The presentation's default table style."""
    if "ppt/tableStyles.xml" not in template.parts:
        return ""
    return opc.parse(template.parts, "ppt/tableStyles.xml", template.name).get("def", "")


# One size for a deck's titles, and one for its points: larger where they are short.

_ROLES = ("bullets", "takeaways")
_SCALES = (1.4, 1.3, 1.2, 1.1)
_FULL = 0.85  # share of its room that a grown text may take

# Share of the slides that must hold their points at a size; the others are set smaller.
_MOST = 0.75
# Of the title's size, points never looking like titles; or points, where titles are small.
_UNDER_TITLE, _READABLE = 0.95, 24.0

# One title of so many may be smaller than the others, where it were so by more than that.
_APART, _ODD = 10, 0.8
_ODD_SECOND = 0.72  # of the usual size of their second language, that all have for a longer one
_ALIKE = 0.9  # of the usual size of messages: one that needs smaller type has it alone
_LOOKED_AT = 40  # scenes of a role that decide, evenly taken: of a thousand as many as of forty


def grown(desk: Desk, scenes: Sequence[Scene]) -> dict[str, float]:
    """Role → how much larger than its layout says its points are set."""
    found = {}
    for name in _ROLES:
        role = desk.find(name)
        slot = role.fields.get("body") if role else None
        title = role.fields.get("title") if role else None
        if slot is None or title is None:
            continue
        named = [scene for scene in scenes if scene.layout == name]
        every = -(-len(named) // _LOOKED_AT) or 1
        texts = [items for scene in named[::every] if (items := items_of(desk, scene))]
        largest = max(_UNDER_TITLE * title.styles[0].size, _READABLE * slot.scale)
        most = largest / slot.styles[0].size
        fitting = (each for each in _SCALES if each <= most and _holds(desk, slot, texts, each))
        found[name] = next(fitting, 1.0) if texts else 1.0
    claims = [scene for scene in scenes if scene.layout == "statement"]
    every = -(-len(claims) // _LOOKED_AT) or 1
    if claims:
        sizes = sorted(message_scale(desk, scene) for scene in claims[::every])
        found["statement"] = max(sizes[0], _ALIKE * sizes[(len(sizes) - 1) // 2])
    return found


# Layouts whose points are what a slide says, and share of them that must hold it at one size; where
# they are very unlike, all of it is a step smaller than what half of them hold.
_SAID = frozenset(
    {"bullets", "columns", "comparison", "steps", "chain", "timeline", "checklist", "profile"}
)
_HELD = (0.75, 0.5)
_READ = 18.0  # points that it has where it fits, however much some slides say
_AS_LARGE = 0.99  # as large, but for half points
# Roles whose points flow: as large as those on cards; what a deck ends with may be a step larger.
_FLOWING = ("bullets", "number", "chart", "figure", "picture", "profile", "takeaways")


def usual(desk: Desk, scenes: Sequence[Scene]) -> float:
    """Points of what is said that most slides of a deck hold; 0 where too few say anything."""
    told = [scene for scene in scenes if scene.layout in _SAID and not scene.image]
    every = -(-len(told) // _LOOKED_AT) or 1
    unit = desk.template.type * min(desk.template.page) / _USUAL_PAGE
    sizes = [size for scene in told[::every] if (size := _said(desk, scene) / unit)]
    if len(sizes) < _FEW:
        return 0.0
    held = {rung: sum(size >= _AS_LARGE * rung for size in sizes) / len(sizes) for rung in LADDER}
    most, half = (next((r for r in LADDER if held[r] >= least), LADDER[-1]) for least in _HELD)
    return max(most, LADDER[min(LADDER.index(half) + 1, len(LADDER) - 1)], _READ)


_FEW = 2  # slides that say something, of which it is worth to have one size
_USUAL_PAGE = 6_858_000


def _said(desk: Desk, scene: Scene) -> float:
    """Points of the smallest of what most of a scene's texts say."""
    letters: dict[float, int] = {}
    for sheet in composed(desk, scene)[-1]:
        for block in sheet.fill.blocks:
            told = max((p.level for p in block.paragraphs), default=0)
            for p in block.paragraphs:
                if p.level == told - told % 2:
                    size = block.setting.size(p)
                    letters[size] = letters.get(size, 0) + len(p.text)
    return max(letters, key=letters.__getitem__, default=0.0)


def _evened(desk: Desk, said: float) -> dict[str, float]:
    """By role, how much larger than its layout says its points are, to be as large as on cards."""
    found = {}
    for name in _FLOWING:
        role = desk.find(name)
        slot = role.fields.get("body") if role else None
        if slot is None:
            continue
        points = said * desk.template.type * slot.scale
        most = _SCALES[0]
        if name == "takeaways":
            points, most = _LARGER * points, desk.grown.get(name, 1.0)
        found[name] = min(most, points / (slot.styles[0].size * desk.scale))
    return found


_LARGER = 28 / 24  # than what the other slides say: what a deck ends with


def titled(desk: Desk, scenes: Sequence[Scene]) -> float:
    """How large the titles of a deck are: the longest set the size of all, but for a few."""
    said = [scene for scene in scenes if scene.layout not in UNLIKE]
    every = -(-len(said) // _LOOKED_AT) or 1
    scales: list[float] = []
    for scene in said[::every]:
        headed = answered(scene) if scene.layout == "qa" else scene
        role = desk.role(scene.layout)
        if desk.share(role) < 1.0:  # a label, small by its layout: no measure of the others
            continue
        blocks = desk.head(headed, role).blocks
        each = desk.share(role) / desk.alone_larger(role)
        scales += [b.setting.scale * each for b in blocks if b.slot.is_title]
    if not scales:
        return 1.0
    least, usual = min(scales), sorted(scales)[len(scales) // _APART]
    return least if least >= _ODD * usual else usual


def seconded(desk: Desk, scenes: Sequence[Scene]) -> float:
    """How large the second language of the titles is: the longest set the size of all."""
    said = [scene for scene in scenes if scene.layout not in UNLIKE]
    every = -(-len(said) // _LOOKED_AT) or 1
    scales: list[float] = []
    for scene in said[::every]:
        role = desk.role(scene.layout)
        second = role.fields.get("title_second")
        if second is None or second != desk.role("bullets").fields.get("title_second"):
            continue
        headed = answered(scene) if scene.layout == "qa" else scene
        blocks = (b for b in desk.head(headed, role).blocks if b.slot.name == second.name)
        scales += [b.setting.size(b.paragraphs[0]) / second.styles[0].size for b in blocks]
    if not scales:
        return 1.0
    least, usual = min(scales), sorted(scales)[len(scales) // _APART]
    return max(least, _ODD_SECOND * usual)


def _holds(desk: Desk, slot: Slot, texts: Sequence[tuple[Pair, ...]], scale: float) -> bool:
    room = slot.height * _FULL
    setting = Setting(slot, desk.body, desk.scale * scale, height=room, most=MOST_LINES)
    held = sum(setting.fits([p for item in items for p in item]) for items in texts)
    return held >= len(texts) * _MOST


def in_one_language(scenes: Sequence[Scene], mode: Mode) -> bool:
    """Whether nothing of a show has a translation beside it; our own words always have."""
    return not any(len(shown(text, mode)) > 1 for scene in scenes for text in _texts(scene))


def mode_of(scenes: Sequence[Scene], mode: Mode) -> Mode:
    """Of a show in one language that language's deck: our own words have no other beside them."""
    if mode != "bilingual":
        return mode
    told: set[Language] = set()
    for scene in scenes:
        for text in _texts(scene):
            told.update(language for language, _ in shown(text, mode))
            if len(told) == len(LANGUAGES):
                return mode  # most shows say so in their first text
    return next(iter(told), mode)


def _texts(scene: Scene) -> Iterator[Bilingual]:
    if scene.layout not in ("agenda", "notes"):
        yield from (said.text for said in scene.points)
        yield from (group.title.text for group in scene.groups)
