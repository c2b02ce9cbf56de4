"""Figures side by side, each with what it is of and, where it is a share, its proportion."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from generator import patterns as re
from generator.model import Form, Share
from generator.slides.composing.drawing import Look, Ornament
from generator.slides.composing.sheets import NOTHING, Fill, Sheet
from generator.slides.composing.studio import Lines, across, below, down, studio, tallest
from generator.slides.composing.text import Run, SlideParagraph, figure_of, parted, point, shown
from generator.slides.icons import icons
from generator.slides.templates.layouts import EMU_PER_POINT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model import Bilingual, Group, Point, Scene
    from generator.slides import Mode
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.fit import Setting
    from generator.slides.composing.studio import Studio, Texts
    from generator.slides.composing.text import Pair
    from generator.slides.templates.layouts import Frame


_AIR = 0.25
_INSIDE, _EDGE = 0.4, 0.1  # inches: within the ground of one alone, and the width of its edge
# How much larger than its layout says a figure may be, the largest first: alone, beside others.
_ALONE, _BESIDE = (2.2, 1.9, 1.6, 1.3, 1.0, 0.8), (1.8, 1.5, 1.25, 1.0, 0.85, 0.7)
_SHARE = 0.62  # of the height that a figure and its second language may take
_READ = 0.4
_GROWN, _OVER = 1.4, 2.0  # the largest scale of what they are of; by how much they are larger
_SAFE, _WIDE = 0.94, 1.2  # share of a place that a figure may take, in a face of usual width
_UNDER_LINES = 2  # of the second language under a figure
_SMALLER = 2  # power by which smaller words under a figure make it worth less
# Points below which figures side by side rather stand one under the other, where they are so much
# larger there; then their share of the width, and the inches between them.
_SMALL, _LARGER, _FIGURES, _BETWEEN = 48.0, 1.2, 0.46, 0.3
# Of one alone with as many things told of it as ``_TOLD``, which then rather stand beside it: its
# share of the width, inches to these, and what that is worth.
_HALF, _APART, _TOLD, _FULLER = 0.42, 0.8, 3, 1.25
_FINE = 0.012  # inches: the width of the line between both
# Inches: between a figure, its proportion and its words; and the proportion's height.
_PROPORTION = 0.5
_BAR = 0.26  # inches: the height of a bar that shows one


def figures(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """One to three figures; empty where they do not fit."""
    made = studio(desk, "figures")
    count = len(scene.groups)
    if made is None or not 1 <= count <= 3 or scene.points or scene.table or scene.fields:
        return ()
    alone = count == 1
    room = made.room.grown(-made.length(_INSIDE)) if alone else made.room
    cells = dict(enumerate(across(room, count, made.length(0.6)), 1))
    groups = dict(enumerate(scene.groups, 1))
    air = made.length(_AIR)
    shares = {n: share(g.title.text, [p.text for p in g.points]) for n, g in groups.items()}
    tall = made.length(_PROPORTION) + air if any(shares.values()) else 0
    found = _set(made, groups, cells, 2 * air + tall)
    form = _form(desk, scene, count, tuple(shares.values()))
    if alone:
        halves = _halved(made, room)
        parted = _set(made, groups, {1: halves[0]}, tall, right={1: halves[1]})
        fuller = _FULLER if len(groups[1].points) >= _TOLD else 1
        if parted.texts and fuller * parted.worth > found.worth:
            fill = _parted(made, parted, halves, shares[1])
            return (Sheet(made.role, fill, form=replace(form, across=2)),)
    each = all(shares.values())
    listed = _listed(made, groups) if not each and _size(found.digits) < _SMALL else NOTHING
    if listed.blocks and _size_of(listed) >= _LARGER * _size(found.digits):
        return (Sheet(made.role, listed, form=_form(desk, scene, 1, (None,) * count)),)
    if not found.digits:
        return ()
    above = tallest(found.digits.values())
    under = tallest(found.texts.values())
    y = made.centred(above + air + tall + under)
    fill = Fill(marks=_ground(made)) if alone else NOTHING
    for n, cell in cells.items():
        figure, words = found.digits.get(f"figure_{n}"), found.texts.get(f"figure_{n}_body")
        part = shares[n]
        if figure is not None:
            fill += Fill((made.block(figure, replace(cell, y=y, h=above), anchor="t"),))
        if part is not None:
            frame = replace(cell, y=y + above + air, h=made.length(_PROPORTION))
            fill += Fill(marks=drawn(made, part, frame))
        if words is not None:
            top = y + above + air + tall
            fill += Fill((made.block(words, replace(cell, y=top, h=under)),))
    return (Sheet(made.role, fill, form=form),)


def _halved(made: Studio, room: Frame) -> tuple[Frame, Frame]:
    """For a figure, and for what is told of it at its right."""
    left = replace(room, w=round(_HALF * room.w))
    return left, _right(room, left, made.length(_APART))


def _parted(made: Studio, found: _Set, halves: tuple[Frame, Frame], part: Share | None) -> Fill:
    """A figure and its proportion, a line, and what is told of it."""
    (left, right), air = halves, made.length(_AIR)
    bar = made.length(_PROPORTION) + air if part is not None else 0
    (words,) = found.texts.values()
    above, under = tallest(found.digits.values()), words.tall
    y = made.centred(above + bar)
    middle = right.x - made.length(_APART) // 2
    line = Ornament(replace(right, x=middle, w=made.length(_FINE)), Look(made.palette.rule))
    fill = Fill(marks=(*_ground(made), line))
    for figure in found.digits.values():
        fill += Fill((made.block(figure, replace(left, y=y, h=above), anchor="t"),))
    if part is not None:
        frame = replace(left, y=y + above + air, h=made.length(_PROPORTION))
        fill += Fill(marks=drawn(made, part, frame))
    lead, told = made.apart(found.texts.values(), right.h), sum(p.level == 2 for p in words.words)
    under += round(lead * max(0, told - 1) * EMU_PER_POINT)
    place = replace(right, y=made.centred(under), h=under)
    return fill + Fill((made.block(words, place, lead=lead),))


def _form(desk: Desk, scene: Scene, across: int, shares: tuple[Share | None, ...]) -> Form:
    told = tuple(figure_of(text, part_of(text)) for text in _first(desk, scene))
    return Form(across=across, shares=shares, figures=told)


class _Set(NamedTuple):
    """Figures, what they are of, and how large both are together; empty where neither fits."""

    worth: float
    digits: Texts
    texts: Texts


def _set(
    made: Studio,
    groups: Mapping[int, Group],
    cells: Mapping[int, Frame],
    between: int,
    *,
    right: Mapping[int, Frame] | None = None,
) -> _Set:
    """The figures as large as they go, each on one line, and what they are of in type to be read.

    ``between``: the height of what stands under a figure, beside its words; ``right``: where
    these stand if not under it.
    """
    alone, height = len(groups) == 1, cells[1].h
    wide = made.role.fields["figure_1"].styles[0].wide
    safe = _SAFE / min(_WIDE, wide)  # renderers set a figure's letters apart, or in another face
    best = _Set(0.0, {}, {})
    for times in _ALONE if alone else _BESIDE:
        if times <= best.worth:
            break
        high = height - between if right is not None else round(_SHARE * height)
        digits = made.alike(
            {
                f"figure_{n}": (
                    replace(cell, w=round(safe * cell.w), h=high),
                    _figure(made.desk, groups[n].title, times),
                )
                for n, cell in cells.items()
            },
            _on_one_line,
            largest=1.0,
            free=True,
        )
        if not digits or not _on_one_line(digits):
            continue
        left = max(1, height - tallest(digits.values()) - between)
        spots = right or {n: replace(cell, h=left) for n, cell in cells.items()}
        texts = made.alike(
            {f"figure_{n}_body": (spots[n], below(made.desk, g.points)) for n, g in groups.items()},
            Lines(2, 2),
            largest=_under(made, digits),
        )
        scale = min(text.setting.scale for text in digits.values())
        worth = times * scale ** (1 + _READ)  # nor is the second language minute under it
        if texts is not None and worth * _legible(made, texts) > best.worth:
            best = _Set(worth * _legible(made, texts), digits, texts)
    return best


def _legible(made: Studio, texts: Texts) -> float:
    """What figures count for above texts that are smaller than those of other slides."""
    told = [text.setting.size(text.words[0]) for text in texts.values()]
    return min([1.0, *(size / max(made.ladder, default=size) for size in told)]) ** _SMALLER


def _listed(made: Studio, groups: Mapping[int, Group]) -> Fill:
    """One under the other, what each is of beside it: on a page with no width for three."""
    gap = made.length(_BETWEEN)
    rows = dict(enumerate(down(made.room, len(groups), gap), 1))
    left = {n: replace(row, w=round(_FIGURES * row.w)) for n, row in rows.items()}
    right = {n: _right(row, left[n], gap) for n, row in rows.items()}
    found = _set(made, groups, left, 0, right=right)
    if not found.digits:
        return NOTHING
    fill = NOTHING
    for n, row in rows.items():
        figure, words = found.digits.get(f"figure_{n}"), found.texts.get(f"figure_{n}_body")
        if figure is not None:
            fill += Fill((made.block(figure, left[n], anchor="ctr"),))
        if words is not None:
            fill += Fill((made.block(words, right[n], anchor="ctr"),))
        if n > 1:
            fill += Fill(marks=(made.rule(row.x, row.y - gap // 2, row.w),))
    return fill


def _under(made: Studio, digits: Texts) -> float:
    """The largest scale of what figures are of: clearly smaller than these."""
    own = made.role.fields["figure_1_body"].styles[2]
    page = made.role.fields["figure_1_body"].scale
    return min(_GROWN, _size(digits) * page / (_OVER * own.size * made.desk.scale))


def _right(row: Frame, left: Frame, gap: int) -> Frame:
    return replace(row, x=left.x + left.w + gap, w=row.w - left.w - gap)


def _size(digits: Texts) -> float:
    """Of the smallest of some figures in points on a usual page; none is smaller than any."""
    return min((_points(t.setting, t.words[0]) for t in digits.values()), default=0.0)


def _size_of(fill: Fill) -> float:
    figures = [
        b for b in fill.blocks if b.paragraphs[0].largest != 1 or len(b.paragraphs[0].runs) > 1
    ]
    return min((_points(b.setting, b.paragraphs[0]) for b in figures), default=0.0)


def _points(setting: Setting, paragraph: SlideParagraph) -> float:
    return setting.size(paragraph) * paragraph.largest / setting.slot.scale


def _on_one_line(texts: Texts) -> bool:
    """A figure is not broken; its second language takes two lines rather than that it shrinks."""
    return all(
        text.measured.lines[0] == 1 and max(text.measured.lines) <= _UNDER_LINES
        for text in texts.values()
    )


def _ground(made: Studio) -> tuple[Ornament, ...]:
    """Under a figure alone, as under a message; nothing where it would be the figure's own tint."""
    if made.palette.card.startswith("accent"):
        return ()
    look, edges = made.card(made.room, bare=True)
    edge = Ornament(replace(made.room, w=made.length(_EDGE)), Look(made.palette.accent))
    return (Ornament(made.room, look), *edges, edge)


