import json
import shutil
from functools import partial
from pathlib import Path

import pytest
from PIL import Image
from slides.strangers import body, japanese_office, stranger, title

from authoring.content import Sheet
from authoring.drawing import Decoration, Placeholder
from authoring.tokens import Box, Text
from generator.errors import TemplateError
from generator.pipeline import build
from generator.progress import Message
from generator.settings import Settings
from generator.slides import doubts, make_deck, opc
from generator.slides.check import check
from generator.slides.preview import contact_sheet
from generator.slides.templates.places import names
from generator.slides.templates.roles import role_specs
from generator.slides.templates.template import load


def save(folder, sheets):
    path = folder / "corporate.pptx"
    path.write_bytes(stranger(sheets))
    return str(path)


@pytest.fixture
def saved(tmp_path):
    return partial(save, tmp_path)


@pytest.mark.parametrize("name", names())
def test_a_built_in_template_has_every_layout_and_no_problem(name):
    checked = check(name)
    assert checked.problems == ()
    for role, (uses, missing, _) in checked.layouts.items():
        assert role in {"picture", "key-message", "term"} or (uses and not missing)


def test_the_json_says_what_serves_what(saved):
    tree = json.loads(json.dumps(check(saved(japanese_office())).as_json()))
    assert set(tree["layouts"]) == set(role_specs())
    assert tree["layouts"]["quote"]["uses"] == "Quote"
    assert tree["layouts"]["term"]["uses"] is None
    assert tree["layouts"]["term"]["fallback"] == "bullets"
    assert tree["layouts"]["comparison"]["uses"] == "Comparison"
    assert "kicker" in tree["layouts"]["bullets"]["missing"]


def test_a_plain_corporate_template_loses_nothing(saved, bakery, flood, show_folder):
    name = saved(japanese_office())
    assert not check(name).fails
    for show in (bakery, flood):
        deck = make_deck(show, "bilingual", Settings(template=name), folder=show_folder)
        assert {gap.where for gap in deck.gaps} <= {"long", "cover"}


MAP = """
[roles.bullets]
layout = "Bullets"
body = "Body"
[roles.title]
layout = "比較"
meta = 1
"""


def test_a_text_that_would_be_on_no_slide_fails_the_check(tmp_path):
    (tmp_path / "template.pptx").write_bytes(stranger(japanese_office()))
    (tmp_path / "template.toml").write_text(MAP, encoding="utf-8")
    checked = check(str(tmp_path))
    assert checked.fails
    assert any("title" in finding.where for finding in checked.problems)


def refilled(path, fill):
    """The first shape of its first layout in another fill."""
    parts = opc.unpack(Path(path).read_bytes(), "plain")
    layout = parts["ppt/slideLayouts/slideLayout1.xml"]
    whole = layout.replace(b"</p:spPr>", fill + b"</p:spPr>", 1)
    parts["ppt/slideLayouts/slideLayout1.xml"] = whole
    Path(path).write_bytes(opc.pack(parts))
    return path


FADING = (
    b'<a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="000000"/></a:gs><a:gs pos="100000">'
    b'<a:srgbClr val="FFFFFF"/></a:gs></a:gsLst></a:gradFill>'
)


def night(saved):
    """Titles on what goes from black to white: no colour is read on all of it."""
    return refilled(saved((Sheet("Bullets", (title(), body("Body"))),)), FADING)


def test_text_that_no_colour_makes_readable_is_found(saved):
    assert any(finding.kind == "contrast" for finding in check(night(saved)).problems)


def test_faint_text_is_set_in_a_colour_that_is_read(saved):
    dark = Decoration("rect", Box(0, 0, 13.4, 7.5), "tx1")
    white = Placeholder("Title 1", "title", None, Box(0.8, 0.5, 11.7, 1.2), (Text(32, "bg1"),))
    for sheets in ((dark, title(), body("Body")), (white, body("Body"))):
        problems = check(saved((Sheet("Bullets", sheets),))).problems
        assert not any("contrast" in finding.text for finding in problems)


