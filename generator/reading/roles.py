"""What a sentence is besides content: a date, a greeting, an announcement, a pointer."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.model import LANGUAGES, block_sentences, sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model import Article, Block, Language, Role, Section

_SUBTITLE = re.compile(r"^\s*[〜~～―—–-]\s*.+\s*[〜~～―—–-]\s*$")
_CONTACT_HEADING = re.compile(
    r"^(?:本件に関する)?(?:お?問い?合わせ|連絡先|取材|報道関係者|(?:media |press )?contact)",
    re.IGNORECASE,
)
_NEWS = re.compile(r"お知らせ(?:し|いたし|致し)ます|発表(?:し|いたし)ま")
"""A press release's news is said in the form of a greeting."""

_BY_WORDS: tuple[Role, ...] = (
    "metadata",
    "contact",
    "credit",
    "greeting",
    "pointer",
    "announcement",
)
"""The roles that words tell; the others are told by form."""

_TABLED = ("table", "figure", "code")


def roles(article: Article, speakers: Mapping[str, str]) -> dict[str, Role]:
    """By sentence id, of the sentences that are no plain content; headings and cells have none.

    Args:
        article: as read.
        speakers: by sentence id, whose label stands before the words and is none of them.
    """
    found: dict[str, Role] = {}
    for role, sentence_id in _found(article, speakers):
        found.setdefault(sentence_id, role)
    order = [sentence.id for sentence in sentences(article)]
    return {identity: found[identity] for identity in order if identity in found}


def role(text: str, language: Language) -> Role | None:
    """What one sentence is by its words alone."""
    said = text.strip()
    if _NEWS.search(said):
        return None
    return next((name for name, cue in _cues()[language] if cue.search(said)), None)


@cache
def _cues() -> dict[Language, tuple[tuple[Role, re.Pattern[str]], ...]]:
    """The first role that fits counts, in the order of the file."""
    path = Path(__file__).with_name("roles.toml")
    plain = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        language: tuple(
            (role, re.compile("|".join(plain[language][role]), re.IGNORECASE)) for role in _BY_WORDS
        )
        for language in LANGUAGES
    }


def unlabelled(text: str, speaker: str) -> str:
    """The words without the label that says whose they are."""
    return re.sub(rf"^\s*{re.escape(speaker)}\s*[:：]\s*", "", text) if speaker else text


def _found(article: Article, speakers: Mapping[str, str]) -> Iterator[tuple[Role, str]]:
    yield from _in_blocks(article.lead, article.language, speakers)
    for section in article.sections:
        yield from _in_section(section, article.language, speakers)


def _in_section(
    section: Section, language: Language, speakers: Mapping[str, str]
) -> Iterator[tuple[Role, str]]:
    heading = section.heading.text[language] or ""
    if _SUBTITLE.match(heading):
        yield "lead", section.heading.id
    if _CONTACT_HEADING.match(heading):
        for block in section.blocks:
            for sentence in block_sentences(block):
                yield "contact", sentence.id
    yield from _in_blocks(section.blocks, language, speakers)
    for below in section.sections:
        yield from _in_section(below, language, speakers)


def _in_blocks(
    blocks: Iterable[Block], language: Language, speakers: Mapping[str, str]
) -> Iterator[tuple[Role, str]]:
    for block in blocks:
        if block.kind in _TABLED:
            continue
        for sentence in block_sentences(block):
            said = unlabelled(sentence.text[language] or "", speakers.get(sentence.id, ""))
            found = role(said, language)
            if found:
                yield found, sentence.id
