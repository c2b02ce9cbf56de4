"""Which layout serves which role: read from template.toml, or guessed from a template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, cast

from generator.errors import TemplateError
from generator.slides.templates.roles import FOOT, plain, role_specs

if TYPE_CHECKING:
    from generator.slides.templates.layouts import Layout, Slot

_KEYS = ("english", "first", "last", "look", "roles")
# What ``[look]`` may say; the first of each is the default.
_LOOKS = {
    "cards": ("tint", "lines", "bar"),
    "badges": ("ellipse", "rect", "roundRect"),
    "type": ("usual", "large", "dense"),
}


@dataclass(frozen=True, slots=True)
class Map:
    """A template's choices.

    Attributes:
        english: "level" where each second outline level is the English of the one above,
            "under" where it is to be set smaller by us.
        roles: role → (layout name, field → placeholder name or idx).
        first, last: 1-based numbers of the template's own slides to keep.
        look: of what is drawn: "cards", "badges" and "type".
    """

    roles: Mapping[str, tuple[str, Mapping[str, str | int]]]
    english: str = "under"
    first: tuple[int, ...] = ()
    last: tuple[int, ...] = field(default=())
    look: Mapping[str, str] = field(default_factory=dict)


def read(tree: Mapping[str, object], file: str) -> Map:
    """template.toml as a map.

    Raises:
        TemplateError: unknown keys, roles or fields, with the nearest known ones.
    """
    for key in tree:
        _known(key, _KEYS, file, "key")
    english = tree.get("english", "under")
    if not isinstance(english, str) or english not in {"level", "under"}:
        raise TemplateError(f'{file}: english must be "level" or "under", not {english!r}')
    roles = tree.get("roles", {})
    if not isinstance(roles, Mapping):
        raise TemplateError(f"{file}: roles must be a table", "write [roles.bullets] and so on")
    return Map(
        {name: _role(name, row, file) for name, row in roles.items()},
        english,
        _numbers(tree.get("first", []), file, "first"),
        _numbers(tree.get("last", []), file, "last"),
        _look(tree.get("look", {}), file),
    )


def _look(row: object, file: str) -> Mapping[str, str]:
    if not isinstance(row, Mapping):
        raise TemplateError(f"{file}: look must be a table", 'such as cards = "tint"')
    for key, value in row.items():
        _known(key, tuple(_LOOKS), file, "look")
        if not isinstance(value, str):
            raise TemplateError(f"{file}: [look] {key} must be a word")
        _known(value, _LOOKS[key], file, f"look of {key}")
    return dict(row)


def _known(key: str, known: tuple[str, ...], file: str, kind: str) -> None:
    if key not in known:
        near = get_close_matches(key, known, n=3, cutoff=0.5) or known
        raise TemplateError(
            f"{file}: there is no {kind} {key!r}", f"did you mean {' or '.join(near)}?"
        )


def _numbers(value: object, file: str, key: str) -> tuple[int, ...]:
    rows = value if isinstance(value, list) else [None]
    if not all(isinstance(n, int) and not isinstance(n, bool) and n > 0 for n in rows):
        raise TemplateError(f"{file}: {key} must be a list of slide numbers", "such as [1, 2]")
    return tuple(cast("list[int]", rows))


def _role(name: str, row: object, file: str) -> tuple[str, Mapping[str, str | int]]:
    specs = role_specs()
    _known(name, tuple(specs), file, "role")
    if not isinstance(row, Mapping) or not isinstance(row.get("layout"), str):
        raise TemplateError(
            f"{file}: [roles.{name}] needs a layout", 'such as layout = "Title Slide"'
        )
    fields = {key: value for key, value in row.items() if key != "layout"}
    for key, value in fields.items():
        _known(key, (*specs[name].fields, *FOOT), file, f"field of {name}")
        if not isinstance(value, (str, int)) or isinstance(value, bool):
            raise TemplateError(f"{file}: [roles.{name}] {key} must be a placeholder's name or idx")
    return row["layout"], fields


def applied(
    chart: Map, found: tuple[Layout, ...], name: str
) -> dict[str, tuple[Layout, dict[str, Slot]]]:
    """The map with its names resolved.

    Raises:
        TemplateError: a layout or placeholder that the template does not have.
    """
    by_name: dict[str, Layout] = {}
    for one in found:
        by_name.setdefault(plain(one.name), one)
    roles: dict[str, tuple[Layout, dict[str, Slot]]] = {}
    for role, (wanted, fields) in chart.roles.items():
        layout = by_name.get(plain(wanted))
        if layout is None:
            names = [one.name for one in found]
            near = get_close_matches(wanted, names, n=3, cutoff=0.4) or names[:5]
            raise TemplateError(
                f"{name} has no layout {wanted!r} for {role}", f"it has {', '.join(near)}"
            )
        roles[role] = (layout, {key: _slot(layout, at, name) for key, at in fields.items()})
    return roles


def _slot(layout: Layout, at: str | int, name: str) -> Slot:
    for slot in layout.slots:
        if at in {slot.index, slot.name} or (isinstance(at, str) and plain(at) == plain(slot.name)):
            return slot
    names = ", ".join(repr(slot.name) for slot in layout.slots)
    raise TemplateError(
        f"{name}: layout {layout.name!r} has no placeholder {at!r}", f"it has {names or 'none'}"
    )
