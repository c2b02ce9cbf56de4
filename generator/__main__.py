"""``kamishibai`` and ``python -m generator``."""

from __future__ import annotations

import sys


def main() -> None:
    from generator.cli import run
    from generator.cli.interrupting import Interrupts

    interrupts = Interrupts()
    code = run(sys.argv[1:])
    interrupts.told = True
    sys.exit(code)


if __name__ == "__main__":
    main()
