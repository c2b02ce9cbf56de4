import json

from generator.model import RATE, Chapter, Track
from generator.targets.heard import chapters_json


def test_chapters_are_podcasting_2_0_json_with_seconds():
    chapters = (
        Chapter("a", "はじめに", 0, RATE * 3 // 2),
        Chapter("b", "つぎ", RATE * 3 // 2, RATE * 4),
    )
    found = json.loads(chapters_json(Track("ja", "題", "ja", (), chapters, RATE * 4, "silence")))
    assert found == {
        "version": "1.2.0",
        "title": "題",
        "chapters": [
            {"startTime": 0.0, "endTime": 1.5, "title": "はじめに"},
            {"startTime": 1.5, "endTime": 4.0, "title": "つぎ"},
        ],
    }


def test_japanese_is_written_as_itself_and_the_file_ends_with_a_newline():
    text = chapters_json(Track("ja", "題", "ja", (), (Chapter("a", "はじめに", 0, 1),), 1, ""))
    assert "はじめに" in text
    assert text.endswith("}\n")
