"""How many threads work side by side: a build's own choice, unless it has a share."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event, current_thread, main_thread

import pytest

from generator.cores import beside, cores, machine, share


def test_a_build_has_as_many_as_it_asks_for_and_within_a_share_no_more_than_that() -> None:
    assert cores(2) == 2
    with share(1):
        assert cores(2) == 1
        with share(4):
            assert cores(2) == 2
        assert cores(2) == 1
    assert cores(2) == 2


def test_a_share_is_its_own_thread_s() -> None:
    with share(1), ThreadPoolExecutor(1) as pool:
        assert pool.submit(cores, 2).result() == 2


def test_the_machine_has_a_core() -> None:
    assert machine() >= 1


def test_what_goes_on_beside_is_done_elsewhere_and_waited_for() -> None:
    begun, done = Event(), []

    def work() -> None:
        begun.wait()
        done.append(current_thread())

    with beside(work):
        assert not done
        begun.set()
    (thread,) = done
    assert thread is not main_thread()


def test_what_goes_wrong_beside_is_raised_at_the_end() -> None:
    here = []

    def work() -> None:
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="disk"), beside(work):
        here.append("done")
    assert here == ["done"]


def test_what_goes_wrong_here_is_raised_once_what_is_beside_has_ended() -> None:
    begun, done = Event(), []

    def work() -> None:
        begun.wait()
        done.append("beside")

    def fail() -> None:
        begun.set()
        raise KeyError

    with pytest.raises(KeyError), beside(work):
        fail()
    assert done == ["beside"]
