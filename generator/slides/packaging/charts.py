"""Native charts as DrawingML has them: bars, lying or upright. Strings, for speed."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.width import width
from generator.safexml import escape
from generator.slides.opc import RELATIONSHIPS
from generator.slides.packaging.workbook import LETTERS, workbook
from generator.slides.templates.layouts import EMU_PER_POINT
from generator.slides.templates.palette import solid
from generator.slides.templates.styles import A

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.slides.composing.graphics import Graph

_LABEL = 16
_VALUE = 18
_USUAL = 18  # of a chart whose type is not shown
_OVER = 1.2  # of the highest bar: room for two lines of its label under what is measured
_TWO, _PITCH, _PLOT, _MOST = 2, 1.2, 0.6, 0.5  # lines; of a size; of a chart; of its bars
_GAPS = 1.6  # a bar with the gap beside it, in bars
_PALER = 55  # percent of the accent that bars have beside the one to be seen first
_BACK = "bg1:75"  # of bars that step back
_COUNTED, _NOT_YET = "accent1", "accent1:30+70"  # bars of what was counted, and of what is to come

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_HEAD = (
    "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    f'<c:chartSpace xmlns:c="{_CHART}" xmlns:a="{A[1:-1]}" xmlns:r="{RELATIONSHIPS}">'
    '<c:date1904 val="0"/>'
)
_EDGE_TO_EDGE = (
    '<c:layout><c:manualLayout><c:layoutTarget val="inner"/>'
    '<c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0"/><c:y val="0"/><c:w val="1"/>'
    '<c:h val="1"/></c:manualLayout></c:layout>'
)
_LEGEND = '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'
_CATEGORIES, _VALUES = '<c:{} val="2068027336"/>', '<c:{} val="2113994440"/>'
_TICKS = '<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
_BARE = "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
_SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="{}"/><c:showCatName val="0"/>'
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)
_UNCHANGED = re.compile("(?<!/)></a:(?:scheme|srgb)Clr>")  # a colour as it is
_LEADING = '<c:showLeaderLines val="1"/>'


def chart_parts(graph: Graph, accent: str) -> tuple[bytes, bytes]:
    """The chart part, its only relationship being rId1, and the workbook that one leads to.

    ``accent``: of its bars, where the template's art has another than its theme.
    """
    title = _title(graph)
    legend = _LEGEND if len(graph.series) > 1 else ""
    size = _USUAL * 100 if graph.bars else _size(_LABEL, graph)
    chart = (
        f'{_HEAD}<c:chart>{title}<c:autoTitleDeleted val="{int(not title)}"/><c:plotArea>'
        f"{_EDGE_TO_EDGE if graph.bars else ''}{_bars(graph, accent)}{_axes(graph)}</c:plotArea>"
        f'{legend}<c:dispBlanksAs val="gap"/></c:chart><c:txPr><a:bodyPr/><a:lstStyle/><a:p>'
        f'<a:pPr><a:defRPr sz="{size}"/></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>'
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )
    return chart.encode(), workbook(graph.categories, graph.series)


_EVERY = '<c:tickLblSkip val="1"/>'  # each bar has its name: renderers leave out every second one


def _size(points: float, graph: Graph) -> int:
    """Hundredths of a point, on a page as large as the graph's."""
    return int(points * graph.slot.scale * EMU_PER_POINT) // 127


def _words(text: str, graph: Graph, sizes: tuple[float, float], *, bold: bool) -> str:
    """A line a paragraph, the first in the first of the sizes, and perhaps in bold."""
    lines = "".join(
        f'<a:p><a:r><a:rPr sz="{_size(sizes[1 if n else 0], graph)}" b="{int(bold and not n)}"/>'
        f"<a:t>{escape(line)}</a:t></a:r></a:p>"
        if line
        else "<a:p/>"
        for n, line in enumerate(text.split("\n"))
    )
    return f"<c:tx><c:rich><a:bodyPr/><a:lstStyle/>{lines}</c:rich></c:tx>"


def _title(graph: Graph) -> str:
    """What is measured, and in which unit, over the bars; of several series the legend says it."""
    measured = graph.series[0][0]
    # a series without a name has its number
    if graph.bars or len(graph.series) > 1 or measured.isdigit():
        return ""
    words = _words(measured, graph, (_LABEL, _LABEL), bold=False)
    return f'<c:title>{words}<c:layout/><c:overlay val="0"/></c:title>'


def _bars(graph: Graph, accent: str) -> str:
    lying = "col" if graph.over_time else "bar"
    series = "".join(_series(graph, n, accent) for n in range(len(graph.series)))
    varied = '<c:varyColors val="0"/>' if graph.bars else ""
    axes = _CATEGORIES.format("axId") + _VALUES.format("axId")
    return (
        f'<c:barChart><c:barDir val="{lying}"/><c:grouping val="clustered"/>{varied}{series}'
        f'{_figures(graph)}<c:gapWidth val="{90 if graph.bars else 60}"/>{axes}</c:barChart>'
    )


def _figures(graph: Graph) -> str:
    """At each bar its number; none at bars that stand beside it."""
    if graph.bars:
        return ""
    code = f"General&quot;{escape(graph.unit)}&quot;"
    unit = f'<c:numFmt formatCode="{code}" sourceLinked="0"/>' if graph.unit else ""
    return (
        f"<c:dLbls>{unit}<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr sz="{_size(_VALUE, graph)}" b="1"/></a:pPr></a:p></c:txPr>'
        f'<c:dLblPos val="outEnd"/>{_SHOWN.format(1)}{_LEADING}</c:dLbls>'
    )


