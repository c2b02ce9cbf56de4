"""All choices of a build in one frozen object: defaults < toml file < environment < flags."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, TypeAlias, cast

import platformdirs

from generator import outputs
from generator.choices import check_section, items, nearest, read
from generator.errors import SettingsError

FILE_NAME = "kamishibai.toml"
_BESIDE = {"audio": ("intro", "outro", "bed"), "narration": ("templates",)}
"""Keys that name files or folders, which lie beside the settings file or in folders under it."""

PREFIX = "KAMISHIBAI_"

Section: TypeAlias = Mapping[str, object]


def _default_cache() -> Path:
    return Path(os.environ.get("KAMISHIBAI_CACHE") or platformdirs.user_cache_path("kamishibai"))


def _default_data() -> Path:
    return Path(os.environ.get("KAMISHIBAI_DATA") or platformdirs.user_data_path("kamishibai"))


@dataclass(frozen=True, slots=True)
class Settings:
    """One frozen, picklable object.

    Attributes:
        output: the folder that show folders are made in.
        languages: recordings and texts to make; the article's own is always among the texts.
        only: which outputs, of ``outputs.OUTPUTS``.
        decks: of ``DECKS``; one language alone turns "bilingual" into that language.
        template: a built-in deck template's name, a .pptx file or a folder with one.
        format: the form of the narration, of ``FORMATS``.
        translator: an engine's name or "auto".
        voices: engine by language, ``{"ja": "offline", "en": "command:say"}``, else "auto".
        memories: translation memories (TMX) consulted in this build only, before the user's own.
        glossaries: CSV or TBX files.
        slides: how many slides to aim at; 0 leaves it to the article.
        minutes: how long a recording to aim at; 0 tells everything.
        footnotes: scripts name the sentences of the article that each line rests on.
        offline: never touch the network, even where it is there.
        force: make everything again.
        sections: the engines' own keys, ``{"translators.google": {"endpoint": …}}``.
        cache: finished sound, safe to delete.
        data: the user's translation memory, not safe to delete.
        given: which build options were asked for, as flags, this time; they outrank what a show
            was built with. ``None``: unknown, whatever differs from the defaults.
    """

    output: Path = Path("output")
    languages: tuple[str, ...] = ("ja", "en")
    only: tuple[str, ...] = field(default_factory=outputs.defaults)
    decks: tuple[str, ...] = ("bilingual",)
    template: str = "ink"
    format: str = "briefing"
    translator: str = "auto"
    voices: Mapping[str, str] = field(default_factory=dict)
    memories: tuple[Path, ...] = ()
    glossaries: tuple[Path, ...] = ()
    slides: int = 0
    minutes: float = 0.0
    footnotes: bool = False
    offline: bool = False
    force: bool = False
    sections: Mapping[str, Section] = field(default_factory=dict)
    cache: Path = field(default_factory=_default_cache)
    data: Path = field(default_factory=_default_data)
    given: frozenset[str] | None = None

    def section(self, name: str) -> Section:
        """The keys under ``[name]``, empty when there are none."""
        return self.sections.get(name, {})

    def text(self, section: str, key: str, default: str = "") -> str:
        """One key as text."""
        value = self.section(section).get(key, default)
        if not isinstance(value, str):
            raise SettingsError(f"[{section}] {key} must be text, not {value!r}")
        return value

    def several(self, section: str, key: str, known: tuple[str, ...]) -> tuple[str, ...]:
        """One key as some of the ``known`` words, the first of them when it is not set."""
        value = self.section(section).get(key)
        found = known[:1] if value is None else items(f"[{section}] {key}", value)
        for word in found:
            if word not in known:
                raise SettingsError(f"[{section}] {key} has no {word!r}", nearest(word, known))
        return found

    def number(self, section: str, key: str, default: float) -> float:
        """One key as a number; the environment gives numbers as text."""
        value = self.section(section).get(key, default)
        try:
            return float(cast("str | float", value))
        except (TypeError, ValueError):
            raise SettingsError(f"[{section}] {key} must be a number, not {value!r}") from None


_BUILD_KEYS = tuple(
    f.name for f in fields(Settings) if f.name not in {"sections", "cache", "data", "given"}
)


def load(
    flags: Mapping[str, Any] | None = None,
    *,
    folder: Path | None = None,
    environ: Mapping[str, str] | None = None,
) -> Settings:
    """The settings that hold in ``folder``.

    Args:
        flags: values by field name; ``None`` values are skipped.
        folder: where the search for kamishibai.toml starts, upward; the working folder by default.
        environ: the environment; the process's own by default.

    Raises:
        SettingsError: a file, variable or flag with an unknown key or an impossible value.
    """
    environment = os.environ if environ is None else environ
    merged = _merged(_file_sections(folder or Path.cwd()), _environment_sections(environment))
    build = dict(merged.pop("build", {}))
    asked = {key: value for key, value in (flags or {}).items() if value is not None}
    build.update(asked)
    for key in build:
        if key not in _BUILD_KEYS:
            raise SettingsError(f"[build] has no key {key!r}", nearest(key, _BUILD_KEYS))
    values: dict[str, Any] = {key: read(key, value) for key, value in build.items()}
    places: dict[str, Any] = {
        name: Path(environment[variable])
        for name, variable in (("cache", "KAMISHIBAI_CACHE"), ("data", "KAMISHIBAI_DATA"))
        if environment.get(variable)
    }
    return replace(Settings(sections=merged), **values, **places, given=frozenset(asked))


def _file_sections(folder: Path) -> dict[str, Section]:
    """The user's own file under the project's (nearest upward), key by key."""
    own = platformdirs.user_config_path("kamishibai") / FILE_NAME
    above = (place / FILE_NAME for place in (folder.absolute(), *folder.absolute().parents))
    nearest = next((path for path in above if path.is_file()), None)
    found = _toml_sections(own) if own.is_file() else {}
    return _merged(found, _toml_sections(nearest)) if nearest else found


def _toml_sections(path: Path) -> dict[str, Section]:
    try:
        tree = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path.name} cannot be read: {error}") from error
    sections = _flat(tree)
    for name, keys in sections.items():
        check_section(name, keys)
    return _placed(sections, path.parent)


def _placed(sections: dict[str, Section], folder: Path) -> dict[str, Section]:
    """The same with the files of ``_BESIDE`` found from anywhere."""
    return {
        name: {key: _found(name, key, value, folder) for key, value in section.items()}
        for name, section in sections.items()
    }


def _found(section: str, key: str, value: object, folder: Path) -> object:
    if value and isinstance(value, str) and key in _BESIDE.get(section, ()):
        return str(folder / Path(value).expanduser())
    return value


def _flat(tree: Mapping[str, object], prefix: str = "") -> dict[str, Section]:
    """Nested tables by dotted name: ``{"voices": {"gtts": {…}}}`` → ``{"voices.gtts": {…}}``."""
    sections: dict[str, Section] = {}
    keys = {key: value for key, value in tree.items() if not isinstance(value, Mapping)}
    if prefix and keys:
        sections[prefix] = keys
    elif keys:
        raise SettingsError(
            f"{FILE_NAME}: {next(iter(keys))!r} stands in no section", "use [build]"
        )
    for name, value in tree.items():
        if not isinstance(value, Mapping):
            continue
        below = f"{prefix}.{name}" if prefix else name
        if below == "build.voices":  # the one table that is a value of [build]
            sections["build"] = {**sections.get("build", {}), "voices": value}
        else:
            sections.update(_flat(value, below))
    return sections


_NOT_SECTIONS = ("KAMISHIBAI_CACHE", "KAMISHIBAI_DATA")


def _environment_sections(environ: Mapping[str, str]) -> dict[str, Section]:
    """``KAMISHIBAI_TRANSLATORS_GOOGLE_ENDPOINT`` → ``{"translators.google": {"endpoint": …}}``.

    Engines have a section each, so there the last word is the key; elsewhere all but the first.
    """
    sections: dict[str, dict[str, object]] = {}
    for name, value in environ.items():
        if not name.startswith(PREFIX) or name in _NOT_SECTIONS:
            continue
        words = name.removeprefix(PREFIX).lower().split("_")
        depth = len(words) - 1 if words[0] in {"translators", "voices"} else 1
        section, key = ".".join(words[:depth]), "_".join(words[depth:])
        if section and key:
            sections.setdefault(section, {})[key] = value
    return {name: dict(keys) for name, keys in sections.items()}


def _merged(lower: Mapping[str, Section], upper: Mapping[str, Section]) -> dict[str, Section]:
    names = [*lower, *(name for name in upper if name not in lower)]
    return {name: {**lower.get(name, {}), **upper.get(name, {})} for name in names}
