"""The pipeline, in order. No step knows another; this module alone knows what comes after what.

read → translate → plan → narrate → merge what people changed → deck, scripts, sound → manifest
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator import __version__
from generator.errors import ShowError, SourceError
from generator.files import file_digest, slug, write_text
from generator.model import LANGUAGES, Gap, Made, Manifest, other
from generator.outputs import (
    cover_output,
    deck_outputs,
    script_outputs,
    sound_outputs,
    sounds,
)
from generator.progress import File, Step, silent
from generator.settings import load
from generator.show import manifest_file, options, storyboard_reader
from generator.show.carry import carried, open_gaps, same_article
from generator.show.folder import MANIFEST, is_show, opened
from generator.show.merge import merge

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.model import Article, Script, Storyboard
    from generator.outputs import Sound
    from generator.progress import Report
    from generator.settings import Settings
    from generator.show.folder import Output, Show
    from generator.speech import Spoken


def build(
    source: str | Path | bytes,
    settings: Settings | None = None,
    report: Report = silent,
    *,
    name: str = "",
) -> Manifest:
    """Make a show, or make again what changed in one.

    Args:
        source: a file, a URL, the article's own bytes, or a show folder.
        settings: as ``settings.load`` gives them; loaded for the working folder when missing.
        report: called with each ``progress`` event.
        name: what bytes are called, "stdin" for instance.

    Raises:
        KamishibaiError: the work cannot be done; nothing half-made is left.
    """
    chosen = settings or load()
    folder = _show_folder(source)
    if folder:
        with opened(folder) as show:
            again = options.as_built(show, chosen)
            _check_names(again)
            return _build(show, _remembered_article(show), again, report)
    article = _read(source, chosen, name, report)
    _check_names(chosen)
    with opened(chosen.output / _folder_name(article, source)) as show:
        return _build(show, _newly_read(show, article), chosen, report)


def _show_folder(source: str | Path | bytes) -> Path | None:
    if isinstance(source, bytes) or not Path(source).is_dir():
        return None
    folder = Path(source)
    if not is_show(folder):
        raise SourceError(
            f"{folder} is a folder but no show", "give an article, or a folder that build made"
        )
    return folder


def _folder_name(article: Article, source: str | Path | bytes) -> str:
    if isinstance(source, bytes) or article.source.url:
        return slug(article.title.text[article.language] or "")
    return slug(Path(source).stem)


def _read(source: str | Path | bytes, settings: Settings, name: str, report: Report) -> Article:
    from generator.reading import read

    report(Step("read", 0, 1))
    article = read(source, settings, name=name)
    report(Step("read", 1, 1, article.title.text[article.language] or ""))
    return article


def _check_names(settings: Settings) -> None:
    """Wrong names are told before anything is written or asked of the network."""
    from generator import slides, speech, translation

    slides.fingerprint(settings)
    translation.check(settings)
    for language in LANGUAGES:
        if language in settings.languages:
            speech.fingerprint(language, settings)


def _remembered_article(show: Show) -> Article:
    article = show.article()
    if article is None:
        raise ShowError(f"{show.folder} has lost its article", "build it from its source again")
    return article


def _newly_read(show: Show, article: Article) -> Article:
    before = show.article()
    if before is None:
        return article
    if not same_article(article, before):
        raise ShowError(
            f"{show.folder} already holds another article", "give another folder with -o"
        )
    return carried(article, before)


def _build(show: Show, article: Article, settings: Settings, report: Report) -> Manifest:
    from generator.narration import scripts as scripted

    show.edited()  # a broken storyboard.yaml stops the work before anything else is done
    options.remember(show, settings)
    article, engine, untranslated = _translated(show, article, settings, report)
    storyboard = _storyboard(show, article, settings, report)
    scripts = scripted(storyboard, article, settings)
    quiet = [
        *deck_outputs(storyboard, settings, show.folder),
        *script_outputs(scripts, settings),
        *cover_output(storyboard, settings),
    ]
    gaps = [*open_gaps(storyboard, untranslated), *_unspoken(scripts, settings)]
    gaps += _make(show, quiet, settings, report)
    loud, unsaid, voices = _recorded(show, storyboard, article, scripts, settings, report)
    gaps += unsaid
    engines = {"translator": engine, **voices}
    return _manifest(show, article, engines, [*quiet, *loud], gaps)


def _translated(
    show: Show, article: Article, settings: Settings, report: Report
) -> tuple[Article, str, tuple[Gap, ...]]:
    """The article in every language asked for, remembered at once."""
    from generator.translation import translate

    into = other(article.language)
    if into not in settings.languages:
        show.remember("article", article)
        return article, "none", ()
    translated = translate(article, into, settings, report)
    show.remember("article", translated.article)
    return translated.article, translated.engine, translated.gaps


def _storyboard(show: Show, article: Article, settings: Settings, report: Report) -> Storyboard:
    from generator.narration import narrate
    from generator.planning import plan

    fresh = narrate(plan(article, settings), article, settings)
    base, edited = show.generated(), show.edited()
    merged = merge(base or fresh, edited, fresh) if edited else fresh
    show.save_storyboard(merged, fresh)
    report(Step("plan", len(merged.scenes), len(merged.scenes)))
    return merged


def _unspoken(scripts: Sequence[Script], settings: Settings) -> list[Gap]:
    """Languages asked for in which nothing of the article can be said yet."""
    if settings.format == "bilingual":
        return []
    spoken = {script.language for script in scripts}
    return [
        Gap("recording", language, "nothing of the article is translated into this language yet")
        for language in settings.languages
        if language not in spoken
    ]


def _recorded(
    show: Show,
    storyboard: Storyboard,
    article: Article,
    scripts: Sequence[Script],
    settings: Settings,
    report: Report,
) -> tuple[list[Output], list[Gap], dict[str, str]]:
    """The sound and all that is timed by it; what is current is not spoken again."""
    from generator import speech

    def planned(sound: Sound, said: Spoken | None = None) -> list[Output]:
        return sound_outputs(sound, said, storyboard, article, settings)

    wanted = sounds(scripts, storyboard, settings)
    stale = [s for s in wanted if settings.force or not all(map(show.is_current, planned(s)))]
    spoken = speech.speak_all([s.script for s in stale], settings, report) if stale else ()
    said = {s.script.name: result for s, result in zip(stale, spoken, strict=True)}
    voices = _voices(show, wanted, said)
    gaps = [gap for result in spoken for gap in result.gaps]
    outputs = [
        output
        for sound in wanted
        if (result := said.get(sound.script.name)) is None or result.track
        for output in planned(sound, result)
    ]
    return outputs, gaps + _make(show, outputs, settings, report), voices


def _voices(show: Show, wanted: Sequence[Sound], said: Mapping[str, Spoken]) -> dict[str, str]:
    """Which engine speaks each recording: now, or when it was last spoken."""
    known = show.remembered("voices") or {}
    voices = {
        sound.script.name: said[sound.script.name].engine
        if sound.script.name in said
        else str(known.get(sound.script.name, ""))
        for sound in wanted
    }
    show.remember("voices", {**known, **voices})
    return {f"voice.{name}": engine for name, engine in voices.items()}


def _make(show: Show, outputs: Sequence[Output], settings: Settings, report: Report) -> list[Gap]:
    """Make what is not current."""
    gaps: list[Gap] = []
    for output in outputs:
        if not settings.force and show.is_current(output):
            report(File(output.path, made=False))
            continue
        kept, found = show.make(output)
        gaps += found
        report(File(output.path, made=True, set_aside=kept))
    return gaps


def _manifest(
    show: Show,
    article: Article,
    engines: dict[str, str],
    outputs: Sequence[Output],
    gaps: Sequence[Gap],
) -> Manifest:
    named = [(output.path, output.kind, output.language) for output in outputs]
    named.append((storyboard_reader.FILE_NAME, "storyboard", ""))
    files = tuple(_made(show.folder, *entry) for entry in sorted(named))
    unique = tuple(dict.fromkeys(gaps))
    manifest = Manifest(__version__, article.source, engines, files, unique, show.folder)
    path = show.folder / MANIFEST
    text = manifest_file.dump(manifest)
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        write_text(path, text)
    return manifest


def _made(folder: Path, name: str, kind: str, language: str) -> Made:
    path = folder / name
    return Made(name, kind, language, file_digest(path), path.stat().st_size)
