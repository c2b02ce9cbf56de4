"""Habits of Markdown writers that CommonMark does not know, put into words it does.

Line by line, so that every line keeps its number. What stands in fenced code is left alone.
"""

from __future__ import annotations

import re
from html import escape

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_ADMONITION = re.compile(r'^(?:!!!|\?\?\?)\+?\s+[\w-]+(?:\s+"([^"]*)")?\s*$')
_ALERT = re.compile(r"^(\s*>\s*)\[!\w+\][+-]?\s*")
_NOTHING = re.compile(
    r"^\s*(?:\[\[?(?:toc|_toc_|目次)\]?\]|\{:[^}]*\}|\\newpage|@\[\w+\]\([^)]*\)|<!--\s*more\s*-->)\s*$",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\{\{[<%]\s*figure\s+([^>%]*?)/?\s*[>%]\}\}")
_ATTRIBUTE = re.compile(r'(\w+)\s*=\s*"([^"]*)"')
_SHORTCODE = re.compile(r"\{\{[<%].*?[>%]\}\}|\{%.*?%\}")
_HEADING_ID = re.compile(r"^(#{1,6}\s.*?)\s*\{[#.][^}]*\}\s*$")
_ATTRIBUTES = re.compile(r"\s*\{:\s?[.#\w][^{}]{0,200}\}")
_TASK = re.compile(r"^(\s*(?:[-*+]|\d{1,9}[.)])\s+)\[[ xX]\]\s+")
_SIZE = re.compile(r"(!\[[^\]]*\]\([^\s)]+)\s+=\d*x\d*\)")
_MARKED = re.compile(r"==([^=\s][^=]*)==")
_RUBY = re.compile(
    r"\{([^\s{}|]{1,20})\|([ぁ-んァ-ヶー|]{1,40})\}|[｜|]([^\s｜|《》]{1,20})《([ぁ-んァ-ヶー]{1,40})》"
)
_INDENT = "    "
_LONGEST = 5_000
"""Longer lines are no hand's work; looking for marks in them would cost more than it gives."""


def plain_markdown(text: str) -> str:
    """The same text, as many lines, in CommonMark."""
    written: list[str] = []
    fence = ""
    inside = math = False
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if fence:
            closes = mark is not None and line.strip() == mark[1] and mark[1].startswith(fence)
            fence = "" if closes else fence
            written.append(line)
        elif mark:
            fence = mark[1]
            written.append(line)
        elif line.strip() == "$$":
            math = not math
            written.append("```math" if math else "```")
        elif math:
            written.append(line)
        elif admonition := _ADMONITION.match(line):
            inside = True
            written.append(f"{admonition[1]}<br>" if admonition[1] else "")
        elif inside and (line.startswith(_INDENT) or not line.strip()):
            written.append(_line(line.removeprefix(_INDENT)))
        else:
            inside = False
            written.append(_line(line))
    return "\n".join(written)


def _line(line: str) -> str:
    if len(line) > _LONGEST:
        return line
    if _NOTHING.match(line):
        return ""
    line = _ALERT.sub(r"\1", line)
    line = _SHORTCODE.sub("", _FIGURE.sub(_figure, line))
    line = _ATTRIBUTES.sub("", _HEADING_ID.sub(r"\1", line))
    line = _TASK.sub(r"\1", line)
    line = _MARKED.sub(r"\1", _SIZE.sub(r"\1)", line))
    return _RUBY.sub(_ruby, line)


def _figure(found: re.Match[str]) -> str:
    """Hugo's shortcode, as HTML."""
    said = {name: escape(value) for name, value in _ATTRIBUTE.findall(found[1])}
    if "src" not in said:
        return ""
    caption = said.get("caption") or said.get("title", "")
    image = f'<img src="{said["src"]}" alt="{said.get("alt", "")}">'
    return f"<figure>{image}<figcaption>{caption}</figcaption></figure>"


def _ruby(found: re.Match[str]) -> str:
    """{漢字|かんじ} and ｜漢字《かんじ》, as HTML."""
    base, reading = (found[1], found[2]) if found[1] else (found[3], found[4])
    return f"<ruby>{escape(base)}<rt>{escape(reading.replace('|', ''))}</rt></ruby>"
