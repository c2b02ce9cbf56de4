"""The ``dataclass`` that our rooms import: its methods are made when they are first asked for.

``dataclasses.dataclass`` compiles six methods a frozen class. The rooms of a deck have 200 classes,
and to compile them all was a ninth of a short article's build, which makes one of half of them. So
a room says ``from generator.records import dataclass``. The fields are the standard library's, for
``fields``, ``replace`` and ``asdict``; what compares, hashes, shows and guards them needs no
compiling, and ``__init__`` is compiled when a class is first called.
"""

from __future__ import annotations

import dataclasses
from dataclasses import MISSING, FrozenInstanceError
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass

    Fields = tuple[dataclasses.Field[Any], ...]
    Methods = dict[str, Callable[..., Any] | None]
else:

    def dataclass(cls: type | None = None, /, **how: bool) -> Any:
        """As ``dataclasses.dataclass``, of what it takes ``eq``, ``frozen`` and ``slots``."""
        return _made(cls) if cls else lambda cls: _made(cls, **how)


def _made(cls: type, *, eq: bool = True, frozen: bool = False, slots: bool = False) -> type:
    cls.__doc__ = cls.__doc__ or cls.__name__  # else its signature is worked out for it
    made: type = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
    every = dataclasses.fields(made)
    methods: Methods = {
        "__init__": _late_init(made, every, frozen=frozen),
        "__repr__": _repr(every),
    }
    if eq:
        methods |= _compared(every, frozen=frozen)
    if frozen:
        methods |= _FROZEN
    if frozen and slots:
        methods |= _CARRIED
    for name, method in methods.items():
        if name not in cls.__dict__:
            setattr(made, name, method)
    return made


def _late_init(cls: Any, every: Fields, *, frozen: bool) -> Callable[..., None]:
    def __init__(self: object, *given: object, **named: object) -> None:  # noqa: N807
        cls.__init__ = _init(cls, every, frozen=frozen)
        cls.__init__(self, *given, **named)

    return __init__


def _init(cls: type, every: Fields, *, frozen: bool) -> Callable[..., None]:
    """What sets the fields; ``_x`` stands for the default of x, or for what makes one."""
    names: dict[str, Any] = {"_set_": object.__setattr__, "_none_": MISSING}
    asked, lines = ["self"], []
    for field in every:
        name, value = field.name, field.name
        if not field.init:
            continue  # __post_init__ gives it
        if field.default_factory is not MISSING:
            names[f"_{name}"] = field.default_factory
            value = f"_{name}() if {name} is _none_ else {name}"
            asked.append(f"{name}=_none_")
        elif field.default is not MISSING:
            names[f"_{name}"] = field.default
            asked.append(f"{name}=_{name}")
        else:
            asked.append(name)
        lines.append(f"_set_(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    body = "\n ".join(lines or ["pass"])
    exec(f"def __init__({', '.join(asked)}):\n {body}", names)  # noqa: S102 - names of fields
    init: Callable[..., None] = names["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


def _values(every: Fields) -> Callable[[object], tuple[object, ...]]:
    names = [field.name for field in every]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda self: tuple(getattr(self, name) for name in names)


def _repr(every: Fields) -> Callable[[object], str]:
    shown = [field.name for field in every if field.repr]

    def __repr__(self: object) -> str:  # noqa: N807
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
        return f"{type(self).__qualname__}({values})"

    return recursive_repr()(__repr__)


def _compared(every: Fields, *, frozen: bool) -> Methods:
    values = _values(tuple(field for field in every if field.compare))

    def __eq__(self: object, other: object) -> bool:  # noqa: N807
        return values(self) == values(other) if type(other) is type(self) else NotImplemented

    def __hash__(self: object) -> int:  # noqa: N807
        return hash(values(self))

    return {"__eq__": __eq__, "__hash__": __hash__ if frozen else None}


def _keep(self: object, name: str, value: object) -> None:
    del self, value
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _keep_all(self: object, name: str) -> None:
    del self
    raise FrozenInstanceError(f"cannot delete field {name!r}")


_FROZEN: Methods = {"__setattr__": _keep, "__delattr__": _keep_all}


def _state(self: Any) -> list[object]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _set_state(self: Any, state: list[object]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)


# what a process sends another is set past the guards
_CARRIED: Methods = {"__getstate__": _state, "__setstate__": _set_state}
