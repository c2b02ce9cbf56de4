"""Habits of Markdown writers that CommonMark does not know, put into words it does.

Line by line, so that every line keeps its number. What stands in fenced code is left alone.
"""

from __future__ import annotations

from collections import Counter
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import Dropped
from generator.reading.announced import FACT
from generator.reading.plain.lines import lines as text_lines
from generator.reading.plain.marks import is_rule, unmarked
from generator.reading.plain.sectioning import set_apart

if TYPE_CHECKING:
    from collections.abc import Iterator


_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_ADMONITION = re.compile(r'^(?:!!!|\?\?\?)\+?\s+[\w-]+(?:\s+"([^"]*)")?\s*$')
# A tag of HTML alone on its line, in which Markdown goes on.
_HOLDS_MARKDOWN = re.compile(
    r"""^\s*<(\w+)\b[^<>]*\smarkdown=["']?(?:1|block|span)["']?[^<>]*>\s*$"""
)

_ALERT = re.compile(r"^(\s*>\s*)\[!\w+\][+-]?\s*")
_NOTHING = re.compile(
    r"^\s*(?:\[\[?(?:toc|_toc_|目次)\]?\]|\{:[^}]*\}|\\newpage|@\[\w+\]\([^)]*\)|<!--\s*more\s*-->|"
    r"\{\{(?![<%])[^{}]*\}\}|import\s[^'\"]*['\"][^'\"]+['\"];?)\s*$",
    re.IGNORECASE,
)
_ECHO = re.compile(r"^\s*h[1-6]\s+(\S.*?)\s*$")
_HEADING = re.compile(r"^ {0,3}#{1,6}\s+(.*?)[\s#]*$", re.MULTILINE)
_CODE_SPAN = re.compile(r"(`+[^`]*`+)")
_OPENS, _CLOSES = "「『（(【〈《“［", "」』）)】〉》”］。、！？!?：:"
# CommonMark lets no emphasis open before a bracket that follows a letter, nor close after one that
# a letter follows: in Japanese, which has no spaces, most do.
_BESIDE_BRACKETS = tuple(
    (re.compile(form), tag)
    for form, tag in (
        (r"\*\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*\*", "strong"),
        (r"__(?=[^\s_])([^_\n]+?)(?<=[^\s_])__", "strong"),
        (rf"(?<!\*)\*(?=[{_OPENS}])([^*\n]+?)(?<=[{_CLOSES}])\*(?!\*)", "em"),
        (rf"~~(?=[{_OPENS}])([^~\n]+?)(?<=[{_CLOSES}])~~", "del"),
    )
)

# A pair that begins or ends with a blank sets nothing in bold, whatever was meant.
_STRAY = re.compile(
    r"(?<=\S)(?<!_)(?P<mark>__|\*\*)(?P<said> [^_*\n]{1,200}?)(?P=mark)(?=[\s.,;:!?。、]|$)"
)

_JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龥]")
# Pictures, links, comments and names of blocks.
_OBSIDIAN = (
    (re.compile(r"!\[\[([^\]|#\n]+)(?:\|([^\]\n]*))?\]\]"), r"![\2](<\1>)"),
    (re.compile(r"(?<!!)\[\[[^\]|\n]+\|([^\]\n]+)\]\]"), r"\1"),
    (re.compile(r"(?<!!)\[\[([^\]|#\n]+)(?:#[^\]\n]*)?\]\]"), r"\1"),
    (re.compile(r"%%[^%\n]*%%"), ""),
    (re.compile(r"\s\^[\w-]+$"), ""),
)

_FIGURE = re.compile(r"\{\{[<%]\s*figure\s+([^>%]*?)/?\s*[>%]\}\}")
_ATTRIBUTE = re.compile(r'(\w+)\s*=\s*"([^"]*)"')
# :innocent:, which a site draws as a face.
_EMOJI_CODE = re.compile(r"(?<![\w:/]):(?=[a-z]|[+-][0-9])[a-z0-9_+-]{2,32}:(?![\w:/])", re.ASCII)

