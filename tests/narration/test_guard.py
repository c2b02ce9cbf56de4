"""A line is told only where it is a sentence and says what its sentence says."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.narration.aloud.guard import HeldTo, first_safe, reasons, unsayable

CASES = Path(__file__).parents[1] / "cases" / "narration" / "guard.txt"


def cases() -> list[tuple[HeldTo, str, set[str]]]:
    blocks = CASES.read_text(encoding="utf-8").strip().split("\n\n")[1:]
    found = []
    for block in blocks:
        head, source, line = block.splitlines()
        who, _, wrong = head.partition(" | ")
        language, _, called = who.partition(" ")
        told = HeldTo(source, "ja" if language == "ja" else "en", called)
        found.append((told, line, set(wrong.split()) - {"-"}))
    return found


@pytest.mark.parametrize(("told", "line", "wrong"), cases())
def test_a_line_is_held_to_its_sentence(told: HeldTo, line: str, wrong: set[str]) -> None:
    found = {*reasons(line, told)}
    assert found >= wrong
    assert bool(found) == bool(wrong)


def test_the_first_way_that_stays_true_is_told() -> None:
    told = HeldTo("山小屋は来月から閉まるらしい。", "ja", "筆者")
    ways = ["山小屋は来月から閉まります。", "山小屋は来月から閉まるらしいです。", told.source]
    assert first_safe(ways, told) == "山小屋は来月から閉まるらしいです。"


def test_where_no_way_is_good_a_clumsy_one_is_told_and_no_false_one() -> None:
    told = HeldTo("それで店を閉めたという話。", "ja", "筆者")
    assert first_safe(["店は開きません。", "それで店を閉めたという話を。"], told) == (
        "それで店を閉めたという話を。"
    )


def test_a_bare_piece_of_a_sentence_is_told_by_its_form_alone() -> None:
    assert unsayable("が入っていました。", "ja")
    assert unsayable("{{ total }}人が集まります。", "ja")
    assert not unsayable("三人が集まります。", "ja")
    assert unsayable("Did to make sure of it.", "en")
    assert not unsayable("Check the sums twice.", "en")
