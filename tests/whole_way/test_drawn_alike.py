"""The page draws every slide in the form in which the deck draws it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from browser import browser
from lxml import html as parser
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE

from generator import slides
from generator.model import Bilingual, Scene, Storyboard
from generator.publishing.page import PageLook, html
from generator.settings import Settings
from generator.slides import filler
from generator.slides.icons import pictured

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from browser import Browser


BOARD = filler.storyboard()
WIDE = 12_192_000
"""EMU across a slide."""

LISTS = {"title", "section", "agenda", "quote", "profile", "term", "takeaways"}
"""Their points are one text, as they always were."""

_THINGS = """(n) => [...document.querySelectorAll('main .slide')[n]
.querySelectorAll('.items > li')].map((li) => {
  const box = (li.querySelector('.group-title') ?? li).getBoundingClientRect();
  const look = getComputedStyle(li);
  return [Math.round(box.left), Math.round(box.top), look.backgroundColor !== 'rgba(0, 0, 0, 0)'];
})"""


@dataclass(frozen=True)
class Shown:
    """The same storyboard as a deck, read back, and as a page in a window."""

    deck: list[Any]
    tab: Browser


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    place, settings = tmp_path_factory.mktemp("alike"), Settings()
    for scene in BOARD.scenes:
        if scene.image:
            (place / scene.image).parent.mkdir(exist_ok=True)
            (place / scene.image).write_bytes(filler.picture(scene.image))
    slides.make_deck(BOARD, "bilingual", settings, folder=place).save(place / "deck.pptx")
    forms = {name: pictured(form) for name, form in slides.forms(BOARD, settings, place).items()}
    look = PageLook(slides.colors(settings), forms)
    page = html(BOARD, {}, links=(), settings=settings, look=look)
    (place / "index.html").write_text(page, encoding="utf-8")
    deck = list(Presentation(str(place / "deck.pptx")).slides)
    assert len(deck) == len(BOARD.scenes)
    with browser(tmp_path_factory.mktemp("profile")) as tab:
        tab.window(1600, 900)
        tab.open((place / "index.html").as_uri())
        yield Shown(deck, tab)


def _things(scene: Scene) -> list[str]:
    """What stands side by side or below each other: in Japanese, without spaces."""
    texts = [group.title.text.ja for group in scene.groups] or [p.text.ja for p in scene.points]
    return ["".join((text or "").split()) for text in texts]


def _in_deck(slide: Any, things: list[str]) -> list[tuple[int, int, int]]:
    """Of each thing the shape it stands in, and where that begins."""
    found = []
    for thing in things:
        shapes = [
            shape
            for shape in slide.shapes
            if shape.has_text_frame
            for paragraph in shape.text_frame.paragraphs
            if "".join(paragraph.text.split()).startswith(thing)
        ]
        shape = shapes[-1]  # the title comes first
        found.append((shape.shape_id, shape.left, shape.top))
    return found


def _rows(places: list[tuple[int, int]], apart: int) -> list[int]:
    """How many stand in each row; ``apart``: tops that differ by less are one row's."""
    tops: list[list[int]] = []
    for _, top in places:
        if tops and abs(tops[-1][0] - top) < apart:
            tops[-1].append(top)
        else:
            tops.append([top])
    return [len(row) for row in tops]


@pytest.mark.parametrize("number", range(len(BOARD.scenes)), ids=lambda n: BOARD.scenes[n].layout)
def test_what_stands_side_by_side_in_the_deck_does_so_on_the_page(
    shown: Shown, number: int
) -> None:
    scene = BOARD.scenes[number]
    things = _things(scene)
    if scene.layout in LISTS or not things:
        return
    drawn = _in_deck(shown.deck[number], things)
    page = shown.tab.run(f"({_THINGS})({number})")
    assert len(page) == len(things)
    listed = len(things) > 1 and len({shape for shape, *_ in drawn}) == 1
    if listed:  # one text: points below each other
        assert _rows([(x, y) for x, y, _ in page], 4) == [1] * len(things)
    else:
        in_deck = _rows([(left, top) for _, left, top in drawn], 50_000)
        assert _rows([(x, y) for x, y, _ in page], 4) == in_deck


def _heads(one: Any, other: Any) -> bool:
    """A band over the top of a card, as wide as it."""
    placed = [(each.left, each.top, each.width) for each in (one, other)]
    return placed[0] == placed[1] and one.height < other.height


@pytest.mark.parametrize("layout", ["bullets", "columns", "comparison", "profiles"])
def test_what_is_a_card_in_the_deck_is_one_on_the_page(shown: Shown, layout: str) -> None:
    number = next(n for n, scene in enumerate(BOARD.scenes) if scene.layout == layout)
    grounds = [
        shape
        for shape in shown.deck[number].shapes
        if shape.width > 2_000_000 and shape.height > 500_000 and "solidFill" in _fill(shape)
    ]
    page = shown.tab.run(f"({_THINGS})({number})")
    assert [ground for *_, ground in page] == [True] * len(page)
    bands = [one for one in grounds if any(_heads(one, other) for other in grounds)]
    assert len(grounds) - len(bands) == len(page)


