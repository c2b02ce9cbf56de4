"""Options that several commands share, and what they become."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.settings import Settings


F = TypeVar("F", bound="Callable[..., Any]")


def common(command: F) -> F:
    """``-q``, ``-v`` and ``--debug``, which are taken before and after a command's name."""
    for option in reversed(_COMMON):
        command = option(command)
    return command


def _louder(ctx: click.Context, param: click.Parameter, value: bool) -> bool:
    """What was said before the command's name holds as well as what is said behind it."""
    told: dict[str | None, bool] = ctx.find_root().meta.setdefault(__name__, {})
    told[param.name] = told.get(param.name, False) or value

    to_stderr(told)
    return told[param.name]


_COMMON = (
    click.option("-q", "--quiet", is_flag=True, callback=_louder, help="Print errors only."),
    click.option(
        *("-v", "--verbose"),
        is_flag=True,
        expose_value=False,
        callback=_louder,
        help="Tell what is read, chosen and answered.",
    ),
    click.option("--debug", is_flag=True, callback=_louder, help="Show where an error came from."),
)


class LateHelp(click.Option):
    """An option whose help costs something to know, so that it is made when it is printed."""

    def __init__(self, *arguments: Any, tell: Callable[[], str], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.tell = tell

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        self.help = self.tell()
        return super().get_help_record(ctx)


def as_json(command: F) -> F:
    return click.option("--json", "json_", is_flag=True, help="Print one JSON object.")(command)


def settings_from(flags: dict[str, Any]) -> Settings:
    """The settings that hold in the working folder, with these flags on top."""
    from generator.settings import load

    return load({key: value for key, value in flags.items() if value not in (None, ())})


def source_of(argument: str) -> tuple[str | bytes, str]:
    """SOURCE as given, or what stands on standard input and its name."""
    if argument == "-":
        return click.get_binary_stream("stdin").read(), "stdin"
    return argument, ""


def print_json(value: object) -> None:
    """One JSON object on standard output; ASCII where the console knows nothing else."""
    import json

    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    click.echo(json.dumps(value, ensure_ascii=not utf8, indent=2))


# What the library logs, on standard error.


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
