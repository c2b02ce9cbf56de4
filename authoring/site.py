"""The documentation site: ``make docs`` runs this; MkDocs calls the two hooks for each page.

What a repository's page cannot do is added to the site's alone: shows that play, voices to hear,
the library from its docstrings.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from html import escape
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs.plugins import event_priority

from authoring.troubleshooting import messages
from generator.japanese.tokenizer import tokenizer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

ROOT = Path(__file__).parents[1]
MEDIA = ROOT / "output" / "docs-media"
SITE = ROOT / "output" / "docs"
EXAMPLES = ("night-library", "tide-tables", "battery-recycling")
HEARD = {
    "ja": ("openjtalk", "openjtalk:+4", "kokoro:jf_alpha", "kokoro:jm_kumo"),
    "en": ("flite:rms", "flite:slt", "espeak", "kokoro:af_heart", "piper"),
}
"""Voices of this machine; one that is not installed is left out."""

SAID = {
    "ja": "港町の図書館は、夜の十時まで開いています。",
    "en": "The library of this harbour town stays open until ten at night.",
}
_JAPANESE = re.compile("[ぁ-ヶー一-龠々]{2,}")
_LINK = re.compile(r"(!?\[[^\]]*\]\()(?!https?:|#)([^)#\s]+)([^)]*\))")


def main() -> None:
    """Examples and voices, then the site around them."""
    for name in EXAMPLES:
        _run("demo", name, "-o", MEDIA / "examples")
    for language, voices in HEARD.items():
        for voice in voices:
            path = MEDIA / "voices" / f"{language}-{re.sub('[^a-z0-9]+', '-', voice)}.mp3"
            path.parent.mkdir(parents=True, exist_ok=True)
            asked = ("say", SAID[language], f"--voice={language}={voice}", "-o", path)
            if not path.exists():
                _run(*asked, may_fail=True)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"]
    subprocess.run(command, cwd=ROOT, check=True)  # noqa: S603 - our own
    shutil.copytree(MEDIA, SITE, dirs_exist_ok=True)


def _run(*words: str | Path, may_fail: bool = False) -> None:
    command = [sys.executable, "-m", "generator", "--quiet", *map(str, words)]
    subprocess.run(command, cwd=ROOT, check=not may_fail, capture_output=may_fail)  # noqa: S603 - our own


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """A page with what only the site has; what lies outside docs/ is linked in the repository."""
    del config, files
    name = page.file.src_uri.removesuffix(".md").removesuffix(".ja")
    language = "ja" if page.file.src_uri.endswith(".ja.md") else "en"
    folder = PurePosixPath(page.file.src_uri).parent
    markdown = _LINK.sub(lambda found: _outside(found, folder), markdown)
    return "\n\n".join((markdown, *_added(name, language, "../" * page.url.count("/"))))


@event_priority(-100)  # after the plugin that writes the other language
def on_post_build(*, config: MkDocsConfig) -> None:
    """Japanese has no spaces: what is searched is cut into words by zero-width ones.

    A page that is not translated stands in both languages and is found once.
    """
    path = Path(config.site_dir) / "search" / "search_index.json"
    if not path.is_file():  # while the other language is written
        return
    index = json.loads(path.read_text(encoding="utf-8"))
    english = {(each["title"], each["text"]) for each in index["docs"] if not _is_japanese(each)}
    index["docs"] = [
        each
        for each in index["docs"]
        if not _is_japanese(each) or (each["title"], each["text"]) not in english
    ]
    for each in index["docs"]:
        for part in ("title", "text"):
            each[part] = _JAPANESE.sub(_cut, each[part])
    path.write_text(json.dumps(index, ensure_ascii=False), encoding="utf-8")


def _is_japanese(entry: dict[str, str]) -> bool:
    return entry["location"].startswith("ja/")


def _cut(found: re.Match[str]) -> str:
    return "\u200b".join(word.surface() for word in tokenizer().tokenize(found[0]))


def _outside(found: re.Match[str], folder: PurePosixPath) -> str:
    up = (*folder.parts, *PurePosixPath(found[2]).parts)
    place: list[str] = ["docs"]
    for part in up:
        place = place[:-1] if part == ".." else [*place, part]
    if place[:1] == ["docs"]:
        return found[0]
    return f"{found[1]}{_home()}/blob/main/{'/'.join(place)}{found[3]}"


def _home() -> str:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["tool"]["hatch"]["metadata"]["hooks"]["custom"]["home"])


def _added(name: str, language: str, up: str) -> Iterator[str]:
    if name == "examples":
        yield from _shows(language, up)
    elif name == "voices":
        yield "## 聞いてみる\n" if language == "ja" else "## Hear them\n"
        yield from _voices(up)
    elif name == "troubleshooting":
        yield messages(language)
    elif name == "library":
        yield "## 関数と型\n" if language == "ja" else "## Every name\n"
        yield "::: generator"


def _shows(language: str, up: str) -> Iterator[str]:
    told = {
        "ja": ("ページを開く", "スライド", "日本語の音声", "英語の音声"),
        "en": ("open the page", "the slides", "Japanese sound", "English sound"),
    }[language]
    paths = ("index.html", "deck.pptx", "audio.ja.mp3", "audio.en.mp3")
    for name in EXAMPLES:
        there = f"{up}examples/{name}"
        links = " · ".join(
            f'<a href="{there}/{path}">{text}</a>' for path, text in zip(paths, told, strict=True)
        )
        yield f"## {name}\n"
        yield (
            f'<iframe class="show" title="{name}" src="{there}/index.html#embed" loading="lazy" '
            f'allow="autoplay; fullscreen" allowfullscreen></iframe>\n<p>{links}</p>'
        )


def _voices(up: str) -> Iterator[str]:
    for path in sorted((MEDIA / "voices").glob("*.mp3")):
        language, _, voice = path.stem.partition("-")
        said = escape(SAID[language])
        yield (
            f'<div class="voice"><code>--voice {language}={_named(language, voice)}</code>'
            f'<audio controls preload="none" title="{said}" src="{up}voices/{quote(path.name)}">'
            "</audio></div>"
        )


def _named(language: str, stem: str) -> str:
    return next(each for each in HEARD[language] if re.sub("[^a-z0-9]+", "-", each) == stem)


if __name__ == "__main__":
    main()
