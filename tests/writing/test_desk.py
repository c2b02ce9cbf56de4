"""What a show's questions take: told before, at the pace of the first answer, and while they go."""

from __future__ import annotations

from generator.progress import Message, Step
from generator.writing.desk import Meter


def test_after_the_first_answer_the_rest_is_told_in_minutes_and_only_once() -> None:
    meter = Meter()
    meter.expected = 10_000
    assert meter.take(1_000, 60) == Message("writer_pace", (("minutes", "9"),))
    assert meter.take(1_000, 600) is None


def test_what_is_over_in_a_moment_is_not_told() -> None:
    meter = Meter()
    meter.expected = 10_000
    assert meter.take(5_000, 60) is None


def test_what_an_earlier_build_has_answered_takes_no_time_again() -> None:
    meter = Meter()
    meter.expected, meter.reused = 10_000, 5_000
    assert meter.take(1_000, 60) == Message("writer_pace", (("minutes", "4"),))
    assert meter.step(80) == Step("write", 6_000, 10_000, "80", 5_000)


def test_an_estimate_that_was_too_low_never_ends_before_the_writer_does() -> None:
    meter = Meter()
    meter.expected = 1_000
    meter.take(5_000, 60)
    assert meter.step(1).done == 999
