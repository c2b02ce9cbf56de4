"""A message, large in its ground, and what it rests on under it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product, takewhile
from typing import TYPE_CHECKING, NamedTuple

from generator.model import Form, Share
from generator.slides.composing.desk import noted
from generator.slides.composing.drawing import Look, Ornament
from generator.slides.composing.figures import drawn, share, telling
from generator.slides.composing.fit import CLAIM, Setting
from generator.slides.composing.further import further
from generator.slides.composing.sheets import Fill, Sheet
from generator.slides.composing.studio import Lines, across, studio, tallest
from generator.slides.composing.text import SlideParagraph, pair, pairs
from generator.slides.templates.layouts import EMU_PER_POINT, Frame

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Scene
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.studio import SetText, Studio, Texts
    from generator.slides.composing.text import Pair, Run
    from generator.slides.templates.layouts import Slot
    from generator.slides.templates.makeshift import Role

_LARGEST, _STEP = 1.25, 0.95  # scales of a message: the largest, and from one to the next
_CLAUSES = 0.88  # of its size that it keeps at least where its lines then end as its clauses do
_LINES = 3  # of a message: a smaller type is preferred to a fourth
_ENOUGH_SCALE = 0.8  # of a message that is as large as the others, and with what it rests on there
_CLEARLY = 1.08  # how much larger it must be without icons to have none
# Scale of a message for which what it rests on is rather set smaller: it is larger by a third.
_EASY, _LARGER = 0.62, 0.7
# Scales of what it rests on, the largest first; of three things at most, and of fewer.
_UNDER, _FEWER = (1.25, 1.1, 1.0, 0.9, 0.8, 0.7), (1.4,)
_SHARE = 0.62  # of its ground that what a message rests on may take
_UNDER_LINES = (3, 4, 5)  # of what it rests on; more where there is height for larger type
_APART = 0.4  # inches between what stands side by side
_GAP = 0.35  # inches between both, at least
_SAME = 0.99  # of the size that was chosen for a deck's messages
_SPLIT = 0.5  # share of its ground above the rules over what it rests on, where both have room so
_BLOCK = 0.42  # share of the free height above a message and the one thing that it rests on
_HIGH = 0.48  # share of the free height that stands above a figure beside it
_ICON, _ICON_AIR = 0.62, 0.18  # inches: the side of an icon, and what is free around it
# Of a figure beside its message: its share of the ground, the second where it is not large
# (``_ENOUGH`` points) in the first; how much larger it is than its text, the
# largest first, and that than its layout says; the lines of that; what the message may lose by it;
# inches on either side of the line between them, that line's width; its share of theirs.
_FIGURE, _FIGURED, _OF_FIGURE, _NARROWED = (0.33, 0.42), 1.2, 6, 0.85
_ENOUGH = 54.0
_LOUDER = 1.5  # of the size of the message beside it that a figure may have
_SCALES = (4.4, 3.6, 3.0, 2.5, 2.1, 1.8)
# Of one under its message: how much larger it is than its text, its share of their width.
_TIMES, _FIRST = (3.6, 2.8, 2.3, 1.9), (0.36, 0.46)
# Of a larger figure and larger words beside it, how much the words count; their least scale.
_WORDS, _LEAST_WORDS = 0.6, 0.8
_BETWEEN, _FINE, _SAFE = 0.3, 0.02, 0.92
_RULE = 0.14  # inches from the rule over what a message rests on to its text
_SLACK = 4.0  # points by which a place is taller than its text


def statement(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """The message is the title; what it rests on stands under a rule each, side by side."""
    if sheets := further(desk, scene):
        return sheets
    items, made = pairs(scene.points, desk.mode), _place(desk, scene)
    if made is None:
        return ()
    words = pair(scene.title, desk.mode)
    largest = min(_LARGEST, desk.grown.get("statement", _LARGEST))
    if scene.id == desk.opening and largest < _ENOUGH_SCALE:
        largest = _LARGEST  # what all comes to is not small only because others say much
    shown = _with_figure(made, scene, words, items, largest)
    if shown is not None:
        return (shown,)
    signs: Sequence[str | Share | None] = [share(said.text) for said in scene.points]
    if not all(signs):  # one alone leaves a hole beside it
        signs = made.icons([said.text for said in scene.points]) if len(items) > 1 else ()
    ground = _ground(made)
    found = _stood(made, words, _Rest(items, signs if any(signs) else ()), largest, ground)
    if any(signs) and (found is None or found.heading < min(1.0, largest) or _under(found) < 1):
        plain = _stood(made, words, _Rest(items), largest, ground)
        better = plain is not None and (
            found is None
            or plain.heading >= _CLEARLY * found.heading
            or _under(plain) >= _CLEARLY * _under(found)
        )
        found = plain if better else found
    return () if found is None else (found,)


def _place(desk: Desk, scene: Scene) -> Studio | None:
    """Where a message is drawn; nowhere where its scene holds more, or the template less."""
    strong = scene.id == desk.opening or not scene.points
    made = (studio(desk, "key-message") if strong else None) or studio(desk, "statement")
    if made is None or "title" not in made.role.fields:
        return None
    if len(scene.points) > _MOST or scene.groups or scene.table or scene.fields:
        return None
    return made


_MOST = 3  # things that a message rests on
_FEW = 2  # things that a message rests on, of which a figure may be all that counts
_TO = "→"  # between what it was and what it is


def _with_figure(
    made: Studio, scene: Scene, words: Pair, items: Sequence[Pair], largest: float
) -> Sheet | None:
    """The figure that a message rests on, large beside it; ``None`` without one.

    The figure that it names itself stands there only where it rests on nothing else.
    """
    mode = made.desk.mode
    texts = [said.text for said in scene.points] if len(items) == len(scene.points) else []
    named = telling(scene.title, mode)
    told = ((n, telling(text, mode)) for n, text in enumerate(texts))
    amounts = [(n, amount) for n, amount in told if amount not in {(), named}]
    if len(texts) > _FEW or len(amounts) > 1:  # one condition among several is no message
        amounts = [(n, amount) for n, amount in amounts if _TO in amount[0].text]
    at, figure = next(iter(amounts), (-1, ())) if scene.points else (-1, named)
    part = share(texts[at]) if at >= 0 else None
    ground = _ground(made)
    if not figure or made.upright or (part and part.units):
        return None
    if ground.w < 2 * ground.h:
        alone = len(items) == 1 and at == 0 and not part
        return _figure_first(made, words, figure, items[0], largest) if alone else None
    whole = _stood(made, words, _Rest(items), largest, ground)
    others = [item for n, item in enumerate(items) if n != at]
    said = items[at] if at >= 0 else ()
    best: tuple[float, Sheet | None] = (0.0, None)
    for share_of_width in _FIGURE:
        wide, gap = round(ground.w * share_of_width), made.length(_BETWEEN)
        left = replace(ground, w=ground.w - wide - 2 * gap)
        found = _stood(made, words, _Rest(others), largest, left)
        if found is None or (whole and found.heading < _NARROWED * whole.heading):
            break
        right = Frame(left.x + left.w + 2 * gap, ground.y, wide, ground.h)
        narrow = replace(right, w=round(_SAFE * wide))  # renderers set a figure's letters apart
        most = _points(made, found)
        text = _told_large(made, f"support_{len(others) + 1}", narrow, (figure, said), most)
        if text is None:
            continue
        size = _shown(text)
        worth = size * min(1.0, found.heading) * min(1.0, _under(found))
        if worth > best[0]:
            best = (worth, _beside(made, found, text, right, part))
        if size >= _ENOUGH:
            break
    return best[1]


def _beside(made: Studio, found: Sheet, text: SetText, right: Frame, part: Share | None) -> Sheet:
    """A message with its figure at its right, a line between both."""
    bar = made.length(_ICON) if part is not None and _color(made) == made.palette.accent else 0
    bar = bar if text.tall + bar <= right.h else 0
    y = right.y + round((right.h - text.tall - bar) * _HIGH)
    rule = replace(right, x=right.x - made.length(_BETWEEN), w=made.length(_FINE))
    block = made.block(text, replace(right, y=y, h=text.tall))
    marks: tuple[Ornament, ...] = (Ornament(rule, Look(made.palette.rule)),)
    if part is not None and bar:
        marks += drawn(made, part, replace(right, y=y + text.tall, h=bar))
    form = replace(found.form, shares=(part,) if bar else ())
    return replace(found, fill=found.fill + Fill((block,), marks=marks), form=form)


def _shown(text: SetText) -> float:
    """Points of a figure on a usual page."""
    return text.setting.size(text.words[0]) * text.words[0].largest / text.setting.slot.scale


def _points(made: Studio, found: Sheet) -> float:
    """Points of a message on a usual page."""
    title = made.role.fields["title"]
    return title.styles[0].size * found.heading / title.scale


def _told_large(
    made: Studio, field: str, place: Frame, said: tuple[Sequence[Run], Pair], most: float
) -> SetText | None:
    """A figure on one line, with what it is of, as large as both go together.

    At most half as large again as its message, which has ``most`` points.
    """
    figure, words = said
    best: tuple[float, SetText | None] = (0.0, None)
    color = _color(made)
    slot = made.role.fields[field]
    own = slot.styles[0].size * made.desk.scale
    for times, points in product(_SCALES, made.ladder):
        if times * points > _LOUDER * most * slot.scale or points > _FIGURED * own:
            continue
        runs = tuple(run._replace(scale=run.scale * times, color=color) for run in figure)
        told = (SlideParagraph(runs), *words)
        found = made.alike({field: (place, told)}, _on_one_line, largest=points / own, free=True)
        text = (found or {}).get(field)
        if text is None or not _on_one_line({field: text}):
            continue
        scale = text.setting.scale
        worth = times * scale * min(1.0, scale) ** _WORDS if scale >= _LEAST_WORDS else scale
        if worth > best[0]:
            best = (worth, text)
    return best[1]


def _figure_first(
    made: Studio, words: Pair, figure: Sequence[Run], item: Pair, largest: float
) -> Sheet | None:
    """On a ground as tall as wide: the figure at the left of what it is of, under the message."""
    color = _color(made)
    best: tuple[float, Sheet | None] = (0.0, None)
    for times, first in product(_TIMES, _FIRST):
        runs = tuple(run._replace(scale=run.scale * times, color=color) for run in figure)
        rest = _Rest(((SlideParagraph(runs),), item), first=first)
        found = _stood(made, words, rest, largest, _ground(made))
        if found is None:
            continue
        one = found.fill.blocks[0]
        safe = one.setting._replace(width=_SAFE * one.setting.slot.width)
        scale = one.setting.scale
        worth = times * scale * (min(1.0, scale) * min(1.0, found.heading)) ** _WORDS
        large = one.setting.size(one.paragraphs[0]) * times / one.slot.scale
        if large > _points(made, found):
            continue
        if worth > best[0] and len(safe.lines(one.paragraphs[0])) == 1:
            best = (worth, found)
    return best[1]


def _color(made: Studio) -> str:
    """Of what is drawn on its ground."""
    dark = made.role.fields["support_1"].styles[0].color != made.desk.template.ink
    return made.palette.paper if dark else made.palette.accent


def _on_one_line(texts: Texts) -> bool:
    """A figure is not broken, and what it is of takes few lines."""
    return all(
        text.measured.lines[0] == 1 and max(text.measured.lines) <= _OF_FIGURE
        for text in texts.values()
    )


def _least(texts: Texts) -> float:
    return min((text.setting.scale for text in texts.values()), default=1.0)


def _under(sheet: Sheet) -> float:
    """The scale of what its message rests on."""
    return min((block.setting.scale for block in sheet.fill.blocks), default=1.0)


def message_scale(desk: Desk, scene: Scene) -> float:
    """How large the message of a scene goes, of what its layout says; without a figure."""
    desk, scene = noted(desk, scene)
    made = None if further(desk, scene) else _place(desk, scene)
    if made is None:
        return _LARGEST
    rest = _Rest(pairs(scene.points, desk.mode))
    found = _both(made, pair(scene.title, desk.mode), rest, _LARGEST, _ground(made))
    return _LARGEST if found is None else found[0].scale


@dataclass(frozen=True, slots=True)
class _Message:
    """A message as it is set: its scale, and the heights of both its languages.

    Attributes:
        stops: how many of its lines end where a clause does.
        torn: how many of its texts have a word parted between two lines.
        lines: of both.
    """

    scale: float
    first: int
    second: int
    stops: int = 0
    torn: int = 0
    lines: int = 0

    @property
    def tall(self) -> int:
        return self.first + self.second

    def near(self, other: _Message) -> bool:
        """Whether a smaller one is hardly so."""
        return other.scale >= _CLAUSES * self.scale


class _Rest(NamedTuple):
    """What a message rests on, side by side.

    Attributes:
        signs: an icon or a proportion over each.
        first: share of the width that the first has, where they differ.
    """

    items: Sequence[Pair] = ()
    signs: Sequence[str | Share | None] = ()
    first: float = 0.0

    def cells(self, room: Frame, gap: int) -> tuple[Frame, ...]:
        if not self.first:
            return across(room, len(self.items), gap)
        wide = round(room.w * self.first)
        x = room.x + wide + gap
        return replace(room, w=wide), replace(room, x=x, w=room.x + room.w - x)


def _stood(made: Studio, words: Pair, rest: _Rest, largest: float, ground: Frame) -> Sheet | None:
    """The message as large as it goes, and what it rests on at the middle of its ground.

    So both stand where they do on the other slides of messages; where there is no room so, what it
    rests on follows the message. With one thing that it rests on it is a block of its own, above
    the middle as one that rests on nothing is.
    """
    items, signs = rest.items, rest.signs
    gap, split = made.length(_GAP) if items else 0, _split(made) if items else 0
    best = _both(made, words, rest, largest, ground)
    if best is None:
        return None
    message, texts = best
    under = _tall(made, texts, rest.signs)
    alone = len(items) == 1 and not signs
    parted = not alone and message.tall + gap <= split and under <= ground.h - split
    upper = split if parted else message.tall + gap
    texts = _widened(made, rest, texts, ground, ground.h - upper) if items else texts
    under = _tall(made, texts, rest.signs)
    free = max(0, ground.h - upper - under) if alone or not items else 0
    top = ground.y + round(free * (_HIGH if not items else _BLOCK))
    role = _placed(made.role, ground, message, top)
    lower = Frame(ground.x, top + upper, ground.w, under)
    fill = _drawn(made, texts, lower, rest) if items else Fill()
    icons = tuple(sign for sign in signs if isinstance(sign, str))
    shares = tuple(sign for sign in signs if not isinstance(sign, str))
    form = Form(across=len(items), icons=icons, shares=shares) if items else Form()
    return Sheet(role, fill, form=form, heading=message.scale)


def _both(
    made: Studio, words: Pair, rest: _Rest, largest: float, ground: Frame
) -> tuple[_Message, Texts] | None:
    """A message and what it rests on: this at the middle, or else wherever the message ends.

    There too where both are small otherwise, and larger so.
    """
    split = _split(made) if rest.items else 0
    best = _balanced(made, words, rest, (largest, split), ground) if split else None
    if best is not None and best[0].scale >= _ENOUGH_SCALE:
        return best
    free = _balanced(made, words, rest, (largest, 0), ground)
    if best is None or free is None:
        return best or free
    return free if _larger(free, best) else best


def _larger(free: tuple[_Message, Texts], best: tuple[_Message, Texts]) -> bool:
    """Whether a message and what it rests on are so, and neither is smaller."""
    sizes = ((free[0].scale, best[0].scale), (_least(free[1]), _least(best[1])))
    return all(a >= _SAME * b for a, b in sizes) and any(a >= _CLEARLY * b for a, b in sizes)


def _balanced(
    made: Studio, words: Pair, rest: _Rest, within: tuple[float, int], ground: Frame
) -> tuple[_Message, Texts] | None:
    """What it rests on as large as it leaves the message room to be large.

    ``within``: the message's largest scale, and the height above what it rests on; of 0, as it
    comes. ``None`` where that makes the message small.
    """
    (largest, split), items = within, rest.items
    gap, chosen = made.length(_GAP) if items else 0, _chosen(made)
    best: tuple[_Message, Texts] | None = None
    scales = (*(_FEWER if len(items) < 3 else ()), *_UNDER) if items else (1.0,)
    for scale in scales:
        texts = _grounds(made, rest, ground, scale) if items else {}
        if texts is None:
            continue
        under = _tall(made, texts, rest.signs)
        if split and under > ground.h - split:
            continue
        left = (split or ground.h - under) - gap
        message = _message(made, words, replace(ground, h=max(1, left)), largest)
        if message is None:
            continue
        if best is None or message.scale > best[0].scale:
            best = message, texts
        enough = max(_EASY, _LARGER * (_least(texts) if items else 1))
        if message.scale >= (_SAME * largest if chosen else min(enough, largest)):
            return message, texts
    return None if split else best


def _chosen(made: Studio) -> bool:
    """Whether the messages of a deck have one size."""
    common = made.desk.grown.get("statement", 0.0)
    return common >= _ENOUGH_SCALE or (common > 0 and made.role.name == "statement")


def _widened(made: Studio, rest: _Rest, texts: Texts, ground: Frame, room: int) -> Texts:
    """Larger in more lines, where there is height for it."""
    scales = (*(_FEWER if len(rest.items) < 3 else ()), *_UNDER)
    for lines, scale in product(_UNDER_LINES, scales):
        if scale * made.desk.scale <= _least(texts):
            continue  # no larger than they are
        wider = _grounds(made, rest, ground, scale, lines)
        if wider and _least(wider) > _least(texts) and _tall(made, wider, rest.signs) <= room:
            texts = wider
    return texts


def _split(made: Studio) -> int:
    """The height above what a message rests on, the same with a note at the foot and without."""
    return round(_SPLIT * _whole(made).h)


def _ground(made: Studio) -> Frame:
    """Where the layout has the message and what it rests on, above the scene's note."""
    first = _whole(made)
    return replace(first, h=min(first.y + first.h, made.room.y + made.room.h) - first.y)


