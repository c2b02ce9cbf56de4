"""``kamishibai explain``: why each file of a show was made again, or was not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.options import as_json, common, print_json, settings_from
from generator.cli.saying import columns
from generator.errors import ShowError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model import Explained


@click.command()
@click.argument("show", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("file", required=False)
@as_json
@common
def explain(show: Path, file: str | None, json_: bool, quiet: bool, debug: bool) -> None:
    """Say why each file of SHOW was made again, or was not.

    With FILE, say it of that one. What has changed since the last build is told too.
    """
    from generator.explaining import explain as explained
    from generator.locale import user_language, words
    from generator.show.plain import to_plain

    del quiet, debug
    language = user_language()
    found = explained(show, settings_from({}), language).files
    chosen = [each for each in found if file in (None, each.path)]
    if file and not chosen:
        raise _unknown(show, file, found)
    if json_:
        print_json({"files": [to_plain(each) for each in chosen]})
        return
    for each in chosen:
        for line in _lines(each, words(language)["explain"]):
            click.echo(line)


def _unknown(show: Path, file: str, found: Sequence[Explained]) -> ShowError:
    from generator.choices import nearest

    known = tuple(each.path for each in found)
    return ShowError(f"{show} has no {file}", nearest(file, known))


def _lines(each: Explained, tell: Mapping[str, str]) -> Iterator[str]:
    state = tell["state_" + each.state.replace(" ", "_")]
    yield f"  {state}{' ' * (10 - columns(state))} {each.path}"
    for because in each.because:
        yield f"               {because}"
    if each.needs:
        yield f"               {tell['needs'].format(paths=', '.join(each.needs))}"
