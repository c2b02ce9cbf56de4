"""``kamishibai cache``: finished sound, safe to delete."""

from __future__ import annotations

import click

from generator.cli.options import common, settings_from
from generator.cli.telling import say


@click.group()
def cache() -> None:
    """Show or clear the cache of finished sound."""


@cache.command()
@common
def show(quiet: bool, debug: bool) -> None:
    """Say where the cache is and how much it holds."""
    from generator.speech.cache import show as held

    del quiet, debug
    settings = settings_from({})
    kept = held(settings)
    say(f"{settings.cache}: {kept.files} files, {kept.bytes / 1e6:.1f} MB")


@cache.command()
@common
def clear(quiet: bool, debug: bool) -> None:
    """Delete every finished clip; the next builds speak again."""
    from generator.speech.cache import clear as forget

    del debug
    forgotten = forget(settings_from({}))
    if not quiet:
        say(f"{forgotten.files} files, {forgotten.bytes / 1e6:.1f} MB deleted")
