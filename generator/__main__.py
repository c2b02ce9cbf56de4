"""``kamishibai`` and ``python -m generator``."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# what a build makes has no circles: looking for them takes a tenth of it, and a short one need not
_OBJECTS_BETWEEN = 200_000


def main() -> None:
    from generator import patterns
    from generator.compiled import methods_kept, values_kept
    from generator.resources import toml_kept

    collecting_seldom()
    with (
        methods_kept(lambda: _kept("methods")),
        patterns.kept(lambda: _kept("patterns")),
        toml_kept(lambda: _kept("tables")),
        values_kept(lambda: _kept("values")),
    ):
        from generator.cli import run
        from generator.cli.interrupting import Interrupts

        interrupts = Interrupts()
        code = run(sys.argv[1:])
    interrupts.told = True
    gc.freeze()  # nor has what is left then: Python looks through all of it while it ends
    sys.exit(code)


def collecting_seldom() -> None:
    """As every command does, and what is to be as quick as one."""
    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN, 10, 10)


def _kept(name: str) -> Path:
    from generator.folders import cache_folder

    return cache_folder() / name


if __name__ == "__main__":
    main()
