"""Every open question of a show in one list, from all the rooms that have one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import ShowError
from generator.locale import words
from generator.model import Finding
from generator.provenance import of_storyboard
from generator.show import options
from generator.show.folder import Show, remembered_article

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from generator.model import Article, Language, Storyboard
    from generator.settings import Settings

SEVERITIES = ("error", "warning", "note")


def review(folder: Path, settings: Settings, language: Language = "en") -> tuple[Finding, ...]:
    """The open questions of the show in ``folder``, the gravest first, told in ``language``.

    Raises:
        ShowError: the folder is no show, or has lost its article.
        StoryboardError: storyboard.yaml cannot be understood.
    """
    show, article = Show(folder), remembered_article(folder)
    storyboard = show.edited()
    if storyboard is None:
        raise ShowError(f"{folder} has no storyboard.yaml", "build it again")
    built = options.as_built(show, settings)
    found = [*_gaps(show), *findings(article, storyboard, built, language)]
    return tuple(sorted(dict.fromkeys(found), key=lambda item: SEVERITIES.index(item.severity)))


def findings(
    article: Article,
    storyboard: Storyboard,
    settings: Settings,
    language: Language = "en",
    *,
    spoken: bool = True,
) -> tuple[Finding, ...]:
    """What the rooms doubt about an article and its storyboard, told in ``language``.

    Args:
        article: the article.
        storyboard: what is shown and said of it.
        settings: for glossaries and voices.
        language: of what is told.
        spoken: look for doubtful readings too, which takes longer than all else together.
    """
    from generator import length, speech, translation
    from generator.narration import scripts

    readings: tuple[Finding, ...] = ()
    if spoken:
        said = scripts(storyboard, article, settings)
        readings = speech.findings(said, settings, language)
    return (
        *_oddities(article, language),
        *_unfounded(storyboard, article, language),
        *translation.findings(article, settings, language),
        *readings,
        *length.findings(storyboard, settings, language),
    )


def remarks(found: Iterable[Finding]) -> Mapping[str, tuple[str, ...]]:
    """Findings as remarks for storyboard.yaml, by the id they stand beside."""
    beside: dict[str, list[str]] = {}
    for finding in found:
        advice = f" ({finding.advice})" if finding.advice else ""
        beside.setdefault(finding.where, []).append(f"{finding.severity}: {finding.text}{advice}")
    return {where: tuple(lines) for where, lines in beside.items()}


def _oddities(article: Article, language: Language) -> Iterable[Finding]:
    advice = words(language)["review"]["as_it_is"]
    for oddity in article.oddities:
        text = oddity.text[language] or oddity.text[article.language] or ""
        yield Finding("source", "note", oddity.where, text, advice)


def _unfounded(storyboard: Storyboard, article: Article, language: Language) -> Iterable[Finding]:
    """Texts that name sentences which are not in the article."""
    advice = words(language)["review"]["unfounded"]
    for scene in of_storyboard(storyboard, article):
        for row in scene.rows:
            text = row.text[language] or row.text[article.language] or ""
            for cited in row.sources:
                if cited.text is None:
                    yield Finding("source", "warning", scene.id, text, advice.format(id=cited.id))


def _gaps(show: Show) -> Iterable[Finding]:
    for gap in show.gaps():
        yield Finding(gap.kind, "error", gap.where, gap.text or gap.where, gap.why)