def _whole(made: Studio) -> Frame:
    """The same without a note."""
    fields = made.desk.template.roles[made.role.name].fields
    keys = ("title", "title_second", "support_1", "support_2", "support_3")
    first, *others = (fields[key].frame for key in keys if key in fields)
    for other in others:
        first = first.joined(other)
    return first


def _message(made: Studio, words: Pair, room: Frame, largest: float) -> _Message | None:
    """The largest at which it has few lines and room; in more lines where it has none so.

    A little smaller where more of its lines then end as its clauses do, and where no word is torn.
    """
    chosen = _chosen(made)  # one size for all messages of a deck
    for most in (_LINES, 0):
        found = _messages(made, words, room, largest, most)
        first = next(found, None)
        if first is None:
            continue
        if chosen and not first.torn:
            return first  # no smaller one is better
        near = (first, *takewhile(first.near, found))
        if chosen:
            return max(near, key=lambda one: (-one.torn, one.scale))
        return max(near, key=lambda one: (-one.torn, one.stops, -one.lines, one.scale))
    return None


def _messages(
    made: Studio, words: Pair, room: Frame, scale: float, most: int
) -> Iterator[_Message]:
    """As it is set at each scale at which it has room, from one down."""
    fields = made.role.fields
    slots = [fields[key] for key in ("title", "title_second") if key in fields]
    texts: list[Pair] = [(paragraph._replace(level=0),) for paragraph in words]
    if len(slots) < len(words):
        texts = [words]
    least = min(Setting(slot, CLAIM).least for slot in slots) * _STEP
    places = [slot.at(replace(room, h=max(1, room.h))) for slot in slots]
    while scale >= least:
        tall, stops, torn, lines = [], 0, 0, 0
        for slot, text in zip(places, texts, strict=False):
            setting = Setting(slot, CLAIM, scale, most=most)
            measured = setting.measured(text)
            if not setting.holds(measured):
                break
            air = slot.insets[1] + slot.insets[3] + _SLACK
            tall.append(round((measured.height + air) * EMU_PER_POINT))
            torn += measured.torn
            lines += sum(measured.lines)
            stops += sum(line.endswith("、") for line in setting.lines(text[0])[:-1])
        if len(tall) == min(len(slots), len(texts)) and sum(tall) <= room.h:
            first, second = (*tall, 0, 0)[:2]  # a title may be empty
            yield _Message(scale, first, second, stops, torn, lines)
        scale *= _STEP


