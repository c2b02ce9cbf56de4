"""Files that come with the program: beside a module, beside the package, or inside its wheel."""

from __future__ import annotations

import marshal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.compiled import Compiled, python_tag
from generator.errors import TemplateError

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager


def toml_beside(module: str, name: str) -> dict[str, Any]:
    """What a TOML file says that lies beside a module, which gives its ``__file__``."""
    return toml((Path(module).parent / name).read_text(encoding="utf-8"))


def toml(text: str, *, ours: bool = True) -> dict[str, Any]:
    """What the text of a file says; one of ours, which has no dates, is parsed once and kept.

    Raises:
        ValueError: it is no TOML.
    """
    if not ours or not _stores:
        return _parsed(text)
    told: dict[str, Any] = marshal.loads(_stores[-1].made(text))  # noqa: S302 - made below
    return told


_stores: list[Compiled[str, bytes]] = []


def toml_kept(folder: Callable[[], Path]) -> AbstractContextManager[None]:
    """Within this, no text is parsed that an earlier process parsed."""
    store: Compiled[str, bytes]
    store = Compiled(folder, python_tag, ".toml", lambda text: marshal.dumps(_parsed(text)))
    return store.kept(_stores)


def _parsed(text: str) -> dict[str, Any]:
    import tomllib  # here: what was parsed before needs none

    return tomllib.loads(text)


def templates() -> Path:
    """What users copy and change."""
    return _shipped("templates")


def template_folders(section: str, own: str) -> tuple[Path, ...]:
    """Where the templates of a section of the settings lie: the user's ``own`` before ours.

    Raises:
        TemplateError: there is no such folder.
    """
    shipped = templates() / section
    if own and not Path(own).is_dir():
        raise TemplateError(f"[{section}] templates: {own} is no folder", "name one that is there")
    return (Path(own), shipped) if own else (shipped,)


def examples() -> Path:
    """A folder an example: its article, pictures and translation memory."""
    return _shipped("examples")


def _shipped(name: str) -> Path:
    """The folder of the installed wheel, or of the checkout."""
    package = Path(__file__).parent
    inside = package / name
    return inside if inside.is_dir() else package.parent / name
