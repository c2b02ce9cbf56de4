"""Formulas for a page: TeX as MathML, which browsers draw themselves."""

from __future__ import annotations

from lxml import etree
from markupsafe import Markup

from generator import patterns as re
from generator import safexml

_FENCES = re.compile(r"^\s*(?:\$\$|\\\[|\$)|(?:\$\$|\\\]|\$)\s*$")
_SPACE = "http://www.w3.org/1998/Math/MathML"
_KNOWN = frozenset(
    {"math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "mstyle", "mpadded"}
    | {"mfrac", "msqrt", "mroot", "msub", "msup", "msubsup", "munder", "mover", "munderover"}
    | {"mtable", "mtr", "mtd"}
)
_KEPT = {"accent", "displaystyle", "mathvariant", "stretchy", "width"}
_MOST = 4_000


def mathml(tex: str) -> Markup:
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