def _placed(role: Role, ground: Frame, message: _Message, top: int) -> Role:
    """The message in exactly the height that it takes."""
    fields = dict(role.fields)
    title, second = fields["title"], fields.get("title_second")
    fields["title"] = _at(title, Frame(ground.x, top, ground.w, message.first))
    if second is not None and message.second:
        frame = Frame(ground.x, top + message.first, ground.w, message.second)
        fields["title_second"] = _at(second, frame)
    elif second is not None:
        del fields["title_second"]
    return replace(role, fields=fields)


def _at(slot: Slot, frame: Frame) -> Slot:
    return replace(slot, frame=frame, moved=True)


def _grounds(
    made: Studio, rest: _Rest, ground: Frame, scale: float, lines: int = _UNDER_LINES[0]
) -> Texts | None:
    """What a message rests on, set alike side by side."""
    height = round(ground.h * _SHARE) - _air(made, rest.signs)
    cells = rest.cells(replace(ground, h=max(1, height)), made.length(_APART))
    wanted = {
        f"support_{n}": (cell, words)
        for n, (cell, words) in enumerate(zip(cells, rest.items, strict=True), 1)
    }
    return made.alike(wanted, Lines(lines, lines), largest=scale)


def _air(made: Studio, signs: Sequence[str | Share | None]) -> int:
    return made.length(_RULE) + (made.length(_ICON) if signs else 0)


