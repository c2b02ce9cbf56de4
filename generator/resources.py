"""Where files that come with the program lie: beside the package, or inside its wheel."""

from __future__ import annotations

from pathlib import Path


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
