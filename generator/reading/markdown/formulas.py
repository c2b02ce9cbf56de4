"""Formulas in Markdown: short ones as the characters they mean, the others as blocks of their own.

A formula in a sentence is read aloud and translated with it, and TeX can be neither.
"""

from __future__ import annotations

from html import escape

from generator import patterns as re

INLINE = re.compile(r"(?<![\\$A-Za-z0-9])\$(?![\s$])([^$\n]{1,200}?)(?<![\s\\])\$(?![A-Za-z0-9$])")
"""As pandoc tells it from money: no space inside the marks, no digit behind."""

BLOCK = '<pre><code class="language-math">'
_ALONE = re.compile(r"^\s*\$\$(?!\$)(.+?)\$\$\s*$")
_OPENS = re.compile(r"^\s*\$\$(?!\$)(.*)$")
_CLOSES = re.compile(r"^(.*?)\$\$\s*$")
_FENCE = re.compile(r"^ {0,3}(?:`{3,}|~{3,})")
_MOST_LINES = 40
_MOST_LETTERS = 2_000

_GREEK = (
    "alpha beta gamma delta epsilon zeta eta theta lambda mu nu xi pi rho sigma tau phi chi psi "
    "omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega"
)
_NAMES = {
    **dict(zip(_GREEK.split(), "αβγδεζηθλμνξπρστφχψωΓΔΘΛΞΠΣΦΨΩ", strict=True)),
    "times": "×",
    "cdot": "·",
    "div": "÷",
    "pm": "±",
    "leq": "≤",
    "le": "≤",
    "geq": "≥",
    "ge": "≥",
    "neq": "≠",
    "ne": "≠",
    "approx": "≈",
    "infty": "∞",
    "to": "→",
    "circ": "°",
    "rightarrow": "→",
    "ldots": "…",
    "dots": "…",
    "%": "%",
    "$": "$",
    ",": " ",
    ";": " ",
    " ": " ",
    "quad": " ",
}
_SET = re.compile(r"\\(?:text|mathrm|mathit|mathbf|operatorname)\s*\{([^{}]*)\}")
_FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}\\]{1,12})\}\s*\{([^{}\\]{1,12})\}")
_NAMED = re.compile(r"\\([A-Za-z]+|[,;%$ ]) ?")
_UP = dict(zip("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ", strict=True))
_DOWN = dict(zip("0123456789ijknx", "₀₁₂₃₄₅₆₇₈₉ᵢⱼₖₙₓ", strict=True))
_RAISED = re.compile(r"([\^_])(?:\{([^{}]{1,4})\}|(\w))")
_MARKUP = re.compile(r"[\\^{}&_]")
_LONGEST = 24


def plain(tex: str) -> str:
    """A short formula in plain characters; empty where they cannot say it."""
    written = _FRACTION.sub(r"\1/\2", _SET.sub(r"\1", tex))
    written = _NAMED.sub(lambda found: _NAMES.get(found[1], found[0]), written)
    written = _RAISED.sub(_moved, written)
    is_said = _MARKUP.search(written) is None and len(written) <= _LONGEST
    return " ".join(written.split()) if is_said else ""


def _moved(found: re.Match[str]) -> str:
    """A raised or lowered letter, where Unicode has it."""
    letters, table = found[2] or found[3], _UP if found[1] == "^" else _DOWN
    known = all(letter in table for letter in letters)
    return "".join(table[letter] for letter in letters) if known else found[0]


def with_blocks(lines: list[str]) -> list[str]:
    """The same number of lines; a formula between ``$$`` is one line of HTML, then empty ones."""
    written = list(lines)
    fenced = False
    place = 0
    while place < len(lines):
        fenced ^= _FENCE.match(lines[place]) is not None
        end, tex = (place, "") if fenced else _formula(lines, place)
        if tex.strip():
            written[place : end + 1] = [_block(tex), *[""] * (end - place)]
        place = end + 1
    return written


def _formula(lines: list[str], place: int) -> tuple[int, str]:
    """The last line of the formula that begins here, and its TeX; empty where none does."""
    if "$$" not in lines[place][:_MOST_LETTERS] or len(lines[place]) > _MOST_LETTERS:
        return place, ""
    if alone := _ALONE.match(lines[place]):
        return place, alone[1]
    opens = _OPENS.match(lines[place])
    if opens is None:
        return place, ""
    held = [opens[1]]
    for end in range(place + 1, min(len(lines), place + _MOST_LINES)):
        if "$$" in lines[end] and (closes := _CLOSES.match(lines[end][:_MOST_LETTERS])):
            return end, "\n".join((*held, closes[1]))
        held.append(lines[end])
    return place, ""


def _block(tex: str) -> str:
    """In one line, so that every line below keeps its number."""
    return f"{BLOCK}{escape(tex.strip(), quote=False)}</code></pre>".replace("\n", "&#10;")
