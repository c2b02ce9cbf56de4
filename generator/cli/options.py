"""Options that several commands share, and what they become."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.settings import Settings

F = TypeVar("F", bound="Callable[..., Any]")


def common(command: F) -> F:
    """``-q``, ``-v`` and ``--debug``, which every command knows."""
    command = click.option(
        "-v",
        "--verbose",
        is_flag=True,
        expose_value=False,
        callback=_log,
        help="Say what services answer.",
    )(command)
    command = click.option("-q", "--quiet", is_flag=True, help="Print errors only.")(command)
    return click.option("--debug", is_flag=True, help="Show where an error came from.")(command)


def _log(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    """What ``generator.web`` tells a log, on standard error."""
    del context, parameter
    if value:
        import logging

        telling = logging.StreamHandler()
        telling.setFormatter(logging.Formatter("%(message)s"))
        logging.getLogger("kamishibai").addHandler(telling)
        logging.getLogger("kamishibai").setLevel(logging.INFO)


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
    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    click.echo(json.dumps(value, ensure_ascii=not utf8, indent=2))
