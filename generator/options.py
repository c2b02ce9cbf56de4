"""What can be set, declared once beside the code it is for.

A room, an engine or a reader declares a frozen class of options::

    class FeedOptions(Options, frozen=True):
        section: ClassVar[str] = "feed"
        title: Annotated[str, about("フィードの題名", "the feed's title")] = ""

From the declarations come the checks of every file, variable and flag, ``docs/settings.md``, and
what may only be set by somebody who is trusted. ``Settings.of(FeedOptions)`` gives the values.
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cache
from pathlib import Path
from types import MappingProxyType, NoneType, UnionType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    ClassVar,
    Literal,
    TypeVar,
    get_args,
    get_origin,
    get_type_hints,
)

import msgspec

from generator.choices import nearest
from generator.errors import SettingsError
from generator.locale import said

if TYPE_CHECKING:
    from collections.abc import Callable


class Options(msgspec.Struct, frozen=True):
    """The base of all declarations; an engine that can be told nothing declares this one.

    Attributes:
        section: of kamishibai.toml; an engine's is ``translators.NAME`` and so on.
    """

    section: ClassVar[str] = ""


OptionsT = TypeVar("OptionsT", bound=Options)


def about(
    ja: str,
    en: str,
    *,
    ge: float | None = None,
    le: float | None = None,
    filled: bool = False,
    choices: tuple[str, ...] | Callable[[], tuple[str, ...]] = (),
    named: Mapping[str, float] = MappingProxyType({}),
    **more: bool,
) -> msgspec.Meta:
    """What stands in an option's ``Annotated``.

    Args:
        ja: one line of help, without a full stop.
        en: the same in English.
        ge: the least a number may be.
        le: the most.
        filled: neither an empty text nor an empty list.
        choices: the words it may be, where they are not the type's own; a function where it costs
            something to know them.
        named: words that stand for a number.
        more: ``trust``: a program, an endpoint, a key or a private host, which a stranger's folder
            may not set; ``place``: a file or folder, found beside the settings file, which a
            stranger's may name only inside its own; ``line``: text is cut as a command line, not at
            commas.
    """
    extra = {"ja": ja, "en": en, "choices": choices, "named": named, **more}
    return (
        msgspec.Meta(min_length=1, extra=extra)
        if filled
        else msgspec.Meta(ge=ge, le=le, extra=extra)
    )


@dataclass(frozen=True, slots=True)
class Option:
    """One declared option.

    Attributes:
        annotated: its type with what ``about`` said.
        plain: the type alone: ``float``, ``int``, ``bool``, ``str``, ``Path`` or a mapping.
        several: it is a list of ``plain``.
        words: those it may be, as the type gives them.
        meta: what ``about`` gave.
    """

    name: str
    annotated: Any
    plain: Any
    several: bool
    words: tuple[str, ...]
    default: Any
    meta: msgspec.Meta

    @property
    def choices(self) -> tuple[str, ...]:
        """The words it may be, where they are known."""
        told: tuple[str, ...] | Callable[[], tuple[str, ...]] = (self.meta.extra or {})["choices"]
        return self.words or (told() if callable(told) else told)

    def help(self, language: Literal["ja", "en"]) -> str:
        return str((self.meta.extra or {})[language])

    def is_(self, what: Literal["trust", "place", "line"]) -> bool:
        return bool((self.meta.extra or {}).get(what))

    @property
    def ranged(self) -> bool:
        return self.meta.ge is not None


@cache
def declared(kind: type) -> dict[str, Option]:
    """The options of a class (a ``Struct`` or a dataclass) by name, in their order."""
    hints = get_type_hints(kind, include_extras=True)
    defaults = _defaults(kind)
    return {
        name: _option(name, hints[name], default)
        for name, default in defaults.items()
        if get_origin(hints[name]) is Annotated
    }


def _defaults(kind: Any) -> dict[str, Any]:
    if issubclass(kind, msgspec.Struct):
        return {field.name: field.default for field in msgspec.structs.fields(kind)}
    return {each.name: _default(each) for each in fields(kind)}


def _default(field: Any) -> Any:
    if field.default is not MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not MISSING else None


def _option(name: str, annotated: Any, default: Any) -> Option:
    bare, *_ = get_args(annotated)
    meta = next(each for each in annotated.__metadata__ if isinstance(each, msgspec.Meta))
    several = get_origin(bare) is tuple
    inner = get_args(bare)[0] if several else bare
    if get_origin(inner) is Literal:
        return Option(name, annotated, str, several, get_args(inner), default, meta)
    if NoneType in get_args(inner):  # not set; what is set is of the other type
        inner = next(each for each in get_args(inner) if each is not NoneType)
        annotated = Annotated[inner, meta]
    plain = get_args(inner)[0] if isinstance(inner, UnionType) else get_origin(inner) or inner
    return Option(name, annotated, plain, several, (), default, meta)


def value_of(option: Option, given: object, label: str) -> Any:
    """A value from a file, a variable or a flag in the type that is declared.

    Args:
        option: what it is for.
        given: as TOML gives it; the environment gives texts for everything.
        label: how the message calls it, ``[audio] speed``.

    Raises:
        SettingsError: it is something else, with what would do.
    """
    try:
        plain = _prepared(option, given)
        found = msgspec.convert(plain, option.annotated, strict=False, dec_hook=_made)
    except (msgspec.ValidationError, ValueError) as error:
        raise _wrong(option, given, label) from error
    if option.choices and not {*(found if option.several else (found,))} <= {*option.choices}:
        raise _no_such_word(option, given, label)
    return tuple(dict.fromkeys(found)) if option.several and not option.is_("line") else found


_TRUTHS = {"yes": True, "on": True, "no": False, "off": False}


def _prepared(option: Option, given: object) -> object:
    """Texts as lists and truths, as the environment can only give texts."""
    if option.plain is bool and isinstance(given, str):
        return _TRUTHS.get(given.strip().lower(), given)
    if option.several and isinstance(given, str):
        parts = shlex.split(given) if option.is_("line") else given.split(",")
        return [part.strip() for part in parts if part.strip()]
    if option.plain is Mapping and not isinstance(given, Mapping):
        return _pairs(given)
    named: Mapping[str, float] = (option.meta.extra or {})["named"]
    return named.get(given.strip(), given) if isinstance(given, str) and named else given


def _pairs(given: object) -> dict[str, str]:
    """``("ja=offline", "en=espeak")`` or ``"ja=offline,en=espeak"``."""
    items = given if isinstance(given, list | tuple) else [given]
    parts = [part.partition("=") for item in items for part in str(item).split(",")]
    if not all(key.strip() and value.strip() for key, _, value in parts):
        raise ValueError(given)
    return {key.strip(): value.strip() for key, _, value in parts}


def _made(kind: type, given: object) -> object:
    """For the one type that msgspec does not know; "" is no path."""
    if kind is Path and isinstance(given, str | Path) and str(given):
        return Path(given)
    raise ValueError(kind)


def _wrong(option: Option, given: object, label: str) -> SettingsError:
    if option.choices:
        return _no_such_word(option, given, label)
    if option.several or option.plain is Mapping:
        key = "list" if option.several else "pairs"
        return SettingsError(said("settings", key, label=label, value=repr(given)))
    if option.ranged:
        least, most = (f"{bound:g}" for bound in (option.meta.ge or 0, option.meta.le or 0))
        key = "whole" if option.plain is int else "between"
        told = said("settings", key, label=label, value=repr(given), least=least, most=most)
        return SettingsError(told)
    key = "truth" if option.plain is bool else "text"
    return SettingsError(said("settings", key, label=label, value=repr(given)))


def _no_such_word(option: Option, given: object, label: str) -> SettingsError:
    listed = _prepared(option, given) if option.several else [given]
    words = listed if isinstance(listed, list | tuple) else [given]
    unknown = next((word for word in words if word not in option.choices), None)
    if unknown is None:
        known = ", ".join(option.choices)
        return SettingsError(said("settings", "at_least_one", label=label, known=known))
    told = said("settings", "no_word", label=label, word=repr(unknown))
    return SettingsError(told, nearest(str(unknown), option.choices))
