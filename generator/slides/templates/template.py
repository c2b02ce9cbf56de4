"""A deck template: its package, its layouts, and which of them serves which role."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache, reduce
from typing import TYPE_CHECKING

from generator.compiled import kept
from generator.errors import TemplateError
from generator.files import digest
from generator.resources import toml
from generator.slides import opc
from generator.slides.templates import bare, guess, links, mapping, samples, styles
from generator.slides.templates import makeshift as fitting
from generator.slides.templates.behind import backdrop, own_fill, page_of, tints
from generator.slides.templates.drawn import (
    FIRST_INDEX,
    LAST_INDEX,
    PANEL_AIR,
    Ground,
    added,
    without_samples,
)
from generator.slides.templates.dressing import dressed
from generator.slides.templates.forms import FORMS
from generator.slides.templates.layouts import EMU_PER_POINT, Frame, is_line, layouts
from generator.slides.templates.makeshift import Role
from generator.slides.templates.palette import (
    ANYWHERE,
    ENOUGH,
    luminance,
    palette,
    seen_through,
    shade,
    solid,
    worst,
)
from generator.slides.templates.places import MAP_FILE, contents, located, names
from generator.slides.templates.roles import FOOT, HEAD, role_specs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.slides.options import Dress
    from generator.slides.templates.layouts import Layout, Slot
    from generator.slides.templates.palette import Palette

MOST_LAYOUTS = 300
_TALL = 6_858_000  # EMU: the height of the page that sizes of type are meant for
_TYPE = {"usual": 1.0, "large": 1.2, "dense": 0.86}  # of the type on layouts of ours
_PANEL = 94  # percent of a picture that a panel for text hides

# Percent of paper in the ground that takes the place of a panel which shows what is drawn.
_CALMED = 50


_NARROW = 0.02  # share of the room's width by which points may begin beside it
# Share of the page's width by which a title may be centred beside what it heads, times two.
_ASIDE = 0.04
# EMU: what is free beside what we draw at least; how far from the titles' edge it is moved.
_MARGIN, _NEAR = 0.35 * 914_400, 1.3 * 914_400
# Inches free under a heading and over what stands at the foot; the lowest share of a page in use.
_UNDER_HEAD, _OVER_FOOT, _LOWEST = 0.3, 0.2, 0.94
# Inches that our forms leave free at least below a band or a rule, and over what stands below.
_UNDER_ART, _OVER_ART = 0.25, 0.15
_UNFILLED = {"body", "obj"}  # places for text, which stay empty on slides of ours
_QUOTED = 0.3  # share of the page's height that a quotation needs

# What the colour of a title counts for among what a template shows, as a share of the page.
_INK = 0.05

_MAIN = "application/vnd.openxmlformats-officedocument.presentationml"


@dataclass(frozen=True, slots=True)
class Template:
    """A template ready for use.

    Attributes:
        roles: those it has a layout for.
        page: width and height in EMU.
        room: free for what is drawn, under the heading of a slide with points.
        palette: the colours of what is drawn; ``badge`` its geometry, ``cards`` their look.
        ink: RRGGBB of its text on the usual ground.
        veil: what lies under points on a picture, as ``solid`` takes it; empty on a plain page.
        type: how much larger than usual the type of what is drawn is.
        first, last: 1-based numbers of its own slides to keep before and after ours.
    """

    name: str
    parts: opc.Parts
    layouts: tuple[Layout, ...]
    roles: Mapping[str, Role]
    page: tuple[int, int]
    room: Frame
    palette: Palette
    ink: str = ""
    veil: str = ""
    cards: str = "tint"
    badge: str = "ellipse"
    type: float = 1.0
    first: tuple[int, ...] = ()
    last: tuple[int, ...] = ()

    def role(self, name: str) -> Role:
        """The layout for a role, following the fallbacks down to one for bullets."""
        while name not in self.roles:
            spec = role_specs().get(name)
            name = spec.fallback if spec else "bullets"
        return self.roles[name]


def load(name: str, dress: Dress | None = None) -> Template:
    """A template by name, .pptx file or folder; a built-in one in that dress.

    Raises:
        TemplateError: unknown, unreadable, hostile, or with a map that does not match it.
    """
    deck, chart = located(name)
    stem = deck.stem if chart is None else deck.parent.name
    ours = name in names()
    held = contents(chart) if chart is not None and chart.exists() else None
    return _loaded(contents(deck), stem, held, dress if ours else None, ours=ours)


@lru_cache(maxsize=2)
def _loaded(
    data: bytes, stem: str, chart: bytes | None, dress: Dress | None, *, ours: bool
) -> Template:
    """Kept, because a build makes up to three decks on one template; ours for other builds too."""

    def made() -> Template:
        return opened(data, stem, None if chart is None else _map(chart, ours=ours), dress)

    return (
        kept(f"template-{stem}", digest(data + (chart or b"")), made)
        if ours and dress is None
        else made()
    )


def _map(data: bytes, *, ours: bool) -> mapping.Map:
    try:
        tree = toml(data.decode("utf-8"), ours=ours)
    except ValueError as error:
        raise TemplateError(f"{MAP_FILE} cannot be read", str(error)) from error
    return mapping.read(tree, MAP_FILE)


def opened(
    data: bytes, name: str, chart: mapping.Map | None = None, dress: Dress | None = None
) -> Template:
    """A template from a file's bytes; without a map the roles are guessed.

    Raises:
        TemplateError: see ``load``.
    """
    parts = samples.counted(opc.unpack(data, name), name)
    _accepted(parts, name, (*chart.first, *chart.last) if chart else ())
    if dress is not None:
        parts = dressed(parts, dress, name)
    found = _found(parts, name)
    opening = None
    if chart is None:
        parts, found, opening = _worn(parts, found, name)
    whole = page_of(parts, name)
    page = (whole.w, whole.h)
    roles, chart = _served(parts, found, (chart, opening), page, name)
    if "title" in roles:
        parts, roles["title"] = _cover(parts, roles["title"], page, name)
    ours = chart.english == "level" and "title_second" in roles["bullets"].fields
    strange = None if ours else roles.get("title", roles["bullets"])
    ground = _ground(parts, roles["bullets"], chart, page, name, strange)
    roles = {
        key: _legible(
            parts, _inked(role, ground.palette), ground.palette, name, ours=ours or role.ours
        )
        for key, role in roles.items()
    }
    if ground.veil:
        roles.pop("comparison", None)
    if strange is not None:
        roles["bullets"] = _begun(_headed(roles["bullets"], ground), ground)
    ground = replace(ground, base=roles["bullets"])
    parts, found, more = _completed(parts, found, roles, ground, name)
    roles.update(
        (key, _legible(parts, role, ground.palette, name) if FORMS[key].title else role)
        for key, role in more.items()
    )
    for key, role in roles.items():
        own = [slot for slot in role.layout.slots if slot.words]
        said = (_read(parts, role.layout.part, slot, ground.palette, name) for slot in own)
        roles[key] = replace(role, said=tuple(said))
    return Template(
        name,
        parts,
        found,
        _as_one(roles),
        page,
        ground.room,
        ground.palette,
        shade(ground.palette.text, styles.scheme(parts, ground.base.layout.part, name)),
        ground.veil,
        chart.look.get("cards", "tint"),
        chart.look.get("badges", "ellipse"),
        ground.type,
        chart.first,
        chart.last,
    )


def _as_one(roles: Mapping[str, Role]) -> dict[str, Role]:
    """Places that are alike on several layouts are one: what is set there is set for all."""
    known: dict[Slot, Slot] = {}
    return {
        name: replace(role, fields={k: known.setdefault(s, s) for k, s in role.fields.items()})
        for name, role in roles.items()
    }


def _found(parts: Mapping[str, bytes], name: str) -> tuple[Layout, ...]:
    found = layouts(parts, name)
    if not found:
        raise TemplateError(f"{name} has no slide layouts", "use a .pptx with a slide master")
    if len(found) > MOST_LAYOUTS:
        raise TemplateError(f"{name} has {len(found)} layouts, more than {MOST_LAYOUTS}")
    return found


def _served(
    parts: opc.Parts,
    found: tuple[Layout, ...],
    known: tuple[mapping.Map | None, Layout | None],
    page: tuple[int, int],
    name: str,
) -> tuple[dict[str, Role], mapping.Map]:
    """What the template's own layouts serve, fitted for two languages.

    ``known``: their map; without one they are guessed, but perhaps for that of covers.
    """
    guessing = known[0] is None
    chart = known[0] or guess.guessed(found, known[1])
    roles = {
        role: Role(role, layout, fields, _ours(fields))
        for role, (layout, fields) in mapping.applied(chart, found, name).items()
    }
    if guessing and not _designed(parts, roles, name):
        roles.pop("comparison", None)
    if guessing and not _quotable(roles.get("quote"), page):
        roles.pop("quote", None)
    if chart.english == "under":
        roles = {
            key: role if role.ours else fitting.adapted(role, page) for key, role in roles.items()
        }
    if "bullets" not in roles or not fitting.roomy(roles["bullets"], page):
        roles["bullets"] = bare.makeshift(found, page, samples.usual(parts, name))
    base = roles["bullets"]
    if chart.english == "under":
        for key, role in [pair for pair in roles.items() if pair[1].ours]:
            roles[key] = replace(role, fields={**role.fields, **_shared(key, base)})
    return roles, chart


def _worn(
    parts: opc.Parts, found: tuple[Layout, ...], name: str
) -> tuple[opc.Parts, tuple[Layout, ...], Layout | None]:
    """With the art of the sample slides, where the layouts that serve have none; and a cover."""
    roles, by_name = guess.guessed(found).roles, {one.name: one for one in reversed(found)}
    cover, base = (by_name.get(roles.get(role, ("",))[0]) for role in ("title", "bullets"))
    first = None if cover is None else samples.opening(parts, found, cover, name)
    worn = samples.worn(parts, first or cover, base, name)
    if worn == parts:
        return parts, found, first
    found = layouts(worn, name)
    return worn, found, first and next(one for one in found if one.part == first.part)


def _cover(
    parts: opc.Parts, role: Role, page: tuple[int, int], name: str
) -> tuple[opc.Parts, Role]:
    """A cover with a place for its title, and without what was never filled in."""
    part = role.layout.part
    clean, shown = without_samples(parts, part, name)
    if role.layout.title is not None:
        return clean, role
    colors = styles.scheme(clean, part, name)

    def ink(slot: Slot) -> str:
        behind = backdrop(clean, part, slot, name)
        named = [c for c in ("tx1", "bg1") if len(colors.get(c, "")) == 6]
        best = max(named, key=lambda c: worst(colors[c], behind), default="")
        # Where no sample of its own says that text stands there, a picture must be a calm one.
        enough = ENOUGH if shown or len(behind) == 1 else ANYWHERE
        return best if behind and best and worst(colors[best], behind) >= enough else ""

    return clean, bare.titled(role, page, shown, ink)


def _ground(
    parts: opc.Parts,
    base: Role,
    chart: mapping.Map,
    page: tuple[int, int],
    name: str,
    cover: Role | None,
) -> Ground:
    """The room for our forms, its colours, and what must lie under it.

    ``cover``: of a stranger's template, whose colours are looked for in what it draws.
    """
    place = base.fields["body"]
    brand = None if cover is None else _shown(parts, base, cover, page, name)
    filled = own_fill(parts, base.layout.part, place, name)
    behind = backdrop(parts, base.layout.part, place, name)
    look = palette(
        styles.scheme(parts, base.layout.part, name),
        _second(base),
        lines=chart.look.get("cards") == "lines",
        behind=behind,
        ink=place.styles[0].color,
        brand=brand,
        own=bool(filled),
    )
    own = shade(look.text, styles.scheme(parts, base.layout.part, name))
    turned = luminance(own or "000000") < luminance(place.styles[0].color or "000000")
    veil = f"{look.paper}@{_PANEL}" if look.panel and not filled else ""
    if len(behind) > 1 and "alpha" in filled:
        colors = styles.scheme(parts, base.layout.part, name)
        lightest = max(behind, key=luminance)
        calm = seen_through(f"{look.paper}@{_CALMED}", colors, lightest)
        veil = f"#{calm}@{_PANEL}"  # what is drawn shows through the template's own
    panel = solid(veil) if veil else filled
    room = place.frame.grown(-PANEL_AIR) if panel else place.frame
    band = own_fill(parts, base.layout.part, base.fields["title"], name)
    if cover is not None and not panel:
        room = _widened(base, _aligned(base, page), page, banded=bool(band))
    type_scale = _TYPE[chart.look.get("type", "usual")]
    if turned and len(behind) == 1:
        veil = ""  # its own texts are read on its page, in its own ink
    return Ground(base, room, look, min(page) / _TALL, panel, page, type_scale, veil, band)


def _aligned(base: Role, page: tuple[int, int]) -> Frame:
    """The room for points with its left edge under the title's first letter, where it is free."""
    title, room = base.fields["title"], base.fields["body"].frame
    scale = min(page) / _TALL
    left = title.frame.x + round(title.insets[0] * EMU_PER_POINT)
    apart = left - room.x
    if title.styles[0].align != "l" or left < _MARGIN * scale or abs(apart) > _NEAR * scale:
        return room
    right = room.x + room.w
    if apart < 0:
        right = max(right, min(page[0] - left, title.frame.x + title.frame.w))
    elif apart < _MARGIN * scale:
        right -= apart
    frame = Frame(left, room.y, right - left, room.h)
    return frame if base.layout.clear(frame) == frame else room


