"""TeX → MathML → Office Math (ISO/IEC 29500-1, 22.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from generator import safexml

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lxml.etree import _Element

_NARY = set("∑∏∐∫∬∭∮⋃⋂⨁⨂")
_PAIRS = dict(zip("([{|⟨⌊⌈‖", ")]}|⟩⌋⌉‖", strict=True))
_OPEN = set(_PAIRS)
_SCRIPTS = {
    "msub": ("sSub", "sub"),
    "msup": ("sSup", "sup"),
    "msubsup": ("sSubSup", "sub", "sup"),
}
"""MathML's elements: Office Math's, and its parts after the base."""

_ACCENTS = {"¯": "\u0305", "‾": "\u0305", "^": "\u0302", "~": "\u0303", "→": "\u20d7"}
"""Signs over a letter, and the combining character that Office Math takes for each."""

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
