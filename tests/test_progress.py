from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from generator.progress import Step, in_turn

if TYPE_CHECKING:
    from generator.progress import Event


def test_a_listener_hears_one_event_at_a_time_whatever_works_side_by_side() -> None:
    told: list[Event] = []
    heard: list[tuple[int, int]] = []

    def listener(event: Event) -> None:
        before = len(told)
        told.append(event)
        list(range(200))  # time for another thread to come between
        heard.append((before, len(told)))

    report = in_turn(listener)
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda n: report(Step("speak", n, 2000)), range(2000)))
    assert [after - before for before, after in heard] == [1] * 2000
