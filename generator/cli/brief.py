"""``kamishibai brief``: how an article is understood, before any slide is made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.options import as_json, common, print_json, settings_from, source_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model import Article, Brief, Claim, Ids


@click.command()
@click.argument("source")
@as_json
@common
def brief(source: str, json_: bool, quiet: bool, debug: bool) -> None:
    """Show how an article is understood; make nothing.

    SOURCE is a file, a URL, - for standard input, or a show folder, whose brief.yaml counts.
    """
    from generator.locale import user_language, words
    from generator.show.plain import brief_as_plain

    del quiet, debug
    article, understood = _understood(source)
    if json_:
        print_json(brief_as_plain(understood))
        return
    for line in _lines(article, understood, words(user_language())["brief"]):
        click.echo(line)


def _understood(source: str) -> tuple[Article, Brief]:
    from generator import understanding
    from generator.reading import read
    from generator.show.folder import Show, is_show, remembered_article

    settings = settings_from({})
    if is_show(Path(source)):
        article = remembered_article(Path(source))
        edited = Show(Path(source)).brief()
        return article, edited or understanding.brief(article, settings)
    given, name = source_of(source)
    article = read(given, settings, name=name)
    return article, understanding.brief(article, settings)


def _lines(article: Article, brief: Brief, labels: Mapping[str, str]) -> Iterator[str]:
    """For a terminal: each entry with its sentences."""
    from generator.model import sentences

    texts = {each.id: each.text[article.language] or "" for each in sentences(article)}
    yield labels["head"].format(
        kind=labels.get(brief.kind, brief.kind), speaker=labels[brief.speaker]
    )
    if brief.thesis:
        yield from _named(labels["thesis"], brief.thesis.sources, texts)
    for number, claim in enumerate(brief.claims, 1):
        yield ""
        yield from _claim(f"{number}.", claim, texts, labels)
    yield ""
    yield from _named(labels["conclusion"], brief.conclusion, texts)
    for asked in brief.questions:
        yield from _named(labels["question"], asked.question, texts)
        yield from _named(
            f"  {labels['answer' if asked.answer else 'unanswered']}", asked.answer, texts
        )
    for aside in brief.asides:
        yield from _named(labels["aside"], aside.sources, texts)


def _claim(
    number: str, claim: Claim, texts: Mapping[str, str], labels: Mapping[str, str]
) -> Iterator[str]:
    certainty = labels[claim.says.certainty]
    yield from _named(f"{number} ({certainty})", claim.says.sources, texts)
    for name in ("evidence", "caveats", "needs"):
        if ids := getattr(claim, name):
            yield from _named(f"   {labels[name]}", ids, texts)


def _named(name: str, ids: Ids, texts: Mapping[str, str]) -> Sequence[str]:
    """One line where there is one sentence, else a line each below the name."""
    found = [texts.get(identity, identity) for identity in ids]
    if len(found) == 1:
        return [f"{name}: {found[0]}"]
    indent = " " * (len(name) - len(name.lstrip()) + 2)
    return [f"{name}:", *(f"{indent}- {text}" for text in found)] if found else [name]
