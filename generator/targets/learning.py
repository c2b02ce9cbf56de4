"""What learners take along: slow sound, ``cards.apkg``, ``vocabulary.csv``, ``cloze.html``."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from generator.errors import SettingsError
from generator.files import write_text
from generator.model import Bilingual
from generator.targets.graph import FileKind, NothingToMakeError, Output, Product, Target
from generator.targets.heard import check as check_audio
from generator.targets.work import colors, furigana_of, shared, storyboard_print, voices

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.model import Language, Script, Track
    from generator.settings import Settings
    from generator.targets.graph import Given, Inputs
    from generator.targets.work import Work

_CARDS = Bilingual("Anki の暗記カード", "Cards for Anki")
_GAPS = Bilingual("穴埋めの配布資料", "Handout with gaps")
_WORDS = Bilingual("単語表", "Vocabulary")
_SLOW = Bilingual("ゆっくりの音声（0.8倍）", "Sound at 0.8 of its speed")
_SLOW_CAPTIONS = Bilingual("ゆっくりの音声の字幕", "Captions of the slow sound")


@shared
def _slowly(work: Work, name: str) -> Target[Track]:
    """The voices of a recording, slower; it is encoded and captioned like any other."""
    said = voices(work, name)

    def made(given: Given) -> Product[Track]:
        from generator.publishing.mastering import slowed

        track = given[said].track
        return Product(track and slowed(track, work.settings.cache))

    return Target(f"slow.{name}", made, (said,))


def _slow(work: Work) -> Iterable[Target[Path]]:
    for script in work.scripts:
        yield from _slow_files(work, script)


def _slow_files(work: Work, script: Script) -> Iterable[Target[Path]]:
    heard, said = _slowly(work, script.name), work.tags(script.language)
    named = f"{script.name}.slow"

    def sound(given: Given) -> Product[Path]:
        from generator.publishing.audio import About, write

        write(given[heard], given.path, work.settings, cover=b"", about=About(*said))
        return Product(given.path)

    def captions(given: Given) -> Product[Path]:
        from generator.publishing.written import webvtt

        write_text(given.path, webvtt(given[heard]))
        return Product(given.path)

    kind = FileKind("slow", script.language, _SLOW)
    yield Target(f"audio.{named}.mp3", sound, (heard,), inputs=lambda: {"tags": said}, kind=kind)
    told = FileKind("slow", script.language, _SLOW_CAPTIONS)
    yield Target(f"captions.{named}.vtt", captions, (heard,), kind=told)


def _cards(work: Work) -> Iterable[Target[Path]]:
    said = {
        each.language: voices(work, each.name) for each in work.scripts if each.name in ("ja", "en")
    }

    def made(given: Given) -> Product[Path]:
        from generator.publishing.audio import cue_mp3
        from generator.publishing.handouts import Card, write

        sounds: dict[str, dict[Language, bytes]] = {}
        for language, target in said.items():
            if track := given[target].track:
                for cue in track.cues:
                    sound = cue_mp3(track, cue, work.settings)
                    sounds.setdefault(cue.id, {})[language] = sound
        kana = furigana_of(work)
        cards = [
            Card(
                line.id,
                kana(line.text.ja),
                line.text.en or "",
                _place(scene.title),
                sounds.get(line.id, {}),
            )
            for scene in work.storyboard.scenes
            for line in scene.narration
            if line.text.ja and line.sources
        ]
        if not cards:
            raise NothingToMakeError
        write(given.path, _place(work.storyboard.title), cards, work.article.language)
        return Product(given.path)

    return [
        Target(
            "cards.apkg",
            made,
            tuple(said.values()),
            inputs=lambda: {"storyboard": storyboard_print(work)},
            kind=FileKind("cards", label=_CARDS),
        )
    ]


def _place(title: Bilingual) -> str:
    return title.ja or title.en or ""


def _vocabulary(work: Work) -> Iterable[Target[Path]]:
    def made(given: Given) -> Product[Path]:
        from generator.publishing.handouts import table, vocabulary

        said = [
            (line.text.ja, line.text.en or "")
            for scene in work.storyboard.scenes
            for line in scene.narration
            if line.text.ja and line.sources
        ]
        if not (found := vocabulary(said)):
            raise NothingToMakeError
        write_text(given.path, table(found, work.article.language))
        return Product(given.path)

    return [
        Target(
            "vocabulary.csv",
            made,
            inputs=lambda: {"storyboard": storyboard_print(work)},
            kind=FileKind("vocabulary", label=_WORDS),
        )
    ]


def _cloze(work: Work) -> Iterable[Target[Path]]:
    def made(given: Given) -> Product[Path]:
        from generator.publishing.handouts import gaps, html

        if not any(gaps(work.storyboard)):
            raise NothingToMakeError
        text = html(work.storyboard, work.settings, work.article.language, colors(work))
        write_text(given.path, text)
        return Product(given.path)

    def inputs() -> Inputs:
        return {"storyboard": storyboard_print(work), "colors": colors(work)}

    kind = FileKind("cloze", label=_GAPS)
    return [Target("cloze.html", made, inputs=inputs, kind=kind)]


def _lacking(settings: Settings) -> str:
    del settings
    return "" if find_spec("genanki") else "pip install 'kamishibai[learn]'"


def _check(settings: Settings) -> None:
    if advice := _lacking(settings):
        raise SettingsError("cards for Anki need the package genanki", advice)
    check_audio(settings)


CARDS = Output(
    Bilingual("Anki の暗記カード（文と音声）", "cards for Anki, a sentence and its sound each"),
    _cards,
    check=_check,
    lacking=_lacking,
    spoken=True,
)

SLOW = Output(
    Bilingual(
        "0.8倍のゆっくりした録音と字幕", "slow recordings (0.8 of the speed) with their captions"
    ),
    _slow,
    check=check_audio,
    spoken=True,
)

VOCABULARY = Output(
    Bilingual("よく出る単語の表", "the words by how often they are said, with readings"),
    _vocabulary,
)

CLOZE = Output(
    Bilingual("穴埋めの配布資料と解答", "a handout with gaps to print, and its key"),
    _cloze,
)
