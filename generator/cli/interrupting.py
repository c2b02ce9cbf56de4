"""Ctrl-C ends the program soon, wherever it is."""

from __future__ import annotations

import os
import signal
import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType

_SECONDS = 1.0  # a busy machine is late by as much again
_INTERRUPTED = 130
LINE = "kamishibai: interrupted; the same command goes on from here"


class Interrupts:
    """The first Ctrl-C is a ``KeyboardInterrupt``; what cannot end by it in time is left.

    A library may be deep in its own code, or a name server silent. Files are written aside and
    renamed, so that leaving at any moment costs nothing but what was just being made.

    Attributes:
        told: the line that says so has been printed.
    """

    def __init__(self) -> None:
        self.told = False
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, self._interrupted)

    def _interrupted(self, signum: int, frame: FrameType | None) -> None:
        del signum, frame
        end = threading.Timer(_SECONDS, self._end)
        end.daemon = True
        end.start()
        raise KeyboardInterrupt

    def _end(self) -> None:
        if not self.told:
            from generator.locale.wording import worded

            sys.stderr.write(f"\n{worded(LINE)}\n")
        sys.stderr.flush()
        os._exit(_INTERRUPTED)