def _series(graph: Graph, number: int, accent: str) -> str:
    name, values = graph.series[number]
    column, last = LETTERS[number + 1], len(graph.categories) + 1
    whole = _whole(graph, number, accent)
    fill = f"<c:spPr>{whole}</c:spPr>" if whole else ""
    points = "".join(
        f'<c:dPt><c:idx val="{n}"/><c:spPr>{own}</c:spPr></c:dPt>'
        for n, own in _single(graph, accent)
    )
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx>'
        f"{_cached('str', f'${column}$1', [name])}</c:tx>{fill}{points}{_labels(graph, number)}"
        f"<c:cat>{_cached('str', f'$A$2:$A${last}', graph.categories)}</c:cat>"
        f"<c:val>{_cached('num', f'${column}$2:${column}${last}', values)}</c:val></c:ser>"
    )


def _cached(kind: str, cells: str, held: Sequence[str | float | None]) -> str:
    """Cells of the workbook and what they hold."""
    code = "<c:formatCode>General</c:formatCode>" if kind == "num" else ""
    points = "".join(
        f'<c:pt idx="{n}"><c:v>{escape(str(each))}</c:v></c:pt>'
        for n, each in enumerate(held)
        if each is not None
    )
    return (
        f"<c:{kind}Ref><c:f>Sheet1!{cells}</c:f><c:{kind}Cache>{code}"
        f'<c:ptCount val="{len(held)}"/>{points}</c:{kind}Cache></c:{kind}Ref>'
    )


def _filled(color: str, share: int = 100) -> str:
    return _UNCHANGED.sub("/>", solid(color, share))


def _whole(graph: Graph, number: int, accent: str) -> str:
    """What fills the bars of a series; the theme's own colour where nothing does."""
    if graph.bars:
        return _filled(graph.bars)
    if graph.highlight >= 0 and len(graph.series) == 1:
        return _filled(_BACK)
    shares = (100, _PALER)
    return _filled(accent, shares[number]) if accent[:1] == "#" and number < len(shares) else ""


def _single(graph: Graph, accent: str) -> Iterator[tuple[int, str]]:
    """Bars that are filled otherwise than their series, and how.

    One to be seen first is in the accent. What is not there yet is an outline filled palely,
    beside what was counted.
    """
    if graph.bars:
        # renderers give a single bar its row's transparency
        others = (n for n in range(len(graph.categories)) if n != graph.highlight)
        yield from ((n, _filled(graph.bars, _PALER)) for n in others if graph.highlight >= 0)
    elif len(graph.series) > 1:
        return
    elif graph.highlight >= 0:
        yield graph.highlight, _filled(accent)
    else:
        line = f'<a:ln>{_filled(_COUNTED)}<a:prstDash val="dash"/></a:ln>'
        yield from ((n, _filled(_NOT_YET) + line) for n in graph.to_come)


def _labels(graph: Graph, number: int) -> str:
    """Figures in their writer's words, the second language below each."""
    labels = () if graph.bars else (*graph.labels[number : number + 1], ())[0]
    own = "".join(
        f'<c:dLbl><c:idx val="{n}"/>{_words(label, graph, (_VALUE, _LABEL), bold=True)}'
        f'<c:dLblPos val="outEnd"/>{_SHOWN.format(1)}</c:dLbl>'
        for n, label in enumerate(labels)
    )
    return f"<c:dLbls>{own}{_SHOWN.format(0)}{_LEADING}</c:dLbls>" if own else ""


def _axes(graph: Graph) -> str:
    """Categories from top to bottom, or along; the values' own is not seen."""
    places = ("b", "l") if graph.over_time else ("l", "b")
    turned = "/>" if graph.over_time else '><c:orientation val="maxMin"/></c:scaling>'
    gone, line = ("<c:delete/>", "") if graph.bars else ('<c:delete val="0"/>', _BARE)
    lowest, highest = _limits(graph)
    most = "" if highest is None else f'<c:max val="{float(highest)}"/>'
    crossing = '<c:crosses val="autoZero"/>'
    return (
        f"<c:catAx>{_CATEGORIES.format('axId')}<c:scaling{turned}{gone}"
        f'<c:axPos val="{places[0]}"/>{_TICKS}{line}{_VALUES.format("crossAx")}{crossing}'
        '<c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        f"{'' if graph.over_time else _EVERY}"
        '<c:noMultiLvlLbl val="0"/></c:catAx>'
        f"<c:valAx>{_VALUES.format('axId')}<c:scaling>{most}"
        f'<c:min val="{float(lowest)}"/></c:scaling><c:delete/><c:axPos val="{places[1]}"/>'
        f"{_TICKS}{_CATEGORIES.format('crossAx')}{crossing}</c:valAx>"
    )


def _limits(graph: Graph) -> tuple[float, float | None]:
    """The lowest and the highest that is shown, ``None`` where the renderer chooses."""
    counted = [value or 0 for _, values in graph.series for value in values]
    highest = max(counted)
    if graph.bars:
        return 0, highest
    lines = max((_lines(label, graph) for row in graph.labels for label in row), default=0)
    if lines < _TWO or not graph.over_time or highest <= 0:
        return min(0, *counted), None
    taken = (_VALUE + _LABEL * (lines - 1)) * graph.slot.scale * _PITCH
    plot = _PLOT * graph.slot.height
    over = _OVER if lines == _TWO else max(_OVER, 1 / (1 - min(_MOST, taken / plot)))
    return min(0, *counted), highest * over


def _lines(label: str, graph: Graph) -> int:
    """Of a label over its bar: renderers break it where the bar ends."""
    bar = graph.slot.width / (len(graph.categories) * _GAPS * graph.slot.scale)
    first, *others = label.split("\n")
    sized = ((first, _VALUE), *((each, _LABEL) for each in others))
    return sum(max(1, math.ceil(width(each) * size / bar)) for each, size in sized)
