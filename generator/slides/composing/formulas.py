"""Formulas: TeX as native Office Math, through MathML."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator import patterns as re
from generator import safexml
from generator.model import Gap
from generator.safexml import escape
from generator.slides.composing.beside import rest
from generator.slides.composing.drawing import Look, Ornament
from generator.slides.composing.graphics import Formula
from generator.slides.composing.programs import code
from generator.slides.composing.sheets import Fill, Sheet
from generator.slides.composing.studio import Lines, studio
from generator.slides.composing.text import describes
from generator.slides.templates.layouts import EMU_PER_POINT, Frame
from generator.slides.templates.palette import luminance

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lxml.etree import _Element

    from generator.model import Scene
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.studio import Studio


_FENCES = re.compile(r"^\s*(?:\$\$|\\\[|\$)|(?:\$\$|\\\]|\$)\s*$")
_ENVIRONMENT = re.compile(r"\\(?:begin|end)\{(?:equation|align|gather|displaymath|math)\*?\}")
_SIZE = 40.0
_SMALLEST = 18.0
# Em: height of a line with fractions or sums, of one without, and width of a letter.
_TALL, _FLAT, _WIDE = 2.6, 1.4, 0.55
# Letters of TeX that stand on a line of a whole slide at ``_SIZE``, commands not counted.
_LETTERS = 26
# Ink of more luminance is for dark pages, where a formula has a ground of its own: LibreOffice
# draws it in black, whatever it is told. Inches of that ground around it.
_LIGHT, _PLATE = 0.4, 0.1


def formula(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """Its lines under each other; as program text, with a gap, where it cannot be understood."""
    made = studio(desk, "formula")
    rows = _rows(scene.code)
    if made is None or not rows or scene.groups or scene.table:
        return ()
    try:
        maths = tuple(office_math(row) for row in rows)
    except ValueError as error:
        why = f"the formula cannot be set: {error}"
        gap = Fill(gaps=(Gap("slide", scene.id, why, rows[0][:80]),))
        first, *others = code(desk, replace(scene, syntax="tex")) or (Sheet(made.role),)
        return (replace(first, fill=first.fill + gap), *others)
    longest = max(len(re.sub(r"\\[a-zA-Z]+|[{}_^\\ ]", "", row)) for row in rows)
    size = max(_SMALLEST, min(_SIZE, _SIZE * _LETTERS * 2 / max(longest, 1)))
    items = rest(desk, scene)
    height = round(made.room.h * (0.5 if items else 0.8))
    place = _around(made, rows, size, longest, height)
    alt = f"{describes(scene.title)}: {'; '.join(rows)}"
    slot = replace(made.role.fields["body"], name="Formula", kind="", index=None, frame=place)
    dark = luminance(desk.template.ink or "000000") > _LIGHT
    look = desk.template.palette
    drawn = Formula(slot, maths, rows, made.points(size), alt, look.paper if dark else "")
    plate = place.grown(made.length(_PLATE))
    ground = Fill(marks=(Ornament(plate, Look(look.text)),)) if dark else Fill()
    if not items:
        return (Sheet(made.role, ground, (drawn,)),)
    skip = height + made.length(0.25)
    lower = replace(made.room, y=made.room.y + skip, h=made.room.h - skip)
    words = tuple(p for item in items for p in item)
    texts = made.alike({"body": (lower, words)}, Lines(2, 2))
    if texts is None:
        return ()
    return (Sheet(made.role, ground + Fill((made.block(texts["body"], lower),)), (drawn,)),)


def _around(made: Studio, rows: tuple[str, ...], size: float, longest: int, most: int) -> Frame:
    """About as large as the formulas: LibreOffice draws them as large as their frame."""
    tall = any(re.search(r"\\(?:d?frac|sum|prod|int|begin)", row) for row in rows)
    em = made.points(size) * EMU_PER_POINT
    h = min(most, round(len(rows) * em * (_TALL if tall else _FLAT)))
    w = min(made.room.w, round((longest + 4) * em * _WIDE))
    room = made.room
    return Frame(room.x + (room.w - w) // 2, room.y + (most - h) // 2, w, h)


def _rows(text: str) -> tuple[str, ...]:
    bare = _ENVIRONMENT.sub("", _FENCES.sub("", text.strip())).replace("&=", "=")
    if "\\begin" in bare:
        return (" ".join(bare.split()),) if bare.strip() else ()
    parts = re.split(r"\\\\|\n\s*\n", bare)
    return tuple(" ".join(part.split()) for part in parts if part.strip())


# TeX → MathML → Office Math (ISO/IEC 29500-1, 22.1).

_NARY = set("∑∏∐∫∬∭∮⋃⋂⨁⨂")
_PAIRS = dict(zip("([{|⟨⌊⌈‖", ")]}|⟩⌋⌉‖", strict=True))
_OPEN = set(_PAIRS)
# MathML's elements: Office Math's, and its parts after the base.
_SCRIPTS = {
    "msub": ("sSub", "sub"),
    "msup": ("sSup", "sup"),
    "msubsup": ("sSubSup", "sub", "sup"),
}

# Signs over a letter, and the combining character that Office Math takes for each.
_ACCENTS = {"¯": "\u0305", "‾": "\u0305", "^": "\u0302", "~": "\u0303", "→": "\u20d7"}

_MOST = 4_000


def office_math(tex: str) -> str:
    """An ``m:oMath``.

    Raises:
        ValueError: TeX that is too long, or that cannot be understood; why, in a few words.
    """
    from latex2mathml.converter import convert  # only where there is a formula

    if len(tex) > _MOST:
        raise ValueError("it is too long")
    try:
        root = safexml.parse(convert(tex).encode())
    except Exception as error:
        raise ValueError(type(error).__name__) from error
    if any(_local(e) in {"merror", "none"} for e in root.iter()):
        raise ValueError("an unknown command")
    return f"<m:oMath>{_row(list(root))}</m:oMath>"


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _text(element: _Element) -> str:
    return "".join(str(text) for text in element.itertext())


def _flat(elements: Sequence[_Element]) -> list[_Element]:
    """Rows within rows as one row."""
    found: list[_Element] = []
    for element in elements:
        if _local(element) in {"mrow", "mstyle", "mpadded", "math", "semantics"}:
            found += _flat(list(element))
        else:
            found.append(element)
    return found


def _row(elements: Sequence[_Element]) -> str:
    row = _flat(elements)
    parts, at = [], 0
    while at < len(row):
        made, at = _item(row, at)
        parts.append(made)
    return "".join(parts)


def _item(row: Sequence[_Element], at: int) -> tuple[str, int]:
    """One thing of a row, and where the next begins."""
    element = row[at]
    if _is_nary(element):
        operand, end = _item(row, at + 1) if at + 1 < len(row) else ("", at + 1)
        return _nary(element, operand), end
    if _text(element) in _OPEN and (end := _closing(row, at)):
        return _fenced(row[at : end + 1]), end + 1
    return _one(element), at + 1


def _closing(row: Sequence[_Element], at: int) -> int:
    """Where the bracket that opens at ``at`` is closed, perhaps under an exponent; 0 nowhere."""
    start = _text(row[at])
    end = _PAIRS[start]
    depth = 0
    for n, element in enumerate(row[at:], at):
        sign = _text(element[0] if _local(element) in _SCRIPTS and len(element) else element)
        if sign == start and (start != end or depth == 0):
            depth += 1
        elif sign == end:
            depth -= 1
            if depth == 0:
                return n
    return 0


def _is_nary(element: _Element) -> bool:
    limits = _local(element) in {"msub", "msup", "msubsup", "munder", "mover", "munderover"}
    return limits and len(element) > 1 and _text(element[0]) in _NARY


def _nary(element: _Element, operand: str) -> str:
    kind = _local(element)
    low = element[1] if kind in {"msub", "msubsup", "munder", "munderover"} else None
    high = element[-1] if kind in {"msup", "msubsup", "mover", "munderover"} else None
    place = "undOvr" if kind.startswith("mu") or _text(element[0]) not in "∫∬∭∮" else "subSup"
    hidden = "".join(
        f'<m:{tag} m:val="1"/>'
        for tag, part in (("subHide", low), ("supHide", high))
        if part is None
    )
    return (
        f'<m:nary><m:naryPr><m:chr m:val="{escape(_text(element[0]))}"/>'
        f'<m:limLoc m:val="{place}"/>{hidden}</m:naryPr>'
        f"{_wrapped('sub', low)}{_wrapped('sup', high)}<m:e>{operand}</m:e></m:nary>"
    )


def _wrapped(tag: str, element: _Element | None) -> str:
    return f"<m:{tag}>{'' if element is None else _row([element])}</m:{tag}>"


def _fenced(row: Sequence[_Element]) -> str:
    """A pair of brackets that grow with what is between them, and what its end carries."""
    *inner, last = row[1:]
    scripted = _local(last) in _SCRIPTS
    end = _text(last[0] if scripted else last)
    signs = f'<m:begChr m:val="{escape(_text(row[0]))}"/><m:endChr m:val="{escape(end)}"/>'
    whole = f"<m:d><m:dPr>{signs}</m:dPr><m:e>{_row(inner)}</m:e></m:d>"
    if not scripted:
        return whole
    tag, *parts = _SCRIPTS[_local(last)]
    scripts = "".join(_wrapped(part, e) for part, e in zip(parts, list(last)[1:], strict=False))
    return f"<m:{tag}><m:e>{whole}</m:e>{scripts}</m:{tag}>"


def _run(text: str, *, plain: bool = False) -> str:
    style = '<m:rPr><m:sty m:val="p"/></m:rPr>' if plain else ""
    return f"<m:r>{style}<m:t>{escape(text)}</m:t></m:r>"


def _one(element: _Element) -> str:
    kind = _local(element)
    if kind in _MADE:
        return _MADE[kind](element)
    if kind == "mspace":
        return _run(" ")
    if len(element):
        return _row(list(element))
    return _run(_text(element), plain=kind in {"mtext", "mn"} or len(_text(element)) > 1)


def _script(tag: str, *parts: str) -> Callable[[_Element], str]:
    def made(element: _Element) -> str:
        inner = "".join(_wrapped(part, e) for part, e in zip(parts, element, strict=False))
        return f"<m:{tag}>{inner}</m:{tag}>"

    return made


def _root(element: _Element) -> str:
    if _local(element) == "msqrt":
        hidden = '<m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/>'
        return f"<m:rad>{hidden}<m:e>{_row(list(element))}</m:e></m:rad>"
    return f"<m:rad>{_wrapped('deg', element[1])}{_wrapped('e', element[0])}</m:rad>"


def _over(element: _Element) -> str:
    if element.get("accent") == "true" or _text(element[1]) in _ACCENTS:
        sign = escape(_ACCENTS.get(_text(element[1]), _text(element[1])))
        return (
            f'<m:acc><m:accPr><m:chr m:val="{sign}"/></m:accPr>{_wrapped("e", element[0])}</m:acc>'
        )
    return f"<m:limUpp>{_wrapped('e', element[0])}{_wrapped('lim', element[1])}</m:limUpp>"


def _both(element: _Element) -> str:
    inner = f"<m:limLow>{_wrapped('e', element[0])}{_wrapped('lim', element[1])}</m:limLow>"
    return f"<m:limUpp><m:e>{inner}</m:e>{_wrapped('lim', element[2])}</m:limUpp>"


def _table(element: _Element) -> str:
    rows = "".join(
        f"<m:mr>{''.join(_wrapped('e', cell) for cell in row)}</m:mr>" for row in element
    )
    return f"<m:m>{rows}</m:m>"


_MADE: dict[str, Callable[[_Element], str]] = {
    "mfrac": _script("f", "num", "den"),
    "msub": _script("sSub", "e", "sub"),
    "msup": _script("sSup", "e", "sup"),
    "msubsup": _script("sSubSup", "e", "sub", "sup"),
    "munder": _script("limLow", "e", "lim"),
    "mover": _over,
    "munderover": _both,
    "msqrt": _root,
    "mroot": _root,
    "mtable": _table,
    "mtd": lambda element: _row(list(element)),
}
