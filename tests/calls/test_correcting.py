"""An article corrected by a program: its storyboard follows at once, and all is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import docx
import pytest
from running import kamishibai

from generator.calls.allowed import folders
from generator.calls.calls import Calls
from generator.calls.correcting import source_of
from generator.calls.edits import ConflictError
from generator.errors import KamishibaiError, ShowError
from generator.japanese.dictionary import DictionaryWord, from_voicevox, to_voicevox
from generator.model import sentences
from generator.show.folder import Show
from generator.translation.glossary import read as read_terms

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import Article

SETTINGS = """
[build]
only = ["script"]
offline = true
output = "shows"
"""

PLAIN = """\
夜の図書館

■開館の時間
図書館は来月から夜も開く。平日は22時まで開いている。利用者は喜んでいる。

■平日
平日は22時まで開く。仕事帰りの人が使える。館長の汐見野さんは喜んだ。

■費用
費用は年480万円だ。半分は国の補助で払う。残りは市が払う。

この記事をシェアする
"""


@pytest.fixture
def calls(tmp_path: Path) -> Calls:
    (tmp_path / "kamishibai.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "night.txt").write_text(PLAIN, encoding="utf-8")
    made = kamishibai("build", "night.txt", cwd=tmp_path)
    assert made.code == 3, made.err  # nothing translates it
    return Calls(folders((tmp_path,)))


def show(calls: Calls) -> Path:
    return calls.folders.roots[0] / "shows" / "night"


def article(calls: Calls) -> Article:
    found = Show(show(calls)).article()
    assert found
    return found


def board(calls: Calls) -> Any:
    return Show(show(calls)).edited()


def named(calls: Calls, text: str) -> str:
    return next(each.id for each in sentences(article(calls)) if each.text.ja == text)


def levels(calls: Calls) -> list[tuple[str | None, int, int]]:
    return [
        (section.heading.text.ja, section.level, len(section.sections))
        for section in article(calls).sections
    ]


def test_what_matters_is_told_and_what_does_not_is_left(calls: Calls) -> None:
    before = board(calls)
    cost = named(calls, "費用は年480万円だ。")
    calls.weigh("shows/night", cost, "message")
    answer = next(scene for scene in board(calls).scenes if scene.id == "answer")
    assert cost in answer.title_sources
    assert "480万円" in (answer.title.ja or "")
    assert calls.undo("shows/night") == {"undone": True}
    assert board(calls) == before
    brief = Show(show(calls)).brief()
    assert brief
    calls.weigh("shows/night", cost, "claim")
    after = Show(show(calls)).brief()
    assert after
    assert after.claims[0].says.sources == (cost,)
    calls.weigh("shows/night", cost, "aside")
    left = Show(show(calls)).brief()
    assert left
    assert all(cost not in claim.says.sources for claim in left.claims)
    assert [calls.undo("shows/night")["undone"] for _ in range(2)] == [True, True]
    assert Show(show(calls)).brief() == brief
    with pytest.raises(ShowError, match="no sentence"):
        calls.weigh("shows/night", "s0000000", "claim")


def test_the_kind_is_called_otherwise_and_stays(calls: Calls) -> None:
    calls.call_kind("shows/night", "press")
    assert article(calls).kind == "press"
    calls.weigh("shows/night", named(calls, "半分は国の補助で払う。"), "claim")
    assert article(calls).kind == "press"
    with pytest.raises(KamishibaiError):
        calls.call_kind("shows/night", "poem")


def test_a_heading_goes_lower_and_higher_and_the_text_says_so(calls: Calls) -> None:
    text = calls.folders.roots[0] / "night.txt"
    assert [level for _, level, _ in levels(calls)] == [2, 2, 2]
    calls.cut("shows/night", article(calls).sections[1].line or 0, "lower")
    assert levels(calls) == [("開館の時間", 2, 1), ("費用", 2, 0)]
    assert "### 平日" in text.read_text("utf-8")
    inner = article(calls).sections[0].sections[0]
    calls.cut("shows/night", inner.line or 0, "raise")
    assert [level for _, level, _ in levels(calls)] == [2, 2, 2]
    with pytest.raises(ShowError, match="further"):
        calls.cut("shows/night", article(calls).sections[0].line or 0, "raise")
    calls.cut("shows/night", article(calls).sections[1].line or 0, "text")
    assert [heading for heading, _, _ in levels(calls)] == ["開館の時間", "費用"]
    assert [calls.undo("shows/night")["undone"] for _ in range(3)] == [True] * 3
    assert text.read_text("utf-8") == PLAIN
    assert [level for _, level, _ in levels(calls)] == [2, 2, 2]


@pytest.mark.parametrize("suffix", ["html", "docx"])
def test_headings_of_what_is_no_text_are_cut_beside_it_and_stay_so(
    tmp_path: Path, suffix: str
) -> None:
    (tmp_path / "kamishibai.toml").write_text(SETTINGS, encoding="utf-8")
    source = tmp_path / f"night.{suffix}"
    write(source)
    assert kamishibai("build", source.name, cwd=tmp_path).code == 3
    calls, given = Calls(folders((tmp_path,))), source.read_bytes()
    first, second, third = (each.heading.id for each in article(calls).sections)
    calls.cut("shows/night", 0, "lower", second)
    assert levels(calls) == [("開館の時間", 2, 1), ("費用", 2, 0)]
    calls.cut("shows/night", 0, "text", third)
    assert levels(calls) == [("開館の時間", 2, 1)]
    assert "費用" in texts(article(calls))
    again = kamishibai("build", source.name, "--force", cwd=tmp_path)  # the source is read anew
    assert again.code == 3, again.err
    assert levels(calls) == [("開館の時間", 2, 1)]
    for wrong in ("raise", "lower"):
        with pytest.raises(ShowError, match="further"):
            calls.cut("shows/night", 0, wrong, first)
    assert [calls.undo("shows/night")["undone"] for _ in range(2)] == [True, True]
    assert [level for _, level, _ in levels(calls)] == [2, 2, 2]
    assert source.read_bytes() == given
    write(source, "費用は国も払う。")  # what somebody changes in it is read as it says
    calls.cut("shows/night", 0, "lower", second)
    assert kamishibai("build", source.name, cwd=tmp_path).code == 3
    assert "費用は国も払う。" in texts(article(calls))
    assert levels(calls) == [("開館の時間", 2, 1), ("費用", 2, 0)]


def texts(of: Article) -> list[str | None]:
    return [each.text.ja for each in sentences(of)]


def write(path: Path, more: str = "") -> None:
    """The plain text as HTML or Word, its headings of one level."""
    title, *parts = PLAIN.rpartition("\n\n")[0].split("\n\n■")
    held = [(head, f"{body}{more}") for head, _, body in (part.partition("\n") for part in parts)]
    if path.suffix == ".html":
        told = "".join(f"<h2>{head}</h2><p>{body}</p>" for head, body in held)
        path.write_text(f"<!doctype html><title>{title}</title><h1>{title}</h1>{told}", "utf-8")
        return
    document = docx.Document()
    document.add_heading(title, 0)
    for head, body in held:
        document.add_heading(head, 1)
        document.add_paragraph(body)
    document.save(str(path))


def test_a_line_that_was_left_out_comes_back(calls: Calls) -> None:
    [gone] = article(calls).dropped
    calls.cut("shows/night", gone.line or 0, "back")
    assert article(calls).dropped == ()
    assert any("シェア" in (each.text.ja or "") for each in sentences(article(calls)))
    assert calls.undo("shows/night")["undone"]
    assert len(article(calls).dropped) == 1
    with pytest.raises(ShowError, match="nothing was left out"):
        calls.cut("shows/night", 1, "back")


def test_only_the_shows_own_text_within_the_folders_is_corrected(calls: Calls) -> None:
    root = calls.folders.roots[0]
    text = root / "night.txt"
    assert source_of(show(calls), (root,)) == text
    moved = root / "shows" / "night.txt"
    text.rename(moved)
    assert source_of(show(calls), (root,)) is None  # another file of that name is not its source
    with pytest.raises(ShowError, match="not in this folder"):
        calls.cut("shows/night", 3, "lower")
    moved.rename(text)
    (root / "other.txt").symlink_to(text)
    assert source_of(show(calls), (root,)) == text


def test_what_is_chosen_is_kept_and_what_depends_on_it_is_stale(calls: Calls) -> None:
    assert calls.stale("shows/night") == {"files": []}
    calls.choose("shows/night", only=["deck", "script"], template="washi")
    assert calls.stale("shows/night") == {"files": ["deck.pptx"]}
    assert calls.built("shows/night").template == "washi"
    assert calls.undo("shows/night") == {"undone": True}
    assert calls.stale("shows/night") == {"files": []}
    for wrong in ({"template": "nothing"}, {"template": "../x.pptx"}, {"format": "opera"}):
        with pytest.raises(KamishibaiError):
            calls.choose("shows/night", **wrong)


def test_the_house_has_colours_that_every_deck_takes_on(calls: Calls) -> None:
    toml = calls.folders.roots[0] / "kamishibai.toml"
    calls.choose("shows/night", only=["deck"])
    kamishibai("build", "shows/night", cwd=calls.folders.roots[0])
    assert calls.stale("shows/night") == {"files": []}
    calls.brand(color="#00704A", font="BIZ UDPGothic")
    assert calls.built("shows/night").section("brand") == {
        "color": "#00704A",
        "font": "BIZ UDPGothic",
    }
    assert calls.stale("shows/night") == {"files": ["deck.pptx"]}
    calls.brand(color="#123456")
    assert calls.built("shows/night").section("brand") == {"color": "#123456"}
    calls.brand()
    assert toml.read_text("utf-8").strip() == SETTINGS.strip()
    for wrong in ({"color": "green"}, {"font": 'a"b'}, {"logo": "../x.png"}):
        with pytest.raises(KamishibaiError):
            calls.brand(**wrong)


def test_what_was_put_into_the_folders_files_is_taken_back_by_the_show_that_put_it(
    calls: Calls,
) -> None:
    toml = calls.folders.roots[0] / "kamishibai.toml"
    calls.brand(color="#00704A", show="shows/night")
    calls.brand(color="#00704A", accent="#E0664F", show="shows/night")
    calls.brand(color="#00704A", accent="#E0664F", show="shows/night")  # nothing else is told
    calls.publish("https://example.org/", show="shows/night")
    calls.learners("shows/night", on=True)
    assert "cards" in calls.built("shows/night").only
    calls.undo("shows/night")
    assert "cards" not in calls.built("shows/night").only
    calls.undo("shows/night")
    assert "example.org" not in toml.read_text("utf-8")
    calls.undo("shows/night")
    assert calls.built("shows/night").section("brand") == {"color": "#00704A"}
    toml.write_text(toml.read_text("utf-8").replace("#00704A", "#123456"), encoding="utf-8")
    with pytest.raises(ConflictError, match="brand"):
        calls.undo("shows/night")  # it is somebody else's colour now
    assert calls.built("shows/night").section("brand") == {"color": "#123456"}
    assert calls.undo("shows/night") == {"undone": False}


def test_readings_and_terms_are_taken_back_and_those_of_others_stay(calls: Calls) -> None:
    root, kept = calls.folders.roots[0], calls.built("shows/night").glossaries
    calls.keep_reading("shows/night", "平日", "ヘイジツ")
    calls.keep_reading("shows/night", "汐見野", "しおの", 2)
    calls.keep_reading("shows/night", "汐見野", "シオミノ")
    calls.keep_term("shows/night", "館長", "the librarian")
    words = root / "readings.json"
    theirs = DictionaryWord("利用者", "リヨウシャ")
    words.write_text(to_voicevox([*read_voicevox(words), theirs]), encoding="utf-8")
    for said in ("シオミノ", "シオミノ", "シオノ"):
        assert calls.reading("汐見野", "ja", "shows/night") == {"reading": said}
        calls.undo("shows/night")
    assert (root / "glossary.csv").read_text("utf-8") == "term,translation\n"
    calls.undo("shows/night")
    assert [word.written for word in read_voicevox(words)] == ["利用者"]
    assert calls.built("shows/night").glossaries == kept


def read_voicevox(path: Path) -> list[DictionaryWord]:
    return list(from_voicevox(path.read_text("utf-8")))


def test_terms_and_readings_are_kept_in_files_that_every_build_knows(calls: Calls) -> None:
    root = calls.folders.roots[0]
    calls.keep_term("shows/night", "館長", "the librarian")
    calls.keep_term("shows/night", "補助, 国の", 'a "grant"')
    held = {term.source: term.target for term in read_terms(root / "glossary.csv")}
    assert held == {"館長": "the librarian", "補助, 国の": 'a "grant"'}
    with pytest.raises(ShowError, match="says the librarian"):
        calls.keep_term("shows/night", "館長", "the director")
    assert calls.reading("汐見野", "ja", "shows/night")["reading"] != "シオノ"
    calls.keep_reading("shows/night", "汐見野", "しおの", 2)
    calls.keep_reading("shows/night", "平日", "ヘイジツ")
    assert calls.reading("汐見野", "ja", "shows/night") == {"reading": "シオノ"}
    assert [path.name for path in calls.built("shows/night").glossaries] == [
        "readings.json",
        "glossary.csv",
    ]
    with pytest.raises(ShowError, match="kana"):
        calls.keep_reading("shows/night", "平日", "weekday")


def test_what_is_right_as_it_is_is_not_asked_again(calls: Calls) -> None:
    asked = calls.review("shows/night")["items"]
    note = next(item for item in asked if item["severity"] != "error")
    calls.accept("shows/night", note["kind"], note["where"], note["text"])
    assert len(calls.review("shows/night")["items"]) == len(asked) - 1
    gap = next(item for item in asked if item["kind"] == "translation")
    for place in places(calls, gap["where"]):
        calls.change("shows/night", place, "en", "It is translated.")
    left = calls.review("shows/night")["items"]
    assert gap["where"] not in [item["where"] for item in left if item["kind"] == "translation"]


def places(calls: Calls, sentence: str) -> list[str]:
    """Where texts stand that rest on a sentence."""
    found = []
    for scene in board(calls).scenes:
        if sentence in scene.title_sources:
            found.append(scene.id)
        found += [line.id for line in scene.narration if sentence in line.sources]
        for number, point in enumerate(scene.points, 1):
            if sentence in point.sources:
                found.append(f"{scene.id}/points/{number}")
    return found
