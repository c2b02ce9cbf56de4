"""Each command run as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from running import QUICK, kamishibai
from servers.speech import speech

if TYPE_CHECKING:
    from running import Run

CASES = Path(__file__).parents[1] / "cases" / "whole_way"


@pytest.fixture
def show(tmp_path: Path) -> Run:
    run = kamishibai(
        "build",
        CASES / "bakery.txt",
        "--offline",
        "--json",
        "--memory",
        CASES / "bakery.tmx",
        "--only",
        "script,audio,captions",
        *QUICK,
        cwd=tmp_path,
    )
    assert run.code == 0, run.err
    return run


def test_help_lists_every_command(tmp_path: Path) -> None:
    run = kamishibai("--help", cwd=tmp_path)
    assert run.code == 0
    commands = ["build", "cache", "doctor", "engines", "feed", "gallery", "memory", "outline"]
    for command in [*commands, "reading", "review", "templates", "translations"]:
        assert f"  {command} " in run.out
        assert kamishibai(command, "--help", cwd=tmp_path).code == 0


def test_engines_say_why_they_cannot_be_used(tmp_path: Path) -> None:
    run = kamishibai("engines", "--json", cwd=tmp_path)
    found = json.loads(run.out)
    translators = {each["name"]: each for each in found["translators"]}
    assert {"memory", "google", "deepl", "libretranslate", "openai"} <= set(translators)
    assert not translators["deepl"]["usable"]
    assert "key" in translators["deepl"]["why"]
    assert {"gtts", "offline", "silence"} <= {each["name"] for each in found["voices"]}
    assert {"text", "markdown", "html"} <= {each["name"] for each in found["readers"]}


def test_engines_name_the_voices_of_each_language(tmp_path: Path) -> None:
    found = json.loads(kamishibai("engines", "--json", cwd=tmp_path).out)
    voices = {each["name"]: each for each in found["voices"]}
    assert voices["gtts"]["voices"]["ja"][0] == "com"
    for each in voices.values():
        assert each["usable"] or each["voices"] == {}
    lines = kamishibai("engines", cwd=tmp_path).out.splitlines()
    gtts = next(place for place, line in enumerate(lines) if line.startswith("  gtts "))
    assert lines[gtts + 1] == "    ja: com"  # its accents are those of English
    assert lines[gtts + 2].startswith("    en: com, co.uk")
    assert max(map(len, lines)) < 200


def test_a_server_with_many_voices_shows_some_and_one_that_is_broken_says_so(
    tmp_path: Path,
) -> None:
    settings = tmp_path / "kamishibai.toml"
    with speech() as server:
        settings.write_text(f'[voices.voicevox]\nendpoint = "{server.url}"\n', encoding="utf-8")
        server.speakers = [
            {"name": f"話者{number}", "styles": [{"name": "ふつう", "id": number}]}
            for number in range(40)
        ]
        kamishibai("trust", cwd=tmp_path)
        run = kamishibai("engines", cwd=tmp_path)
        assert "    ja: 話者0/ふつう, 話者1/ふつう" in run.out
        assert "… 28 more" in run.out
        server.speakers = "none"
        run = kamishibai("engines", cwd=tmp_path)
        assert run.code == 0
        assert "VOICEVOX does not tell its speakers" in run.out
        assert "話者0" not in run.out
    run = kamishibai("engines", cwd=tmp_path)
    assert run.code == 0
    assert "start VOICEVOX" in run.out


def test_the_doctor_gives_a_line_for_what_does_not_work(tmp_path: Path) -> None:
    run = kamishibai("doctor", "--json", cwd=tmp_path)
    checks = json.loads(run.out)["checks"]
    assert run.code == 0
    assert all(check["fix"] for check in checks if not check["works"])


def test_the_doctor_and_the_list_of_engines_say_the_same(tmp_path: Path) -> None:
    listed = json.loads(kamishibai("engines", "--json", cwd=tmp_path).out)
    usable = {each["name"]: each["usable"] for kind in listed.values() for each in kind}
    checks = json.loads(kamishibai("doctor", "--json", cwd=tmp_path).out)["checks"]
    works = {check["name"]: check["works"] for check in checks}
    for name, engines in {
        "Japanese voice without a network": ("openjtalk", "kokoro"),
        "English voice without a network": ("kokoro", "piper", "flite", "espeak"),
        "flite, a clearer English voice": ("flite",),
        "a neural voice without a network": ("kokoro", "piper"),
    }.items():
        assert works[name] == any(usable[engine] for engine in engines), name
    assert works["models on this machine"] or not usable["bergamot"]


def test_forms_of_ones_own_stand_in_help_and_doctor(tmp_path: Path) -> None:
    own = tmp_path / "ours"
    own.mkdir()
    (own / "duet.jinja").write_text(
        "{% for beat in scene.turns %}{{ beat }}\n{% endfor %}", encoding="utf-8"
    )
    (own / "torn.jinja").write_text("{% for beat", encoding="utf-8")
    (tmp_path / "kamishibai.toml").write_text('[narration]\ntemplates = "ours"\n', encoding="utf-8")
    help_ = kamishibai("build", "--help", cwd=tmp_path)
    assert "bilingual, duet, torn" in " ".join(help_.out.split())
    run = kamishibai("doctor", "--json", cwd=tmp_path)
    checks = {check["name"]: check for check in json.loads(run.out)["checks"]}
    assert checks["--format duet, of your own"]["works"]
    assert "torn.jinja, line 1" in checks["--format torn, of your own"]["fix"]


def test_review_lists_open_questions_as_json(show: Run, tmp_path: Path) -> None:
    run = kamishibai("review", show.folder, "--json", cwd=tmp_path)
    assert run.code == 0, run.err
    for item in json.loads(run.out)["items"]:
        assert set(item) == {"kind", "severity", "where", "text", "advice"}


def test_translations_go_to_a_translator_and_come_back(show: Run, tmp_path: Path) -> None:
    export = kamishibai("translations", "export", show.folder, "a.csv", cwd=tmp_path)
    assert export.code == 0, export.err
    text = (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    assert "has moved its opening" in text
    changed = text.replace("has moved its opening", "has shifted its opening")
    (tmp_path / "a.csv").write_text(changed, encoding="utf-8-sig")
    back = kamishibai("translations", "import", show.folder, "a.csv", cwd=tmp_path)
    assert back.code == 0, back.err
    again = kamishibai("build", show.folder, "--json", cwd=tmp_path)
    assert "has shifted its opening" in (again.folder / "script.en.md").read_text(encoding="utf-8")


def test_a_memory_is_taken_in_and_given_out(tmp_path: Path) -> None:
    taken = kamishibai("memory", "import", CASES / "bakery.tmx", cwd=tmp_path)
    assert taken.code == 0, taken.err
    assert "9 pairs" in taken.out
    given = kamishibai("memory", "export", "all.tmx", cwd=tmp_path)
    assert given.code == 0, given.err
    assert "早起きの理由" in (tmp_path / "all.tmx").read_text(encoding="utf-8")
    build = kamishibai("build", CASES / "bakery.txt", "--offline", "--only", "script", cwd=tmp_path)
    assert build.code == 0, build.err


def test_a_template_of_ones_own_is_made_checked_and_used(tmp_path: Path) -> None:
    made = kamishibai("templates", "new", "mybrand", cwd=tmp_path)
    assert made.code == 0, made.err
    assert (tmp_path / "mybrand" / "template.toml").is_file()
    checked = kamishibai("templates", "check", "mybrand", "--json", cwd=tmp_path)
    assert checked.code == 0, checked.err
    found = json.loads(checked.out)
    assert set(found) >= {"layouts", "problems", "kinds", "good"}
    assert set(found["layouts"]["bullets"]) >= {"uses", "missing", "fallback"}
    article = CASES / "bakery.txt"
    options = ("--offline", "--only", "deck", "--languages", "ja", "--template", "mybrand")
    built = kamishibai("build", article, *options, cwd=tmp_path)
    assert built.code == 0, built.err
    assert "ink" in kamishibai("templates", "list", cwd=tmp_path).out


def test_feeds_and_a_gallery_over_shows(show: Run, tmp_path: Path) -> None:
    feed = kamishibai("feed", "output", "--base-url", "https://example.org/", cwd=tmp_path)
    assert feed.code == 0, feed.err
    text = (tmp_path / "output" / "feed.ja.xml").read_text(encoding="utf-8")
    assert "https://example.org/bakery/audio.ja.mp3" in text
    gallery = kamishibai("gallery", "output", cwd=tmp_path)
    assert gallery.code == 0, gallery.err
    assert "駅前のパン屋" in (tmp_path / "output" / "index.html").read_text(encoding="utf-8")


def test_the_cache_is_shown_and_cleared(show: Run, tmp_path: Path) -> None:
    assert " 0 files" not in kamishibai("cache", "show", cwd=tmp_path).out
    assert kamishibai("cache", "clear", cwd=tmp_path).code == 0
    assert " 0 files" in kamishibai("cache", "show", cwd=tmp_path).out


def test_a_reading_is_kana(tmp_path: Path) -> None:
    run = kamishibai("reading", "300億円", cwd=tmp_path)
    assert run.code == 0, run.err
    assert "億" not in run.out


def test_an_error_can_be_looked_into(tmp_path: Path) -> None:
    plain = kamishibai("outline", "nowhere.txt", cwd=tmp_path)
    assert plain.code == 1
    assert "Traceback" not in plain.err
    assert "Traceback" in kamishibai("outline", "nowhere.txt", "--debug", cwd=tmp_path).err
