"""Scripts: what is spoken in each recording, read off the storyboard."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.locale import words
from generator.model import LANGUAGES, Part, Script, Utterance, sentences
from generator.narration.printing.phrases import speakers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model import Article, Language, Line, Scene, Storyboard
    from generator.settings import Settings

_Readings = tuple[tuple[str, str], ...]


def projected(storyboard: Storyboard, article: Article, settings: Settings) -> tuple[Script, ...]:
    """See ``generator.narration.scripts``."""
    readings = _readings(article)
    languages = tuple(language for language in LANGUAGES if language in settings.languages)
    if settings.format == "bilingual":
        wanted = [("bilingual", article.language, languages)]
    else:
        wanted = [(language, language, (language,)) for language in languages]
    found = [_script(storyboard, readings, *one) for one in wanted]
    called = speakers(settings)
    return tuple(_called(script, called) for script in found if _says_something(script))


def _called(script: Script, called: Mapping[Language, Mapping[str, str]]) -> Script:
    """With the names that readers are told of who speaks."""

    def named(utterance: Utterance) -> Utterance:
        name = called[utterance.language].get(utterance.speaker, utterance.speaker)
        return utterance if utterance.speaker == _ALONE else replace(utterance, name=name)

    parts = (replace(part, utterances=tuple(map(named, part.utterances))) for part in script.parts)
    return replace(script, parts=tuple(parts))


_ALONE = "narrator"


def _readings(article: Article) -> dict[str, _Readings]:
    return {
        sentence.id: tuple((ruby.base, ruby.reading) for ruby in sentence.ruby)
        for sentence in sentences(article)
        if sentence.ruby
    }


def _script(
    storyboard: Storyboard,
    readings: Mapping[str, _Readings],
    name: str,
    language: Language,
    spoken: tuple[Language, ...],
) -> Script:
    parts = [
        Part(scene.id, _title(scene, language), said)
        for scene in storyboard.scenes
        if (said := tuple(_utterances(scene, spoken, readings))) and _tells(scene, said)
    ]
    title = storyboard.title[language] or _anything(storyboard.title.ja, storyboard.title.en)
    return Script(name, title, language, tuple(_told_apart(parts, language)))


def _tells(scene: Scene, utterances: tuple[Utterance, ...]) -> bool:
    """Whether more is said than what leads up to texts that are missing in this language."""
    rests = any(line.sources for line in scene.narration)
    return not rests or any(each.sources for each in utterances)


def _told_apart(parts: Iterable[Part], language: Language) -> Iterator[Part]:
    """Chapters of one section are numbered from the second on: a player lists them without more."""
    seen: Counter[str] = Counter()
    for part in parts:
        seen[part.title] += 1
        count = seen[part.title]
        again = words(language)["script"]["again"].format(title=part.title, count=count)
        yield part if count == 1 else replace(part, title=again)


def _title(scene: Scene, language: Language) -> str:
    """The chapter's: in another language rather than none."""
    return scene.title[language] or _anything(scene.title.ja, scene.title.en)


def _anything(*texts: str | None) -> str:
    return next((text for text in texts if text), "")


def _utterances(
    scene: Scene, languages: tuple[Language, ...], readings: Mapping[str, _Readings]
) -> Iterator[Utterance]:
    for line in scene.narration:
        for language in languages:
            text = line.text[language]
            if text:
                yield _utterance(line, text, language, languages, readings)


def _utterance(
    line: Line,
    text: str,
    language: Language,
    languages: tuple[Language, ...],
    readings: Mapping[str, _Readings],
) -> Utterance:
    given = tuple(pair for source in line.sources for pair in readings.get(source, ()))
    last = language == languages[-1]
    return Utterance(
        id=line.id if len(languages) == 1 else f"{line.id}.{language}",
        text=text,
        language=language,
        speaker=line.speaker,
        pause=line.pause if last else "sentence",
        sources=line.sources,
        readings=tuple(dict.fromkeys(given)) if language == "ja" else (),
    )


def _says_something(script: Script) -> bool:
    return any(utterance.sources for utterance in script.utterances())
