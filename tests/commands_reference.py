"""docs/commands.md and its Japanese page out of the commands' own help. Run this file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli import main
from generator.outputs import OUTPUTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Language

DOCS = Path(__file__).parents[1] / "docs"
PAGES: dict[Language, Path] = {"en": DOCS / "commands.md", "ja": DOCS / "commands.ja.md"}
OUTPUTS_HEAD: dict[Language, str] = {
    "en": "## What --only chooses from\n\n| output | what it is | by default |\n|---|---|---|\n",
    "ja": "## --only で選べるもの\n\n| 名前 | 何か | 何も言わなければ |\n|---|---|---|\n",
}
_DEFAULT: dict[Language, tuple[str, str]] = {"en": ("no", "yes"), "ja": ("作らない", "作る")}


def reference(language: Language) -> str:
    """The whole page; what people wrote of it stands before its second heading."""
    before = os.environ.get("KAMISHIBAI_LANGUAGE")
    os.environ["KAMISHIBAI_LANGUAGE"] = language
    try:
        top = main.context_class(main, info_name="kamishibai", **main.context_settings)
        outputs = "".join(_outputs(language))
        head = PAGES[language].read_text(encoding="utf-8").split("## ", 1)[0]
        return "\n".join((head + OUTPUTS_HEAD[language] + outputs, *_pages(main, top)))
    finally:
        del os.environ["KAMISHIBAI_LANGUAGE"]
        os.environ |= {} if before is None else {"KAMISHIBAI_LANGUAGE": before}


def _outputs(language: Language) -> Iterator[str]:
    for name in OUTPUTS.names():
        output = OUTPUTS.load(name)
        yield f"| `{name}` | {output.help[language]} | {_DEFAULT[language][output.default]} |\n"


def _pages(group: click.Group, above: click.Context) -> Iterator[str]:
    for name in group.list_commands(above):
        command = group.get_command(above, name)
        assert command is not None
        context = main.context_class(command, info_name=name, parent=above, terminal_width=88)
        yield f"## {context.command_path}\n\n```text\n{context.get_help()}\n```\n"
        if isinstance(command, click.Group):
            yield from _pages(command, context)


if __name__ == "__main__":
    for spoken, page in PAGES.items():
        page.write_text(reference(spoken), encoding="utf-8", newline="\n")
