"""Scripts that name the article's sentences, on request."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from running import Run

MARK = re.compile(r"\[\^(s[0-9a-f]{7})\](?!:)")
NOTE = re.compile(r"^\[\^(s[0-9a-f]{7})\]: (.+)$", re.MULTILINE)


def test_both_scripts_are_marked_with_the_articles_sentences_and_nothing_spoken_is(
    build: Callable[..., Run], article: Path, memory: Path
) -> None:
    run = build(article, "--memory", memory, "--footnotes", "--only", "script,captions")
    source = article.read_text(encoding="utf-8")
    for language in ("ja", "en"):
        text = (run.folder / f"script.{language}.md").read_text(encoding="utf-8")
        notes = dict(NOTE.findall(text))
        assert set(MARK.findall(text)) == set(notes)
        assert len(notes) > 5
        assert all(words in source for words in notes.values())
        html = MarkdownIt().use(footnote_plugin).render(text)
        assert html.count('class="footnote-item"') == len(notes)
        assert "[^" not in html
        assert "[^" not in (run.folder / f"captions.{language}.vtt").read_text(encoding="utf-8")


def test_footnotes_come_and_go_without_anything_else_being_made_again(
    build: Callable[..., Run], article: Path, memory: Path
) -> None:
    run = build(article, "--memory", memory)
    assert "[^" not in (run.folder / "script.ja.md").read_text(encoding="utf-8")
    assert build(run.folder, "--footnotes").made() == ["script.ja.md", "script.en.md"]
    assert build(run.folder).made() == []
    assert build(run.folder, "--no-footnotes").made() == ["script.ja.md", "script.en.md"]
    assert "[^" not in (run.folder / "script.ja.md").read_text(encoding="utf-8")
