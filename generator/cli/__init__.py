"""Options in, one call, paths out; the only place where an error becomes an exit code."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from generator.cli.interrupting import LINE
from generator.cli.options import common
from generator.cli.saying import Context, helped, misuse, say
from generator.errors import KamishibaiError, lacks_memory

if TYPE_CHECKING:
    from collections.abc import Sequence

MADE, FAILED, MISUSED, GAPS, INTERRUPTED = 0, 1, 2, 3, 130
"""Exit codes: all made, an error to act on, wrong usage, made with listed gaps, interrupted."""

COMMANDS = {
    "build": "generator.cli.build:build",
    "demo": "generator.cli.demo:demo",
    "watch": "generator.cli.batch:watch",
    "batch": "generator.cli.batch:batch",
    "outline": "generator.cli.look:outline",
    "brief": "generator.cli.look:brief",
    "review": "generator.cli.review:review",
    "explain": "generator.cli.explain:explain",
    "reading": "generator.cli.look:reading",
    "readings": "generator.cli.readings:readings",
    "say": "generator.cli.voices:say",
    "voices": "generator.cli.voices:voices",
    "templates": "generator.cli.templates:templates",
    "memory": "generator.cli.translations:memory",
    "translations": "generator.cli.translations:translations",
    "feed": "generator.cli.publish:feed",
    "gallery": "generator.cli.publish:gallery",
    "publish": "generator.cli.publish:publish",
    "studio": "generator.cli.serving:studio",
    "mcp": "generator.cli.serving:mcp",
    "cache": "generator.cli.upkeep:cache",
    "engines": "generator.cli.look:engines",
    "models": "generator.cli.models:models",
    "trust": "generator.cli.upkeep:trust",
    "doctor": "generator.cli.doctor:doctor",
}
"""Command → where it stands; a command's module is imported when it is called or listed."""


class _Commands(click.Group):
    context_class = Context

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        from importlib import import_module

        if cmd_name not in COMMANDS:
            near = _nearest(cmd_name)
            ctx.fail(f"No such command {cmd_name!r}.{near}")
        module, _, name = COMMANDS[cmd_name].partition(":")
        return helped(getattr(import_module(module), name))


def _nearest(word: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, COMMANDS, n=1)
    return f" Did you mean {near[0]!r}?" if near else ""


def _version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    from generator import __version__

    if value:
        click.echo(f"kamishibai {__version__}")
        ctx.exit()


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_version)
@common
def main(quiet: bool, debug: bool) -> None:
    """Turn an article into slides, a script and recordings, in Japanese and English."""
    del quiet, debug  # commands take them from here


def run(arguments: Sequence[str]) -> int:
    """Run one command.

    Returns:
        The exit code; what went wrong is already on standard error, in one line.
    """
    _let_consoles_print_anything()
    try:
        code = main.main(list(arguments), prog_name="kamishibai", standalone_mode=False)
        sys.stdout.flush()  # a full device says so here, not while Python ends
    except click.ClickException as error:
        misuse(error)
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        say(LINE, err=True)
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output (head, less) has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return MADE
    except Exception as error:
        if "--debug" in arguments:
            raise
        click.echo(f"kamishibai: {_told(error)}", err=True)
        return FAILED
    return code if isinstance(code, int) else MADE


def _told(error: Exception) -> str:
    """One line: of an error of ours, of the machine (a full disk), or of a bug for a report."""
    from generator.locale import said
    from generator.locale.wording import sentence, worded

    match error:
        case KamishibaiError():
            return sentence(error.message, error.advice)
        case _ if lacks_memory(error):
            return said("errors", "memory")
        case OSError(strerror=str(why), filename=str(path)):
            return f"{os.path.basename(path)}: {worded(why)}"  # noqa: PTH119 - no path of a user's
        case OSError(strerror=str(why)):
            return worded(why)
        case _:
            return _unexpected(error)


def _unexpected(error: Exception) -> str:
    from traceback import extract_tb

    from generator.locale import said

    where = extract_tb(error.__traceback__)[-1]
    told = (str(error) or type(error).__name__).splitlines()[0][:200]
    place = f"{os.path.basename(where.filename)}:{where.lineno}"  # noqa: PTH119 - no path of a user's
    return said("errors", "unexpected", kind=type(error).__name__, told=told, place=place)


def _let_consoles_print_anything() -> None:
    """A cp932 or Latin-1 console shows "?" for what it lacks instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
