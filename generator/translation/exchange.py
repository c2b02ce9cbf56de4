"""A show's translations out to a human translator and back: XLIFF 1.2 or CSV, by file name.

A sentence travels by its id with its state (new, machine, edited, final) and notes. Coming back,
a sentence whose source has changed meanwhile is told and left alone, and a machine's text never
replaces a person's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.model import Finding, other, sentences, with_sentences
from generator.translation import table, xliff
from generator.translation.judging import cleaned
from generator.translation.memory import Unit, user_memory
from generator.translation.review import findings
from generator.translation.row import TranslatorRow
from generator.translation.similarity import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from generator.model import Article, Language, Sentence, State
    from generator.settings import Settings
    from generator.translation.memory import Match

_PERSONS: tuple[State, ...] = ("edited", "final")


@dataclass(frozen=True, slots=True)
class Imported:
    """What came back.

    Attributes:
        article: with the new texts.
        taken: how many sentences are new or have another state.
        findings: sentences of the file that were left alone, and why.
    """

    article: Article
    taken: int
    findings: tuple[Finding, ...]


def export_translations(article: Article, path: Path, settings: Settings) -> int:
    """Write every sentence to ``path`` (``.csv``, else XLIFF); how many there are.

    Raises:
        MemoryFileError: the file cannot be written, a glossary or the memory not read.
    """
    written = tuple(_rows(article, settings))
    if path.suffix.lower() == ".csv":
        table.write(path, written, article.language)
    else:
        xliff.write(path, written, article.language, article.source.name)
    return len(written)


def import_translations(article: Article, path: Path, settings: Settings) -> Imported:
    """Take a translator's texts into the article and the user's memory.

    Raises:
        MemoryFileError: the file cannot be understood (file, line); nothing is changed then.
    """
    reader = table if path.suffix.lower() == ".csv" else xliff
    told = tuple(
        replace(row, target=cleaned(row.target)) for row in reader.read(path, article.language)
    )
    now = {sentence.id: sentence for sentence in sentences(article)}
    changes = {
        row.id: change
        for row in told
        if (change := _change(now.get(row.id), row, article.language))
    }
    done = {where: got for where, got in changes.items() if isinstance(got, TranslatorRow)}
    changed = with_sentences(article, lambda sentence: _taken(sentence, done, article))
    with user_memory(settings) as memory:
        memory.store(_units(changed, done), f"{article.language}-{other(article.language)}")
    left = tuple(got for got in changes.values() if isinstance(got, Finding))
    return Imported(changed, len(done), left)


def _rows(article: Article, settings: Settings) -> Iterator[TranslatorRow]:
    into = other(article.language)
    advice: dict[str, list[str]] = {}
    for finding in findings(article, settings, into):
        if finding.severity == "note":  # about the source, or a match that travels by itself
            continue
        advice.setdefault(finding.where, []).append(f"{finding.text}: {finding.advice}")
    for oddity in article.oddities:
        advice.setdefault(oddity.where, []).append(oddity.text[into] or "")
    with user_memory(settings) as memory:
        for sentence in sentences(article):
            source, target = sentence.text[article.language] or "", sentence.text[into] or ""
            like: tuple[Match, ...] = ()
            if sentence.state not in _PERSONS:
                found = memory.fuzzy(source, f"{article.language}-{into}")
                like = tuple(match for match in found if match.unit.target != target)
            notes = tuple(filter(None, advice.get(sentence.id, ())))
            yield TranslatorRow(sentence.id, source, target, sentence.state, notes, like)


def _change(
    now: Sentence | None, row: TranslatorRow, language: Language
) -> TranslatorRow | Finding | None:
    """The row as it is to be taken, why it is not, or nothing when it says nothing new."""
    if now is None:
        return _left(row, "this sentence is not in the show any more")
    if normal(row.source) != normal(now.text[language] or ""):
        return _left(row, "the source has changed since the export: translate it anew")
    if not row.target:
        return None
    same = row.target == now.text[other(language)]
    state: State = row.state if row.state in _PERSONS else "machine" if same else "edited"
    if same and (state == now.state or now.state in _PERSONS):
        return None
    if row.state not in _PERSONS and now.state in _PERSONS:
        return _left(row, "a person's text is kept: the file calls this one not reviewed")
    return replace(row, state=state)


def _left(row: TranslatorRow, why: str) -> Finding:
    return Finding("translation", "warning", row.id, row.source, why)


def _taken(sentence: Sentence, done: dict[str, TranslatorRow], article: Article) -> Sentence:
    row = done.get(sentence.id)
    if row is None:
        return sentence
    text = sentence.text.having(other(article.language), row.target)
    return replace(sentence, text=text, state=row.state, origin="memory")


def _units(article: Article, done: dict[str, TranslatorRow]) -> Iterable[Unit]:
    texts = [(s.id, s.text[article.language] or "") for s in sentences(article)]
    for (_, before), (identity, source) in pairwise([("", ""), *texts]):
        if identity in done:
            row = done[identity]
            yield Unit(source, row.target, row.state, before=before)
