"""``kamishibai watch``: a show of every article that comes."""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from generator.cli.build import build_options, build_settings
from generator.cli.options import common

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.settings import Settings

_FOLDER, _FEED = 1.0, 300.0
"""Seconds between two looks: a look at a folder costs nothing, at a feed somebody's server."""


@click.command()
@click.argument("source", metavar="FOLDER|FEED")
@click.option("--every", type=click.FloatRange(0.1), metavar="SECONDS", help="Between two looks.")
@click.option(
    "--digest",
    is_flag=True,
    help="Also a show of the day's shows, one scene an article, after each look that made some.",
)
@build_options
@common
def watch(
    source: str, every: float | None, digest: bool, quiet: bool, debug: bool, **flags: Any
) -> None:
    """Make a show of every article in FOLDER or FEED that is new or was changed, until Ctrl-C.

    A file is left until it is written to the end; what a feed dates anew is read again.
    """
    from generator.errors import SourceError
    from generator.locale.wording import sentence
    from generator.many.sources import dated
    from generator.many.watching import Watch

    del debug
    asked = build_settings(flags)
    seen = Watch()
    pause = every or (_FEED if "://" in source else _FOLDER)
    while True:
        try:
            ripe = seen.ripe(dated([source], asked))
        except SourceError as error:  # a feed that does not answer now may answer later
            click.echo(f"kamishibai: {sentence(error.message, error.advice)}", err=True)
        else:
            _made(ripe, seen.again, asked, quiet=quiet)
            if digest and ripe:
                _digest(asked, quiet=quiet)
        time.sleep(pause)


def _made(sources: Sequence[str], changed: Sequence[str], asked: Settings, *, quiet: bool) -> None:
    from generator.cli.batch import told
    from generator.many import build_many
    from generator.many.sources import without_feed

    if not sources:
        return
    settings = without_feed(asked)
    told(build_many(sources, settings, changed=changed), len(sources), None, quiet=quiet)
    _list(asked)


def _digest(asked: Settings, *, quiet: bool) -> None:
    from generator.errors import KamishibaiError
    from generator.locale.wording import sentence
    from generator.many.digest import digest
    from generator.many.sources import without_feed

    today = date.today()  # noqa: DTZ011 - the day where it runs
    try:
        manifest = digest(without_feed(asked), today)
    except KamishibaiError as error:  # the next look makes it again
        click.echo(f"kamishibai: {sentence(error.message, error.advice)}", err=True)
        return
    if manifest and not quiet:
        click.echo(manifest.folder)
    _list(asked)


def _list(asked: Settings) -> None:
    from generator.many.sources import base_url, without_feed, write_lists

    settings = without_feed(asked)
    if url := base_url(asked):
        write_lists(settings.output, url, settings)