def _first(desk: Desk, scene: Scene) -> Iterator[str]:
    """The figures in the first language."""
    return (words[0][1] for g in scene.groups if (words := shown(g.title.text, desk.mode)))


def _figure(desk: Desk, figure: Point, times: float) -> Pair:
    """The first language larger, its digits above all; the second under it."""
    words = shown(figure.text, desk.mode)
    if not words:
        return ()
    language, text = words[0]
    runs = (run._replace(scale=run.scale * times) for run in parted(text, language, part_of(text)))
    first = SlideParagraph(tuple(runs), sources=figure.sources)
    return (first, *point(figure, desk.mode)[1:])


_MOST_UNITS, _WHOLE = 20, 100
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s?(?:%|percent|per cent|パーセント)")
_TENTHS = re.compile(r"(?<!\d)([1-9])割(?:([1-9])分)?")
_OF = re.compile(r"(\d+)\s?[人社件か所校国個台本枚店]*\s?(?:のうち|中)(?:の|、)?\s?(\d+)")
_OUT_OF = re.compile(r"\b(\d+) (?:out of|of(?: the)?) (\d+)\b")
_FRACTION = re.compile(r"(?<!\d)(\d+)分の\s?(\d+)")
_PEOPLE = re.compile(r"\s?(?:人|名|people\b|persons\b)")
# A percentage of change is no share of a whole.
_QUOTED = re.compile(r"「[^」]*」|“[^”]*”")
_GROWTH = re.compile(
    r"増|減|上昇|下落|伸び|高く|低く|倍|\b(?:up|down|more|less|rise|rose|fell|growth)\b"
)