_SHORTCODE = re.compile(r"\{\{[<%].*?[>%]\}\}|\{%.*?%\}")
# What a writer says to nobody, in the templates of a site's generator.
_REMARK = re.compile(r"\{%-?\s*(end)?comment\s*-?%\}")
# An address that the site's generator would make: ``[words]({{ "/post/" | url }})``.
_MADE_LINK = re.compile(r"(?<=\])\(\s*\{\{[^{}]*\}\}[^()\s]*\s*\)")

_HEADING_ID = re.compile(r"^(#{1,6}\s.*?)\s*\{\s*[#.][^}]*\}\s*$")
_ATTRIBUTES = re.compile(r"\s*\{:\s?[.#\w][^{}]{0,200}\}|\s+\{#[\w-]{1,80}\}\s*$")
_TASK = re.compile(r"^(\s*(?:[-*+]|\d{1,9}[.)])\s+)\[[ xX]\]\s+")
_SIZE = re.compile(r"(!\[[^\]]*\]\([^\s)]+)\s+=\d*x\d*\)")
_MARKED = re.compile(r"==([^=\s][^=]*)==")
_RUBY = re.compile(
    r"\{([^\s{}|]{1,20})\|([ぁ-んァ-ヶー|]{1,40})\}|[｜|]([^\s｜|《》]{1,20})《([ぁ-んァ-ヶー]{1,40})》"
)
# The address of a link broken for the width of the lines, as a converter of HTML leaves it.
_WRAPPED = re.compile(
    r"\]\((?:https?://|\.{0,2}/)[^\s()<>]{0,200}(?:\n[^\s()<>#]{1,200}){1,4}\)(?:[^\s()]*)"
)

# Where a page is filed, and where its contents would be listed: for a site, not for a reader.
_FILED = re.compile(
    r"^\s*(?:[-*]\s+)?(?:\[\[?_?TOC_?\]?\]|__(?:NO)?TOC__|TOC|\{:toc\}"
    r"|::[a-z][\w-]{0,40}(?:\[[^\[\]]{0,200}\])?(?:\{[^{}]{0,400}\})?"
    r"|\[\[?(?:File|Image|Category|ファイル|画像|カテゴリー?):[^\[\]]*\]?\]"
    r"|(?:categor(?:y|ies)|tags?|topics?|カテゴリー?|タグ|トピックス?)\s*[:：]\s*"
    r"(?:[^。.\[\]]{1,80}|[^。.\[\]]{0,20}(?:\[[^\[\]]{1,60}\]\([^()\s]{0,200}\)[、,/|・#\s]*)+))\s*$",
    re.IGNORECASE,
)

_PICTURED = re.compile(
    r"\[\[(?:File|Image|Category|ファイル|画像|カテゴリー?):[^\[\]]*\]\]", re.IGNORECASE
)
_BLANK = (
    r"\{\{(?![<%])[^{}]{1,60}\}\}|\{[一-龠々ぁ-んァ-ヴー]{1,10}\}"
    r"|\{(?:(?:first|last|your|user|full)[_ ]?)?(?:name|company|email|recipient)\}"
)
_WITHIN = rf"(?:(?!{_BLANK}|[.] )[^。！？!?\n]){{0,200}}?"
# A sentence with a hole that a template would fill: {名前}さん、こんにちは。
_UNFILLED = re.compile(
    rf"(?:(?<=^)|(?<=[。！？!?])|(?<=[.] )){_WITHIN}(?:{_BLANK})"
    r"(?:(?![.] )[^。！？!?\n])*(?:[.] |[。！？!?])?"
)

_HOLE = re.compile(_BLANK)
_FACT = re.compile(
    r"^[■●・]?\s*(?:開催)?(?:日時|場所|会場|(?:出席|欠席|陪席|参加|列席)者?|会長|座長|監事|議長|書記|司会|記録|傍聴|事務局)\s*[:：]"
)

_LABELLED = re.compile(r"^\*\*[^*\n]{1,24}(?:[:：]\*\*|\*\*\s?[:：])\s?\S")
_RUNS_ON = re.compile(r"^(?:[^#|>\-*]|\*\*).*\S\Z")

_INDENT = "    "
# Longer lines are no hand's work; looking for marks in them would cost more than it gives.
_LONGEST = 5_000


