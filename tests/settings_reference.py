"""docs/settings.md and its Japanese page out of the declarations in the code. Run this file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from generator.given import variable
from generator.sections import ENGINES, ROOMS, engines, options_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Language
    from generator.options import Option

DOCS = Path(__file__).parents[1] / "docs"
PAGES: dict[Language, Path] = {"en": DOCS / "settings.md", "ja": DOCS / "settings.ja.md"}
HEAD: dict[Language, str] = {
    "en": "| key | may be | default | |",
    "ja": "| 項目 | 値 | 既定値 | |",
}
SO_ON: dict[Language, str] = {"en": "`{}` and so on.", "ja": "環境変数は `{}` など。"}
WORDS: dict[Language, dict[str, str]] = {
    "en": {},
    "ja": {
        "some of": "次から選ぶ：",
        " to ": "～",
        "a list: ": "いくつでも：",
        "a path": "場所",
        "text": "文字",
    },
}


def reference(language: Language) -> str:
    """The whole page; what people wrote of it stands before its second heading."""
    head = PAGES[language].read_text(encoding="utf-8").split("\n## ", 1)[0]
    return "\n".join((head, *_rooms(language), *_engines(language)))


def _rooms(language: Language) -> Iterator[str]:
    for section in ROOMS:
        yield from _section(f"[{section}]", section, language)


def _engines(language: Language) -> Iterator[str]:
    for kind in ENGINES:
        for name in engines(kind):
            section = f"{kind}.{name}"
            title = f"[{section}{'.NAME' if name == 'command' else ''}]"
            yield from _section(title, section, language)


def _section(title: str, section: str, language: Language) -> Iterator[str]:
    options = options_of(section) or {}
    if not options:
        return
    yield f"## {title}\n"
    yield HEAD[language]
    yield "|---|---|---|---|"
    yield from (_row(option, language) for option in options.values())
    yield f"\n{SO_ON[language].format(variable(section, next(iter(options))))}\n"


def _row(option: Option, language: Language) -> str:
    marks = "".join(mark for mark, what in (("🔒", "trust"), ("📁", "place")) if option.is_(what))
    told = option.help(language).replace("|", "\\|")
    default = _default(option).replace("`None`", "")
    values = _values(option)
    for english, japanese in WORDS[language].items():
        values = re.sub(rf"(?<!`){english}(?!`)", japanese, values)
    return f"| `{option.name}` {marks} | {values} | {default} | {told} |".replace("  ", " ")


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
    for spoken, page in PAGES.items():
        page.write_text(reference(spoken), encoding="utf-8", newline="\n")
