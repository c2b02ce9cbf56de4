import io
import tomllib

import pytest
from pptx import Presentation
from slides.strangers import japanese_office, stranger

from generator.errors import TemplateError
from generator.model import Bilingual, Point, Scene, Storyboard
from generator.settings import Settings
from generator.slides import make_deck
from generator.slides.check import check
from generator.slides.preview import new
from generator.slides.templates.template import load

SHOW = Storyboard(
    Bilingual("題"), (Scene("s", "bullets", Bilingual("題"), points=(Point(Bilingual("文")),)),)
)


@pytest.fixture
def corporate(tmp_path):
    path = tmp_path / "corporate.pptx"
    path.write_bytes(stranger(japanese_office()))
    return path


def test_a_new_template_is_a_folder_with_a_map_that_can_be_read(tmp_path, corporate):
    folder = new("My Brand", corporate, tmp_path)
    assert folder.name == "my-brand"
    tree = tomllib.loads((folder / "template.toml").read_text(encoding="utf-8"))
    assert tree["english"] == "under"
    assert tree["roles"]["comparison"]["side_2_body"] == "Side 2 Body"
    before, after = (Presentation(str(f)) for f in (corporate, folder / "template.pptx"))
    names = [layout.name for layout in after.slide_layouts]
    assert names[: len(before.slide_layouts)] == [one.name for one in before.slide_layouts]
    assert {"Timeline", "Columns"} <= set(names)


def test_the_written_map_changes_nothing(tmp_path, corporate):
    folder = new("brand", corporate, tmp_path)
    plain, mapped = load(str(corporate)), load(str(folder))
    assert plain.roles == mapped.roles


def test_without_a_file_it_is_a_copy_of_the_built_in_one(tmp_path):
    assert load(str(new("mine", into=tmp_path))).role("quote").layout.name == "Quote"


def test_nothing_is_overwritten(tmp_path, corporate):
    new("brand", corporate, tmp_path)
    with pytest.raises(TemplateError, match="there already"):
        new("brand", corporate, tmp_path)
    with pytest.raises(TemplateError, match="built-in"):
        new("ink", corporate, tmp_path)


def test_a_bad_file_makes_no_folder(tmp_path):
    (tmp_path / "bad.pptx").write_bytes(b"no")
    with pytest.raises(TemplateError):
        new("brand", tmp_path / "bad.pptx", tmp_path)
    with pytest.raises(TemplateError, match="nothere"):
        new("brand", tmp_path / "nothere.pptx", tmp_path)
    assert not (tmp_path / "brand").exists()


def test_slides_of_the_template_are_kept_first_and_last(tmp_path):
    own = io.BytesIO()
    scenes = tuple(Scene(f"o{n}", "bullets", Bilingual(f"社の頁{n}")) for n in (1, 2, 3))
    own.write(make_deck(Storyboard(Bilingual("社"), scenes), "ja", Settings()).data)
    (tmp_path / "own.pptx").write_bytes(own.getvalue())
    folder = new("brand", tmp_path / "own.pptx", tmp_path)
    text = (folder / "template.toml").read_text(encoding="utf-8")
    text = text.replace("first = []", "first = [2]").replace("last = []", "last = [3]")
    (folder / "template.toml").write_text(text, encoding="utf-8")
    deck = make_deck(SHOW, "ja", Settings(template=str(folder)))
    titles = [s.shapes.title.text_frame.text for s in Presentation(io.BytesIO(deck.data)).slides]
    assert titles == ["社の頁2", "題", "社の頁3"]
    assert "社の頁1".encode() not in deck.data


@pytest.fixture
def linked(tmp_path):
    """A brand that keeps its slide 2, where a text and a shape link to slide 1, which it drops."""
    scenes = tuple(Scene(f"o{n}", "bullets", Bilingual(f"社の頁{n}")) for n in (1, 2))
    own = Presentation(
        io.BytesIO(make_deck(Storyboard(Bilingual("社"), scenes), "ja", Settings()).data)
    )
    dropped, kept = own.slides
    kept.shapes.title.click_action.target_slide = dropped
    kept.shapes[1].click_action.target_slide = dropped
    own.save(tmp_path / "own.pptx")
    folder = new("brand", tmp_path / "own.pptx", tmp_path)
    text = (folder / "template.toml").read_text(encoding="utf-8")
    (folder / "template.toml").write_text(text.replace("first = []", "first = [2]"), "utf-8")
    return str(folder)


def test_a_kept_slide_brings_no_dropped_one_with_it(linked):
    deck = make_deck(SHOW, "ja", Settings(template=linked))
    kept, ours = Presentation(io.BytesIO(deck.data)).slides
    assert "社の頁1".encode() not in b"".join(deck.parts.values())
    assert kept.shapes.title.text_frame.text == "社の頁2"
    assert kept.shapes.title.click_action.target_slide is None
    assert ours.shapes.title.text_frame.text == "題"


def test_the_check_names_a_link_that_decks_lose(linked):
    (finding,) = [f for f in check(linked).problems if "which no deck keeps" in f.text]
    assert finding.where.startswith("ppt/slides/")
    assert finding.severity == "warning"


@pytest.mark.parametrize(("kept", "refused"), [(1, True), (2, False)])
def test_only_what_a_deck_keeps_may_not_lead_outside(tmp_path, kept, refused):
    scenes = tuple(Scene(f"o{n}", "bullets", Bilingual(f"社の頁{n}")) for n in (1, 2))
    deck = make_deck(Storyboard(Bilingual("社"), scenes), "ja", Settings())
    own = Presentation(io.BytesIO(deck.data))
    own.slides[0].shapes.title.click_action.hyperlink.address = "$/variable/"
    own.save(tmp_path / "own.pptx")
    folder = new("brand", tmp_path / "own.pptx", tmp_path)
    text = (folder / "template.toml").read_text(encoding="utf-8")
    (folder / "template.toml").write_text(text.replace("first = []", f"first = [{kept}]"), "utf-8")
    if refused:
        with pytest.raises(TemplateError, match="outside"):
            load(str(folder))
    else:
        made = make_deck(SHOW, "ja", Settings(template=str(folder)))
        assert b"variable" not in b"".join(made.parts.values())
