"""What stops the work. A problem in a user's data is a value instead: see ``model.finding``.

KamishibaiError                 one line for the user, perhaps one of advice; exit code 1
├── SettingsError               a file, variable or flag says something impossible
├── SourceError                 the article cannot be had or read
├── EditedFileError             a file that people edit cannot be understood (file, line)
│   ├── StoryboardError         storyboard.yaml
│   └── BriefError              brief.yaml
├── TemplateError               a deck or narration template cannot be used
├── MemoryFileError             a TMX, XLIFF, CSV or glossary file cannot be used
├── ModelFileError              a model cannot be had, or is not what was published
├── ShowError                   the show folder: not one, busy, not writable, another article's
└── EngineError                 a translator, voice or reader
    ├── UnknownEngineError      no such name; carries the nearest ones
    ├── EngineUnavailableError  known, but a package, program, key or network is missing here
    ├── EngineFailedError       it raised what no engine may raise: a bug in it, perhaps a plugin's
    └── ServiceError            a remote engine failed for good, or told us to go away
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class KamishibaiError(Exception):
    """Root of the tree.

    Attributes:
        message: one line, no full stop, naming the thing that is wrong.
        advice: one line saying what to do, or empty.
    """

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message, advice)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message}: {self.advice}" if self.advice else self.message

    def __reduce__(self) -> tuple[object, ...]:
        return _remade, (type(self), self.args, self.__dict__)


class SettingsError(KamishibaiError):
    pass


class SourceError(KamishibaiError):
    pass


class EditedFileError(KamishibaiError):
    """Attributes: ``path`` and 1-based ``line`` of the trouble (0: the whole file)."""

    def __init__(self, path: str, line: int, message: str, advice: str = "") -> None:
        place = f"{path}, line {line}" if line else path
        super().__init__(f"{place}: {message}", advice)
        self.path, self.line = path, line


class StoryboardError(EditedFileError):
    pass


class BriefError(EditedFileError):
    pass


class TemplateError(KamishibaiError):
    pass


class MemoryFileError(KamishibaiError):
    pass


class ModelFileError(KamishibaiError):
    pass


class ShowError(KamishibaiError):
    pass


class EngineError(KamishibaiError):
    pass


class UnknownEngineError(EngineError):
    """Attributes: ``kind`` ("translator"), ``name`` asked for, ``known`` and ``nearest`` ones."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        from difflib import get_close_matches  # here: it is slow to load and seldom needed

        everything = sorted(known)
        self.kind, self.name, self.known = kind, name, tuple(everything)
        self.nearest = get_close_matches(name, everything, n=3, cutoff=0.5)
        super().__init__(
            f"no {kind} is called {name!r}",
            f"did you mean {' or '.join(self.nearest)}?"
            if self.nearest
            else f"there are {', '.join(everything)}",
        )


class EngineUnavailableError(EngineError):
    pass


class EngineFailedError(EngineError):
    """Attributes: ``kind`` ("translator") and ``name`` of the engine, ``why`` it failed."""

    def __init__(self, kind: str, name: str, error: Exception) -> None:
        told = " ".join(str(error).split())[:200]
        self.kind, self.name = kind, name
        self.why = f"{type(error).__name__}: {told}" if told else type(error).__name__
        super().__init__(f"the {kind} {name} failed ({self.why})")


class ServiceError(EngineError):
    """Attributes: ``final``: asking again today is useless (a block page, a bad key)."""

    def __init__(self, message: str, advice: str = "", *, final: bool = False) -> None:
        super().__init__(message, advice)
        self.final = final


_NO_MEMORY = (
    *("Cannot allocate memory", "os error 12", "can't start new thread"),
    *("failed to map segment", "cannot create shared object descriptor"),
    "Failed to initialize Mecab",  # its dictionary cannot be mapped
)


def lacks_memory(error: BaseException) -> bool:
    """Whether the machine has no more memory to give, in whoever's words."""
    return isinstance(error, MemoryError) or any(words in str(error) for words in _NO_MEMORY)


def _remade(
    kind: type[KamishibaiError], args: tuple[object, ...], attributes: dict[str, object]
) -> KamishibaiError:
    """Unpickle: errors cross process borders when ``build`` runs in a worker."""
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(attributes)
    return error
