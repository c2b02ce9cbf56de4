"""``kamishibai review``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.columns import columns
from generator.cli.options import as_json, common, print_json, settings_from

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model import Finding


@click.command()
@click.argument("show", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--sources", is_flag=True, help="Show every text beside the article's sentences.")
@as_json
@common
def review(show: Path, sources: bool, json_: bool, quiet: bool, debug: bool) -> None:
    """List every open question of a show.

    Gaps, doubtful translations and readings, what does not fit, what is odd in the source.
    """
    from generator.cli.sources import side_by_side
    from generator.locale import user_language, words
    from generator.provenance import provenance
    from generator.review import review as open_questions
    from generator.show.plain import to_plain

    del quiet, debug
    language = user_language()
    found = open_questions(show, settings_from({}), language)
    scenes = provenance(show) if sources else ()
    if json_:
        items = {"items": [to_plain(finding) for finding in found]}
        print_json(items | ({"scenes": [to_plain(scene) for scene in scenes]} if sources else {}))
        return
    for line in side_by_side(scenes, words(language)["sources"]):
        click.echo(line)
    said = words(language)["review"]
    click.echo(said["head"].format(count=len(found)) if found else said["none"])
    for finding in found:
        click.echo(_line(finding, said))


def _line(finding: Finding, labels: Mapping[str, str]) -> str:
    from generator.locale.wording import worded

    severity = labels[finding.severity]
    pad = " " * (8 - columns(severity))
    kind = labels.get(finding.kind, finding.kind)
    advice = f"\n           → {worded(finding.advice)}" if finding.advice else ""
    return f"  {severity}{pad} {kind} {finding.where}: {worded(finding.text)}{advice}"
