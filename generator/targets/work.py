"""What the files of one show are made from, and the targets that several of them share."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast

from generator.locale import words
from generator.model import Bilingual
from generator.outputs import OUTPUTS
from generator.publishing.about import dated
from generator.publishing.options import FeedOptions
from generator.show.plain import fingerprint
from generator.targets.graph import FileKind, Product, Target

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from generator.model import Article, Language, Script, Storyboard, Track
    from generator.progress import Report
    from generator.publishing.score import Score
    from generator.settings import Settings
    from generator.show.folder import Show
    from generator.speech import SpokenScript
    from generator.speech.kana import Ruby
    from generator.targets.graph import Given, Inputs

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Work:
    """Everything that files are made from, and where they go."""

    show: Show
    article: Article
    storyboard: Storyboard
    scripts: Sequence[Script]
    settings: Settings
    report: Report
    _shared: dict[object, Any] = field(default_factory=dict, repr=False)

    def tags(self, language: Language) -> tuple[str, str, str]:
        """Artist, album and date, for the tags of recordings and films."""
        return self._artist(language), self._album(language), dated(self.article)

    def _artist(self, language: Language) -> str:
        """Whose article it is, else whose podcast: players file what has nobody as unknown."""
        source, feed = self.article.source, self.settings.of(FeedOptions)
        return source.author or source.site or feed.author or self._album(language)

    def _album(self, language: Language) -> str:
        """The podcast that a recording is an episode of, as its feed calls it."""
        return self.settings.of(FeedOptions).title or words(language)["feed"]["title"]


def shared(
    function: Callable[Concatenate[Work, P], T],
) -> Callable[Concatenate[Work, P], T]:
    """One result for every work and arguments: two files that need a target need the same one."""

    def once(work: Work, /, *args: P.args, **kwargs: P.kwargs) -> T:
        key = (function, args, tuple(kwargs.items()))
        if key not in work._shared:  # noqa: SLF001 - this function is what it is there for
            work._shared[key] = function(work, *args, **kwargs)  # noqa: SLF001
        return cast("T", work._shared[key])  # noqa: SLF001

    return once


@shared
def files(work: Work, output: str) -> tuple[Target[Any], ...]:
    """What a word of ``--only`` stands for in this show."""
    return tuple(OUTPUTS.load(output).targets(work))


@shared
def storyboard_print(work: Work) -> str:
    """Its fingerprint, which most keys hold."""
    return fingerprint(work.storyboard)


@shared
def music(work: Work) -> Score:
    from generator.publishing.score import score

    return score(work.settings)


@shared
def furigana_of(work: Work) -> Callable[[str], tuple[Ruby, ...]]:
    """A text in pieces with their kana, as the voice says them; without the offline voice, none."""
    said = (each for script in work.scripts for each in script.utterances())
    pairs = tuple(
        dict.fromkeys(pair for each in said if each.language == "ja" for pair in each.readings)
    )

    def pieces(text: str) -> tuple[Ruby, ...]:
        from generator.speech.kana import furigana

        return furigana(text, work.settings, pairs) if analyses else ((text, ""),)

    analyses = find_spec("pyopenjtalk") is not None
    return pieces


@shared
def colors(work: Work) -> Mapping[str, str]:
    """The deck template's, which cover and page share."""
    from generator import slides

    return slides.colors(work.settings)


@shared
def voices(work: Work, recording: str) -> Target[SpokenScript]:
    """The voices alone of a recording, without its music."""
    script = next(each for each in work.scripts if each.name == recording)

    def inputs() -> Inputs:
        from generator import speech

        spoken = dict.fromkeys(utterance.language for utterance in script.utterances())
        chosen = [speech.fingerprint(language, work.settings) for language in spoken]
        return {f"script.{script.name}": script, "voices": chosen}

    return Target(f"voices.{recording}", _alone, inputs=inputs, together=_speaking(work))


def _alone(given: Given) -> Product[SpokenScript]:
    raise AssertionError(f"{given}: voices are made together")


@shared
def _speaking(work: Work) -> Callable[[Sequence[Target[Any]]], Sequence[Product[SpokenScript]]]:
    """Scripts are spoken side by side, so that workers of one do not wait for those of another."""

    def speak(targets: Sequence[Target[Any]]) -> Sequence[Product[SpokenScript]]:
        from generator import speech

        names = [target.name.removeprefix("voices.") for target in targets]
        script = {each.name: each for each in work.scripts}
        spoken = speech.speak_all([script[name] for name in names], work.settings, work.report)
        return [Product(each, each.gaps) for each in spoken]

    return speak


@shared
def recording(work: Work, name: str) -> Target[Track]:
    """The voices with the music around them; only what moves the words is among its inputs."""
    said = voices(work, name)

    def made(given: Given) -> Product[Track]:
        from generator.publishing.score import scored

        track = given[said].track
        return Product(track and scored(track, music(work)))

    return Target(
        f"recording.{name}", made, (said,), inputs=lambda: {"music_length": music(work).timing}
    )


def mixed(work: Work) -> Inputs:
    """For what is heard: all of the music, not only what moves the words."""
    return {"music": music(work).fingerprint}


@shared
def cover_picture(work: Work, language: Language | None = None) -> Target[bytes]:
    """Of the show, or of one recording, which says its own language alone.

    So a translation that comes later leaves the recording that is there as it is.
    """
    title, credit = work.storyboard.title, work.storyboard.credit
    if language:
        title = Bilingual.of(language, title[language])
        credit = Bilingual.of(language, credit[language])

    def made(given: Given) -> Product[bytes]:
        from generator.publishing.cover import kept

        del given
        settings = work.settings
        return Product(kept(title, credit.ja or credit.en or "", colors(work), settings.cache))

    return Target(
        f"cover.{language or 'both'}",
        made,
        inputs=lambda: {"title": [title, credit], "colors": colors(work)},
    )


@shared
def cover(work: Work) -> Target[Path]:
    """``cover.png``, for the recordings, the page and the feed."""
    picture = cover_picture(work)

    def made(given: Given) -> Product[Path]:
        given.path.write_bytes(given[picture])
        return Product(given.path)

    return Target("cover.png", made, (picture,), kind=FileKind("cover"))
