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
    from generator.cli import run
    from generator.cli.interrupting import Interrupts

    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN, 10, 10)
    interrupts = Interrupts()
    with patterns.kept(_folder_of_patterns):
        code = run(sys.argv[1:])
    interrupts.told = True
    gc.freeze()  # nor has what is left then: Python looks through all of it while it ends
    sys.exit(code)


def _folder_of_patterns() -> Path:
    from generator.settings import cache_folder

    return cache_folder() / "patterns"


if __name__ == "__main__":
    main()