def _widened(base: Role, room: Frame, page: tuple[int, int], *, banded: bool) -> Frame:
    """The room up to the heading and down to what stands at the foot, where nothing is drawn.

    With air below a band or a rule: titles that are ``banded`` are one themselves.
    """
    unit = min(page) / 7.5
    heading = [base.fields[key] for key in HEAD if key in base.fields]
    ends = [slot.frame.y + slot.frame.h for slot in heading]
    band = base.layout.band(base.fields["title"].frame)
    if band is not None:
        ends.append(band.y + band.h)
    others = [slot.frame for slot in base.layout.slots if slot.kind not in _UNFILLED]
    beside = [one for one in (*base.layout.drawn, *others) if _across(one, room)]
    middle = room.y + room.h // 2
    above = [one for one in beside if one.y + one.h <= middle]
    ends += [one.y + one.h for one in above]
    begins = [one.y for one in beside if one.y >= middle]
    top = max(ends) + round(_UNDER_HEAD * unit)
    bottom = min([*begins, round(page[1] * _LOWEST)]) - round(_OVER_FOOT * unit)
    edges = [one.y + one.h for one in above if one in base.layout.drawn]
    least = max([*edges, *(ends[:1] if banded else ())], default=0)
    y, end = max(min(room.y, top), least + round(_UNDER_ART * unit)), room.y + room.h
    end = max(end - round(_OVER_FOOT * unit), bottom)
    end = min([end, *(begin - round(_OVER_ART * unit) for begin in begins)])
    frame = replace(room, y=y, h=end - y)
    return frame if base.layout.clear(frame) == frame else room


