"""``kamishibai templates``: the decks' looks, and making one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.options import as_json, common, print_json
from generator.cli.saying import say

if TYPE_CHECKING:
    from generator.slides.check import Checked


@click.group()
def templates() -> None:
    """List, make, check and preview deck templates."""


@templates.command("list")
@common
def list_(quiet: bool, debug: bool) -> None:
    """List the built-in templates."""
    from generator.slides.templates.places import names

    del quiet, debug
    click.echo("\n".join(names()))


@templates.command()
@click.argument("name")
@click.option(
    "--from",
    "source",
    metavar="FILE.pptx",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A corporate template or any deck; without it a copy of the built-in one.",
)
@common
def new(name: str, source: Path | None, quiet: bool, debug: bool) -> None:
    """Make the folder NAME with a template and a commented template.toml to adjust."""
    from generator.slides.preview import new as make

    del debug
    folder = make(name, source)
    if not quiet:
        say(f"{folder}\nNext: kamishibai templates check {folder}")


@templates.command()
@click.argument("name")
@click.option(
    "--picture",
    metavar="FILE.png",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Draw a slide of each kind on one sheet, too; LibreOffice does it.",
)
@as_json
@common
def check(name: str, picture: Path | None, json_: bool, quiet: bool, debug: bool) -> int:
    """Say what kinds of slide a template is good for, and what a person should look at."""
    from generator.cli import FAILED, MADE
    from generator.slides.check import check as checked

    del debug
    found = checked(name)
    if picture is not None:
        from generator.slides.preview import contact_sheet
        from generator.slides.templates.template import load

        contact_sheet(load(name), picture, found.good)
    if json_:
        print_json(found.as_json())
    elif not quiet:
        click.echo(_report(found))
    return FAILED if found.fails else MADE


def _report(found: Checked) -> str:
    """The verdict, then what a person should look at, the worst first."""
    from generator.locale.wording import worded

    verdict = f"good for {len(found.good)} of {len(found.kinds)} kinds of slide"
    plain = [kind for kind in found.kinds if kind not in found.good]
    if plain:
        verdict += f"; drawn as plain points, or with something left out: {', '.join(plain)}"
    lines = [worded(verdict)]
    lines += [
        f"  {worded(each.severity)}: {each.where}: {worded(each.text)} ({worded(each.advice)})"
        for each in found.problems
    ]
    return "\n".join(lines)


@templates.command()
@click.argument("name")
@click.option(
    "-o", "--output", required=True, metavar="DIR", type=click.Path(file_okay=False, path_type=Path)
)
@common
def preview(name: str, output: Path, quiet: bool, debug: bool) -> None:
    """Render every layout with filler text into DIR, as pictures too where LibreOffice is."""
    from generator.slides.preview import preview as render

    del debug
    for path in render(name, output):
        if not quiet:
            click.echo(path)
