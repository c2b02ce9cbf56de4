"""Where the files that users copy and change lie: beside the package, or inside its wheel."""

from __future__ import annotations

from pathlib import Path


def templates() -> Path:
    """The folder ``templates`` of the installed wheel, or of the checkout."""
    package = Path(__file__).parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"