def plain_markdown(text: str) -> str:
    """The same text, as many lines, in CommonMark.

    What is markup of a site is left out; ``left_out`` tells it.
    """
    text = _unremarked(text)
    text = "\n".join(_untagged(_WRAPPED.sub(_unwrapped, text).split("\n")))
    text = "\n".join(_set_out(text.split("\n")))
    echoes = _echoes(text)
    written: list[str] = []
    fence = ""
    inside = False
    for number, line in enumerate(with_blocks(text.split("\n")), 1):
        mark = _FENCE.match(line)
        if fence:
            closes = mark is not None and line.strip() == mark[1] and mark[1].startswith(fence)
            fence = "" if closes else fence
            written.append(line)
        elif mark:
            fence = mark[1]
            written.append(line)
        elif line.startswith(BLOCK):
            written.append(line)
        elif admonition := _ADMONITION.match(line):
            inside = True
            written.append(f"{admonition[1]}<br>" if admonition[1] else "")
        elif inside and (line.startswith(_INDENT) or not line.strip()):
            written.append(_line(line.removeprefix(_INDENT)))
        else:
            inside = False
            labelled = _LABELLED.match(line) and written and _LABELLED.match(written[-1])
            if (
                (_FACT.match(line) or FACT.match(line) or labelled)
                and written
                and _RUNS_ON.search(written[-1])
            ):
                written[-1] += "  "  # a line of its own: 場所：集会所 / 出席：木村
            written.append("" if number in echoes else _line(line))
    return "\n".join(written)


def _remarks(text: str) -> Iterator[tuple[int, int]]:
    """Where each stands in the text."""
    opened: int | None = None
    for tag in _REMARK.finditer(text):
        if tag[1] is None:
            opened = tag.start() if opened is None else opened
        elif opened is not None:
            yield opened, tag.end()
            opened = None


def _unremarked(text: str) -> str:
    """The text without them, in as many lines."""
    pieces: list[str] = []
    last = 0
    for start, stop in _remarks(text):
        pieces += [text[last:start], "\n" * text.count("\n", start, stop)]
        last = stop
    return "".join((*pieces, text[last:]))


def _untagged(lines: list[str]) -> Iterator[str]:
    """The lines, tags in which Markdown goes on being blank."""
    tags: list[str] = []
    for line in lines:
        if held := _HOLDS_MARKDOWN.match(line):
            tags.append(held[1])
            yield ""
        elif tags and line.strip() == f"</{tags[-1]}>":
            tags.pop()
            yield ""
        else:
            yield line.strip() if tags else line


def _set_out(lines: list[str]) -> Iterator[str]:
    """The lines, those at the margin that are set in without being code: items, HTML in HTML.

    A first line ``#題`` is a heading, too, and so is ``##題``; names in bold that stand alone above
    what is said take a colon.
    """
    first = next((n for n, line in enumerate(lines) if line.strip()), None)
    lines = _with_heads(_with_counts(_with_names(_with_marks(lines))))
    listed = fenced = items = False
    depth = 0
    for number, line in enumerate(lines):
        fenced ^= _FENCE.match(line) is not None
        close = _CLOSE_MARK.match(line) if number == first or line.startswith("##") else None
        is_item = _LIST_MARK.match(line) is not None
        if not line.strip() or fenced:
            yield line
        elif not line.startswith(("    ", "\t")):
            listed, items = is_item, False
            depth += len(_OPENED.findall(line)) - len(_CLOSED.findall(line))
            yield f"{close[1]} {close[2]}" if close else line
        elif depth > 0 and _TAG.match(line.lstrip()):
            depth += len(_OPENED.findall(line)) - len(_CLOSED.findall(line))
            yield line.lstrip()
        elif is_item and not listed and (items or _is_listed(lines, number)):
            items = True
            yield _lettered(line.removeprefix("\t").removeprefix("    "))
        else:
            yield line


