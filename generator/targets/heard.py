"""What is heard, read and followed of each recording: sound, chapters, captions, scripts, feeds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.errors import EngineError, SettingsError
from generator.files import slug, write_text
from generator.model import LANGUAGES, Bilingual, sentences
from generator.publishing.options import CaptionsOptions, FeedOptions, MusicOptions
from generator.slides import modes
from generator.targets.deck import deck
from generator.targets.graph import FileKind, NothingToMakeError, Output, Product, Target
from generator.targets.work import colors, cover, cover_picture, mixed, recording, shared, voices

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from generator.model import Script, Track
    from generator.settings import Settings
    from generator.targets.graph import Given, Inputs
    from generator.targets.work import Work


def targets(work: Work) -> Iterable[Target[Path]]:
    sounds = sound_of(work)
    for script in work.scripts:
        yield from (sound for sound, name in sounds.items() if name == script.name)
        yield _chapters(work, script)
    yield cover(work)


@shared
def sound_of(work: Work) -> Mapping[Target[Path], str]:
    """The sound files, each with the name of its recording."""
    formats = work.settings.of(MusicOptions).formats
    return {_sound(work, each, suffix): each.name for each in work.scripts for suffix in formats}


def _sound(work: Work, script: Script, suffix: str) -> Target[Path]:
    """A whole recording, tagged and with chapters."""
    heard, picture = recording(work, script.name), cover_picture(work, script.language)
    slides = pictures_of_chapters(work, script.name)
    said = work.tags(script.language)

    def made(given: Given) -> Product[Path]:
        from generator.publishing.audio import About, write

        about = About(*said, given[slides] if slides else {})
        write(given[heard], given.path, work.settings, cover=given[picture], about=about)
        return Product(given.path)

    return Target(
        f"audio.{script.name}.{suffix}",
        made,
        (heard, picture, *((slides,) if slides else ())),
        inputs=lambda: {**mixed(work), "tags": said},
        kind=FileKind("audio", script.language, Bilingual("音声", "Sound")),
    )


def _chapters(work: Work, script: Script) -> Target[Path]:
    heard = recording(work, script.name)

    def made(given: Given) -> Product[Path]:

        write_text(given.path, chapters_json(given[heard]))
        return Product(given.path)

    return Target(
        f"chapters.{script.name}.json",
        made,
        (heard,),
        kind=FileKind("chapters", script.language, Bilingual("章", "Chapters")),
    )


def check(settings: Settings) -> None:
    """Voices and music."""
    from generator import speech
    from generator.publishing.score import score

    score(settings)
    for language in LANGUAGES:
        if language in settings.languages:
            speech.fingerprint(language, settings)


AUDIO = Output(
    Bilingual("録音と章", "recordings with chapters"),
    targets,
    default=True,
    check=check,
)


# Outputs that draw the deck: where none of them is asked for, no program is started.
_DRAWING = {"pdf", "png", "video"}


@shared
def pictures_of_chapters(work: Work, name: str) -> Target[Mapping[int, bytes]] | None:
    """Number of a chapter → its slide, where the deck is drawn anyway and can be."""
    from generator.publishing import stills

    only = set(work.settings.only)
    if not only & _DRAWING or "deck" not in only or not stills.draws_decks():
        return None
    heard, shown = recording(work, name), deck(work, modes(work.settings)[0])

    def made(given: Given) -> Product[Mapping[int, bytes]]:
        track = given[heard]
        try:
            seen = stills.stills(stills.draw([given[shown]]), track, work.storyboard)
        except EngineError:
            return Product({})  # a recording does not wait for a program that draws
        pictures = {}
        for number, chapter in enumerate(track.chapters):
            before = [still for still in seen if still.start <= chapter.start]
            if before:
                pictures[number] = before[-1].picture
        return Product(pictures)

    return Target(f"chapters.pictures.{name}", made, (heard, shown))


# Chapters of a recording, one a scene.


def chapters_json(track: Track) -> str:
    """Podcasting 2.0 JSON chapters, version 1.2; times in seconds to the millisecond."""
    chapters = [
        {
            "startTime": round(chapter.start / track.rate, 3),
            "endTime": round(chapter.end / track.rate, 3),
            "title": chapter.title,
        }
        for chapter in track.chapters
    ]
    document = {"version": "1.2.0", "title": track.title, "chapters": chapters}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


# ``captions.<recording>.vtt``: one cue a sentence.


def _subtitles(work: Work) -> Iterable[Target[Path]]:
    formats = work.settings.of(CaptionsOptions).formats
    return [_captions(work, script, suffix) for script in work.scripts for suffix in formats]


def _captions(work: Work, script: Script, suffix: str) -> Target[Path]:
    heard = recording(work, script.name)

    def made(given: Given) -> Product[Path]:
        from generator.publishing.written import srt, webvtt

        write_text(given.path, (srt if suffix == "srt" else webvtt)(given[heard]))
        return Product(given.path)

    return Target(
        f"captions.{script.name}.{suffix}",
        made,
        (heard,),
        kind=FileKind("captions", script.language, Bilingual("字幕", "Captions")),
    )


CAPTIONS = Output(
    Bilingual("字幕", "captions"),
    _subtitles,
    default=True,
    check=check,
)


# ``clips.<recording>/``: one sound file a sentence, named by its place and what is said.

# Characters of a sentence in its file's name: enough to know it by, short enough for any disk.
_WORDS = 24


def _sentences(work: Work) -> Iterable[Target[Path]]:
    return [_clips(work, script) for script in work.scripts]


def _clips(work: Work, script: Script) -> Target[Path]:
    said = voices(work, script.name)

    def made(given: Given) -> Product[Path]:
        from generator.publishing.audio import cue_mp3

        track = given[said].track
        if track is None:
            raise NothingToMakeError
        for number, cue in enumerate(track.cues, 1):
            name = f"{number:03}-{slug(cue.text[:_WORDS], 'clip')}.mp3"
            (given.path / name).write_bytes(cue_mp3(track, cue, work.settings))
        return Product(given.path)

    return Target(
        f"clips.{script.name}", made, (said,), kind=FileKind("clips", script.language, folder=True)
    )


CLIPS = Output(
    Bilingual("一文ごとの音声", "one sound file a sentence"),
    _sentences,
    check=check,
)


# ``platforms.<recording>/``: what a video platform asks for beside ``video.<recording>.mp4``.


def _packages(work: Work) -> Iterable[Target[Path]]:
    return [_package(work, script) for script in work.scripts]


def _package(work: Work, script: Script) -> Target[Path]:
    heard = recording(work, script.name)

    def made(given: Given) -> Product[Path]:
        from generator.publishing.cover import thumbnail
        from generator.publishing.written import texts

        track = given[heard]
        if track is None:
            raise NothingToMakeError
        for name, text in texts(track, work.storyboard, _summary(work, script)).items():
            (given.path / name).write_text(text, encoding="utf-8", newline="\n")
        title = Bilingual.of(script.language, track.title)
        (given.path / "thumbnail.png").write_bytes(thumbnail(title, colors(work)))
        return Product(given.path)

    def inputs() -> Inputs:
        return {
            "storyboard": work.storyboard,
            "brief": _summary(work, script),
            "colors": colors(work),
        }

    kind = FileKind("platforms", script.language, folder=True)
    return Target(f"platforms.{script.name}", made, (heard,), inputs=inputs, kind=kind)


def _summary(work: Work, script: Script) -> Sequence[str]:
    """The thesis with what limits it, in the article's own sentences or their translations."""
    brief = work.show.brief()
    if brief is None or brief.thesis is None:
        return ()
    wanted = set(brief.thesis.sources)
    for claim in brief.claims:
        if wanted & set(claim.says.sources):
            wanted |= set(claim.caveats)
    told = (each.text[script.language] for each in sentences(work.article) if each.id in wanted)
    return tuple(dict.fromkeys(text for text in told if text))


