"""Articles of a few sentences, settings that ask only what a test starts, and servers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from servers.google import google

from generator.model import Article, Bilingual, Paragraph, Section, Sentence, Source
from generator.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from servers.google import Google

    from generator.model import Language

CASES = Path(__file__).parents[1] / "cases" / "translation"


@pytest.fixture(scope="session")
def cases() -> Path:
    return CASES


@pytest.fixture
def article() -> Callable[..., Article]:
    """A title, a lead and sections of sentences; ids are "t", "l0", "s0.0" and so on."""

    def made(
        *lead: str,
        sections: Sequence[Sequence[str]] = (),
        title: str = "題名です",
        language: Language = "ja",
    ) -> Article:
        def sentence(identity: str, text: str) -> Sentence:
            return Sentence(identity, Bilingual.of(language, text))

        def paragraph(prefix: str, texts: Sequence[str]) -> Paragraph:
            return Paragraph(tuple(sentence(f"{prefix}{n}", t) for n, t in enumerate(texts)))

        return Article(
            sentence("t", title),
            language,
            Source("article.txt", "text", ""),
            lead=(paragraph("l", lead),),
            sections=tuple(
                Section(sentence(f"h{n}", texts[0]), 2, None, (paragraph(f"s{n}.", texts[1:]),))
                for n, texts in enumerate(sections)
            ),
        )

    return made


@pytest.fixture
def server() -> Iterator[Google]:
    with google() as started:
        yield started


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data", offline=True)


@pytest.fixture
def online(tmp_path: Path, server: Google) -> Settings:
    """Asks the loopback Google, with pauses too short to notice."""
    sections = {"translators.google": {"endpoint": server.url, "pause": 0.001}}
    return Settings(data=tmp_path / "data", sections=sections)
