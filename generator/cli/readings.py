"""``kamishibai readings``: your own readings, for the speech programs that keep their own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.options import common, settings_from
from generator.cli.saying import say

if TYPE_CHECKING:
    from generator.japanese.dictionary import DictionaryWord
    from generator.settings import Settings


@click.group()
def readings() -> None:
    """Your own readings in Japanese: of [readings] and of glossaries."""


@readings.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--glossary", type=click.Path(path_type=Path), multiple=True)
@common
def export(file: Path, glossary: tuple[Path, ...], quiet: bool, debug: bool) -> None:
    """Write them to FILE: .json for VOICEVOX, .csv for MeCab and Open JTalk."""
    from generator.files import write_text
    from generator.japanese.dictionary import to_mecab, to_voicevox

    del debug
    if file.suffix.lower() not in {".json", ".csv"}:
        raise click.UsageError("FILE is a .json for VOICEVOX or a .csv for MeCab")
    words = _words(settings_from({"glossaries": glossary} if glossary else {}))
    told = (to_voicevox if file.suffix.lower() == ".json" else to_mecab)(words)
    write_text(file, told)
    if not quiet:
        say(f"{len(words)} readings in {file}")


@readings.command()
@click.option("--glossary", type=click.Path(path_type=Path), multiple=True)
@common
def teach(glossary: tuple[Path, ...], quiet: bool, debug: bool) -> None:
    """Teach them to the VOICEVOX that runs here, whose own words stay."""
    from generator.speech.engines.voicevox import Voicevox

    del debug
    settings = settings_from({"glossaries": glossary} if glossary else {})
    voice = Voicevox("ja", "", settings)
    try:
        taught = voice.teach(_words(settings))
    finally:
        voice.close()
    if not quiet:
        say(f"{taught} readings taught")


def _words(settings: Settings) -> list[DictionaryWord]:
    from generator.japanese.dictionary import DictionaryWord, accented
    from generator.speech.edition import own_readings
    from generator.translation import readings as of_glossaries

    told = {**dict(of_glossaries(settings)["ja"]), **own_readings(settings, "ja")}
    return [DictionaryWord(written, *accented(kana)) for written, kana in told.items()]