def _headed(base: Role, ground: Ground) -> Role:
    """Titles over what they head: centred over it, and not at the very edge of the page beside it.

    Those that a line of the template's own is drawn for, or that are a band themselves, stay.
    """
    title, room, page = base.fields["title"], ground.room, ground.page
    left, right = (round(title.insets[n] * EMU_PER_POINT) for n in (0, 2))
    place, lined = title.frame, any(is_line(one, title.frame) for one in base.layout.drawn)
    if title.vertical or lined or ground.band:
        return base
    centre = 2 * room.x + room.w
    if title.styles[0].align == "ctr":
        if abs(2 * place.x + place.w - centre) < _ASIDE * page[0]:
            return base
        frame = replace(place, x=room.x - left, w=room.w + left + right)
        if frame.x < 0 or frame.x + frame.w > page[0]:
            return base
    else:
        edge = place.x + left
        scale = min(page) / _TALL
        if title.styles[0].align != "l" or edge >= _MARGIN * scale or room.x - edge > _NEAR * scale:
            return base
        frame = replace(place, x=room.x - left, w=place.x + place.w - room.x + left)
    found = {**base.fields, "title": replace(title, frame=frame, moved=True)}
    second = base.fields.get("title_second")
    if second is not None and not second.kind:
        under = replace(second.frame, x=frame.x + left, w=frame.w - left - right)
        found["title_second"] = replace(second, frame=under)
    return replace(base, fields=found)


