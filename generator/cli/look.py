"""Commands that only look: ``outline``, ``brief``, ``reading`` and ``engines``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.options import as_json, common, print_json, settings_from, source_of
from generator.cli.saying import say
from generator.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model import Article, Brief, Claim, Ids, Language
    from generator.registry import Registry
    from generator.settings import Settings


SHOWN_VOICES = 12
"""Names of one engine on a terminal; ``--json`` has them all."""


@click.command()
@click.argument("source")
@as_json
@click.option("--marked", is_flag=True, help="Print the text with # marks, to correct and build.")
@common
def outline(source: str, json_: bool, marked: bool, quiet: bool, debug: bool) -> None:
    """Show how an article would be cut; make nothing.

    A heading that is not sure has a question mark behind it.
    """
    from generator.locale import user_language
    from generator.reading import read
    from generator.reading.outline import marked as written
    from generator.reading.outline import outline, outline_text

    del quiet, debug
    given, name = source_of(source)
    article = read(given, settings_from({}), name=name)
    if marked:
        click.echo(written(article), nl=False)
    elif json_:
        print_json(outline(article))
    else:
        click.echo(outline_text(article, user_language()))


@click.command()
@click.argument("text")
@click.option("--language", type=click.Choice(["ja", "en"]), default="ja", show_default=True)
@common
def reading(text: str, language: Language, quiet: bool, debug: bool) -> None:
    """Print what a voice will be given for TEXT: in Japanese, its kana."""
    from generator.speech import reading

    del quiet, debug
    click.echo(reading(text, settings_from({}), language))


@click.command()
@as_json
@common
def engines(json_: bool, quiet: bool, debug: bool) -> None:
    """List translators, voices and readers: usable here, or why not.

    Below a voice engine stand the names that may follow it: --voice ja=ENGINE:NAME.
    """
    from generator.locale.wording import worded
    from generator.sections import ENGINES
    from generator.sections import found as named

    del quiet, debug
    settings = settings_from({})
    found = {
        kind: [_engine(named(dotted), name, settings) for name in named(dotted).names()]
        for kind, dotted in ENGINES.items()
    }
    if json_:
        print_json(found)
        return
    for kind, entries in found.items():
        say(f"{kind}:")
        for entry in entries:
            click.echo(f"  {entry['name']:<16} {worded(entry['why'] or 'ready')}")
            for line in _named(entry.get("voices", {})):
                say(f"    {line}")


def _engine(registry: Registry, name: str, settings: Settings) -> dict[str, Any]:
    """One engine as ``--json`` prints it; the names of voices only where it can speak."""
    why_not = registry.lacking(name, settings)
    if registry.kind != "voice":
        return {"name": name, "usable": not why_not, "why": why_not}
    named: dict[str, tuple[str, ...]] = {}
    try:
        if not why_not:
            from generator.registry import guarded

            kind = registry.load(name)
            with guarded(registry.kind, name):
                named = {language: kind.voices(settings, language) for language in kind.languages}
    except EngineError as error:
        why_not = str(error)
    return {"name": name, "usable": not why_not, "why": why_not, "voices": named}


def _named(voices: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """A line for every language; one for both where they have the same names."""
    languages: dict[tuple[str, ...], list[str]] = {}
    for language, names in voices.items():
        if names:
            languages.setdefault(tuple(names), []).append(language)
    for names, speakers in languages.items():
        more = f", … {len(names) - SHOWN_VOICES} more" if len(names) > SHOWN_VOICES else ""
        yield f"{'/'.join(speakers)}: {', '.join(names[:SHOWN_VOICES])}{more}"


# ``kamishibai brief``: how an article is understood, before any slide is made.


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
        yield from _named_ids(labels["thesis"], brief.thesis.sources, texts)
    for number, claim in enumerate(brief.claims, 1):
        yield ""
        yield from _claim(f"{number}.", claim, texts, labels)
    yield ""
    yield from _named_ids(labels["conclusion"], brief.conclusion, texts)
    for asked in brief.questions:
        yield from _named_ids(labels["question"], asked.question, texts)
        yield from _named_ids(
            f"  {labels['answer' if asked.answer else 'unanswered']}", asked.answer, texts
        )
    for aside in brief.asides:
        yield from _named_ids(labels["aside"], aside.sources, texts)


def _claim(
    number: str, claim: Claim, texts: Mapping[str, str], labels: Mapping[str, str]
) -> Iterator[str]:
    certainty = labels[claim.says.certainty]
    yield from _named_ids(f"{number} ({certainty})", claim.says.sources, texts)
    for name in ("evidence", "caveats", "needs"):
        if ids := getattr(claim, name):
            yield from _named_ids(f"   {labels[name]}", ids, texts)


def _named_ids(name: str, ids: Ids, texts: Mapping[str, str]) -> Sequence[str]:
    """One line where there is one sentence, else a line each below the name."""
    found = [texts.get(identity, identity) for identity in ids]
    if len(found) == 1:
        return [f"{name}: {found[0]}"]
    indent = " " * (len(name) - len(name.lstrip()) + 2)
    return [f"{name}:", *(f"{indent}- {text}" for text in found)] if found else [name]
