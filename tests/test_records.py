"""What the rooms' ``dataclass`` makes is what the standard library's would be."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, asdict, field, fields, replace
from typing import TYPE_CHECKING, Any

import pytest

from generator.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable


class _Point:
    """Where something stands."""

    x: int
    tags: list[str] = field(default_factory=list, compare=False)
    name: str = field(default="here", repr=False)


class _Alone:
    value: float


class _Counted:
    words: list[str]
    most: int = field(init=False)

    def __post_init__(self) -> None:
        self.most = len(self.words)


class _Empty:
    pass


KINDS = [
    {"frozen": True, "slots": True},
    {"frozen": True, "slots": True, "eq": False},
    {"frozen": True},
    {"slots": True},
    {},
]


def both(kind: type, how: dict[str, bool]) -> tuple[Any, Any]:
    """The class as we make it and as the standard library does."""

    def written(dataclass: Callable[..., Any]) -> Any:
        body = {k: v for k, v in vars(kind).items() if k not in ("__dict__", "__weakref__")}
        return dataclass(**how)(type(kind.__name__, (), body))

    return written(dataclass), written(dataclasses.dataclass)


@pytest.mark.parametrize("how", KINDS, ids=str)
def test_it_is_made_shown_and_compared_alike(how: dict[str, bool]) -> None:
    for ours, theirs in (both(_Point, how), both(_Alone, how), both(_Empty, how)):
        given = (2,)[: len(fields(ours))]
        one, other, mine = ours(*given), theirs(*given), ours(*given)
        assert repr(one) == repr(other)
        assert asdict(one) == asdict(other)
        assert (one == mine) is (theirs(*given) == other)
        assert one != other
        assert hasattr(one, "__dict__") is hasattr(other, "__dict__")
        assert ours.__match_args__ == theirs.__match_args__


@pytest.mark.parametrize("how", KINDS, ids=str)
def test_it_takes_what_it_may_be_given_and_nothing_else(how: dict[str, bool]) -> None:
    ours, _ = both(_Point, how)
    first, second = ours(1), ours(x=1, name="there")
    assert first.tags is not second.tags
    assert replace(first, x=3).x == 3
    for wrong in ((), (1, [], "", "")):
        with pytest.raises(TypeError, match=r"_Point\.__init__"):
            ours(*wrong)
    with pytest.raises(TypeError, match="unexpected keyword"):
        ours(1, y=2)


@pytest.mark.parametrize("how", KINDS, ids=str)
def test_it_is_hashed_where_it_cannot_change(how: dict[str, bool]) -> None:
    for kind, given in ((_Point, (1, [])), (_Alone, (1.5,))):
        ours, theirs = both(kind, how)
        if how.get("frozen") and how.get("eq", True):
            assert hash(ours(*given)) == hash(theirs(*given))
            with pytest.raises(FrozenInstanceError, match="cannot assign"):
                ours(*given).x = 2
            with pytest.raises(FrozenInstanceError, match="cannot delete"):
                del ours(*given).value
        else:
            assert (ours.__hash__ is None) is (theirs.__hash__ is None)


def test_what_is_worked_out_after_it_is_made_stands_there() -> None:
    ours, _ = both(_Counted, {"slots": True})
    assert ours(["a", "b"]).most == 2


@dataclass(frozen=True, slots=True)
class Sent:
    text: str
    to: Sent | None = None


def test_it_goes_to_another_process_and_is_copied() -> None:
    sent = Sent("もとの文", Sent("to"))
    assert pickle.loads(pickle.dumps(sent)) == copy.deepcopy(sent) == sent


def test_a_method_written_in_the_class_is_kept() -> None:
    @dataclass(frozen=True, slots=True)
    class Own:
        text: str

        def __repr__(self) -> str:
            return "mine"

        def __hash__(self) -> int:
            return 7

    assert (repr(Own("")), hash(Own(""))) == ("mine", 7)
