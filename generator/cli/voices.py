"""``kamishibai voices`` and ``kamishibai say``: hear before you build."""

from __future__ import annotations

from dataclasses import asdict
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator import patterns as re
from generator.cli.options import as_json, common, print_json, settings_from

if TYPE_CHECKING:
    from generator.model import Language, Track
    from generator.settings import Settings
    from generator.speech.described import Described

_KANA = re.compile("[ぁ-ゖァ-ヺ一-龠々]")
_LIMIT = 5_000
_SUFFIXES = (".wav", ".mp3")


@click.command()
@click.argument("language", type=click.Choice(["ja", "en"]), required=False)
@as_json
@common
def voices(language: Language | None, json_: bool, quiet: bool, debug: bool) -> None:
    """List every voice, with its licence, its credit, how quick and how good it is."""
    from generator.speech.described import described

    del debug
    found = described(settings_from({}), language)
    if json_:
        print_json({"voices": [asdict(each) for each in found]})
    elif not quiet:
        for each in found:
            click.echo(_line(each))


def _line(voice: Described) -> str:
    from generator.locale import user_language, words
    from generator.locale.wording import worded

    told = words(user_language())["voices"]
    start = f"  {voice.language}  {voice.name:<28} {told[voice.quality]}"
    if voice.why:
        return f"{start}: {worded(voice.why)}"
    quick = told["quick"].format(times=f"{voice.quick:g}") if voice.quick else ""
    sex = told[voice.sex] if voice.sex else ""
    parts = told["takes"].format(parts=told["and"].join(told[each] for each in voice.parts))
    facts = (sex, quick, worded(voice.licence), voice.credit, parts if voice.parts else "")
    return "; ".join((start, *filter(None, facts)))


@click.command()
@click.argument("text")
@click.option(
    "--language",
    type=click.Choice(["ja", "en"]),
    help="What TEXT is in. [default: as it is written]",
)
@click.option("--voice", "voices", metavar="LANG=ENGINE[:VOICE][@SPEED]", multiple=True)
@click.option("--guest", is_flag=True, help="As the guest of a dialogue would say it.")
@click.option("--offline", is_flag=True, default=None, help="Never touch the network.")
@click.option("--draft", is_flag=True, default=None, help="The quickest voice.")
@click.option(
    *("-o", "--output", "out"), default="say.wav", show_default=True, metavar="FILE.wav|.mp3"
)
@common
def say(
    text: str,
    language: Language | None,
    guest: bool,
    out: str,
    quiet: bool,
    debug: bool,
    **flags: Any,
) -> None:
    """Say TEXT as a recording would, into a file."""
    from generator.errors import EngineError, SettingsError
    from generator.speech import reading

    del debug
    path = Path(out)
    if path.suffix.lower() not in _SUFFIXES:
        raise SettingsError(f"{path.name} is no sound file", "name one that ends in .wav or .mp3")
    if len(text) > _LIMIT:
        raise SettingsError(f"the text has {len(text)} characters", f"say at most {_LIMIT} at once")
    settings = settings_from(flags)
    spoken: Language = language or ("ja" if _KANA.search(text) else "en")
    if not reading(text, settings, spoken):
        raise EngineError(f"nothing can be said of {text[:40]!r}")
    track = _said(text, spoken, settings, guest=guest, quiet=quiet)
    _write(track, path, settings)
    if not quiet:
        click.echo(f"{path} ({track.samples / track.rate:.1f} s, {track.engine})")
        click.echo(f"  {reading(text, settings, spoken)}")
        for credit in track.credits:
            click.echo(f"  {credit}")


def _said(text: str, language: Language, settings: Settings, *, guest: bool, quiet: bool) -> Track:
    from generator.cli.printing import printer
    from generator.errors import EngineError
    from generator.model import Part, Script, Utterance
    from generator.speech import speak

    line = Utterance("said", text, language, "guest" if guest else "narrator")
    script = Script("said", "", language, (Part("said", "", (line,)),))
    with printer("auto", quiet=quiet) as report:
        spoken = speak(script, settings, report)
    if spoken.track is None:
        raise EngineError(spoken.gaps[-1].why if spoken.gaps else "nothing was said")
    return spoken.track


def _write(track: Track, path: Path, settings: Settings) -> None:
    from generator.files import write_bytes

    if path.suffix.lower() == ".mp3":
        from generator.publishing.audio import cue_mp3

        write_bytes(path, cue_mp3(track, track.cues[0], settings))
        return
    import wave

    from generator.sound import decoded, rounded

    made, samples = BytesIO(), rounded(decoded(track.cues[0].clip.path))
    with wave.open(made, "wb") as stream:
        stream.setparams((1, 2, track.rate, samples.size, "NONE", ""))
        stream.writeframes(samples.tobytes())
    write_bytes(path, made.getvalue())
