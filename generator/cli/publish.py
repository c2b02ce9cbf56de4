"""``kamishibai feed``, ``gallery`` and ``publish``: many shows for the world."""

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


@click.command()
@click.argument("shows", metavar="SHOW|DIR", type=_FOLDER)
@click.argument("target")
@click.option("--dry-run", is_flag=True, help="Tell what would be done; do nothing.")
@common
def publish(shows: Path, target: str, dry_run: bool, quiet: bool, debug: bool) -> None:
    """Put a show, or a folder of shows, in TARGET: what changed, the feeds last.

    TARGET is a folder or an address that fsspec knows: s3://, gs://, sftp:// and others. What of a
    show is not here any more goes there too; what else is in TARGET is left alone.
    """
    from generator.many.store import Store, changes
    from generator.many.store import publish as done

    del debug
    store = Store(target if "://" in target else str(Path(target).absolute()))
    found = changes(shows, store)
    for change in found if dry_run else done(found, store):
        if not quiet:
            click.echo(f"{_MARKS[change.what]} {change.path}")


_MARKS = {"new": "+", "changed": "~", "gone": "-"}
