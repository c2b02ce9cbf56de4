"""What the library logs, on standard error."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Mapping


class _Echo(logging.Handler):
    """Through Click, which knows where standard error is now."""

    def emit(self, record: logging.LogRecord) -> None:
        click.echo(self.format(record), err=True)


def to_stderr(told: Mapping[str | None, bool]) -> None:
    """A line each, from the level on that ``debug``, ``verbose`` and ``quiet`` say."""
    levels = {"debug": logging.DEBUG, "verbose": logging.INFO, "quiet": logging.ERROR}
    chosen = (level for name, level in levels.items() if told.get(name))
    log = logging.getLogger("generator")
    log.setLevel(next(chosen, logging.WARNING))
    if not any(isinstance(handler, _Echo) for handler in log.handlers):
        handler = _Echo()
        handler.setFormatter(logging.Formatter("kamishibai: %(message)s"))
        log.addHandler(handler)