def _with_marks(lines: list[str]) -> list[str]:
    """The lines, those that bare text marks as headings (■, ①, 【】) where Markdown marks none."""
    held = _code(lines)
    marked = [n for n, line in enumerate(lines) if n not in held and _IS_HEADING.match(line)]
    if len(marked) > 1 or not any(map(_MAY_MARK.match, lines)):
        return lines
    found = text_lines("\n".join(lines))
    told = {*held, *marked}
    places = [
        place
        for place, line in enumerate(found)
        if line.number - 1 not in told and not _IS_BLOCK.match(line.raw)
    ]
    said = list(lines)
    for place in set_apart(found, places):
        if found[place].may_head and _MAY_MARK.match(found[place].text):
            said[found[place].number - 1] = f"## {unmarked(found[place].text)}"
    return said


_IS_HEADING = re.compile(r"^ {0,3}(?:#{1,6}(?:\s|$|(?=[^\s#!0-9]))|={3,}\s*$|-{3,}\s*$)")
_MAY_MARK = re.compile(
    r"^(?:[■□◆◇●○◎★☆▼▽▲▶❖〓【≪《〈＜［①-⑳❶-❿]|[(（][0-9０-９一二三四五六七八九十]{1,2}[)）])"
)
_IS_BLOCK = re.compile(r"^(?:\s|[-*+>|]\s|\|)")


def _with_heads(lines: list[str]) -> list[str]:
    """The lines, a row of no words above tables that begin with the rule below their head."""
    said = list(lines)
    held = _code(lines)
    for number, (above, line, below) in enumerate(zip(lines, lines[1:], lines[2:], strict=False)):
        if not above.strip() and number not in held and _TABLE_RULE.match(line) and "|" in below:
            said[number] = "|" + " |" * (line.strip().strip("|").count("|") + 1)
    return said


_TABLE_RULE = re.compile(r"^\|(?:\s*:?-{2,}:?\s*\|){2,20}\s*$")


def _code(lines: list[str]) -> frozenset[int]:
    """The lines in fences."""
    fenced = False
    held: set[int] = set()
    for number, line in enumerate(lines):
        is_fence = _FENCE.match(line) is not None
        if fenced or is_fence:
            held.add(number)
        fenced ^= is_fence
    return frozenset(held)


def _with_names(lines: list[str]) -> list[str]:
    """The lines, who says something before it: **木村** alone, as often as somebody else."""
    held = _code(lines)
    found = {
        number: name[1]
        for number, (line, below) in enumerate(pairwise(lines))
        if number not in held
        and not (number and lines[number - 1].strip())
        and (name := _BOLD_NAME.match(line))
        and _RUNS_ON.match(below)
    }
    times = Counter(found.values())
    names = {name for name, count in times.items() if count > 1}
    talk = len(names) > 1 and any(_ASKED.search(lines[number + 1]) for number in found)
    said = list(lines)
    for number, who in found.items() if talk else ():
        if who in names:
            stop = next((n for n in range(number + 1, len(said)) if not said[n].strip()), len(said))
            words = [f"{who}：{said[number + 1]}", *said[number + 2 : stop]]
            said[number:stop] = [*words, ""]
    return said


_BOLD_NAME = re.compile(
    r"^\*\*(?!(?:問|答|例|解|質問|回答|問題|材料|手順|結果|理由|原因|対策|Q|A|Question|Answer)\b)"
    r"([^*\n:：。、，,.?？!！\d]{1,16})\*\*\s*$"
)
_ASKED = re.compile(r"[?？][」』]?\s*$|か。\s*$")


def _with_counts(lines: list[str]) -> list[str]:
    """The lines, those counted (1), (2) or ①, ② one by one as Markdown counts its items."""
    said = list(lines)
    held = _code(lines)
    place = 0
    while place < len(lines):
        run = [] if place in held else _counted_from(lines, place)
        for at, number in run if len(run) > 1 else ():
            rest = _COUNT.sub("", lines[at], count=1)
            said[at] = f"{number}. {_BROKEN.sub('', rest)}"
        place = run[-1][0] + 1 if run else place + 1
    return said


