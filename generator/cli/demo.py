"""``kamishibai demo``: an example that comes with the program, without a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.cli.options import LateHelp, common, settings_from

if TYPE_CHECKING:
    from pathlib import Path

_FIRST = "tide-tables"


def _names() -> list[str]:
    from generator.resources import examples

    folder = examples()
    return sorted(each.name for each in folder.iterdir()) if folder.is_dir() else []


def _article(name: str) -> Path:
    from generator.choices import nearest
    from generator.resources import examples

    names = _names()
    if name not in names:
        raise click.BadParameter(f"{name!r}: {nearest(name, tuple(names))}", param_hint="NAME")
    files = sorted((examples() / name).glob(f"{name}.*"))
    return next(path for path in files if path.suffix != ".tmx")


@click.command()
@click.argument("name", default=_FIRST)
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    cls=LateHelp,
    tell=lambda: f"Where the show goes; the examples are {', '.join(_names())}. [default: output]",
)
@common
def demo(name: str, output: str | None, quiet: bool, debug: bool) -> int:
    """Build an example that comes with the program: slides, script and sound, without a network.

    NAME is tide-tables unless you name another.
    """
    from generator.cli import GAPS, MADE
    from generator.cli.printing import printer, summary
    from generator.pipeline import build

    del debug
    article = _article(name)
    memory = str(article.with_suffix(".tmx"))
    settings = settings_from({"output": output, "offline": True, "memories": (memory,)})
    with printer("auto", quiet=quiet) as report:
        manifest = build(article, settings, report)
    if not quiet:
        click.echo(summary(manifest, again=False, errors=0))
    return GAPS if manifest.gaps else MADE
