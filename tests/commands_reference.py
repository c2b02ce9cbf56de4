"""docs/commands.md out of the commands' own help. Run this file to write it anew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli import main
from generator.outputs import OUTPUTS

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).parents[1] / "docs" / "commands.md"
INTRODUCTION = """# Commands

`kamishibai COMMAND --help` prints the same. `python -m generator` is the same as `kamishibai`.
Results go to standard output, progress and messages to standard error.

| exit code | means |
|---|---|
| 0 | all made |
| 1 | an error you can act on, told in one line; nothing half-written |
| 2 | wrong usage |
| 3 | made, but with gaps, which are listed |
| 130 | interrupted; the same command goes on where it stopped |
"""


OUTPUTS_HEAD = """
What `--only` chooses from:

| output | what it is | by default |
|---|---|---|
"""


def reference() -> str:
    """The whole page."""
    top = click.Context(main, info_name="kamishibai", **main.context_settings)
    return "\n".join((INTRODUCTION + OUTPUTS_HEAD + "".join(_outputs()), *_pages(main, top)))


def _outputs() -> Iterator[str]:
    for name in OUTPUTS.names():
        output = OUTPUTS.load(name)
        yield f"| `{name}` | {output.help.en} | {'yes' if output.default else 'no'} |\n"


def _pages(group: click.Group, above: click.Context) -> Iterator[str]:
    for name in group.list_commands(above):
        command = group.get_command(above, name)
        assert command is not None
        context = click.Context(command, info_name=name, parent=above, terminal_width=88)
        yield f"## {context.command_path}\n\n```text\n{context.get_help()}\n```\n"
        if isinstance(command, click.Group):
            yield from _pages(command, context)


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8", newline="\n")
