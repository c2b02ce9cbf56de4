"""Files that come with the program: beside a module, beside the package, or inside its wheel."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def toml_beside(module: str, name: str) -> dict[str, Any]:
    """What a TOML file says that lies beside a module, which gives its ``__file__``."""
    import tomllib  # here: what is told in English needs none

    return tomllib.loads((Path(module).parent / name).read_text(encoding="utf-8"))


def templates() -> Path:
    """What users copy and change."""
    return _shipped("templates")


def examples() -> Path:
    """A folder an example: its article, pictures and translation memory."""
    return _shipped("examples")


def _shipped(name: str) -> Path:
    """The folder of the installed wheel, or of the checkout."""
    package = Path(__file__).parent
    inside = package / name
    return inside if inside.is_dir() else package.parent / name
