"""``kamishibai cache``: finished sound; ``kamishibai trust``: whose settings count."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import common, settings_from
from generator.cli.saying import say


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


# ``kamishibai trust``: whose settings may run programs and name servers.


@click.command()
@click.argument(
    "folder",
    metavar="[FOLDER]",
    required=False,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@click.option("--revoke", is_flag=True, help="Trust it no more.")
@click.option("--list", "list_", is_flag=True, help="List the files that are trusted.")
@common
def trust(folder: Path | None, revoke: bool, list_: bool, quiet: bool, debug: bool) -> int:
    """Let FOLDER's kamishibai.toml name programs, servers, keys and places outside it.

    Without FOLDER: the one that holds here. It is trusted as it is now; once the file changes,
    it is asked for again.
    """
    from generator import trust as book
    from generator.cli import FAILED, MADE
    from generator.folders import data_folder
    from generator.given import contents, dangers, project
    from generator.locale import said

    del debug
    data = data_folder()
    if list_:
        for name in book.listed(data):
            click.echo(name)
        return MADE
    file = project(folder or Path.cwd())
    if file is None:
        click.echo(said("trust", "none", folder=folder or Path.cwd()), err=True)
        return FAILED
    if revoke:
        key = "revoked" if book.revoke(file, data) else "never"
    else:
        content = contents(file)
        lets = dangers(file, content)
        book.trust(file, content, data)
        key = "trusted"
    if not quiet:
        click.echo(said("trust", key, file=file))
        for line in () if revoke else lets:
            click.echo(f"  {line}")
    return MADE
