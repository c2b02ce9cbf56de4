"""The files of a show: what each is made from, and how.

An output's ``key`` is the fingerprint of all that goes into it, so that a build can tell without
making it whether it is what it should be. Heavy rooms are entered only to write.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from generator import __version__
from generator.files import write_text
from generator.model import Bilingual, sentences
from generator.publishing.score import score, scored
from generator.show.folder import Output
from generator.show.plain import fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from generator.model import Article, Gap, Language, Script, Storyboard, Track
    from generator.publishing.score import Score
    from generator.publishing.stills import Drawn
    from generator.settings import Settings
    from generator.slides import Mode
    from generator.speech import Spoken


AUDIO, CAPTIONS = ("mp3", "m4a"), ("vtt", "srt")
"""File formats, the default first; ``[audio] formats`` and ``[captions] formats`` ask for more."""


def _key(*parts: object) -> str:
    return fingerprint(__version__, *parts)


def _text_writer(text: Callable[[], str]) -> Callable[[Path], tuple[Gap, ...]]:
    def write(path: Path) -> tuple[Gap, ...]:
        write_text(path, text())
        return ()

    return write


def deck_modes(settings: Settings) -> tuple[Mode, ...]:
    """The decks asked for; with one language alone the bilingual one becomes that language's."""
    if "deck" not in settings.only:
        return ()
    alone = settings.languages[0] if len(settings.languages) == 1 else ""
    return tuple(cast("Mode", mode) for mode in dict.fromkeys(alone or m for m in settings.decks))


def deck_output(
    storyboard: Storyboard,
    mode: Mode,
    settings: Settings,
    folder: Path,
    narration: tuple[Sound, Spoken | None] | None,
) -> Output:
    """``deck.pptx`` or ``deck.<language>.pptx``, with a recording in it or without."""
    from generator import slides

    sound, said = narration or (None, None)

    def write(path: Path) -> tuple[Gap, ...]:
        if sound is None or said is None or said.track is None:
            deck = slides.make_deck(storyboard, mode, settings, folder=folder)
        else:
            from generator.publishing.audio import chapters_mp3

            clips = chapters_mp3(said.track, settings)
            tracks = {sound.script.name: said.track}
            deck = slides.make_deck(
                storyboard, mode, settings, tracks, folder=folder, narration=clips
            )
        deck.save(path)
        return (*deck.gaps, *(said.gaps if said else ()))

    name = "deck.pptx" if mode == "bilingual" else f"deck.{mode}.pptx"
    language = "" if mode == "bilingual" else mode
    spoken = sound.key if sound else ""
    key = _key("deck", mode, storyboard, slides.fingerprint(settings), spoken)
    return Output(name, "deck", language, key, write)


def script_outputs(scripts: Iterable[Script], article: Article, settings: Settings) -> list[Output]:
    """``script.<name>.md``: what is spoken, to read; with the article's words where asked for."""
    if "script" not in settings.only:
        return []
    cited = sentences(article) if settings.footnotes else ()
    notes = {each.id: text for each in cited if (text := each.text[article.language])}
    return [_script_output(script, notes) for script in scripts]


def _script_output(script: Script, notes: Mapping[str, str]) -> Output:
    def text() -> str:
        from generator.publishing.transcript import markdown

        return markdown(script, notes)

    key = _key("script", script, notes)
    return Output(f"script.{script.name}.md", "script", script.language, key, _text_writer(text))


def cover_output(storyboard: Storyboard, settings: Settings) -> list[Output]:
    """``cover.png``, for the recordings, the page and the feed."""
    if not {"audio", "page", "video", "feed"} & set(settings.only):
        return []

    def write(path: Path) -> tuple[Gap, ...]:
        path.write_bytes(_cover((storyboard.title, storyboard.credit), settings))
        return ()

    from generator.slides import colors

    key = _key("cover", storyboard.title, storyboard.credit, colors(settings))
    return [Output("cover.png", "cover", "", key, write)]


@dataclass(frozen=True, slots=True)
class Sound:
    """One script and what decides how it sounds: ``key`` of the voices alone, and the music."""

    script: Script
    key: str
    music: Score

    @property
    def timed(self) -> str:
        """A key of when everything is said in the recording, which a deck does not play."""
        return _key(self.key, self.music.timing)

    @property
    def mixed(self) -> str:
        """A key of all that is heard in it."""
        return _key(self.key, self.music.fingerprint)

    def track(self, said: Spoken) -> Track | None:
        """The recording: the voices with the music around them."""
        return said.track and scored(said.track, self.music)


def sounds(scripts: Iterable[Script], storyboard: Storyboard, settings: Settings) -> list[Sound]:
    """The recordings asked for; no engine is started to know them."""
    if not {"audio", "captions", "page", "video"} & set(settings.only):
        return []
    music = score(settings)
    return [Sound(script, _sound_key(script, storyboard, settings), music) for script in scripts]


