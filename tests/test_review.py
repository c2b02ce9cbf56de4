from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from running import kamishibai

from generator import Settings, build
from generator.errors import ShowError
from generator.model import Bilingual, Finding, Oddity
from generator.review import errors, findings, remarks, review
from generator.show.folder import Show

if TYPE_CHECKING:
    from generator.model import Language

CASES = Path(__file__).parent / "cases" / "whole_way"


@pytest.fixture
def show(tmp_path: Path) -> Path:
    """Nothing of it is translated."""
    settings = Settings(output=tmp_path, offline=True, only=("script",))
    return build(CASES / "bakery.txt", settings).folder


def test_every_gap_is_an_open_question_and_the_gravest_come_first(show: Path) -> None:
    found = review(show, Settings())
    gaps = [finding for finding in found if finding.severity == "error"]
    assert {finding.text for finding in gaps} >= {"早起きの理由", "これからの課題"}
    severities = [("error", "warning", "note").index(finding.severity) for finding in found]
    assert severities == sorted(severities)


def test_what_of_the_article_no_slide_shows_is_told_in_words(show: Path) -> None:
    manifest = show / "manifest.json"
    told = json.loads(manifest.read_text("utf-8"))
    lost = {"figure": "林館長", "table": "入館者の数"}
    told["gaps"] = [
        {"kind": "block", "where": f"b{why}", "why": why, "text": text}
        for why, text in lost.items()
    ]
    manifest.write_text(json.dumps(told), "utf-8")
    told_in: tuple[tuple[Language, tuple[str, str]], ...] = (
        ("ja", ("記事の図", "記事に")),
        ("en", ("a picture", "it stands")),
    )
    for language, words in told_in:
        found = [each for each in review(show, Settings(), language) if each.kind == "block"]
        assert [each.text for each in found] == list(lost.values())
        begun = zip(found, words, strict=True)
        assert all(each.advice.startswith(begins) for each, begins in begun)


def test_an_oddity_of_the_source_is_a_note(show: Path) -> None:
    folder = Show(show)
    article, storyboard = folder.article(), folder.edited()
    assert article
    assert storyboard
    odd = replace(article, oddities=(Oddity(article.title.id, Bilingual("変です", "odd")),))
    told: tuple[tuple[Language, str, str], ...] = (
        ("ja", "変です", "記事の"),
        ("en", "odd", "the article"),
    )
    for language, text, advice in told:
        found = findings(odd, storyboard, Settings(), language)
        (note,) = [each for each in found if each.kind == "source"]
        assert (note.severity, note.where, note.text) == ("note", article.title.id, text)
        assert note.advice.startswith(advice)


def test_a_text_that_rests_on_no_sentence_of_the_article_is_told(show: Path) -> None:
    assert not [each for each in review(show, Settings()) if "no such sentence" in each.advice]
    path = show / "storyboard.yaml"
    text = path.read_text(encoding="utf-8")
    at = text.index("from: [s", text.index("narration:"))
    path.write_text(f"{text[:at]}from: [s0000000]{text[text.index(']', at) + 1 :]}", "utf-8")
    (told,) = [each for each in review(show, Settings()) if "no such sentence" in each.advice]
    assert (told.kind, told.severity) == ("source", "warning")
    assert "s0000000" in told.advice
    line = path.read_text(encoding="utf-8").split("s0000000")[0].count("\n") + 1
    assert told.where == f"storyboard.yaml, line {line}"


def test_a_slip_in_a_sentences_id_is_told_with_the_nearest(show: Path) -> None:
    path = show / "storyboard.yaml"
    text = path.read_text(encoding="utf-8")
    (right,) = re.findall(r"from: \[(s\w{7})\]", text[text.index("narration:") :])[:1]
    path.write_text(text.replace(right, f"{right[:-1]}z", 1), encoding="utf-8")
    (told,) = [each for each in review(show, Settings()) if f"{right[:-1]}z" in each.advice][:1]
    assert f"did you mean {right}?" in told.advice