def share(figure: Bilingual, about: Sequence[Bilingual] = ()) -> Share | None:
    """What part of what whole a figure is; ``None`` where it is no share, or a change."""
    # What somebody answered is no change: 「話す回数が減った」 was said by 34%.
    words = [_QUOTED.sub("", t) for said in (figure, *about) for t in (said.ja, said.en) if t]
    if any(_GROWTH.search(text) for text in words):
        return None
    for text in (unicodedata.normalize("NFKC", one) for one in (figure.ja, figure.en) if one):
        if (counts := _OF.search(text)) is not None:
            return _counted(int(counts[2]), int(counts[1]), text[counts.end(1) :])
        if (counts := _OUT_OF.search(text)) is not None:
            return _counted(int(counts[1]), int(counts[2]), text[counts.end(2) :])
        if (hundredths := _hundredths(text)) is not None:
            return Share(float(hundredths), 100.0) if hundredths <= _WHOLE else None
    return None


# Numbers that tell how much or how many; those of time only where there are no others.
_COUNTED = (
    r"(?:[割倍件人名社台個本冊枚校店軒棟回円%％℃]|パーセント|ポイント|[かヶカ箇]所|世帯|ドル|ユーロ|"
    r"(?:キロ|ミリ)?グラム|(?:キロ|センチ|ミリ|平方)?メートル|トン|リットル|ヘクタール|"
    r"[kmM]?W|[kcm]?m|kg)"
)
# Whole numbers: of 1万2000人, 30〜40人, ▲12％ or 週3日 no part is told by itself.
_NUMBER = r"\d[\d,.]*(?:[百千万億兆]+\d[\d,.]*)*[百千万億兆]*"
_BEGUN = r"(?<![第\d.,/:週月百千万億兆〜～~–−▲△-])(?<!\d、)(?<!マイナス)"
# From so many to so many: both are told.
_AMOUNT = re.compile(
    rf"(?:{_BEGUN}(?P<before>{_NUMBER})(?P<unit>{_COUNTED})から)?"
    rf"{_BEGUN}(?P<now>(?:約|およそ|[$€£¥])?{_NUMBER}(?(unit)(?P=unit)|{_COUNTED}))"
    r"(?(unit)(?=[にへ]|まで)|(?![目前後ぶ当]))"
)
# From what to what something is changed: 週3日から週4日に増やす, no 午後6時から午後10時まで.
_TIMED = r"(?:[日時回]|時間|分間?|週間?|[かヶカ]月|年間?)"
_WHEN = r"(?:週|月|年|午前|午後)?"
_CHANGED = re.compile(
    rf"(?<![第\d.,/:百千万億兆])(?P<before>(?P<when>{_WHEN})\d[\d.]*)(?P<unit>{_TIMED})から"
    rf"(?:(?P=when))?(?P<now>\d[\d.]*(?P=unit))[にへ]"
    r"(?=[^、。]{0,3}(?:増|減|延|伸|拡|縮|変|移|広|早|遅|上[がげ]|下[がげ]|引き[上下]|な[っり]))"
)
_LASTING = re.compile(
    rf"{_BEGUN}(?P<now>(?:約|およそ)?{_NUMBER}(?:年間|[かヶカ]月|週間|日間|日(?=かか|ほど|程度|以[上内])|時間|分間))(?![目前後ぶ]|から)"
)
_ENGLISH = re.compile(
    r"(?<![\w.,/:$€£¥–-])(?P<now>(?:about )?(?:[$€£¥]\d[\d,.]*\d?(?:[ \u00a0](?:m|b|tr)illion)?\b|"
    r"\d[\d,]*(?:\.\d+)?(?:[ \u00a0](?:thousand|(?:m|b|tr)illion))?(?:\s?%|"
    r"[ \u00a0](?:percent|times|tons?|kilograms?|kilometers?|meters?|people|locations?|places?|"
    r"companies|cases|hours|days|dollars|yen|copies|books|visitors|children|students)\b)))"
)
_ONE = re.compile(r"\D*[01][^\d割百千万億兆]+")


