"""``kamishibai batch`` and ``watch``: a show of every article that is there, or comes."""

from __future__ import annotations

import time
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.build import build_options, build_settings
from generator.cli.options import common

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.many import Result
    from generator.settings import Settings


# Seconds between two looks: a look at a folder costs nothing, at a feed somebody's server.
_FOLDER, _FEED = 1.0, 300.0


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
    from generator.many.sources import without_feed
    from generator.many.watching import digest

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


# ``kamishibai batch``: many articles in one go.


@click.command()
@click.argument("sources", nargs=-1, required=True)
@click.option(
    "--scheduler", metavar="ADDRESS", help="Of a Dask cluster, tcp://…, that does the work."
)
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Processes. [default: fitting]")
@click.option(
    "--retries",
    type=click.IntRange(0),
    default=2,
    show_default=True,
    metavar="N",
    help="How often an article is begun again whose worker died.",
)
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.jsonl",
    help="A JSON object an article, as each ends.",
)
@click.option("--base-url", metavar="URL", help="Where -o is published: writes gallery and feeds.")
@click.option(
    "--shared", metavar="URL", help="Where machines share finished sound and translations."
)
@build_options
@common
def batch(
    sources: tuple[str, ...],
    jobs: int | None,
    scheduler: str | None,
    output: str | None,
    retries: int,
    quiet: bool,
    debug: bool,
    **flags: Any,
) -> int:
    """Make a show of every article in SOURCES.

    SOURCES are files, addresses, patterns, folders, text files that name one article a line, feeds,
    sitemaps, or - for names on standard input. What is done already is passed over, so that a
    stopped batch goes on where it was.
    """
    from dataclasses import replace

    from generator.many import build_many, expanded
    from generator.many.cluster import connected
    from generator.many.sources import base_url, nothing_named, without_feed
    from generator.many.store import objects

    del debug
    report, shared, url = (flags.pop(name) for name in ("report", "shared", "base_url"))
    target = output if output and "://" in output else ""
    asked = build_settings(flags | {"output": None if target else output})
    settings = without_feed(replace(asked, shared=objects(shared) if shared else None))
    named = expanded(sources, settings, lambda: click.get_text_stream("stdin").read())
    if not named:
        raise nothing_named()
    client = connected(scheduler) if scheduler else None
    results = build_many(named, settings, client, target=target, jobs=jobs or 0, retries=retries)
    code = told(results, len(named), report, quiet=quiet)
    if url := url or base_url(asked):
        _list_results(target, url, settings, quiet=quiet)
    return code


def _list_results(target: str, url: str, settings: Settings, *, quiet: bool) -> None:
    from generator.many.sources import put_lists, write_lists
    from generator.many.store import Store

    made = (
        put_lists(Store(target), url, settings)
        if target
        else write_lists(settings.output, url, settings)
    )
    for path in () if quiet else made:
        click.echo(path)


def told(results: Iterable[Result], total: int, report: Path | None, *, quiet: bool) -> int:
    """The worst exit code: 1 before 3 before 0."""
    import json

    from generator.cli import FAILED, GAPS, MADE
    from generator.locale import said

    codes: list[int] = []
    began = time.monotonic()
    with report.open("w", encoding="utf-8") if report else nullcontext() as file:
        for result in results:
            codes.append(result.exit)
            if file:
                file.write(json.dumps(as_plain(result), ensure_ascii=False) + "\n")
                file.flush()
            if not quiet or result.exit == FAILED:
                click.echo(f"{len(codes)}/{total}  {_line(result)}", err=result.exit == FAILED)
    if not quiet:
        counts = {name: codes.count(code) for name, code in _CODES.items()}
        took = round(time.monotonic() - began)
        click.echo(said("batch", "end", seconds=took, **counts))
    return next((code for code in (FAILED, GAPS) if code in codes), MADE)


_CODES = {"made": 0, "gaps": 3, "failed": 1}


def _line(result: Result) -> str:
    from generator.locale import said
    from generator.locale.wording import worded

    if result.error:
        return said("batch", "failed", source=result.source, why=worded(result.error))
    key = "passed" if not result.seconds else "gaps" if result.gaps else "made"
    return said(
        "batch",
        key,
        source=result.source,
        show=result.show,
        seconds=f"{result.seconds:.1f}",
        gaps=result.gaps,
    )


def as_plain(result: Result) -> dict[str, object]:
    """A line of the report."""
    return {
        "source": result.source,
        "show": result.show,
        "exit": result.exit,
        "seconds": result.seconds,
        "gaps": result.gaps,
        "error": result.error,
        "tries": result.tries,
    }
