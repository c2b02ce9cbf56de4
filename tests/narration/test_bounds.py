"""A narration template ends, whatever it says."""

from __future__ import annotations

import time
import tracemalloc
from typing import TYPE_CHECKING

import pytest
from jinja2 import StrictUndefined, UndefinedError

from generator.narration.printing.bounds import BoundedEnvironment, BoundError

if TYPE_CHECKING:
    from collections.abc import Iterator

ENDLESS = {
    "loops in loops": (
        "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}"
    ),
    "loops that keep nothing": (
        "{% for i in range(99999) %}{% for j in range(99999) if false %}{% endfor %}{% endfor %}"
    ),
    "a text many times": '{{ "a" * 10 ** 10 }}',
    "many times a text": '{{ 10000000000 * "a" }}',
    "a list many times": "{{ [1] * 10 ** 9 }}",
    "a power": "{{ 10 ** (10 ** 10) }}",
    "a huge range": "{{ range(10 ** 9) | list | length }}",
    "a wide text": '{{ "a" | center(10 ** 9) }}',
    "a wide method": '{{ "a".ljust(1000000000) }}',
    "a wide format": '{{ "%1000000000d" % 1 }}',
    "a wide format method": '{{ "{:>1000000000}".format(1) }}',
    "a wide format filter": '{{ "%1000000000d" | format(1) }}',
    "a text that doubles": (
        '{% set n = namespace(t="ab") %}'
        "{% for i in range(60) %}{% set n.t = n.t ~ n.t %}{% endfor %}"
    ),
    "a sum that doubles": (
        '{% set n = namespace(t="ab") %}'
        "{% for i in range(60) %}{% set n.t = n.t + n.t %}{% endfor %}"
    ),
    "a number that squares": (
        "{% set n = namespace(t=99) %}{% for i in range(60) %}{% set n.t = n.t * n.t %}{% endfor %}"
    ),
    "a macro that calls itself twice": (
        "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(90) }}"
    ),
    "a macro that prints on": (
        "{% macro f() %}{% for i in range(99999) %}" + "x" * 1000 + "{% endfor %}{% endmacro %}"
        "{% set held = f() %}"
    ),
    "a list of lists": ("{% for i in range(99999) %}{% set x = range(99999) | list %}{% endfor %}"),
    "placeholder text": "{{ lipsum(n=100000) }}",
}


@pytest.fixture
def bounded() -> Iterator[BoundedEnvironment]:
    tracemalloc.start()
    yield BoundedEnvironment(undefined=StrictUndefined)
    tracemalloc.stop()


@pytest.mark.parametrize("case", ENDLESS)
def test_what_would_not_end_is_an_error_in_bounded_time_and_room(
    case: str, bounded: BoundedEnvironment
) -> None:
    started = time.thread_time()
    with pytest.raises((BoundError, OverflowError, RecursionError, UndefinedError)):
        bounded.from_string(ENDLESS[case]).render()
    assert time.thread_time() - started < 30  # of the processor: a busy machine fails nobody
    assert tracemalloc.get_traced_memory()[1] < 200_000_000


FINE = {
    "{% for i in [1, 2] %}{{ loop.index }}/{{ loop.length }}{% if not loop.last %},{% endif %}"
    "{% endfor %}": "1/2,2/2",
    "{{ 'a' ~ 1 ~ 'b' }}{{ 2 * 3 }}{{ 'ab' * 2 }}{{ '%02d' % 5 }}{{ 2 ** 8 }}": "a1b6abab05256",
    "{% macro f(x) %}[{{ x }}]{% endmacro %}{{ f('a') }}{{ f('b') | upper }}": "[a][B]",
    "{{ [3, 1] | sort | join('、') }}{{ 'a{}'.format(1) }}{{ (1, 2) | sum }}": "1、3a13",
    "{% for a, b in {'x': 1}.items() %}{{ a }}{{ b }}{% else %}none{% endfor %}": "x1",
    "{% for x in [[1, [2]]] recursive %}{{ x[0] }}{% if x[1:] %}{{ loop([x[1]]) }}{% endif %}"
    "{% endfor %}": "12",
}


@pytest.mark.parametrize("template", FINE)
def test_all_else_is_as_in_jinja(template: str, bounded: BoundedEnvironment) -> None:
    assert bounded.from_string(template).render() == FINE[template]


def test_what_is_worked_out_for_a_template_takes_none_of_its_time(
    bounded: BoundedEnvironment,
) -> None:
    bounded.budget.start()
    before = bounded.budget.end
    with bounded.budget.paused():
        began = time.thread_time()
        while time.thread_time() < began + 0.02:
            pass
    assert bounded.budget.end >= before + 0.02