def telling(text: Bilingual, mode: Mode) -> tuple[Run, ...]:
    """The amount that a text names, to be shown large; nothing where it names none."""
    words = shown(text, mode)
    if not words:
        return ()
    language, said = words[0]
    patterns = (_ENGLISH,) if language == "en" else (_CHANGED, _AMOUNT, _LASTING)
    hits = (hit for one in patterns for hit in one.finditer(said))
    said_so = (hit for hit in hits if not _DENIED.match(said, hit.end()))
    found = next((hit for hit in said_so if not _ONE.fullmatch(hit["now"])), None)
    if found is None:
        return ()
    before = found.groupdict().get("before")
    if before:  # from what to what is one thing: all of it is as large
        return (Run(f"{before}→{found['now']}", language),)
    return parted(found["now"], language)


# What it is not, or not likely: 220円台に戻ることは考えにくい.
_DENIED = re.compile(
    r"[^。、」]*(?:考えにく|考えられな|ではな[いく]|とは(?:言え|いえ|限ら)な|届かな|達しな|戻らな|超えな)"
    r"|[^.;,]*\bunlikely\b"
)


def _hundredths(text: str) -> float | None:
    """How many of a hundred a percentage, tenths (3割) or a fraction (3分の2) are."""
    if (percent := _PERCENT.search(text)) is not None:
        return float(percent[1])
    if (tenths := _TENTHS.search(text)) is not None:
        return int(tenths[1]) * 10 + int(tenths[2] or 0)
    fraction = _FRACTION.search(text)
    return 100 * int(fraction[2]) / int(fraction[1]) if fraction and int(fraction[1]) else None


