"""``kamishibai memory`` and ``kamishibai translations``: texts to and from human translators."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import common, settings_from
from generator.cli.saying import say

_FILE = click.Path(path_type=Path)
_SHOW = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group()
def memory() -> None:
    """Your translation memory, as TMX."""


@memory.command("import")
@click.argument("file", type=_FILE)
@common
def import_(file: Path, quiet: bool, debug: bool) -> None:
    """Take in every pair of FILE.tmx."""
    from generator.translation.tmx import import_memory

    del debug
    count = import_memory(file, settings_from({}))
    if not quiet:
        say(f"{count} pairs taken in")


@memory.command()
@click.argument("file", type=_FILE)
@common
def export(file: Path, quiet: bool, debug: bool) -> None:
    """Write every pair of the memory to FILE.tmx."""
    from generator.translation.tmx import export_memory

    del debug
    count = export_memory(file, settings_from({}))
    if not quiet:
        say(f"{count} pairs in {file}")


@click.group()
def translations() -> None:
    """A show's sentences, for a human translator: XLIFF 1.2 or CSV."""


@translations.command("export")
@click.argument("show", type=_SHOW)
@click.argument("file", type=_FILE)
@common
def export_show(show: Path, file: Path, quiet: bool, debug: bool) -> None:
    """Write SHOW's sentences with their states to FILE.xlf or FILE.csv."""
    from generator.show.folder import remembered_article
    from generator.translation.exchange import export_translations

    del debug
    count = export_translations(remembered_article(show), file, settings_from({}))
    if not quiet:
        say(f"{count} sentences in {file}")


@translations.command("import")
@click.argument("show", type=_SHOW)
@click.argument("file", type=_FILE)
@common
def import_show(show: Path, file: Path, quiet: bool, debug: bool) -> None:
    """Take a translator's texts from FILE into SHOW; build it again afterwards."""
    from generator.show.folder import opened, remembered_article
    from generator.translation.exchange import import_translations

    del debug
    with opened(show) as folder:
        imported = import_translations(remembered_article(show), file, settings_from({}))
        folder.remember("article", imported.article)
    if quiet:
        return
    say(f"{imported.taken} sentences taken in")
    for finding in imported.findings:
        say(f"  left alone: {finding.where} {finding.text} ({finding.advice})")
    say(f"Next: kamishibai build {show}")