PLATFORMS = Output(
    Bilingual(
        "動画サイト用の題・説明・字幕・サムネイル",
        "title, description, captions and picture for video platforms",
    ),
    _packages,
    check=check,
)


# ``script.<recording>.md``: what is spoken, to read; with the article's words if asked for.


def _transcripts(work: Work) -> Iterable[Target[Path]]:
    article = work.article
    cited = sentences(article) if work.settings.footnotes else ()
    notes = {each.id: text for each in cited if (text := each.text[article.language])}
    return [_script(script, notes) for script in work.scripts]


def _script(script: Script, notes: Mapping[str, str]) -> Target[Path]:
    def made(given: Given) -> Product[Path]:
        from generator.publishing.written import markdown

        write_text(given.path, markdown(script, notes))
        return Product(given.path)

    return Target(
        f"script.{script.name}.md",
        made,
        inputs=lambda: {f"script.{script.name}": script, "footnotes": notes},
        kind=FileKind("script", script.language, Bilingual("台本", "Script")),
    )


SCRIPT = Output(
    Bilingual("話す言葉の台本", "what is spoken, to read"),
    _transcripts,
    default=True,
)


# ``feed.<language>.xml`` beside the show: a podcast over all shows of its folder.


def _in_feeds(work: Work) -> Iterable[Target[Path]]:
    return (cover(work),)


def _published(folder: Path, settings: Settings) -> Sequence[Path]:
    """The feeds over all shows beside this one, once its manifest is there to be read."""
    from generator.publishing.feed import write_feeds

    return write_feeds(folder.parent, _base_url(settings), settings)


def _base_url(settings: Settings) -> str:
    url = settings.of(FeedOptions).base_url
    if not url:
        raise SettingsError("a feed must know where it will be published", "set [feed] base_url")
    return url


FEED = Output(
    Bilingual("番組のフィード", "podcast feeds over the shows of the folder"),
    _in_feeds,
    check=_base_url,
    publish=_published,
)
