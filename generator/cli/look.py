"""Commands that only look: ``outline``, ``reading`` and ``engines``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.cli.options import as_json, common, print_json, settings_from, source_of

if TYPE_CHECKING:
    from generator.model import Language


@click.command()
@click.argument("source")
@as_json
@common
def outline(source: str, json_: bool, quiet: bool, debug: bool) -> None:
    """Show how an article would be cut; make nothing."""
    from generator.cli.printing import user_language
    from generator.reading import read
    from generator.reading.outline import outline, outline_text

    del quiet, debug
    given, name = source_of(source)
    article = read(given, settings_from({}), name=name)
    if json_:
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
    """List translators, voices and readers: usable here, or why not."""
    from generator.reading.formats import READERS
    from generator.speech import VOICES
    from generator.translation import TRANSLATORS

    del quiet, debug
    settings = settings_from({})
    found = {
        registry.kind + "s": {
            name: registry.load(name).available(settings) for name in registry.names()
        }
        for registry in (TRANSLATORS, VOICES, READERS)
    }
    if json_:
        print_json(_as_json(found))
        return
    for kind, names in found.items():
        click.echo(f"{kind}:")
        for name, why_not in names.items():
            click.echo(f"  {name:<16} {why_not or 'ready'}")


def _as_json(found: dict[str, dict[str, str]]) -> dict[str, list[dict[str, object]]]:
    return {
        kind: [
            {"name": name, "usable": not why_not, "why": why_not} for name, why_not in names.items()
        ]
        for kind, names in found.items()
    }