def _begun(base: Role, ground: Ground) -> Role:
    """Points from where our forms begin to where they end, and in line with them."""
    body, room = base.fields["body"], ground.room
    if ground.panel:
        return base
    frame = replace(body.frame, y=room.y, h=room.h)
    left, right = (round(body.insets[n] * EMU_PER_POINT) for n in (0, 2))
    if abs(room.x - frame.x - left) > _NARROW * room.w:
        frame = replace(frame, x=room.x - left, w=room.w + left + right)
    moved = body if frame == body.frame else replace(body, frame=frame, moved=True)
    return replace(base, fields={**base.fields, "body": moved})


def _across(one: Frame, room: Frame) -> bool:
    """Above or below some of it."""
    return one.x < room.x + room.w and one.x + one.w > room.x


def _shown(
    parts: opc.Parts, base: Role, cover: Role, page: tuple[int, int], name: str
) -> dict[str, float]:
    """RRGGBB → how much of the page a template gives it, in its art and its titles."""
    found: dict[str, float] = {}
    for layout, weight in ((base.layout, 1.0), (cover.layout, 0.5)):
        for color, area in tints(parts, layout.part, name):
            found[color] = found.get(color, 0.0) + weight * area / (page[0] * page[1])
    for role, weight in ((base, _INK), (cover, _INK / 2)):
        title = role.fields.get("title")
        if title is not None:
            found[title.styles[0].color] = found.get(title.styles[0].color, 0.0) + weight
    return found


