"""Mozilla's translation models on this machine, without a network: ``models get bergamot``.

A folder of one's own with such a model, its files called as Mozilla calls them, can stand under
``[translators.bergamot] model``, and ``model_en_ja`` for the other direction.
"""

from __future__ import annotations

import threading
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ClassVar

from generator.errors import ServiceError
from generator.fetched import folder
from generator.fetched.kept import damage
from generator.files import file_digest
from generator.options import about
from generator.translation.engine import Translator
from generator.translation.engines.children import Children
from generator.translation.shaping import translated
from generator.web.options import PatienceOptions

if TYPE_CHECKING:
    from generator.model import Language
    from generator.settings import Settings
    from generator.translation.engine import Passage

_FILES = {
    "model": ("model.",),
    "src_vocab": ("srcvocab.", "vocab."),
    "trg_vocab": ("trgvocab.", "vocab."),
    "shortlist": ("lex.",),
}
"""What the engine takes → how the file's name begins."""
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