def _tall(made: Studio, texts: Texts, signs: Sequence[str | Share | None]) -> int:
    return _air(made, signs) + tallest(texts.values()) if texts else 0


def _drawn(made: Studio, texts: Texts, room: Frame, rest: _Rest) -> Fill:
    """Under a rule each, and under its icon or its proportion."""
    signs = rest.signs
    cells, air = rest.cells(room, made.length(_APART)), _air(made, signs)
    look = Look(_color(made))
    blocks = tuple(
        made.block(text, replace(cell, y=cell.y + air, h=cell.h - air))
        for text, cell in zip(texts.values(), cells, strict=True)
    )
    rules = tuple(Ornament(replace(cell, h=made.length(0.03)), look) for cell in cells)
    side = made.length(_ICON - _ICON_AIR)
    centred = made.role.fields["support_1"].styles[0].align == "ctr"
    drawings: list[Ornament] = []
    for sign, cell in zip(signs, cells, strict=False):
        place = replace(cell, y=cell.y + made.length(_RULE), h=side)
        if isinstance(sign, Share):
            drawings += drawn(made, sign, place, centred=centred)
        elif sign:
            x = cell.x + ((cell.w - side) // 2 if centred else 0)
            drawings.append(made.icon(sign, (x, place.y), side, look.fill))
    return Fill(blocks, marks=(*rules, *drawings))
