"""Any program as a voice: text in, WAV out."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from generator.errors import EngineError, EngineUnavailableError
from generator.options import Options, about
from generator.speech.voice import Sound, Voice

if TYPE_CHECKING:
    from generator.model import Language
    from generator.settings import Settings

_SECONDS = 300
_SPEED = "{speed}"


class CommandOptions(Options, frozen=True):
    run: Annotated[
        tuple[str, ...],
        about(
            "動かすプログラムと引数（{text} {out} {language} {speed}）",
            "the program and its arguments; {text}, {out}, {language} and {speed} are filled in",
            trust=True,
            line=True,
        ),
    ] = ()


class Command(Voice):
    """``command:NAME`` runs ``[voices.command.NAME] run = ["program", "argument", …]``.

    ``{text}`` among the arguments is a UTF-8 file with the text, ``{out}`` the WAV file to write,
    ``{language}`` is "ja" or "en", ``{speed}`` is 1 for its usual speed; a program that is not told
    the speed is brought to it. Without ``{text}`` the program reads the text from its standard
    input, without ``{out}`` it writes the WAV to its standard output. No shell is involved.
    """

    options = CommandOptions
    limit = 1000

    def __init__(self, language: Language, voice: str, settings: Settings) -> None:
        super().__init__(language, voice, settings)
        self._order = settings.of(CommandOptions, f"voices.command.{voice}").run
        if not self._order or not shutil.which(self._order[0]):
            raise EngineUnavailableError(
                f"the voice command:{voice} has no program that runs here",
                f'set [voices.command.{voice}] run = ["program", "{{out}}"]',
            )

    @classmethod
    def available(cls, settings: Settings, language: Language | None = None) -> str:
        del language
        return "" if _names(settings) else 'set [voices.command.NAME] run = ["program", "{out}"]'

    @classmethod
    def voices(cls, settings: Settings, language: Language) -> tuple[str, ...]:
        del language
        return _names(settings)

    @property
    def program(self) -> str:
        return shlex.join(self._order)

    @property
    def fingerprint(self) -> str:
        return f"command {self.voice} {shlex.join(self._order)} {self.speed}"

    def say(self, text: str) -> Sound:
        from generator.sound import SoundError, decoded

        with tempfile.TemporaryDirectory() as folder:
            words, sound = Path(folder, "words.txt"), Path(folder, "sound.wav")
            words.write_text(text, encoding="utf-8")
            told = {"{text}": str(words), "{out}": str(sound), "{language}": self.language}
            told[_SPEED] = f"{self.speed:g}"
            order = [_filled(argument, told) for argument in self._order]
            heard = self._run(order, text)
            data = sound.read_bytes() if sound.is_file() else heard
        try:
            said = Sound(decoded(data))
        except SoundError as error:
            raise EngineError(f"{self.voice} made no sound", str(error)) from error
        keeps_it = any(_SPEED in argument for argument in self._order)
        return said if keeps_it else self.at_speed(said)

    def _run(self, order: list[str], text: str) -> bytes:
        try:
            done = subprocess.run(  # noqa: S603 - the user's own program, from the user's settings
                order,
                input=text.encode("utf-8"),
                capture_output=True,
                check=False,
                timeout=_SECONDS,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise EngineError(f"{self.voice} does not run", str(error)) from error
        if done.returncode:
            lines = done.stderr.decode("utf-8", "replace").strip().splitlines() or [""]
            raise EngineError(f"{self.voice} failed with status {done.returncode}", lines[-1][:200])
        return done.stdout


def _names(settings: Settings) -> tuple[str, ...]:
    prefix = "voices.command."
    return tuple(name.removeprefix(prefix) for name in settings.sections if name.startswith(prefix))


def _filled(argument: str, told: dict[str, str]) -> str:
    for place, value in told.items():
        argument = argument.replace(place, value)
    return argument