def part_of(text: str) -> tuple[int, int] | None:
    """Where in a text the part stands that is so many of so many: from, to."""
    if (found := _OF.search(text)) is not None:
        return found.span(2)
    found = _OUT_OF.search(text)
    return None if found is None else found.span(1)


def _counted(part: int, whole: int, counted: str) -> Share | None:
    if not 0 <= part <= whole or not whole:
        return None
    person = _PEOPLE.match(counted) is not None and "user" in icons().values()
    return Share(
        float(part), float(whole), units=whole <= _MOST_UNITS, icon="user" if person else ""
    )


def drawn(
    made: Studio, found: Share, frame: Frame, *, centred: bool = False
) -> tuple[Ornament, ...]:
    """A bar in the frame, or a row of dots or people, the part in the accent colour."""
    empty = Look(made.palette.empty)
    full = Look(made.palette.accent)
    if found.units:
        count = round(found.whole)
        side = min(frame.h, frame.w * 4 // (5 * count))
        pitch = side * 5 // 4
        left = frame.x + ((frame.w - pitch * count + side // 4) // 2 if centred else 0)
        return tuple(
            Ornament(
                replace(frame, x=left + n * pitch, w=side, h=side),
                replace(full if n < found.part else empty, geometry="ellipse"),
                icon=found.icon,
            )
            for n in range(count)
        )
    bar = replace(frame, h=made.length(_BAR), y=frame.y + (frame.h - made.length(_BAR)) // 2)
    filled = replace(bar, w=max(1, round(bar.w * found.part / found.whole)))
    return (Ornament(bar, empty), Ornament(filled, full))