def _counted_from(lines: list[str], start: int) -> list[tuple[int, int]]:
    """The lines that are counted on from one, from here, with at most one between that is blank."""
    run: list[tuple[int, int]] = []
    place = start
    while place < len(lines):
        found = _COUNT.match(lines[place])
        if found is None or _count_of(found) != len(run) + 1:
            break
        run.append((place, len(run) + 1))
        place += 1
        place += place + 1 < len(lines) and not lines[place].strip()
    return run


def _count_of(found: re.Match[str]) -> int:
    return int(found["number"]) if found["number"] else ord(found["ring"]) - ord("①") + 1


_COUNT = re.compile(r"^(?:(\*\*)?[(（](?P<number>\d{1,2})[)）](?(1)\*\*)|(?P<ring>[①-⑳]))\s*(?=\S)")
_BROKEN = re.compile(r"\s*<br ?/?>\s*$")


def _is_listed(lines: list[str], number: int) -> bool:
    """Whether only items are set in where one begins, and more than one."""
    held = 0
    for line in lines[number : number + _MOST_ITEMS]:
        if line.strip() and not line.startswith(("    ", "\t")):
            break
        if line.strip() and not _LIST_MARK.match(line):
            return False
        held += bool(line.strip())
    return held > 1


def _lettered(line: str) -> str:
    """a) as 1), which is what Markdown counts by."""
    found = _LETTER_MARK.match(line)
    return f"{found[1]}{ord(found[2]) - ord('a') + 1}) {line[found.end() :]}" if found else line


_MOST_ITEMS = 100
_LIST_MARK = re.compile(r"^\s*(?:[-*+•]|\d{1,3}[.)]|[a-z]\))\s+\S")
_LETTER_MARK = re.compile(r"^(\s*)([a-z])\)\s+")
_CLOSE_MARK = re.compile(r"^(#{1,4})([^\s#!0-9][^#]{1,60})$")
_TAG = re.compile(r"</?(?:li|p|div|ul|ol|section|table|tr|t[dh]|h[1-6]|blockquote|b|a|br)\b")
_OPENED = re.compile(r"<(?:ul|ol|div|section|table|dl)\b")
_CLOSED = re.compile(r"</(?:ul|ol|div|section|table|dl)>")


def _unwrapped(found: re.Match[str]) -> str:
    """The address in one piece, and as many lines."""
    return found[0].replace("\n", "") + "\n" * found[0].count("\n")


def left_out(text: str) -> Iterator[Dropped]:
    """Markup of a site with words in it, and headings told again below the text."""
    for start, stop in _remarks(text):
        words = " ".join(_SHORTCODE.sub(" ", text[start:stop]).split())
        if words:
            yield Dropped(text.count("\n", 0, start) + 1, words, "markup")
    text = _unremarked(text)
    echoes = _echoes(text)
    fenced = False
    for number, line in enumerate(text.split("\n"), 1):
        fenced ^= _FENCE.match(line) is not None
        if number in echoes:
            yield Dropped(number, line.strip(), "contents")
        elif len(line) > _LONGEST or fenced:
            continue
        elif _FILED.match(line) or (_NOTHING.match(line) and line.strip().startswith("{{")):
            yield Dropped(number, line.strip(), "markup")
        elif "{" in line and not line.startswith("#"):
            for piece in _CODE_SPAN.split(line)[::2]:
                for found in _UNFILLED.finditer(piece):
                    yield Dropped(number, found[0].strip(), "markup")


def _echoes(text: str) -> frozenset[int]:
    """Lines such as "h2 名前" that a component leaves, where the heading is there."""
    heads = {found[1] for found in _HEADING.finditer(text)}
    lines = enumerate(text.split("\n"), 1)
    found = ((number, _ECHO.match(line)) for number, line in lines if line[:2].strip()[:1] == "h")
    return frozenset(number for number, echo in found if echo and echo[1] in heads)


