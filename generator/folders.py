"""Where things are kept that belong to whoever uses the program, not to a show."""

from __future__ import annotations

import os
from pathlib import Path


def cache_folder() -> Path:
    """Where finished sound and what was compiled are kept; safe to delete."""
    return _folder("KAMISHIBAI_CACHE", "user_cache_path")


def data_folder() -> Path:
    """Where the user's memory and decisions are kept."""
    return _folder("KAMISHIBAI_DATA", "user_data_path")


def _folder(variable: str, place: str) -> Path:
    if told := os.environ.get(variable):
        return Path(told)
    import platformdirs

    found: Path = getattr(platformdirs, place)("kamishibai")
    return found
