"""Native charts, made by python-pptx, which knows their parts best."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_THEME_COLOR
from pptx.opc.constants import CONTENT_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.package import Package
from pptx.parts.chart import ChartPart
from pptx.util import Pt
from xlsxwriter import Workbook

from generator import patterns as re
from generator.slides.templates.palette import solid
from generator.slides.templates.styles import A

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.slides.composing.graphics import Graph

_LABEL = 14
_VALUE = 16
_NOT_YET = 0.7  # lighter by so much: bars of what is to come
_OVER = 1.2  # of the highest bar: room for two lines of its label under what is measured
_BACK = -0.25  # PowerPoint's "background, darker 25 %": of bars that step back

# python-pptx writes axis ids below zero, which the schema does not allow.
_NEGATIVE_ID = re.compile(rb'(<c:(?:axId|crossAx) val=")-')

_PALER = 55  # percent of the accent that bars have beside the one to be seen first
_DRAWING = f' xmlns:a="{A[1:-1]}">'
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_EDGE_TO_EDGE = (
    f'<c:layout xmlns:c="{_C[1:-1]}"><c:manualLayout><c:layoutTarget val="inner"/>'
    '<c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0"/><c:y val="0"/><c:w val="1"/>'
    '<c:h val="1"/></c:manualLayout></c:layout>'
)

_NAME = PackURI("/ppt/charts/chart1.xml")
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - the same bytes whenever and wherever it is made
# What an article says is text in the workbook too, never a formula or a link.
_PLAIN = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def chart_parts(graph: Graph, accent: str) -> tuple[bytes, bytes]:
    """The chart part, its only relationship being rId1, and the workbook that one leads to.

    ``accent``: of its bars, where the template's art has another than its theme.
    """
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = graph.categories
    for name, values in graph.series:
        data.add_series(name, values)
    kind = XL_CHART_TYPE.COLUMN_CLUSTERED if graph.over_time else XL_CHART_TYPE.BAR_CLUSTERED
    # In a package of its own: a scratch deck takes longer to open than the chart to make.
    part: Any = ChartPart.load(_NAME, CONTENT_TYPE.DML_CHART, Package(""), data.xml_bytes(kind))
    workbook = _workbook(graph)
    part.chart_workbook.update_from_xlsx_blob(workbook)
    chart = part.chart
    chart.has_legend = len(graph.series) > 1
    if graph.bars:
        _in_rows(chart, graph)
        return _whole(part), workbook
    _titled(chart, graph)
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
    chart.font.size = Pt(_LABEL * graph.slot.scale)
    plot = chart.plots[0]
    plot.gap_width = 60
    plot.has_data_labels = True
    plot.data_labels.font.size = Pt(_VALUE * graph.slot.scale)
    plot.data_labels.font.bold = True
    if graph.unit:
        plot.data_labels.number_format = f'General"{graph.unit}"'
        plot.data_labels.number_format_is_linked = False
    plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
    for series, labels in zip(plot.series, graph.labels, strict=False):
        for n, label in enumerate(labels):
            _labelled(series.points[n].data_label, label, graph)
    _colored(plot, graph, accent)
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale = min(0, *(v or 0 for _, vs in graph.series for v in vs))
    if graph.over_time and any("\n" in label for row in graph.labels for label in row):
        highest = max(value or 0 for _, values in graph.series for value in values)
        chart.value_axis.maximum_scale = highest * _OVER if highest > 0 else None
    chart.category_axis.format.line.fill.background()
    chart.category_axis.reverse_order = not graph.over_time
    return _whole(part), workbook


def _colored(plot: Any, graph: Graph, accent: str) -> None:
    if accent.startswith("#"):
        for series, share in zip(plot.series, (100, _PALER), strict=False):
            _filled(series, accent, share)
    if graph.highlight >= 0 and len(graph.series) == 1:
        _highlighted(plot.series[0], graph.highlight, accent)
    elif len(graph.series) == 1:
        _stepped_back(plot.series[0], graph.to_come)


def _whole(part: Any) -> bytes:
    return _NEGATIVE_ID.sub(rb"\g<1>", cast("bytes", part.blob))


def _in_rows(chart: Any, graph: Graph) -> None:
    """Bars alone, from edge to edge of their place: each in the row of its number."""
    chart.has_title = False
    plot = chart.plots[0]
    plot.gap_width, plot.vary_by_categories = 90, False
    series = plot.series[0]
    _filled(series, graph.bars)
    for n in range(len(graph.categories)) if graph.highlight >= 0 else ():
        if n != graph.highlight:  # renderers give a single bar its row's transparency
            _filled(series.points[n], graph.bars, _PALER)
    for axis in (chart.value_axis, chart.category_axis):
        axis.visible = False
    chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale = 0
    chart.value_axis.maximum_scale = max(plot.series[0].values)
    chart.category_axis.reverse_order = True
    area = chart._chartSpace.chart.plotArea  # noqa: SLF001
    for layout in area.findall(f"{_C}layout"):
        area.remove(layout)
    area.insert(0, parse_xml(_EDGE_TO_EDGE))


def _filled(bars: Any, color: str, share: int = 100) -> None:
    """In a colour of ours, which python-pptx has no way for."""
    fill = bars.format.fill
    fill.solid()
    own = fill._xPr.find(f"{A}solidFill")  # noqa: SLF001
    own.getparent().replace(own, parse_xml(solid(color, share).replace(">", _DRAWING, 1)))


def _titled(chart: Any, graph: Graph) -> None:
    """What is measured, and in which unit, over the bars; of several series the legend says it."""
    measured = graph.series[0][0] if len(graph.series) == 1 else "0"
    chart.has_title = not measured.isdigit()  # a series without a name has its number
    if chart.has_title:
        chart.chart_title.include_in_layout = False
        chart.chart_title.text_frame.text = measured
        for paragraph in chart.chart_title.text_frame.paragraphs:
            for run in paragraph.runs:
                run.font.size, run.font.bold = Pt(_LABEL * graph.slot.scale), False


def _labelled(own: Any, label: str, graph: Graph) -> None:
    """A figure in its writer's words, the second language below it."""
    own.text_frame.text = label
    for n, paragraph in enumerate(own.text_frame.paragraphs):
        for run in paragraph.runs:
            run.font.size = Pt((_LABEL if n else _VALUE) * graph.slot.scale)
            run.font.bold = not n
    own.position = XL_LABEL_POSITION.OUTSIDE_END


def _highlighted(series: Any, at: int, color: str) -> None:
    """One bar in the accent, the others in a grey of the page."""
    series.format.fill.solid()
    series.format.fill.fore_color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
    series.format.fill.fore_color.brightness = _BACK
    _filled(series.points[at], color)


def _stepped_back(series: Any, to_come: Sequence[int]) -> None:
    """What is not there yet is an outline filled palely, beside what was counted."""
    for n in to_come:
        own = series.points[n].format
        own.fill.solid()
        own.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1
        own.fill.fore_color.brightness = _NOT_YET
        own.line.color.theme_color = MSO_THEME_COLOR.ACCENT_1
        own.line.dash_style = MSO_LINE_DASH_STYLE.DASH


def _workbook(graph: Graph) -> bytes:
    """The numbers where the chart says they are: names in row 1, categories in column A."""
    stream = io.BytesIO()
    with Workbook(stream, _PLAIN) as book:
        book.set_properties({"created": _MADE})
        sheet = book.add_worksheet()
        sheet.write_column(1, 0, graph.categories)
        for column, (name, values) in enumerate(graph.series, 1):
            sheet.write(0, column, name)
            sheet.write_column(1, column, values)
    return stream.getvalue()