def test_a_speaker_whom_no_voice_is_cast_for_is_told(show: Path) -> None:
    path = show / "storyboard.yaml"
    text = path.read_text(encoding="utf-8")
    at = text.index("- id: ", text.index("narration:"))
    indent = " " * (at - text.rindex("\n", 0, at) + 1)
    end = text.index("\n", at)
    path.write_text(f"{text[:end]}\n{indent}speaker: 町長{text[end:]}", encoding="utf-8")
    (told,) = [each for each in review(show, Settings()) if each.kind == "speaker"]
    assert told.where.startswith("storyboard.yaml, line ")
    assert "町長" in told.text


def test_a_wrong_translation_is_found_and_stands_beside_its_line(show: Path) -> None:
    path = show / "storyboard.yaml"
    assert "# →" not in path.read_text(encoding="utf-8")
    tmx = (
        (CASES / "bakery.tmx").read_text(encoding="utf-8").replace("from 30 to 80", "from 30 to 90")
    )
    (show.parent / "wrong.tmx").write_text(tmx, encoding="utf-8")
    build(show, Settings(memories=(show.parent / "wrong.tmx",), offline=True))
    found = [f for f in review(show, Settings()) if f.kind == "translation"]
    assert any("80" in finding.text + finding.advice for finding in found)
    assert "# →" in path.read_text(encoding="utf-8")
    (japanese,) = [f for f in review(show, Settings(), "ja") if "80" in f.text + f.advice]
    assert japanese.advice.endswith("です。")


def test_what_stands_beside_a_line_is_in_the_articles_language_whoever_builds_it(
    show: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tmx = (CASES / "bakery.tmx").read_text(encoding="utf-8")
    (tmp_path / "wrong.tmx").write_text(tmx.replace("from 30 to 80", "from 30 to 90"), "utf-8")
    source = CASES / "bakery.txt"
    asked = Settings(memories=(tmp_path / "wrong.tmx",), offline=True, only=("script",))
    told = []
    for language in ("en", "ja"):
        monkeypatch.setenv("KAMISHIBAI_LANGUAGE", language)
        made = build(source, replace(asked, output=tmp_path / language))
        told.append((made.folder / "storyboard.yaml").read_bytes())
    assert "# → 要修正" in told[0].decode()
    assert told[0] == told[1]


def test_the_command_speaks_the_users_language(
    show: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = kamishibai("review", show, cwd=tmp_path).out
    assert re.search(r"  error    translation slide \d+ “.+”, s\w+: ", told)
    monkeypatch.setenv("KAMISHIBAI_LANGUAGE", "ja")
    told = kamishibai("review", show, cwd=tmp_path).out
    assert re.search(r"  要修正   訳文 スライド\d+「.+」 s\w+: ", told)


def test_what_one_cause_left_open_is_told_by_the_first_three(
    show: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = review(show, Settings())
    alike = [f for f in found if f.kind == "translation" and f.severity == "error"]
    told = kamishibai("review", show, cwd=tmp_path).out
    assert len(alike) > 5
    assert told.count("  error    translation") == 3
    assert f"and {len(alike) - 3} more for the same reason" in told


def test_a_remark_says_what_and_what_to_do() -> None:
    finding = Finding("term", "note", "s1", "two spellings", "choose one")
    assert remarks([finding], "en") == {"s1": ("note: two spellings (choose one)",)}
    assert remarks([finding], "ja") == {"s1": ("参考: two spellings (choose one)",)}


def test_a_folder_that_is_no_show_has_no_review(tmp_path: Path) -> None:
    with pytest.raises(ShowError, match="no show"):
        review(tmp_path, Settings())


def test_strict_makes_errors_of_the_review_count(show: Path) -> None:
    assert errors(show) == 0
    tmx = (CASES / "bakery.tmx").read_text(encoding="utf-8")
    wrong = show.parent / "wrong.tmx"
    wrong.write_text(tmx.replace("from 30 to 80", "from 30 to 90"), encoding="utf-8")
    again = ("build", show, "--offline", "--memory", wrong)
    loose = kamishibai(*again, cwd=show.parent)
    assert errors(show) > 0
    assert (loose.code, "errors in the texts" in loose.out) == (0, True)
    assert kamishibai(*again, "--strict", cwd=show.parent).code == 3
