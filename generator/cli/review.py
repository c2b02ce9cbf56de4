"""``kamishibai review``: what is open; with ``--sources`` every text beside its sentences."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.options import as_json, common, print_json, settings_from
from generator.cli.printing import SHOWN_PLACES
from generator.cli.saying import MARGIN, beside, columns, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model import Bilingual, Finding
    from generator.review import Cited, Shown, SourcedText

# Columns: narrower than this nothing can be read side by side; wider is not read in one go.
_NARROWEST, _WIDEST = 60, 160

_LABEL = 9  # columns for where a text stands, and for a sentence's id
_ALIKE = 5  # more findings than this that one cause has are told by the first of them and a number
_Cause = tuple[str, str, str]


@click.command()
@click.argument("show", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--sources", is_flag=True, help="Show every text beside the article's sentences.")
@as_json
@common
def review(show: Path, sources: bool, json_: bool, quiet: bool, debug: bool) -> None:
    """List every open question of a show.

    Gaps, doubtful translations and readings, what does not fit, what is odd in the source.
    """
    from generator.locale import user_language, words
    from generator.review import provenance, slides
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
    places = slides(show) if found else {}
    alike = Counter(map(_cause, found))
    told: Counter[_Cause] = Counter()
    for finding in found:
        told[cause := _cause(finding)] += 1
        if alike[cause] > _ALIKE and told[cause] > SHOWN_PLACES:
            if told[cause] == alike[cause]:
                click.echo(f"  {said['alike'].format(count=alike[cause] - SHOWN_PLACES)}")
            continue
        number, title = places.get(finding.where, (0, None))
        name = (title[language] or title.ja or title.en or "") if title else ""
        place = said["on_slide"].format(number=number, title=name) if number else ""
        click.echo(_line(finding, said, place))


def _cause(finding: Finding) -> _Cause:
    return finding.severity, finding.kind, finding.advice


def _line(finding: Finding, labels: Mapping[str, str], place: str) -> str:
    from generator.locale.wording import worded

    severity = labels[finding.severity]
    pad = " " * (8 - columns(severity))
    kind = labels.get(finding.kind, finding.kind)
    advice = f"\n           → {worded(finding.advice)}" if finding.advice else ""
    return f"  {severity}{pad} {kind} {place}{finding.where}: {worded(finding.text)}{advice}"


def side_by_side(scenes: Sequence[Shown], words: Mapping[str, str]) -> Iterator[str]:
    """The lines that show every text of a show beside its sentences."""
    terminal = shutil.get_terminal_size((100, 40)).columns
    total = min(_WIDEST, max(_NARROWEST, terminal - 1))
    half = (total - 3) // 2
    for number, scene in enumerate(scenes, 1):
        title = scene.title.ja or scene.title.en or ""
        yield from ("", f"{number}. {title}  ({scene.id}, {scene.layout})")
        yield "─" * half + "─┬─" + "─" * half
        for row in scene.rows:
            label = words.get(row.what, row.what)
            left = _labelled(label, _texts(row.text), half)
            yield from beside(left, _right(row, half, words), half)


def _texts(text: Bilingual) -> list[str]:
    return [each for each in (text.ja, text.en) if each is not None]


def _labelled(label: str, texts: Sequence[str], width: int) -> list[str]:
    """Texts in lines under one another, with a label before the first."""
    room = width - _LABEL - MARGIN
    lines = [line for text in texts for line in wrapped(text, room)]
    labels = [label] + [""] * (len(lines) - 1)
    return [line for pair in zip(labels, lines, strict=False) for line in _indented(*pair)]


def _indented(label: str, line: str) -> list[str]:
    return beside([label], [line], _LABEL, gap="")


def _right(row: SourcedText, width: int, words: Mapping[str, str]) -> list[str]:
    if not row.sources:
        return _labelled("", [words["ours"]], width)
    if row.verbatim:
        return _labelled(row.sources[0].id, [words["same"]], width)
    return [line for each in row.sources for line in _cited(each, width, words)]


def _cited(source: Cited, width: int, words: Mapping[str, str]) -> list[str]:
    texts = _texts(source.text) if source.text else [words["gone"]]
    return _labelled(source.id, texts, width)
