"""A Marian (OPUS-MT) model converted for CTranslate2, on this machine, without a network.

Key: ``[translators.ctranslate2] model``, the folder that ``ct2-opus-mt-converter`` made, with
``source.spm`` and ``target.spm`` in it; ``model_en_ja`` for the other direction.
"""

from __future__ import annotations

import json
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from generator.errors import EngineUnavailableError, ServiceError
from generator.options import about
from generator.translation.engine import Translator
from generator.translation.shaping import translated
from generator.web.options import PatienceOptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Language
    from generator.settings import Settings
    from generator.translation.engine import Passage

_FILES = ("model.bin", "source.spm", "target.spm")
_END = "</s>"


class CTranslate2Options(PatienceOptions, frozen=True):
    model: Annotated[
        str,
        about("変換したモデルのフォルダー（日→英）", "a converted model's folder", place=True),
    ] = ""
    model_en_ja: Annotated[
        str, about("英→日のモデルのフォルダー", "the same for English to Japanese", place=True)
    ] = ""


class CTranslate2(Translator):
    """Sees one sentence at a time, and only its bare words: ``shaping`` does the rest."""

    name: ClassVar[str] = "ctranslate2"
    options: ClassVar[type[PatienceOptions]] = CTranslate2Options
    online: ClassVar[bool] = False
    longest: ClassVar[int] = 2_000
    parallel: ClassVar[int] = 1

    def __init__(self, settings: Settings, source: Language, target: Language) -> None:
        super().__init__(settings, source, target)
        self._loaded: tuple[Any, Any, Any] | None = None

    @classmethod
    def available(cls, settings: Settings) -> str:
        if not (find_spec("ctranslate2") and find_spec("sentencepiece")):
            return "pip install 'kamishibai[nmt]'"
        if not cls.configured(settings):
            return "set [translators.ctranslate2] model to the folder of a converted model"
        both = [cls(settings, "ja", "en").lacks(), cls(settings, "en", "ja").lacks()]
        return "" if not all(both) else both[0]

    @classmethod
    def configured(cls, settings: Settings) -> bool:
        return bool(_told(settings).model or _told(settings).model_en_ja)

    def lacks(self) -> str:
        folder = self._folder()
        if folder == Path():
            key = "model_en_ja" if self.source == "en" else "model"
            return f"set [translators.ctranslate2] {key} to the folder of a converted model"
        missing = [name for name in _FILES if not (folder / name).is_file()]
        return f"{folder} has no {', '.join(missing)}" if missing else ""

    @property
    def fingerprint(self) -> str:
        return f"{self.name}/{self._folder().name}"

    def translate(self, passage: Passage) -> tuple[str, ...]:
        return translated(passage.texts, self.source, passage.terms, self._said)

    def _said(self, texts: Sequence[str]) -> list[str]:
        translator, encoder, decoder = self._model()
        pieces = [[*encoder.encode(text, out_type=str), *self._ends] for text in texts]
        try:
            results = translator.translate_batch(pieces)
        except RuntimeError as error:
            raise ServiceError(f"ctranslate2: {error}", final=True) from error
        best = (result.hypotheses[0] for result in results)
        return [decoder.decode([p for p in line if p != _END]).strip() for line in best]

    @cached_property
    def _ends(self) -> tuple[str, ...]:
        """What is put behind a sentence; a converter may have told the library to do it."""
        try:
            told = json.loads((self._folder() / "config.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            told = {}
        done = isinstance(told, dict) and told.get("add_source_eos")
        return () if done else (_END,)

    def _folder(self) -> Path:
        told = _told(self.settings)
        return Path(told.model_en_ja if self.source == "en" else told.model)

    def _model(self) -> tuple[Any, Any, Any]:
        if self._loaded is None:
            ctranslate2: Any = import_module("ctranslate2")
            sentencepiece: Any = import_module("sentencepiece")
            folder = self._folder()
            try:
                self._loaded = (
                    ctranslate2.Translator(str(folder), device="cpu"),
                    sentencepiece.SentencePieceProcessor(model_file=str(folder / "source.spm")),
                    sentencepiece.SentencePieceProcessor(model_file=str(folder / "target.spm")),
                )
            except (RuntimeError, OSError) as error:
                raise EngineUnavailableError(
                    f"the model in {folder} cannot be loaded", str(error).splitlines()[0]
                ) from error
        return self._loaded


def _told(settings: Settings) -> CTranslate2Options:
    return settings.of(CTranslate2Options, "translators.ctranslate2")
