"""How many threads work side by side: a build's own choice, unless it has a share."""

from concurrent.futures import ThreadPoolExecutor

from generator.cores import cores, machine, share


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
