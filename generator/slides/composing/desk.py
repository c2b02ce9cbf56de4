"""Texts put into the slots of a role: fitted, or cut with the whole of it kept for the notes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.locale import phrase
from generator.model import Bilingual, Gap
from generator.slides.composing.caveat import reserved
from generator.slides.composing.covers import gathered
from generator.slides.composing.fit import (
    BODY,
    CLAIM,
    CLOSE,
    ENGLISH,
    HEADING,
    SECOND,
    SMALL,
    TIGHT,
    TOGETHER,
    Setting,
    fitted,
    sizes,
)
from generator.slides.composing.pages import Block, Page, cut, item_tops
from generator.slides.composing.sheets import NOTHING, Fill
from generator.slides.composing.text import Run, SlideParagraph, inline, pair, point
from generator.slides.templates.makeshift import FLUSH

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from generator.model import Language, Scene
    from generator.slides import Mode
    from generator.slides.composing.caveat import Reserved
    from generator.slides.composing.fit import Floor
    from generator.slides.composing.sheets import Sheet
    from generator.slides.composing.text import Pair
    from generator.slides.templates.layouts import Frame, Slot
    from generator.slides.templates.makeshift import Role
    from generator.slides.templates.template import Template

# EMU between two places of one text that may be joined when one stays empty.
_ADJACENT = 0.5 * 914_400

_ALONE = 1.18

_LABEL = 0.85  # of a message's size what stands over it may have
_CALM_LABEL = 0.8  # of other titles' size it has at least, rather than more lines
_NOTHING_SAID = Bilingual(None, None)

_CALMEST = 24.0  # points: a title of two lines is rather set smaller, down to this
_UNDER = 0.88  # of a note's size what stands beside it in the second language has

# EMU between a title and its second language under it.
_CLOSE_UNDER = 50_800

# EMU kept free between a title that sinks to the bottom of both places and what follows.
_AIR = 91_440

_HEADED = 0.04  # share of the page's height that stays free under a title, beside its place's end


MOST_LINES = 2
"""Of a title, and of a point in a list: a smaller type is preferred to a third line."""


_COVERED, _SMALL_COVER = 3, 32.0  # of a cover's title that would be smaller in two, in points
_COVER_READ = 20.0  # points at which two lines are read well enough
_LEGIBLE = 14.0  # points at which a second title rather stands on one line than larger on two
_UNDER_COVER = 0.65  # of its size the second language has, rather than two lines


MESSAGES = frozenset({"statement", "key-message"})
"""Layouts of a message with what it rests on."""

UNLIKE = frozenset({"title", "section", *MESSAGES})
"""Layouts whose title is their content, and large."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What all scenes of a deck are laid out with.

    Attributes:
        credit: the footer of every slide.
        picture: the bytes of a scene's image, ``None`` when they cannot be had.
        alone: no text of the show is in two languages.
        grown: by role, how much larger than its layout says the type of short points is.
        said: points of what is said on a usual page: one size for all of a deck, but where it does
            not fit; 0 where none was found.
        titled: the size of titles, of that which their layout says: one for all of a deck.
        seconds: the same of their second language, where it has a place of its own.
        parts: of the show, in their order.
        section: which of them the scene at hand opens.
        opening: the scene that says first what the show comes to.
        leading: the message that leads from there to the parts.
        further: messages on other slides of a part than its first.
        icons: points may have icons beside them.
        lift: EMU by which the room for a form begins higher, as the title of the scene at hand has
            lines to spare.
        note: of the scene at hand: every layout gives up the room for it, as ``reserved`` says by
            role.
        titles_set: of the scene at hand, as they stand over points; layouts whose titles stand
            ``likewise``, by name, need not set them again.
        set_before: lines set already: footers and kickers are the same on many slides.
    """

    template: Template
    mode: Mode
    credit: Bilingual
    picture: Callable[[str], bytes | None]
    alone: bool = False
    grown: Mapping[str, float] = field(default_factory=dict)
    said: float = 0.0
    titled: float = 1.0
    seconds: float = 1.0
    parts: tuple[int, ...] = ()
    section: int = 0
    opening: str = ""
    leading: str = ""
    further: frozenset[str] = frozenset()
    icons: bool = False
    lift: int = 0
    note: Pair = ()
    titles_set: Fill | None = None
    likewise: dict[str, bool] = field(default_factory=dict)
    set_before: dict[tuple[int, Bilingual], Fill] = field(default_factory=dict)
    reserved: dict[str, Reserved | None] = field(default_factory=dict)

    def role(self, name: str) -> Role:
        """The layout for a role or what serves in its stead, above the scene's note."""
        return self._above(self.template.role(name))

    def find(self, name: str) -> Role | None:
        """The layout for a role, if the template has one."""
        role = self.template.roles.get(name)
        return None if role is None else self._above(role)

    def _reserved(self, role: Role) -> Reserved | None:
        if not self.note:
            return None
        if role.name not in self.reserved:
            own = self.template.roles.get(role.name, role)
            self.reserved[role.name] = reserved(self.template, own, self.note, _beside(self.note))
        return self.reserved[role.name]

    def _above(self, role: Role) -> Role:
        noted = self._reserved(role)
        return role if noted is None else noted.role

    def room(self, role: Role) -> Frame:
        """What is free for a form of ``role``, above the scene's note."""
        room = self.template.room
        over = replace(room, y=room.y - self.lift, h=self.lift)
        if self.lift and role.ours and role.name not in UNLIKE and role.layout.clear(over) == over:
            room = over.joined(room)
        noted = self._reserved(role)
        if noted is None:
            return room
        return replace(room, h=min(room.h, noted.top - room.y))

    @property
    def scale(self) -> float:
        """Of body text: one language alone leaves room for larger type."""
        return _ALONE if self.alone or self.mode != "bilingual" else 1.0

    @property
    def body(self) -> Floor:
        """The smallest sizes of body text."""
        return ENGLISH if self.mode == "en" else BODY

    def put(
        self,
        where: str,
        slot: Slot,
        paragraphs: Sequence[SlideParagraph],
        floor: Floor,
        *,
        frame: Frame | None = None,
        most: int = 0,
        scale: float = 1.0,
        lines: int = MOST_LINES,
    ) -> Fill:
        """Paragraphs in a slot; cut, and listed, when they do not fit at the floor.

        ``lines``: that a title rather has in smaller type than more.
        """
        if not paragraphs:
            return NOTHING
        setting = _within(Setting(slot, floor, scale, most=most), frame)
        fewest = lines if floor in {HEADING, SECOND} else 0
        fitting = fitted(setting, paragraphs, fewest)
        if fitting is None and floor is HEADING:
            fitting = fitted(setting._replace(floor=TIGHT), paragraphs)
        if fitting is not None:
            return Fill((Block(fitting, fitting.broken(paragraphs), frame),))
        smallest = setting._replace(scale=setting.least * 0.9)
        shortened = cut(setting, paragraphs)
        why = f"too long for {slot.name or 'its place'}: cut on the slide, whole in the notes"
        return Fill(
            (Block(smallest, smallest.broken(shortened), frame),),
            tuple(paragraphs),
            (Gap("slide", where, why, paragraphs[0].text[:80]),),
        )

    def line(self, where: str, slot: Slot, text: Bilingual) -> Fill:
        """Both languages on one line, on two where that is narrow, or the first alone."""
        key = (id(slot), text)
        if key not in self.set_before:
            self.set_before[key] = self._line(where, slot, text)
        return self.set_before[key]

    def _line(self, where: str, slot: Slot, text: Bilingual) -> Fill:
        both = inline(text, self.mode)
        alone = pair(text, self.mode)[:1]
        two = pair(text, self.mode) if slot.frame.w < self.template.page[0] / 2 else ()
        frame = slot.frame  # grows up and down alike: a title may stand close below
        frame = replace(frame, y=frame.y - frame.h // 2, h=2 * frame.h)
        tall = replace(slot, frame=frame, moved=True)
        under = tuple(words._replace(level=0) for words in two[:2])
        for paragraphs, place in ((both, slot), (under, tall), (alone, slot)):
            fitting = fitted(Setting(place, SMALL, most=1), paragraphs) if paragraphs else None
            if fitting is not None:
                return Fill((Block(fitting, paragraphs),))
        kept = self.put(where, slot, alone, SMALL, most=1)
        return Fill(kept.blocks)  # of a credit or a kicker, the whole stands elsewhere

    def head(self, scene: Scene, role: Role, suffix: str = "", scale: float = 1.0) -> Fill:
        """Title, its second language and the kicker; ``scale`` of one that is the content."""
        return self._under_kicker(scene, role, self.titles(scene, role, suffix, scale))

    def _under_kicker(self, scene: Scene, role: Role, fill: Fill) -> Fill:
        kicker = role.fields.get("kicker")
        if kicker is None:
            return fill
        if role.name in MESSAGES and role.ours:
            return fill + self._label(scene, kicker, self._belongs(scene), fill)
        return fill + self.line(scene.id, kicker, scene.kicker)

    def _headed(self, scene: Scene, sheet: Sheet, suffix: str) -> Fill:
        """The head of a sheet, its titles set before where they stand as over points."""
        role, titles = sheet.role, self.titles_set
        if titles is None or suffix or not self._likewise(role):
            return self.head(scene, role, suffix, sheet.heading)
        return self._under_kicker(scene, role, titles)

    def _likewise(self, role: Role) -> bool:
        """Whether its titles have all the room that those over points have, and no more."""
        if role.name not in self.likewise:
            usual = self.template.role("bullets")
            same = role.name not in UNLIKE and role.layout.drawn == usual.layout.drawn
            self.likewise[role.name] = same and _place(role) == _place(usual)
        return self.likewise[role.name]

    def titles(self, scene: Scene, role: Role, suffix: str = "", scale: float = 1.0) -> Fill:
        """The same without the kicker."""
        words = pair(scene.title, self.mode, suffix=suffix) or _named(suffix or "·")
        title, second = role.fields.get("title"), role.fields.get("title_second")
        fill = NOTHING
        if title is None:
            fill += Fill(extra=words)
        elif role.name in MESSAGES:
            fill += self._claimed(scene, title, second, words, scale)
        elif len(words) == 2 and second is not None:
            under = (words[1]._replace(level=0),)
            frames = _shared(title, words[:1], second, under)
            first = self._titled(scene, role, title, words[:1], frames[0], MOST_LINES)
            if role.name == "title" and _size(first) < _SMALL_COVER * title.scale:
                first = self._titled(scene, role, title, words[:1], frames[0], _COVERED)
            lower = frames[1] or _following(role, first, second)
            scale = 1.0 if role.name in UNLIKE else self.seconds
            below = self.put(scene.id, second, under, SECOND, frame=lower, scale=scale)
            if role.name != "title" and not _on_one_line(below):
                one = self.put(scene.id, second, under, SECOND, frame=lower, scale=scale, lines=1)
                below = one if _size(one) >= _LEGIBLE * second.scale else below
            if role.name == "title" and _size(below) < min(
                _UNDER_COVER * _size(first), _COVER_READ * second.scale
            ):
                more = self.put(scene.id, second, under, SECOND, frame=lower, lines=_COVERED)
                below = max((below, more), key=_size)
            fill += first + (gathered(role, first, below) if role.name == "title" else below)
        elif len(words) == 2:
            fill += self._together(scene, title, words, self._heading(role))
        else:
            frame = None if _fixed(role) else joined(title, second)
            scale = self._heading(role) * self.alone_larger(role)
            fill += self.put(
                scene.id, title, words, HEADING, frame=_above(frame, role), scale=scale
            )
        return fill

    def _titled(
        self, scene: Scene, role: Role, slot: Slot, words: Pair, frame: Frame | None, lines: int
    ) -> Fill:
        scale = self._heading(role)
        return self.put(scene.id, slot, words, HEADING, frame=frame, scale=scale, lines=lines)

    def _claimed(
        self, scene: Scene, title: Slot, second: Slot | None, words: Pair, scale: float
    ) -> Fill:
        """A message as large as was found for it."""
        if len(words) < 2 or second is None:
            return self.put(scene.id, title, words, CLAIM, scale=scale)
        under = (words[1]._replace(level=0),)
        fill = self.put(scene.id, title, words[:1], CLAIM, scale=scale)
        return fill + self.put(scene.id, second, under, CLAIM, scale=scale)

    def _belongs(self, scene: Scene) -> Bilingual:
        """What a message belongs to."""
        if pair(scene.kicker, self.mode):
            return scene.kicker
        leads = scene.id == self.leading
        return phrase("deck", "introduction") if leads else phrase("slides", "message")

    def _label(self, scene: Scene, slot: Slot, said: Bilingual, message: Fill) -> Fill:
        """What a message belongs to, as other slides have their titles."""
        size = max((b.setting.size(b.paragraphs[0]) for b in message.blocks[:1]), default=0.0)
        base = self.template.role("bullets")
        titles = self.head(replace(scene, title=said, kicker=_NOTHING_SAID), base).blocks
        own = (b.setting.size(b.paragraphs[0]) for b in titles if b.slot.is_title)
        largest = max(own, default=_LABEL * size)
        words = pair(said, self.mode)
        scale = min(1.0, largest / slot.styles[0].size)
        second = base.fields.get("title_second")
        under = next((b for b in titles if second and b.slot.name == second.name), None)
        if under is not None and len(words) > 1:
            above = fitted(Setting(slot, SMALL, scale, most=1), words[:1])
            if above is not None:
                return Fill((Block(above, words[:1]), _boxed(under)))
        found = fitted(Setting(slot, SMALL, scale, most=1), words)
        if found is None or found.size(words[0]) < _CALM_LABEL * largest:
            band = fitted(Setting(slot, SMALL, scale), words, MOST_LINES)
            found = band if band and (found is None or band.scale > found.scale) else found
        if found is None or found.size(words[0]) < _CALM_LABEL * largest:
            both = inline(said, self.mode)  # on a line of readable type, rather than minute on two
            one = fitted(Setting(slot, SMALL, scale, most=1), both) if both else None
            if one is not None and (found is None or one.scale > found.scale):
                found, words = one, both
        return (
            Fill((Block(found, found.broken(words)),)) if found else self.line(scene.id, slot, said)
        )

    def _heading(self, role: Role) -> float:
        """The largest scale of a title; where the title is the content it has its own."""
        return 1.0 if role.name in UNLIKE else min(1.0, self.titled / self.share(role))

    def heads(self, role: Role) -> float:
        """Points of a role's titles in this deck."""
        title = role.fields.get("title")
        if title is None:
            return 0.0
        return title.styles[0].size * self._heading(role) * self.alone_larger(role)

    def alone_larger(self, role: Role) -> float:
        """How much larger a title is that stands alone where its layout has a place for two."""
        title, second = role.fields.get("title"), role.fields.get("title_second")
        if title is None or _fixed(role) or joined(title, second) is None:
            return 1.0
        return self.scale

    def share(self, role: Role) -> float:
        """The size of a layout's titles, of that of the titles of points."""
        title, usual = role.fields.get("title"), self.template.role("bullets").fields.get("title")
        if title is None or usual is None:
            return 1.0
        return title.styles[0].size / usual.styles[0].size

    def _together(self, scene: Scene, title: Slot, words: Pair, scale: float) -> Fill:
        """Both titles in one place; the first alone, and whole, where there is room for one."""
        if fitted(Setting(title, TOGETHER), words) is None and fitted(Setting(title, CLOSE), words):
            return self.put(scene.id, title, words, CLOSE)
        level = _one_line(Setting(title, TOGETHER, scale), words)
        if level is not None:
            return Fill((Block(level, words),))
        both = fitted(Setting(title, TOGETHER), words)
        if both is not None or fitted(Setting(title, TIGHT), words[:1]) is None:
            return self.put(scene.id, title, words, TOGETHER, scale=scale)
        why = f"no room beside the first one in {title.name}: in the notes"
        left = Fill(extra=words[1:], gaps=(Gap("slide", scene.id, why, words[1].text[:80]),))
        return self.put(scene.id, title, words[:1], HEADING, scale=scale) + left

    def foot(self, scene: Scene, role: Role) -> Fill:
        """The template's own words, else the credit: the same on every slide."""
        fill = NOTHING
        footer, number = role.fields.get("footer"), role.fields.get("slide_number")
        if footer is not None and not footer.words:
            fill += self.line(scene.id, footer, self.credit)
        for slot in role.said:
            language: Language = "en" if slot.words.isascii() else "ja"
            words = (_line(slot.words, language),)
            fill += Fill((Block(Setting(self._on_one(slot, role, words), SMALL), words),))
        if number is not None:
            fill += Fill((Block(Setting(number, SMALL), (_line("#", "en"),)),))
        return fill

    def _on_one(self, slot: Slot, role: Role, words: Pair) -> Slot:
        """A footer's place as wide as its words on one line need, where nothing stands beside it.

        Faces differ from machine to machine, and a template says as much as fits its own.
        """
        if Setting(slot, SMALL, most=1).fits(words) or slot.vertical:
            return slot
        page, own = self.template.page[0], slot.frame
        others = [one.frame for one in (*role.fields.values(), *role.said) if one.frame != own]
        others += role.layout.drawn
        for tenth in range(1, 11):
            by = own.w * tenth // 20
            frame = replace(own, x=own.x - by, w=own.w + 2 * by)
            wide = slot.at(frame)
            beside = (one for one in others if one.overlaps(frame) and not one.overlaps(own))
            if frame.x < 0 or frame.x + frame.w > page or any(beside):
                return slot
            if Setting(wide, SMALL, most=1).fits(words):
                return wide
        return slot

    def _noted(self, scene: Scene, role: Role, sheet: Sheet) -> Fill:
        """The note at the foot; right under cards that end well above it."""
        noted = self._reserved(role)
        if noted is None:
            return Fill(extra=self.note) if self.note else NOTHING
        if role.ours and not sheet.objects:
            frames = [block.frame or block.slot.frame for block in sheet.fill.blocks]
            frames += [mark.frame for mark in sheet.fill.marks]
            noted = noted.under(max((f.y + f.h for f in frames), default=noted.top))
        why = "the note is too long: cut on the slide, whole in the notes"
        gaps = (Gap("slide", scene.id, why, self.note[0].text[:80]),) if noted.cut else ()
        return Fill((noted.block,), self.note if noted.cut else (), gaps, (noted.bar,))

    def _cut(self, head: Fill) -> Fill:
        """Titles no taller than what they leave to a form that begins higher."""
        if not self.lift:
            return head
        limit = self.template.room.y - self.lift

        def ended(block: Block) -> Block:
            frame = block.frame or block.slot.frame
            if not frame.y < limit < frame.y + frame.h:
                return block
            return block._replace(frame=replace(frame, h=limit - frame.y))

        return replace(head, blocks=tuple(map(ended, head.blocks)))

    def page(self, scene: Scene, sheet: Sheet, suffix: str) -> Page:
        """A sheet with everything that stands on each slide of a scene."""
        role = sheet.role
        head = self._headed(scene, sheet, suffix)
        head = self._cut(head) if role.ours and role.name not in UNLIKE else head
        whole = head + sheet.fill + self.foot(scene, role)
        whole += self._noted(scene, role, sheet)
        order = {slot.index: n for n, slot in enumerate(role.layout.slots)}

        def reading(block: Block) -> tuple[bool, int]:
            """The layout's own order, but the title first: screen readers look for it."""
            slot = block.setting.slot
            return (not slot.is_title, order.get(slot.index, 99))

        blocks = tuple(sorted(whole.blocks, key=reading))
        return Page(
            scene.id,
            role.layout,
            blocks,
            "statement" if role.name in MESSAGES else role.name,
            sheet.form,
            sheet.objects,
            whole.extra,
            whole.gaps,
            whole.marks,
            whole.arrows,
        )


def lifted(desk: Desk, scene: Scene) -> Desk:
    """A desk whose forms begin right under a title that leaves lines of its place free."""
    role, room = desk.template.role("bullets"), desk.template.room
    title, second = role.fields.get("title"), role.fields.get("title_second")
    if scene.layout in UNLIKE or title is None or title.anchor != "t":
        return desk
    place = title.frame if second is None else title.frame.joined(second.frame)
    if place.y + place.h > room.y:
        return desk
    heads = desk.titles(scene, role)
    ends = max((item_tops(block)[-1] for block in heads.blocks), default=room.y)
    free = place.y + place.h - ends
    rise = free - round(_HEADED * min(desk.template.page))
    return replace(desk, lift=max(0, rise), titles_set=heads)


def noted(desk: Desk, scene: Scene) -> tuple[Desk, Scene]:
    """A desk that keeps room for a scene's note, and the scene without it."""
    note = scene.fields.get("note")
    if note is None:
        return desk, scene
    rest = {key: said for key, said in scene.fields.items() if key != "note"}
    kept = replace(desk, note=point(note, desk.mode), reserved={})
    return kept, replace(scene, fields=rest)


def _size(fill: Fill) -> float:
    """The smallest type of what is put somewhere, in points."""
    return min((b.setting.size(p) for b in fill.blocks for p in b.paragraphs), default=0.0)


def _on_one_line(fill: Fill) -> bool:
    """What is put somewhere has one line each, so that smaller type has no fewer."""
    placed = [(block.setting, p) for block in fill.blocks for p in block.paragraphs]
    return not fill.gaps and all(len(setting.lines(p)) == 1 for setting, p in placed)


def _one_line(setting: Setting, words: Pair) -> Setting | None:
    """The largest size, of those not much smaller, at which each language stands on one line."""
    least = min(setting.slot.styles[0].size, _CALMEST * setting.slot.scale)
    for one in sizes(setting):
        if one.size(words[0]) < least:
            return None
        if one._replace(most=1).fits(words):
            return one
    return None


def _within(setting: Setting, frame: Frame | None) -> Setting:
    if frame is None:
        return setting
    width, height = setting.slot.text_in(frame)
    return setting._replace(height=height, width=width)


def _above(frame: Frame | None, role: Role) -> Frame | None:
    """Not into the points."""
    body = role.fields.get("body")
    if frame is None or body is None or not frame.y < body.frame.y < frame.y + frame.h:
        return frame
    return replace(frame, h=body.frame.y - frame.y)


def _place(role: Role) -> tuple[Slot | None, Slot | None, Frame | None, bool]:
    """What of a layout, beside what it draws, says how titles are set."""
    title, second = role.fields.get("title"), role.fields.get("title_second")
    both = None if title is None else _above(joined(title, second), role)
    return title, second, both, _fixed(role)


def _fixed(role: Role) -> bool:
    """The layout is composed around where the title stands, or has its points beside it."""
    body, second = role.fields.get("body"), role.fields.get("title_second")
    beside = body is not None and second is not None and body.frame.y < second.frame.y
    return beside or role.name in {"title", "section"}


def joined(slot: Slot, empty: Slot | None) -> Frame | None:
    """Both frames in one when the place of the second language stays empty beside the first."""
    if empty is None or not empty.kind:
        return None
    a, b = slot.frame, empty.frame
    aligned = abs(a.x - b.x) < _ADJACENT
    near = min(abs(b.y - a.y - a.h), abs(a.y - b.y - b.h)) < _ADJACENT
    if not (aligned and near):
        return None
    both = a.joined(b)
    return replace(both, h=both.h - _AIR) if slot.anchor == "b" else both


def _shared(
    title: Slot, first: Pair, second: Slot, under: Pair
) -> tuple[Frame, Frame] | tuple[None, None]:
    """The room of both titles parted anew when the second needs more than it has."""
    whole = joined(title, second)
    if whole is None or fitted(Setting(second, SECOND), under) is not None:
        return None, None
    smallest = Setting(second, SECOND, 0.1)
    needed = round((smallest.tall(under) + second.insets[1] + second.insets[3] + 1) * 12_700)
    upper = replace(title.frame, h=second.frame.y + second.frame.h - title.frame.y - needed)
    lower = replace(second.frame, y=upper.y + upper.h, h=needed)
    fits = upper.h > 0 and fitted(_within(Setting(title, HEADING), upper), first) is not None
    return (upper, lower) if fits and title.frame.y < second.frame.y else (None, None)


def _following(role: Role, title: Fill, second: Slot) -> Frame | None:
    """The second language right under a title that hangs from the top and has lines to spare.

    Not over the edge of what the layout draws between both.
    """
    block, place = next(iter(title.blocks), None), second.frame
    if block is None or block.slot.anchor != "t" or not second.kind or _fixed(role):
        return None
    top = item_tops(block)[-1] + _CLOSE_UNDER
    if not block.slot.frame.y < top < place.y:
        return None
    whole = block.slot.frame.joined(place)
    drawn = (one for one in role.layout.drawn if one.overlaps(whole))
    edges = (edge for one in drawn for edge in (one.y, one.y + one.h))
    if any(whole.y < edge < whole.y + whole.h for edge in edges):
        return None
    return replace(place, y=top, h=place.y + place.h - top)


def _boxed(block: Block) -> Block:
    """The same in a text box, for a slide whose layout uses the place for something else."""
    slot = block.slot
    if not slot.kind:
        return block
    first = slot.styles[0]
    flush = (f'{FLUSH[0]} algn="{first.align}"', FLUSH[1])
    fill = first.fill or (f"#{first.color}" if len(first.color) == 6 else "")
    style = replace(first, fill=fill, local=flush)
    box = replace(slot, kind="", index=None, styles=(style,) * len(slot.styles))
    placed = block.setting._replace(slot=box.at(block.frame or slot.frame))
    return block._replace(setting=placed, frame=None)


def _beside(words: Pair) -> Pair:
    """Both languages in one paragraph, the second as much smaller as it is under the first."""
    if len(words) < 2:
        return ()
    first, second = words
    gap, small = Run("\u3000", "ja"), second.runs[0]._replace(scale=_UNDER)
    return (first._replace(runs=(*first.runs, gap, small)),)


def _named(text: str) -> Pair:
    return (_line(text, "en"),)


def _line(text: str, language: Language) -> SlideParagraph:
    return SlideParagraph((Run(text, language),))
