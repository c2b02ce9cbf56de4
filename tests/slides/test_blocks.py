"""Program text, formulas and diagrams as native shapes."""

from __future__ import annotations

import io

import pytest
from openxml_audit import validate_pptx
from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE_TYPE

from generator.model import Bilingual, Point, Scene, Storyboard
from generator.settings import Settings
from generator.slides import make_deck
from generator.slides.composing.diagrams import network
from generator.slides.composing.formulas import office_math
from generator.slides.templates.palette import luminance
from generator.slides.templates.places import names
from generator.slides.templates.template import load

TITLE = Bilingual("題", "Title")
PYTHON = 'def greet(name):\n    # 港の朝\n    return f"おはよう {name}"\n'
FLOW = """flowchart LR
    A[申請] --> B{審査}
    B -->|可| C[開館]
    B -- 否 --> D(差し戻し)
    D -.-> A
"""
TALK = """sequenceDiagram
    participant R as 利用者
    R->>K: 予約番号
    K-->>R: 本
"""
DOT = """digraph {
    rankdir=LR
    read -> plan [label="lines"]; plan -> speak [style=dashed]; speak [shape=ellipse]
}"""


def deck(layout, code, syntax="", points=(), template="ink"):
    said = tuple(Point(Bilingual(p, p)) for p in points)
    scene = Scene("s", layout, TITLE, points=said, code=code, syntax=syntax)
    return make_deck(Storyboard(TITLE, (scene,)), "bilingual", Settings(template=template))


def slides(made):
    return list(Presentation(io.BytesIO(made.data)).slides)


@pytest.mark.parametrize("template", names())
@pytest.mark.parametrize(
    ("layout", "code", "syntax"),
    [
        ("code", PYTHON, "python"),
        ("formula", r"\sigma^2 = \frac{1}{n} \sum_{i=1}^{n} (x_i - \bar{x})^2", "tex"),
        ("diagram", FLOW, "mermaid"),
        ("diagram", TALK, "mermaid"),
        ("diagram", DOT, "dot"),
    ],
)
def test_each_stands_on_its_layout_and_is_valid(tmp_path, template, layout, code, syntax):
    made = deck(layout, code, syntax, ("点", "もう一つ"), template)
    assert made.gaps == ()
    assert [slide.slide_layout.name for slide in slides(made)] == [layout.title()]
    path = tmp_path / "deck.pptx"
    path.write_bytes(made.data)
    result = validate_pptx(path)
    assert result.is_valid, result.errors


def test_code_keeps_every_character_and_colours_its_words():
    (slide,) = slides(deck("code", PYTHON, "python"))
    box = next(shape for shape in slide.placeholders if "return" in shape.text_frame.text)
    assert box.text_frame.text == PYTHON.rstrip()
    runs = {run.text.strip(): run for p in box.text_frame.paragraphs for run in p.runs}
    colors = {word: (run._r.xpath(".//a:schemeClr/@val") or [""])[0] for word, run in runs.items()}
    assert colors["return"] == "accent1"
    assert colors["# 港の朝"] == "accent6"


def test_code_of_many_lines_goes_on_on_further_slides():
    rows = "\n".join(f"line_{n} = {n}" for n in range(60))
    made = slides(deck("code", rows, "python"))
    assert len(made) > 1
    whole = "\n".join(s.text_frame.text for slide in made for s in slide.shapes if s.has_text_frame)
    assert all(f"line_{n} = {n}" in whole for n in range(60))


def test_a_line_that_no_size_sets_is_cut_and_listed():
    made = deck("code", "x = '" + "長い" * 200 + "'", "python")
    assert [gap.kind for gap in made.gaps] == ["slide"]


def test_a_formula_is_office_math_with_its_tex_beside():
    (slide,) = slides(deck("formula", r"$$x = \sqrt{2}$$"))
    xml = slide.part.blob.decode()
    assert "<m:rad>" in xml
    assert r"x = \sqrt{2}" in xml.split("mc:Fallback")[1]


@pytest.mark.parametrize("template", names())
def test_a_formula_is_read_in_black_too_as_libreoffice_draws_it_on_any_page(template):
    (slide,) = slides(deck("formula", r"x = \sqrt{2}", template=template))
    paper = load(template).ink
    plates = [s for s in slide.shapes if s.shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE]
    grounds = [s.fill.fore_color.theme_color for s in plates if s.fill.type == 1]
    dark = luminance(paper) > 0.5
    assert (MSO_THEME_COLOR.TEXT_1 in grounds) == dark


@pytest.mark.parametrize(
    ("tex", "wanted"),
    [
        (r"\frac{a}{b}", "<m:f><m:num>"),
        (r"x_i^2", "<m:sSubSup>"),
        (r"\sum_{i=1}^n (a_i)", '<m:limLoc m:val="undOvr"/>'),
        (r"\int_0^1 x", '<m:limLoc m:val="subSup"/>'),
        (r"\begin{pmatrix}1&2\\3&4\end{pmatrix}", "<m:d><m:dPr>"),
        (r"\bar{x}", "<m:acc>"),
        (r"(a+b)^2", "<m:sSup><m:e><m:d>"),
    ],
)
def test_tex_becomes_the_elements_of_office_math(tex, wanted):
    assert wanted in office_math(tex)


def test_a_flowchart_says_its_nodes_and_edges():
    found = network(FLOW, "mermaid")
    assert found.across
    assert [(n.text, n.geometry) for n in found.nodes] == [
        ("申請", "rect"),
        ("審査", "diamond"),
        ("開館", "rect"),
        ("差し戻し", "roundRect"),
    ]
    edges = [(e.start, e.end, e.label, e.dashed) for e in found.edges]
    assert edges == [
        ("A", "B", "", False),
        ("B", "C", "可", False),
        ("B", "D", "否", False),
        ("D", "A", "", True),
    ]


def test_connectors_of_a_diagram_join_its_shapes():
    (slide,) = slides(deck("diagram", FLOW, "mermaid"))
    ids = {shape.shape_id for shape in slide.shapes}
    ends = [int(i) for i in slide.element.xpath(".//a:stCxn/@id | .//a:endCxn/@id")]
    assert len(ends) == 8
    assert set(ends) <= ids


def test_a_graph_in_dot_has_labels_shapes_and_dashes():
    found = network(DOT, "dot")
    assert [(e.start, e.end, e.label, e.dashed) for e in found.edges] == [
        ("read", "plan", "lines", False),
        ("plan", "speak", "", True),
    ]
    assert {n.name: n.geometry for n in found.nodes}["speak"] == "ellipse"


@pytest.mark.parametrize(
    "source", ["gantt\n title A", "flowchart LR\n A ??? B", "erDiagram\n A ||--o{ B"]
)
def test_what_is_not_understood_is_shown_as_text_and_is_a_gap(source):
    made = deck("diagram", source, "mermaid")
    assert [gap.kind for gap in made.gaps] == ["slide"]
    (slide,) = slides(made)
    shown = "".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)
    assert source.split("\n")[0] in shown


def test_a_formula_that_is_none_is_shown_as_text_and_is_a_gap():
    made = deck("formula", r"\frac{1}{")
    assert [gap.kind for gap in made.gaps] == ["slide"]