def test_what_stands_round_the_article_has_no_ground_on_either(shown: Shown) -> None:
    number = next(n for n, scene in enumerate(BOARD.scenes) if scene.layout == "notes")
    page = shown.tab.run(f"({_THINGS})({number})")
    assert page
    assert not any(ground for *_, ground in page)


def _fill(shape: Any) -> str:
    properties = shape._element.spPr if hasattr(shape._element, "spPr") else None
    return "".join(child.tag for child in properties) if properties is not None else ""


def test_a_chart_of_the_deck_is_one_on_the_page_with_the_same_lengths(shown: Shown) -> None:
    charts = 0
    for number, scene in enumerate(BOARD.scenes):
        at = f"document.querySelectorAll('main .slide')[{number}]"
        shape = next((each for each in shown.deck[number].shapes if each.has_chart), None)
        assert shown.tab.run(f"!!{at}.querySelector('.chart')") == (shape is not None), scene.layout
        if shape is None:
            continue
        charts += 1
        stands = shape.chart.chart_type == XL_CHART_TYPE.COLUMN_CLUSTERED
        kind, side = ("columns", "height") if stands else ("bars", "width")
        lengths = shown.tab.run(
            f"[...{at}.querySelectorAll('.chart.{kind} .lane svg')]"
            f".map((bar) => bar.getBoundingClientRect().{side})"
        )
        values = list(shape.chart.plots[0].series[0].values)
        assert len(lengths) == len(values)
        shares = [length / max(lengths) for length in lengths]
        assert shares == pytest.approx([value / max(values) for value in values], abs=0.02)
    assert charts


@pytest.mark.parametrize("number", range(len(BOARD.scenes)), ids=lambda n: BOARD.scenes[n].layout)
def test_tables_pictures_letters_and_signs_are_on_both(shown: Shown, number: int) -> None:
    shapes = list(shown.deck[number].shapes)
    at = f"document.querySelectorAll('main .slide')[{number}]"
    counts = shown.tab.run(
        f"['table', 'img', '.icon-of', '.share'].map((s) => {at}.querySelectorAll(s).length)"
    )
    letters = shown.tab.run(
        f"[...{at}.querySelectorAll('.letters')].map((each) => each.textContent)"
    )
    texts = [shape.text_frame.text for shape in shapes if shape.has_text_frame]
    assert counts[0] == sum(shape.has_table for shape in shapes)
    assert counts[1] == sum(hasattr(shape, "image") for shape in shapes)
    assert set(letters) <= set(texts)
    scene = BOARD.scenes[number]
    people = {"profile": 1, "profiles": len(scene.groups)}
    assert len(letters) == people.get(scene.layout, 0)


def test_a_diagram_of_the_deck_is_one_on_the_page(tmp_path: Path) -> None:
    """As many nodes and arrows, the same words, in the same places of the slide."""
    source = "flowchart LR\n  A[窓口] --> B{会員か}\n  B -->|はい| C[鍵]\n  B -.-> D((終わり))"
    scene = Scene("d", "diagram", Bilingual("流れ", "Flow"), code=source, syntax="mermaid")
    board = Storyboard(Bilingual("図", "Diagram"), (scene,))
    slides.make_deck(board, "bilingual", Settings(), folder=tmp_path).save(tmp_path / "deck.pptx")
    (slide,) = Presentation(str(tmp_path / "deck.pptx")).slides
    page = html(
        board, {}, links=(), settings=Settings(), look=PageLook({}, slides.forms(board, Settings()))
    )
    drawn = parser.document_fromstring(page).find(".//svg[@class='diagram']")
    texts = {text.text: float(text.get("x")) for text in drawn.iter("text")}
    assert set(texts) == {"窓口", "会員か", "鍵", "終わり", "はい"}
    for shape in slide.shapes:
        if shape.has_text_frame and (name := shape.text_frame.text) in texts:
            middle = 100 * (shape.left + shape.width / 2) / WIDE
            assert texts[name] == pytest.approx(middle, abs=0.2)
    connectors = [shape for shape in slide.shapes if shape.shape_type == 9]
    lines = drawn.findall(".//line")
    assert len(lines) == len(connectors) == len(drawn.findall(".//path[@class='head']")) == 3
    assert [line.get("class") for line in lines].count("dashed") == 1


def test_no_slide_that_the_deck_draws_overflows_its_place(shown: Shown) -> None:
    over = shown.tab.run(
        "[...document.querySelectorAll('main .slide')].filter((slide, n) => {"
        "document.querySelector('#chapter').value = n;"
        "document.querySelector('#chapter').dispatchEvent(new Event('change'));"
        "return [slide, slide.querySelector('.body')]"
        ".some((box) => box.scrollHeight > box.clientHeight + 1) }).map((s) => s.className)"
    )
    assert over == []
