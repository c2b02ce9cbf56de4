"""Translations of an earlier build carried into a newly read article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model import Bilingual, sentences, with_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Article, Gap, Sentence, Storyboard


def carried(article: Article, before: Article) -> Article:
    """``article`` with the translations that ``before`` has for the sentences it has none for."""
    known = {sentence.id: sentence for sentence in sentences(before) if sentence.state != "new"}

    def translated(sentence: Sentence) -> Sentence:
        old = known.get(sentence.id) if sentence.state == "new" else None
        language = article.language
        if old is None or old.text[language] != sentence.text[language]:
            return sentence
        return replace(sentence, text=old.text, state=old.state, origin=old.origin)

    return with_sentences(article, translated)


def without_machine_texts(article: Article) -> Article:
    """``article`` as if no engine had translated it yet; people's texts stay."""

    def plain(sentence: Sentence) -> Sentence:
        if sentence.state != "machine":
            return sentence
        text = Bilingual.of(article.language, sentence.text[article.language])
        return replace(sentence, text=text, state="new", origin="")

    return with_sentences(article, plain)


def same_article(article: Article, before: Article) -> bool:
    """Whether two readings are of one article: the same file, or a title or sentence in common."""
    if article.source.name == before.source.name and article.title.id == before.title.id:
        return True
    known = {sentence.id for sentence in sentences(before)}
    return any(sentence.id in known for sentence in sentences(article))


def open_gaps(storyboard: Storyboard, gaps: tuple[Gap, ...]) -> tuple[Gap, ...]:
    """The untranslated sentences that a person has not written into the storyboard either.

    Of a show that a model wrote in both languages only those that it shows or says untranslated.
    """
    pending: set[str] = set()
    cited: set[str] = set()
    for text, sources in _texts(storyboard):
        cited.update(sources)
        if text.pending:
            pending.update(sources)
    if _is_written(storyboard):
        return tuple(gap for gap in gaps if gap.where in pending)
    return tuple(gap for gap in gaps if gap.where in pending or gap.where not in cited)


def _is_written(storyboard: Storyboard) -> bool:
    """Whether a model planned it: its titles have verdicts, or its lines."""
    return any(
        scene.title_verdict and any(line.verdict for line in scene.narration)
        for scene in storyboard.scenes
    )


def _texts(storyboard: Storyboard) -> Iterator[tuple[Bilingual, tuple[str, ...]]]:
    for scene in storyboard.scenes:
        yield scene.title, scene.title_sources
        groups = (point for group in scene.groups for point in (group.title, *group.points))
        cells = (cell for row in scene.table for cell in row)
        for point in (*scene.points, *scene.fields.values(), *groups, *cells):
            yield point.text, point.sources
        for line in scene.narration:
            yield line.text, line.sources
