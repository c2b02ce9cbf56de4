"""``kamishibai`` and ``python -m generator``."""

from __future__ import annotations

import gc
import sys

# what a build makes has no circles: looking for them often takes a tenth of a long one
_OBJECTS_BETWEEN = 50_000


def main() -> None:
    from generator.cli import run
    from generator.cli.interrupting import Interrupts

    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN, 10, 10)
    interrupts = Interrupts()
    code = run(sys.argv[1:])
    interrupts.told = True
    sys.exit(code)


if __name__ == "__main__":
    main()
