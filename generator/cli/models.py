"""``kamishibai models``: what runs here without a network once it was fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from generator.cli.options import as_json, common, print_json, settings_from
from generator.cli.saying import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.fetched import Fetchable
    from generator.settings import Settings


@click.group(invoke_without_command=True)
@as_json
@common
@click.pass_context
def models(ctx: click.Context, json_: bool, quiet: bool, debug: bool) -> None:
    """What runs here without a network once fetched; nothing is fetched unasked."""
    from generator.fetched import catalogue

    del debug
    if ctx.invoked_subcommand:
        return
    settings = settings_from({})
    known = catalogue().values()
    if json_:
        print_json({"models": [_plain(each, settings) for each in known]})
    elif not quiet:
        for each in known:
            click.echo(_line(each, settings))


@models.command()
@click.argument("name")
@click.option(
    "--from",
    "source",
    default="",
    metavar="FILE|FOLDER|URL",
    help="A mirror, a folder with the published files, or an archive of them.",
)
@common
def get(name: str, source: str, quiet: bool, debug: bool) -> None:
    """Fetch NAME, or all that an engine of that name can use; go on where a try broke off."""
    from generator.cli.printing import printer
    from generator.fetched import named
    from generator.fetched.fetching import fetch

    del debug
    settings = settings_from({})
    for model in named(name):
        with printer("auto", quiet=quiet) as report:
            place = fetch(model, settings, report, source)
        if not quiet:
            click.echo(f"{model.name}: {place} ({model.licence}; {model.credit})")
            for line in _still_wanted(model, settings):
                say(f"  {line}")


@models.command()
@click.argument("name")
@common
def remove(name: str, quiet: bool, debug: bool) -> None:
    """Delete NAME, or all of an engine's."""
    from generator.fetched import is_here, kept, named

    del debug
    settings = settings_from({})
    found = named(name)
    for model in [each for each in found if is_here(each.name, settings)] or found:
        freed = kept.forget(model.name, settings)
        if not quiet:
            say(f"{model.name}: {freed / 1e6:.1f} MB deleted")


def _still_wanted(model: Fetchable, settings: Settings) -> Iterator[str]:
    """What its engine lacks besides the model."""
    from generator.sections import ENGINES, found

    for registry in map(found, ENGINES.values()):
        if model.engine in registry.names():
            yield from filter(None, (registry.lacking(model.engine, settings),))


def _plain(model: Fetchable, settings: Settings) -> dict[str, Any]:
    from generator.fetched import folder, is_here

    here = is_here(model.name, settings)
    return {
        "name": model.name,
        "engine": model.engine,
        "languages": list(model.languages),
        "about": {"ja": model.ja, "en": model.en},
        "licence": model.licence,
        "credit": model.credit,
        "page": model.page,
        "bytes": model.size,
        "here": here,
        "folder": str(folder(model.name, settings)) if here else None,
    }


def _line(model: Fetchable, settings: Settings) -> str:
    from generator.fetched import is_here, kept
    from generator.locale import user_language
    from generator.locale.wording import worded

    about = model.ja if user_language() == "ja" else model.en
    state = command = f"kamishibai models get {model.name}"
    if is_here(model.name, settings):
        current = kept.is_current(model, settings)
        state = worded("here" if current else f"here, an earlier one: {command}")
    return f"  {model.name:<16} {model.size / 1e6:>4.0f} MB  {model.licence:<11} {about}: {state}"
