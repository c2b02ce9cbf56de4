"""``kamishibai feed`` and ``kamishibai gallery``: many shows for the world."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import common, settings_from

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("folder", metavar="DIR", type=_FOLDER)
@click.option("--base-url", required=True, metavar="URL", help="Where DIR will be published.")
@common
def feed(folder: Path, base_url: str, quiet: bool, debug: bool) -> None:
    """Write a podcast feed a language over the shows in DIR."""
    from generator.publishing.feed import write_feeds

    del debug
    for path in write_feeds(folder, base_url, settings_from({})):
        if not quiet:
            click.echo(path)


@click.command()
@click.argument("folder", metavar="DIR", type=_FOLDER)
@common
def gallery(folder: Path, quiet: bool, debug: bool) -> None:
    """Write an index page over the shows in DIR."""
    from generator.publishing.gallery import write_gallery

    del debug
    path = write_gallery(folder, settings_from({}))
    if not quiet:
        click.echo(path)
