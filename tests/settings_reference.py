"""docs/settings.md out of the declarations beside the code. Run this file to write it anew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.given import variable
from generator.sections import ENGINES, ROOMS, engines, options_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.options import Option

PAGE = Path(__file__).parents[1] / "docs" / "settings.md"
INTRODUCTION = """# Settings

Defaults, under your own `kamishibai.toml` in the user's configuration folder, under the nearest
`kamishibai.toml` upward of the working folder, under the environment, under flags. A name that does
not exist is an error that tells the nearest one; so is a number out of its range.

In the environment the section and the key are one name in capitals:
`[translators.google] endpoint` is `KAMISHIBAI_TRANSLATORS_GOOGLE_ENDPOINT`; a list is separated by
commas, a program's line is cut like a command line. `KAMISHIBAI_CACHE` and `KAMISHIBAI_DATA` move
the cache and the data folder, `KAMISHIBAI_LANGUAGE` (`ja`, `en`) chooses the language of messages.

**Trust.** A project's `kamishibai.toml` may have come with a folder from somebody else. What is
marked 🔒 (programs, servers, keys, hosts) it sets only once you said `kamishibai trust FOLDER`;
files and folders, marked 📁, it may name inside its own folder only until then. They lie beside the
settings file. Trust ends when the file changes. Your own settings file and the environment are
always trusted. `kamishibai trust --list` and `--revoke` show it and take it back.

`[readings]` and `[readings.ja]` say how the Japanese voice reads a written form, `[readings.en]`
how the English one does; `[voices.command.NAME]` may stand there for any NAME.
"""


def reference() -> str:
    """The whole page."""
    return "\n".join((INTRODUCTION, *_rooms(), *_engines()))


def _rooms() -> Iterator[str]:
    for section in ROOMS:
        yield from _section(f"[{section}]", section)


def _engines() -> Iterator[str]:
    for kind in ENGINES:
        for name in engines(kind):
            section = f"{kind}.{name}"
            yield from _section(f"[{section}{'.NAME' if name == 'command' else ''}]", section)


def _section(title: str, section: str) -> Iterator[str]:
    options = options_of(section) or {}
    if not options:
        return
    yield f"## {title}\n"
    yield "| key | may be | default | |"
    yield "|---|---|---|---|"
    yield from map(_row, options.values())
    yield f"\n`{variable(section, next(iter(options)))}` and so on.\n"


def _row(option: Option) -> str:
    marks = "".join(mark for mark, what in (("🔒", "trust"), ("📁", "place")) if option.is_(what))
    told = f"{option.help('en')}<br>{option.help('ja')}".replace("|", "\\|")
    default = _default(option)
    return f"| `{option.name}` {marks} | {_values(option)} | {default} | {told} |".replace(
        "  ", " "
    )


def _values(option: Option) -> str:
    if option.choices:
        words = ", ".join(f"`{word}`" for word in option.choices if word)
        return f"some of {words}" if option.several else words
    if option.ranged:
        return f"{option.meta.ge:g} to {option.meta.le:g}"
    plain = {bool: "`true`, `false`", Path: "a path"}.get(option.plain, "text")
    return f"a list: {plain}" if option.several else plain


def _default(option: Option) -> str:
    value = option.default
    if value in ("", (), {}):
        return ""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    words = value if isinstance(value, tuple) else (value,)
    return ", ".join(f"`{word:g}`" if isinstance(word, float) else f"`{word}`" for word in words)


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8", newline="\n")