def _designed(parts: opc.Parts, roles: Mapping[str, Role], name: str) -> bool:
    """A comparison with art or grounds that points have not, and not only places for text."""
    role, base = roles.get("comparison"), roles.get("bullets")
    if role is None or role.ours:
        return True
    usual = base.layout.drawn if base is not None else ()
    places = [slot for key, slot in role.fields.items() if key.startswith("side")]
    area = reduce(Frame.joined, (slot.frame for slot in places))
    for frame in role.layout.drawn[len(role.layout.drawn) - role.layout.own :]:
        if frame not in usual and frame.overlaps(area) and frame.w < area.w:
            return True
    return any(own_fill(parts, role.layout.part, slot, name) for slot in places)


def _quotable(role: Role | None, page: tuple[int, int]) -> bool:
    """Whether a quotation has room under the title, and not only who said it."""
    place = None if role is None else role.fields.get("body")
    return place is not None and place.frame.h >= _QUOTED * page[1]


def _second(base: Role) -> str:
    """The colour of the second language, where the template has a level for it."""
    first, second = base.fields["body"].styles[:2]
    return second.color if second.color != first.color else ""


def _inked(role: Role, look: Palette) -> Role:
    """Its text boxes of ours in a colour that is seen on the page."""
    fields = dict(role.fields)
    for key, slot in role.fields.items():
        if not slot.kind and not slot.styles[0].fill:
            color = look.soft if key == "title_second" else look.text
            levels = (replace(style, fill=color) for style in slot.styles)
            fields[key] = replace(slot, styles=tuple(levels))
    return replace(role, fields=fields)


def _legible(parts: opc.Parts, role: Role, look: Palette, name: str, *, ours: bool = True) -> Role:
    """What stands on it in a colour that is read.

    ``ours``: of a layout of ours the foot alone, which lies on what the template draws.
    """
    part = role.layout.part
    fields = {
        key: slot if ours and key not in FOOT else _read(parts, part, slot, look, name)
        for key, slot in role.fields.items()
    }
    return replace(role, fields=fields)


