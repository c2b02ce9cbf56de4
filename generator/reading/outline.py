"""An article's tree, for a person to check before anything is made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.locale import phrase, words
from generator.model import block_sentences, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Article, Block, Dropped, Language, Section


_DOUBTFUL = 0.7  # a heading that is less sure is shown with a question mark


_LONG = 20_000
# Characters: from how many on a text is long, and how many are said in a minute.
_PER_MINUTE: dict[Language, int] = {"ja": 320, "en": 900}


def long_work(article: Article) -> tuple[tuple[str, int], ...]:
    """How long a work is that is too long for one talk, and its telling; empty for any other."""
    texts = [one.text[article.language] or "" for one in sentences(article)]
    characters = sum(map(len, texts))
    if characters < _LONG:
        return ()
    minutes = round(characters / _PER_MINUTE[article.language])
    return (("characters", characters), ("minutes", minutes))


def outline(article: Article) -> dict[str, object]:
    """The tree as ``outline --json`` prints it; a section counts its own sentences only."""
    return {
        "title": article.title.text[article.language],
        "language": article.language,
        "kind": article.kind,
        "kind_reasons": [reason["en"] for reason in article.kind_reasons],
        "sections": [_section(section, article.language) for section in article.sections],
        "dropped": [
            {"line": dropped.line, "text": dropped.text, "why": _why(dropped, "en")}
            for dropped in article.dropped
        ],
        "notes": [{"where": where, "text": text} for where, text in _notes(article, "en")],
    }


def _section(section: Section, language: Language) -> dict[str, object]:
    return {
        "heading": section.heading.text[language],
        "level": section.level,
        "line": section.line,
        "sure": section.sure,
        "sentences": _count(section.blocks),
        "sections": [_section(below, language) for below in section.sections],
    }


def _count(blocks: Sequence[Block]) -> int:
    return sum(1 for block in blocks for _ in block_sentences(block))


def _why(dropped: Dropped, language: Language) -> str:
    return words(language)["dropped"].get(dropped.why, dropped.why)


def _notes(article: Article, language: Language) -> Iterator[tuple[str, str]]:
    if article.depth_guessed:
        yield "", phrase("outline", "depth_guessed")[language] or ""
    if told := long_work(article):
        yield "", phrase("outline", "long", **dict(told))[language] or ""
    for oddity in article.oddities:
        yield oddity.where, oddity.text[language] or ""


def outline_text(article: Article, language: Language) -> str:
    """The tree for a terminal, its own words in ``language``."""
    return "\n".join(_lines(article, language)) + "\n"


def _lines(article: Article, language: Language) -> Iterator[str]:
    said = words(language)["outline"]
    total = sum(1 for _ in sentences(article))
    yield article.title.text[article.language] or ""
    yield said["summary"].format(
        format=article.source.format, language=article.language, count=total
    )
    reasons = "; ".join(filter(None, (reason[language] for reason in article.kind_reasons)))
    told = said["kind_for" if reasons else "kind"]
    yield told.format(kind=words(language)["brief"][article.kind], reasons=reasons)
    yield ""
    if article.lead:
        yield said["lead"].format(count=_count(article.lead))
    for section in article.sections:
        yield from _section_lines(section, article.language, said["sentences"])
    if article.dropped:
        yield ""
        yield said["dropped"]
        for dropped in article.dropped:
            place = "" if dropped.line is None else f"{dropped.line}: "
            yield f"  {place}{_shortened(dropped.text)}  ({_why(dropped, language)})"
    notes = list(_notes(article, language))
    if notes:
        yield ""
        yield said["notes"]
        yield from (f"  {text}" for _, text in notes)


def _section_lines(section: Section, language: Language, counted: str) -> Iterator[str]:
    count = counted.format(count=_count(section.blocks))
    doubt = " ?" if section.sure < _DOUBTFUL else ""
    yield f"{'  ' * (section.level - 1)}{section.heading.text[language]}  ({count}){doubt}"
    for below in section.sections:
        yield from _section_lines(below, language, counted)


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
