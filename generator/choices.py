"""The values of a build's options: which there are, and how they are read from text."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, cast

from generator.errors import SettingsError
from generator.outputs import OUTPUTS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

FORMATS = ("briefing", "dialogue", "bilingual")
DECKS = ("bilingual", "ja", "en")

_WRITER = "endpoint key model pause price speakers timeout tries"
_AUDIO = "bed bed_level formats intro outro pause_paragraph pause_sentence pause_slide"
SECTIONS: dict[str, tuple[str, ...]] = {
    "audio": (*_AUDIO.split(), "speed", "tries", "wait"),
    "cache": ("megabytes",),
    "captions": ("formats",),
    "feed": ("author", "base_url", "category", "description", "email", "title"),
    "gallery": ("title",),
    "narration": ("templates",),
    "page": ("templates",),
    "reading": ("language", "private_hosts", "robots"),
    "slides": ("narration",),
    "writer": tuple(_WRITER.split()),
}
"""The sections of kamishibai.toml whose keys are ours alone, and these keys."""

OPEN_SECTIONS = ("build", "readers", "readings", "translators", "voices")
"""Those whose keys are checked elsewhere, are anybody's words, or belong to engines."""

_CHOICES: dict[str, Callable[[], tuple[str, ...]]] = {
    "languages": lambda: ("ja", "en"),
    "only": OUTPUTS.names,
    "decks": lambda: DECKS,
    "format": lambda: FORMATS,
}


def nearest(word: str, known: tuple[str, ...]) -> str:
    """Advice: the known words that look like this one, or all of them."""
    near = get_close_matches(word, known, n=3, cutoff=0.5) or known
    return f"did you mean {' or '.join(near)}?"


def check_section(name: str, keys: Collection[str]) -> None:
    """A misspelt section or key would be ignored in silence otherwise.

    Raises:
        SettingsError: with the nearest names there are.
    """
    if name.partition(".")[0] in OPEN_SECTIONS:
        return
    if name not in SECTIONS:
        known = (*SECTIONS, *OPEN_SECTIONS)
        raise SettingsError(f"there is no section [{name}]", nearest(name, known))
    for key in keys:
        if key not in SECTIONS[name]:
            raise SettingsError(f"[{name}] has no key {key!r}", nearest(key, SECTIONS[name]))


def read(key: str, value: object) -> object:
    """A value from a file, a variable or a flag in the type its field has."""
    if key in _READERS:
        return _READERS[key](key, value)
    if not isinstance(value, str) or not value:
        raise SettingsError(f"{key} must be text, not {value!r}")
    return _listed(key, value)[0] if key in _CHOICES else value


def items(key: str, value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    if isinstance(value, list | tuple):
        return tuple(str(part) for part in value)
    raise SettingsError(f"{key} must be a list, not {value!r}")


def _listed(key: str, value: object) -> tuple[str, ...]:
    known = _CHOICES[key]()
    asked = items(key, value)
    if not asked:
        raise SettingsError(f"{key} must name at least one of {', '.join(known)}")
    for name in asked:
        if name not in known:
            raise SettingsError(f"{key} has no {name!r}", nearest(name, known))
    return tuple(dict.fromkeys(asked))


def _amount(key: str, value: object) -> float:
    """A count of slides or a length in minutes; the environment gives numbers as text."""
    try:
        amount = float(cast("str | float", value))
    except (TypeError, ValueError):
        amount = -1.0
    if not 0 <= amount <= 1000 or (key == "slides" and amount != int(amount)):
        raise SettingsError(f"{key} must be a number from 0 to 1000, not {value!r}")
    return int(amount) if key == "slides" else amount


def _paths(key: str, value: object) -> tuple[Path, ...]:
    return tuple(Path(item) for item in items(key, value))


def _folder(key: str, value: object) -> Path:
    del key
    return Path(str(value))


def _truth(key: str, value: object) -> bool:
    del key
    return value if isinstance(value, bool) else str(value).lower() in {"1", "true", "yes"}


def _voices(key: str, value: object) -> dict[str, str]:
    """``{"ja": "offline"}``, or the flag's form ``("ja=offline", …)``."""
    if isinstance(value, Mapping):
        pairs = [(str(language), str(voice)) for language, voice in value.items()]
    else:
        pairs = [
            (language.strip(), voice.strip())
            for item in items(key, value)
            for language, _, voice in (part.partition("=") for part in item.split(","))
        ]
    for language, voice in pairs:
        if language not in _CHOICES["languages"]() or not voice:
            raise SettingsError(
                f"a voice is given as LANGUAGE=ENGINE, not {language}={voice}", "try ja=offline"
            )
    return dict(pairs)


_READERS: dict[str, Callable[[str, object], object]] = {
    "languages": _listed,
    "only": _listed,
    "decks": _listed,
    "memories": _paths,
    "glossaries": _paths,
    "output": _folder,
    "footnotes": _truth,
    "offline": _truth,
    "force": _truth,
    "voices": _voices,
    "slides": _amount,
    "minutes": _amount,
}
"""Field → how its value is read; the other fields are one word."""
