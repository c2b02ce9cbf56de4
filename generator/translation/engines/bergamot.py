"""Mozilla's translation models on this machine, without a network: ``models get bergamot``.

A folder of one's own with such a model, its files called as Mozilla calls them, can stand under
``[translators.bergamot] model``, and ``model_en_ja`` for the other direction.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from contextlib import suppress
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Annotated, ClassVar

from generator.errors import ServiceError
from generator.fetched import folder
from generator.fetched.kept import damage
from generator.files import file_digest
from generator.options import about
from generator.translation.engine import Translator
from generator.translation.shaping import translated
from generator.web.options import PatienceOptions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.model import Language
    from generator.settings import Settings
    from generator.translation.engine import Passage


# What the engine takes → how the file's name begins.
_FILES = {
    "model": ("model.",),
    "src_vocab": ("srcvocab.", "vocab."),
    "trg_vocab": ("trgvocab.", "vocab."),
    "shortlist": ("lex.",),
}
_OPTIONAL = "shortlist"


class BergamotOptions(PatienceOptions, frozen=True):
    model: Annotated[
        str,
        about(
            "自分で置いたモデルのフォルダー（日→英）", "a model's folder of one's own", place=True
        ),
    ] = ""
    model_en_ja: Annotated[
        str, about("英→日のモデルのフォルダー", "the same for English to Japanese", place=True)
    ] = ""


class Bergamot(Translator):
    """Sees one sentence at a time, and only its bare words: ``shaping`` does the rest."""

    name: ClassVar[str] = "bergamot"
    options: ClassVar[type[PatienceOptions]] = BergamotOptions
    online: ClassVar[bool] = False
    longest: ClassVar[int] = 2_000
    most: ClassVar[int] = 8  # so that progress is seen, and a killed run loses little
    parallel: ClassVar[int] = 2

    def __init__(self, settings: Settings, source: Language, target: Language) -> None:
        super().__init__(settings, source, target)
        self._lock = threading.Lock()
        self._made: Children | None = None

    @classmethod
    def available(cls, settings: Settings) -> str:
        if not find_spec("fxtranslate"):
            return "pip install 'kamishibai[bergamot]'"
        both = [cls(settings, "ja", "en").lacks(), cls(settings, "en", "ja").lacks()]
        return "" if not all(both) else both[0]

    @classmethod
    def configured(cls, settings: Settings) -> bool:
        told = settings.of(BergamotOptions, "translators.bergamot")
        return bool(told.model or told.model_en_ja)

    def lacks(self) -> str:
        place = self._place
        if not place.is_dir() and place == self._fetched:
            return f"kamishibai models get {place.name}"
        missing = [begins[0] for name, begins in _FILES.items() if name not in self._files]
        missing = [each for each in missing if each not in _FILES[_OPTIONAL]]
        return f"{place} has no {', '.join(f'{each}*' for each in missing)}" if missing else ""

    @property
    def fingerprint(self) -> str:
        return f"{self.name}/{self._edition}"

    def translate(self, passage: Passage) -> tuple[str, ...]:
        say = self._children().translated
        return translated(passage.texts, self.source, passage.terms, say)

    def close(self) -> None:
        if self._made:
            self._made.close()

    def _children(self) -> Children:
        """Raises what is wrong with the model, once it is asked for the first time."""
        with self._lock:
            if self._made is None:
                place = self._place
                again = f"kamishibai models get {place.name}" if place == self._fetched else ""
                wrong = self.lacks() or damage(place)
                if wrong:
                    told = f"{self.name}: the model in {place} cannot be used ({wrong})"
                    raise ServiceError(told, again, final=True)
                self._made = Children(self.name, self._files, again or "give another one")
            return self._made

    @cached_property
    def _fetched(self) -> Path:
        return folder(f"{self.name}-{self.source}-{self.target}", self.settings)

    @cached_property
    def _place(self) -> Path:
        told = self.settings.of(BergamotOptions, f"translators.{self.name}")
        own = told.model_en_ja if self.source == "en" else told.model
        return Path(own) if own else self._fetched

    @cached_property
    def _files(self) -> dict[str, Path]:
        here = sorted(self._place.iterdir()) if self._place.is_dir() else []
        found = {
            name: next(
                (path for begin in begins for path in here if path.name.startswith(begin)), None
            )
            for name, begins in _FILES.items()
        }
        return {name: path for name, path in found.items() if path}

    @cached_property
    def _edition(self) -> str:
        """Changes with the model: another one's sentences are others."""
        model = self._files.get("model")
        return file_digest(model)[:12] if model else "none"


# Processes that translate: as many as are asked at once, each with the model of its own.

_PROGRAM = Path(__file__).with_name("bergamot_child.py")


class Children:
    """For any number of threads; a process begins when a thread needs one.

    Args:
        service: what messages call it.
        files: the model's, by the name of what the engine takes.
        advice: what to do about a model that cannot be used.
    """

    def __init__(self, service: str, files: Mapping[str, Path], advice: str) -> None:
        self.service, self.advice = service, advice
        self._files = {name: str(path) for name, path in files.items()}
        self._idle: SimpleQueue[_Child] = SimpleQueue()
        self._all: list[_Child] = []
        self._lock = threading.Lock()
        self._closed = False

    def translated(self, texts: Sequence[str]) -> list[str]:
        """One translation for each text.

        Raises:
            ServiceError: the process has ended, and another may do better; or (``final``) the model
                cannot be used.
        """
        child = self._child()
        try:
            found = child.ask(list(texts))
        except _EndedError as error:
            raise self._failed(error) from error
        self._idle.put(child)
        return found

    def close(self) -> None:
        """End them all, whatever they are at; who waits for one is told."""
        with self._lock:
            self._closed = True
            all_of_them = tuple(self._all)
        for child in all_of_them:
            child.end()

    def _child(self) -> _Child:
        with self._lock:
            if self._closed:
                raise ServiceError(f"{self.service}: interrupted", final=True)
            if not self._idle.empty():
                return self._idle.get()
            child = _Child()
            self._all.append(child)
        try:
            child.ask(self._files)
        except _EndedError as error:
            raise self._failed(error) from error
        return child

    def _failed(self, error: _EndedError) -> ServiceError:
        if self._closed:
            return ServiceError(f"{self.service}: interrupted", final=True)
        if not error.why:
            return ServiceError(f"{self.service}: the process that translates has ended")
        where = Path(self._files["model"]).parent
        told = f"{self.service}: the model in {where} cannot be used ({error.why})"
        return ServiceError(told, self.advice, final=True)


class _EndedError(Exception):
    """There will be no answer from a process. Attributes: ``why``, as it said itself, or empty."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class _Child:
    """One process; it ends when its input does, so it outlives nobody."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own program, no shell
            [sys.executable, "-P", str(_PROGRAM)],  # -P: no folder of ours hides a package
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def ask(self, given: object) -> list[str]:
        assert self._process.stdin
        assert self._process.stdout
        try:
            self._process.stdin.write(json.dumps(given).encode() + b"\n")
            self._process.stdin.flush()
            told = json.loads(self._process.stdout.readline() or b"{}")
        except (OSError, ValueError):  # ended, or closed meanwhile
            told = {}
        if "texts" not in told:
            self.end()
            raise _EndedError(told.get("error", ""))
        texts: list[str] = told["texts"]
        return texts

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream and not stream.closed:
                with suppress(OSError):  # what could not be written any more
                    stream.close()