def _sound_key(script: Script, storyboard: Storyboard, settings: Settings) -> str:
    from generator import speech

    languages = dict.fromkeys(utterance.language for utterance in script.utterances())
    voices = [speech.fingerprint(language, settings) for language in languages]
    from generator.slides import colors

    front = _front(storyboard, script.language)
    return _key("sound", script, voices, front, colors(settings))


def sound_outputs(
    sound: Sound, said: Spoken | None, storyboard: Storyboard, article: Article, settings: Settings
) -> list[Output]:
    """The files of one recording; before it is spoken they can be compared, not written."""
    name, language = sound.script.name, sound.script.language

    def audio(track: Track, path: Path) -> None:
        from generator.publishing.audio import write

        artist = article.source.author or article.source.site
        picture = _cover(_front(storyboard, language), settings)
        write(track, path, settings, artist=artist, cover=picture)

    def captions(track: Track, path: Path) -> None:
        from generator.publishing.captions import srt, webvtt

        write_text(path, srt(track) if path.suffix == ".srt" else webvtt(track))

    def chapters(track: Track, path: Path) -> None:
        from generator.publishing.chapters import chapters_json

        write_text(path, chapters_json(track))

    def output(path: str, kind: str, make: Callable[[Track, Path], None]) -> Output:
        key = sound.mixed if kind == "audio" else sound.timed
        return Output(path, kind, language, key, _from_track(sound, said, make))

    made = []
    if "audio" in settings.only:
        kinds = settings.several("audio", "formats", AUDIO)
        made += [output(f"audio.{name}.{kind}", "audio", audio) for kind in kinds]
        made.append(output(f"chapters.{name}.json", "chapters", chapters))
    if "captions" in settings.only:
        kinds = settings.several("captions", "formats", CAPTIONS)
        made += [output(f"captions.{name}.{kind}", "captions", captions) for kind in kinds]
    return made


def _from_track(
    sound: Sound, said: Spoken | None, make: Callable[[Track, Path], None]
) -> Callable[[Path], tuple[Gap, ...]]:
    def write(path: Path) -> tuple[Gap, ...]:
        assert said is not None, "spoken before it is written"
        track = sound.track(said)
        assert track is not None, "nothing to write where nothing was said"
        make(track, path)
        return said.gaps

    return write


def page_output(
    storyboard: Storyboard,
    wanted: Sequence[Sound],
    said: Mapping[str, Spoken],
    linked: Sequence[Output],
    settings: Settings,
) -> list[Output]:
    """``index.html``, which plays the recordings and links the files beside it."""
    if "page" not in settings.only:
        return []
    from generator import slides
    from generator.publishing import page_files

    colors = slides.colors(settings)
    files = {output.path.rpartition(".")[0]: output.path for output in linked}
    files.pop("cover", None)

    def write(path: Path) -> tuple[Gap, ...]:
        from generator.publishing.page import html

        heard = {each.script.name: each for each in wanted}
        tracks = {name: t for name, spoken in said.items() if (t := heard[name].track(spoken))}
        text = html(storyboard, tracks, files=files, settings=settings, colors=colors)
        write_text(path, text)
        return tuple(gap for spoken in said.values() for gap in spoken.gaps)

    recorded = [sound.timed for sound in wanted]
    look = (colors, settings.languages, page_files.fingerprint(settings))
    key = _key("page", storyboard, recorded, files, look)
    return [Output("index.html", "page", "", key, write)]


def video_outputs(
    wanted: Sequence[Sound],
    said: Mapping[str, Spoken],
    linked: Sequence[Output],
    storyboard: Storyboard,
    article: Article,
    settings: Settings,
    folder: Path,
) -> list[Output]:
    """``video.<name>.mp4``; the slides are drawn once, from the deck or the page in ``folder``."""
    pictured = [output.key for output in linked if output.kind in {"deck", "page"}]

    @cache
    def drawn() -> Drawn:
        from generator.publishing.stills import draw

        return draw(folder)

    def film(track: Track, path: Path) -> None:
        from generator.publishing.stills import stills
        from generator.publishing.video import write

        artist = article.source.author or article.source.site
        shown = stills(drawn(), track, storyboard)
        write(track, storyboard, shown, path, settings, artist=artist)

    return [
        Output(
            f"video.{sound.script.name}.mp4",
            "video",
            sound.script.language,
            _key("video", sound.mixed, pictured),
            _from_track(sound, said.get(sound.script.name), film),
        )
        for sound in wanted
    ]


def _front(storyboard: Storyboard, language: Language) -> tuple[Bilingual, Bilingual]:
    """What a recording's cover says: its own language alone, whatever is translated later."""
    return (
        Bilingual.of(language, storyboard.title[language]),
        Bilingual.of(language, storyboard.credit[language]),
    )


def _cover(front: tuple[Bilingual, Bilingual], settings: Settings) -> bytes:
    from generator.publishing.cover import kept
    from generator.slides import colors

    title, credit = front
    return kept(title, credit.ja or credit.en or "", colors(settings), settings.cache)