def _read(parts: opc.Parts, part: str, slot: Slot, look: Palette, name: str) -> Slot:
    """A place in an ink that is seen on what lies behind it."""
    colors = styles.scheme(parts, part, name)
    behind = () if slot.ground else backdrop(parts, part, slot, name)
    if slot.is_title and slot.moved and not slot.styles[0].fill and not slot.styles[0].color:
        # A title of ours, in the page's ink.
        inked = (replace(s, fill=look.text, color=shade(look.text, colors)) for s in slot.styles)
        slot = replace(slot, styles=tuple(inked))
    known = [
        one for style in slot.styles if len(one := shade(style.fill, colors) or style.color) == 6
    ]
    if not behind or not known or min(worst(one, behind) for one in known) >= ENOUGH:
        return slot
    inks = (look.accent, look.text) if slot.is_title else (look.soft, look.text)
    able = (k for k in (*inks, look.paper, "tx1", "bg1") if len(shade(k, colors)) == 6)
    found = next((k for k in able if worst(shade(k, colors), behind) >= ENOUGH), "")
    if not found:
        return slot
    inked = (
        style
        if worst(shade(style.fill, colors) or style.color, behind) >= ENOUGH
        else replace(style, fill=found, color=shade(found, colors))
        for style in slot.styles
    )
    return replace(slot, styles=tuple(inked))


def _ours(fields: Mapping[str, Slot]) -> bool:
    """Whether the places of a layout are those we draw, by their numbers."""
    places = (slot.index or 0 for key, slot in fields.items() if key not in {*HEAD, *FOOT})
    return any(FIRST_INDEX <= index < LAST_INDEX for index in places)


def _shared(role: str, base: Role) -> dict[str, Slot]:
    """Heading and foot of a form are those of the layout it is a copy of."""
    if FORMS[role].title is not None:
        return {}
    return {key: base.fields[key] for key in (*HEAD, *FOOT) if key in base.fields}


def _completed(
    parts: opc.Parts,
    found: tuple[Layout, ...],
    roles: Mapping[str, Role],
    ground: Ground,
    name: str,
) -> tuple[opc.Parts, tuple[Layout, ...], dict[str, Role]]:
    """With layouts of our own for the forms that the template has none for."""
    specs = role_specs()
    # The template's own layout is as strong as it wants it.
    own = {role for role in FORMS if specs[role].fallback in FORMS.keys() & roles.keys()}
    wanted = [role for role in FORMS if role not in roles and role not in own]
    if not wanted:
        return parts, found, {}
    whole = added(parts, wanted, ground, name)
    every = layouts(whole, name)
    fresh = [layout for layout in every if layout.part not in parts]
    more = {
        role: Role(
            role,
            layout,
            guess.fields_of(layout, role_specs()[role]) | _shared(role, ground.base),
            ours=True,
        )
        for role, layout in zip(wanted, fresh, strict=False)
    }
    return whole, every, more


def _accepted(parts: opc.Parts, name: str, numbers: Sequence[int]) -> None:
    """No macros, and no relation that would fetch something when the deck is opened.

    Those of the template's own slides count when a deck keeps them, by their ``numbers``.
    """
    types = parts.get(opc.CONTENT_TYPES, b"")
    if any("vbaproject" in part.lower() for part in parts) or b"macroEnabled" in types:
        raise TemplateError(f"{name} holds macros", "save it without them, as .pptx")
    if not any(
        f"{_MAIN}.{kind}.main+xml".encode() in types for kind in ("presentation", "template")
    ):
        raise TemplateError(f"{name} is not a PowerPoint file", "save it as .pptx")
    own = links.own_slides(parts, name)
    dropped = set(own) - set(links.picked(own, numbers))
    for part in sorted(opc.reached(parts, dropped)):
        if not part.endswith(".rels"):
            continue
        owner = part.replace("_rels/", "").removesuffix(".rels")
        for relation in opc.relations(parts, owner, name):
            web = relation.target.lower().startswith(("https://", "http://", "mailto:"))
            if relation.external and not (relation.kind == "hyperlink" and web):
                raise TemplateError(
                    f"{name}: {owner} refers to a {relation.kind} outside the file",
                    "embed it, or remove it in PowerPoint",
                )
