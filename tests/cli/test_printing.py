from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.cli.printing import Printer, printer, summary
from generator.locale import in_minutes
from generator.model import Bilingual, Gap, Made, Manifest, Source
from generator.progress import File, Step

if TYPE_CHECKING:
    from generator.progress import Message

MANIFEST = Manifest(
    "0.1.0",
    Bilingual("題", "Title"),
    Source("a.txt", "text", "00"),
    {},
    (Made("deck.pptx", "deck", "", "00", 1234),),
    tuple(Gap("translation", f"s{n}", "no engine", "長い文" * 30) for n in range(12)),
    Path("output/a"),
)


def told(capsys: pytest.CaptureFixture[str], tell: Printer, *events: Step | File | Message) -> str:
    with tell:
        for event in events:
            tell(event)
    return capsys.readouterr().err


def test_a_pipe_gets_plain_lines_at_each_quarter(capsys: pytest.CaptureFixture[str]) -> None:
    events = [Step("speak", done, 100) for done in range(101)]
    lines = told(capsys, Printer(live=False), *events).splitlines()
    assert [line.split(" · ")[1] for line in lines] == [f"{n}/100" for n in (0, 25, 50, 75, 100)]


def test_a_terminal_line_is_cut_to_its_width_and_ended(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    text = told(capsys, Printer(live=True), Step("speak", 1, 2, "全角の長い文です" * 5))
    assert text.endswith("\n")
    shown = text.strip("\r\n")  # the escape that clears the line is for terminals only
    assert len(shown.encode("cp932", "replace")) <= 29


def test_what_was_reused_and_what_a_person_changed_is_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    err = told(
        capsys,
        Printer(live=False),
        Step("speak", 3, 3, reused=2),
        File("deck.pptx", made=True, set_aside="deck.edited.pptx"),
        File("script.ja.md", made=False),
    )
    assert "2 reused" in err
    assert "deck.edited.pptx" in err
    assert "unchanged  script.ja.md" in err


def test_other_programs_get_a_json_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    err = told(capsys, printer("json", quiet=False), Step("plan", 1, 2), File("a", made=True))
    events = [json.loads(line) for line in err.splitlines()]
    assert [event["event"] for event in events] == ["step", "file"]


def test_quiet_is_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, printer("auto", quiet=True), Step("plan", 1, 1)) == ""


def test_the_last_lines_say_what_where_and_what_next() -> None:
    lines = summary(MANIFEST, again=False, errors=0).splitlines()
    assert lines[0] == "1 files in output/a:"
    assert "deck.pptx" in lines[1]
    assert lines[2] == "12 missing:"
    assert "kamishibai build output/a" in lines[-1]


def test_a_cause_is_said_once_with_the_first_places_it_left_empty() -> None:
    two = (*MANIFEST.gaps, Gap("deck", "steps", "no layout for it"))
    lines = summary(replace(MANIFEST, gaps=two), again=False, errors=0).splitlines()
    assert lines[3:8] == [
        "  translation: no engine",
        *(f"    s{n}  {'長い文' * 10}" for n in range(3)),
        "    and 9 more, listed in manifest.json",
    ]
    assert lines[8:10] == ["  deck: no layout for it", "    steps"]


def test_many_causes_are_cut_short_and_the_rest_counted() -> None:
    gaps = tuple(Gap("sound", f"s{n}", f"cause {n}") for n in range(14))
    text = summary(replace(MANIFEST, gaps=gaps), again=False, errors=0)
    assert "cause 9" in text
    assert "cause 10" not in text
    assert "\n  and 4 more" in text


@pytest.mark.parametrize(("seconds", "text"), [(0.4, "0:00"), (59.6, "1:00"), (3661, "61:01")])
def test_time_left_is_minutes_and_seconds(seconds: float, text: str) -> None:
    assert in_minutes(seconds) == text


def test_errors_of_the_review_are_counted_in_the_last_lines() -> None:
    assert "errors in the texts" not in summary(MANIFEST, again=False, errors=0)
    assert "3 errors in the texts: kamishibai review" in summary(MANIFEST, again=False, errors=3)