def test_a_placeholder_filled_by_itself_is_what_lies_behind_its_text(saved):
    """White on white is not white on a placeholder of dark colour."""
    white = Placeholder("Title 1", "title", None, Box(0.8, 0.5, 11.7, 1.2), (Text(32, "bg1"),))
    plain = saved((Sheet("Bullets", (white, body("Body"))),))
    assert load(plain).roles["bullets"].fields["title"].styles[0].fill
    filled = refilled(plain, b'<a:solidFill><a:schemeClr val="tx2"/></a:solidFill>')
    assert not load(filled).roles["bullets"].fields["title"].styles[0].fill


def test_a_template_saved_by_libreoffice_is_recognised(saved):
    sheets = (Sheet("Bullets", (title("PlaceHolder 1"), body("PlaceHolder 2"))),)
    assert any("LibreOffice" in finding.text for finding in check(saved(sheets)).problems)


def test_a_template_without_a_place_for_points_gets_boxes_of_ours(saved, bakery, show_folder):
    sheets = (Sheet("Bullets", (title(), body("Body", box=Box(0, 7.0, 2, 0.2)))),)
    name = saved(sheets)
    assert not check(name).fails
    assert make_deck(bakery, "bilingual", Settings(template=name), folder=show_folder).gaps == ()


def test_the_verdict_counts_the_kinds_of_slide_and_names_what_became_points(saved):
    own, other = check("ink"), check(saved(japanese_office()))
    assert own.good == own.kinds
    assert other.good == other.kinds
    assert {"timeline", "chain", "number", "profiles", "profile", "quote"} <= set(other.good)


def test_what_a_person_should_change_is_said(saved):
    art = Decoration("rect", Box(0, 0, 13.4, 7.5), "tx2")
    logo = Decoration("rect", Box(11.3, 5.6, 1.6, 1.2), "accent1")
    cover = Sheet("タイトル スライド", (art,), kind="title")
    found = check(saved((cover, Sheet("Bullets", (logo, title(), body("Body"))))))
    texts = [finding.text for finding in found.problems]
    assert any("no place for a title" in text for text in texts)
    assert any("art lies over" in text for text in texts)


def test_a_colour_that_is_faint_on_many_layouts_is_one_line(saved):
    found = [each for each in check(night(saved)).problems if each.kind == "contrast"]
    places = [each.where.partition(" (")[0] for each in found]
    assert places == ["タイトル 1", "Kicker"]
    assert found[0] == check(night(saved)).problems[0]


def test_a_build_says_in_one_line_that_a_template_is_poor(saved, tmp_path):
    article = tmp_path / "article.md"
    article.write_text("# 橋の話\n\n橋は三年で直りました。\n", encoding="utf-8")
    told = []
    settings = Settings(
        template=night(saved),
        output=tmp_path,
        only=("deck",),
        decks=("bilingual", "ja"),
        translator="memory",
        offline=True,
    )
    build(str(article), settings, told.append)
    assert [e.key for e in told if isinstance(e, Message) and "template" in e.key] == [
        "template_poor"
    ]


def test_a_template_that_serves_well_is_not_remarked_upon(saved):
    assert doubts(Settings(template=saved(japanese_office()))) is None
    assert doubts(Settings(template="hall")) is None


DRAWS = shutil.which("soffice") and shutil.which("pdftoppm")


@pytest.mark.skipif(not DRAWS, reason="soffice or pdftoppm is not installed")
def test_the_contact_sheet_shows_a_slide_of_each_kind(saved, tmp_path):
    name = saved(japanese_office())
    kinds = check(name).kinds
    contact_sheet(load(name), tmp_path / "sheet.png", kinds[:-1])
    with Image.open(tmp_path / "sheet.png") as sheet:
        colors = [color for _, color in sheet.convert("RGB").getcolors(2**24)]
        assert sheet.width > 2000
        assert sheet.height > -(-len(kinds) // 5) * 200
    assert {(0x2E, 0x7D, 0x4F), (0xC2, 0x41, 0x0C)} <= set(colors)


def test_without_libreoffice_the_contact_sheet_says_what_to_install(saved, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(TemplateError, match="LibreOffice"):
        contact_sheet(load(saved(japanese_office())), tmp_path / "sheet.png")
