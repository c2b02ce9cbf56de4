"""What the documents say of the project is so."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import click
import pytest

from generator.cli import main

ROOT = Path(__file__).parents[2]
PAGES = sorted((*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")))
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)[^)]*\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page):
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_setting_shown_is_toml(page):
    for example in re.findall(r"```toml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
        tomllib.loads(example)


def _commands(page: Path) -> list[list[str]]:
    """The words of each ``kamishibai`` command in the page's shell examples."""
    text = page.read_text(encoding="utf-8")
    shell = "\n".join(re.findall(r"```(?:sh|yaml)\n(.*?)```", text, re.DOTALL))
    found = re.findall(r"(?:^|[\s/])kamishibai ((?:[^\n\\]|\\\n)*)", shell)
    lines = (re.split(r"\s(?:#|\|\||&&)", line)[0] for line in found)
    return [words for line in lines if (words := shlex.split(line.replace("\\\n", " ")))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_shown_is_one(page):
    for words in _commands(page):
        command: click.Command | None = main
        context = click.Context(main, **main.context_settings)
        while isinstance(command, click.Group) and (words or not command.invoke_without_command):
            command = command.get_command(context, words.pop(0))
        assert command is not None, page
        known = {option for param in command.params for option in param.opts}
        assert {word for word in words if word.startswith("-") and word != "-"} <= known, words


TRANSLATED = sorted(
    page.with_name(page.name.replace(".ja.md", ".md"))
    for page in PAGES
    if page.name.endswith(".ja.md")
)
WRITTEN = {"commands.md", "settings.md"}
"""Examples in them are the program's own words."""

_ALIKE = (r"^#+ ", r"^\|", r"^ *(?:\*|\d+\.) ", r"!\[[^\]]*\]\(([^)]+)\)")
"""Headings, rows of tables, items of lists, pictures."""


def _examples(text: str) -> list[str]:
    """What stands in its fences, without what is said about it."""
    found = re.findall(r"^ *```\w*\n(.*?)^ *```", text, re.DOTALL | re.MULTILINE)
    return [re.sub(r"(?m)\s*(?:^|(?<=\s))#.*$", "", each) for each in found]


@pytest.mark.parametrize("page", TRANSLATED, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_in_japanese_keeps_step_with_the_english_one(page):
    english, japanese = (
        path.read_text(encoding="utf-8") for path in (page, page.with_name(f"{page.stem}.ja.md"))
    )
    if page.name not in WRITTEN:
        assert _examples(english) == _examples(japanese)
    japanese = japanese.replace(".ja.png", ".png")  # the same screen in Japanese
    told = [re.sub("```.*?```", "", text, flags=re.DOTALL) for text in (english, japanese)]
    for form in _ALIKE:
        one, other = (re.findall(form, text, re.MULTILINE) for text in told)
        assert one == other, form


ONE_LANGUAGE = {"CHANGELOG.md", "CODE_OF_CONDUCT.md", "SECURITY.md"}
"""A list for those who follow the code, and two pages that hold both languages themselves."""


def test_every_document_is_there_in_japanese():
    english = {page for page in PAGES if not page.name.endswith(".ja.md")} - set(TRANSLATED)
    assert {page.name for page in english} == ONE_LANGUAGE


@pytest.mark.parametrize(("page", "most"), [("README.md", 60), ("README.ja.md", 150)])
def test_one_command_after_a_few_words_makes_the_first_show(page, most):
    """Fewer words and steps than other tools ask for: the leanest of them 68 and a deck to write.

    Words of English, characters of Japanese.
    """
    before, example, *_ = re.split(
        r"```sh\n(.*?)```", (ROOT / page).read_text("utf-8"), maxsplit=1, flags=re.DOTALL
    )
    assert example.strip() == "make demo"
    told = re.sub(r"!?\[[^\]]*\]\([^)]*\)", "", before)
    assert len(re.findall(r"[\w’-]+" if page == "README.md" else r"\w", told)) <= most