def _line(line: str) -> str:
    if len(line) > _LONGEST:
        return line
    if _NOTHING.match(line) or _FILED.match(line) or (not line.isascii() and is_rule(line.strip())):
        return ""
    line = _ALERT.sub(r"\1", line)
    line = _MADE_LINK.sub("(#)", line)
    line = _SHORTCODE.sub("", _FIGURE.sub(_figure, line))
    line = _ATTRIBUTES.sub("", _HEADING_ID.sub(r"\1", line))
    line = _HOLE.sub("○○", line) if line.startswith("#") else line
    line = _TASK.sub(r"\1", line)
    line = _MARKED.sub(r"\1", _SIZE.sub(r"\1)", line))
    pieces = _CODE_SPAN.split(_RUBY.sub(_ruby, line))
    pieces[::2] = (_emphasized(_EMOJI_CODE.sub("", piece)) for piece in pieces[::2])
    return "".join(pieces)


def _formula(found: re.Match[str]) -> str:
    """In plain characters where they can say it; else a block, and the sentence goes on."""
    said = plain(found[1])
    if not said:
        return f'<code class="language-math">{escape(found[1])}</code>'
    return re.sub(r"[*_`\[\]]", lambda mark: f"&#{ord(mark[0])};", escape(said))


def _emphasized(text: str) -> str:
    """Emphasis that CommonMark would not see, as HTML; Obsidian's marks, as Markdown."""
    text = INLINE.sub(_formula, text)
    if "{" in text and not text.startswith("#"):
        text = _UNFILLED.sub("", text)
    if "[[" in text:
        text = _PICTURED.sub("", text)
    if "[[" in text or "%%" in text or "^" in text:
        for form, written in _OBSIDIAN:
            text = form.sub(written, text)
    text = _STRAY.sub(r"\g<said>", text)
    if _JAPANESE.search(text):
        for form, tag in _BESIDE_BRACKETS:
            text = form.sub(rf"<{tag}>\1</{tag}>", text)
    return text


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


# Formulas in Markdown: short ones as the characters they mean, the others as blocks of their own.
#
# A formula in a sentence is read aloud and translated with it, and TeX can be neither.

INLINE = re.compile(r"(?<![\\$A-Za-z0-9])\$(?![\s$])([^$\n]{1,200}?)(?<![\s\\])\$(?![A-Za-z0-9$])")
"""As pandoc tells it from money: no space inside the marks, no digit behind."""

BLOCK = '<pre><code class="language-math">'
_ALONE = re.compile(r"^\s*\$\$(?!\$)(.+?)\$\$\s*$")
_FORMULA_OPENS = re.compile(r"^\s*\$\$(?!\$)(.*)$")
_FORMULA_CLOSES = re.compile(r"^(.*?)\$\$\s*$")
_FENCED = re.compile(r"^ {0,3}(?:`{3,}|~{3,})")
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
_LONGEST_FORMULA = 24


def plain(tex: str) -> str:
    """A short formula in plain characters; empty where they cannot say it."""
    written = _FRACTION.sub(r"\1/\2", _SET.sub(r"\1", tex))
    written = _NAMED.sub(lambda found: _NAMES.get(found[1], found[0]), written)
    written = _RAISED.sub(_moved, written)
    is_said = _MARKUP.search(written) is None and len(written) <= _LONGEST_FORMULA
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
        fenced ^= _FENCED.match(lines[place]) is not None
        end, tex = (place, "") if fenced else _written_formula(lines, place)
        if tex.strip():
            written[place : end + 1] = [_block(tex), *[""] * (end - place)]
        place = end + 1
    return written


def _written_formula(lines: list[str], place: int) -> tuple[int, str]:
    """The last line of the formula that begins here, and its TeX; empty where none does."""
    if "$$" not in lines[place][:_MOST_LETTERS] or len(lines[place]) > _MOST_LETTERS:
        return place, ""
    if alone := _ALONE.match(lines[place]):
        return place, alone[1]
    opens = _FORMULA_OPENS.match(lines[place])
    if opens is None:
        return place, ""
    held = [opens[1]]
    for end in range(place + 1, min(len(lines), place + _MOST_LINES)):
        if "$$" in lines[end] and (closes := _FORMULA_CLOSES.match(lines[end][:_MOST_LETTERS])):
            return end, "\n".join((*held, closes[1]))
        held.append(lines[end])
    return place, ""


def _block(tex: str) -> str:
    """In one line, so that every line below keeps its number."""
    return f"{BLOCK}{escape(tex.strip(), quote=False)}</code></pre>".replace("\n", "&#10;")
