"""Where settings come from: the user's file, the project's, the environment and flags.

Every value is checked where it is read, so that a message can name its place, and a project's file
that nobody trusted is read without what could do harm.
"""

from __future__ import annotations

import logging
import shlex
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import platformdirs

from generator import patterns as re
from generator.choices import nearest
from generator.errors import SettingsError
from generator.locale import said
from generator.options import value_of
from generator.resources import toml
from generator.sections import ENGINES, ROOMS, WORDS, engines, option_named, options_of
from generator.trust import trusted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.options import Option

FILE_NAME = "kamishibai.toml"
PREFIX = "KAMISHIBAI_"
OTHERS = ("KAMISHIBAI_CACHE", "KAMISHIBAI_DATA", "KAMISHIBAI_LANGUAGE")
"""Variables that are no settings of a section: folders, and the language of messages."""

_NO_VALUE = re.compile(r"^Invalid (?:statement|value) \(at line (\d+),")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class GivenValue:
    """One value as it was written; ``label`` is what messages call it."""

    section: str
    key: str
    value: object
    label: str

    @property
    def option(self) -> Option | None:
        """Its declaration, ``None`` where any key may stand."""
        return option_named(self.section, self.key)


def found(given: Iterable[GivenValue], flags: Mapping[str, object]) -> dict[str, dict[str, Any]]:
    """Checked values by section and key, later ones over earlier ones, flags over all."""
    merged: dict[str, dict[str, Any]] = {}
    for each in (*given, *map(_flag, flags.items())):
        merged.setdefault(each.section, {})[each.key] = _checked(each)
    return merged


def _flag(item: tuple[str, object]) -> GivenValue:
    name, value = item
    section, _, key = name.rpartition(".")
    return GivenValue(section or "build", key, value, key)


def _checked(given: GivenValue) -> object:
    option = given.option
    if option is not None:
        return value_of(option, given.value, given.label)
    if given.section in WORDS and not isinstance(given.value, str):
        told = said("settings", "text", label=given.label, value=repr(given.value))
        raise SettingsError(told)
    return given.value


def files(folder: Path, data: Path) -> tuple[GivenValue, ...]:
    """The user's own file, then the project's: the nearest upward of ``folder``.

    Raises:
        SettingsError: one of them cannot be read.
    """
    own = platformdirs.user_config_path("kamishibai") / FILE_NAME
    mine = _of_file(own, own.read_bytes()) if own.is_file() else ()
    file = project(folder)
    if file is None or file == own:
        return mine
    content = contents(file)
    theirs = _of_file(file, content)
    return (*mine, *(theirs if trusted(file, content, data) else _harmless(theirs, file)))


def project(folder: Path) -> Path | None:
    """The nearest kamishibai.toml, from a folder upward."""
    above = (place / FILE_NAME for place in (folder.absolute(), *folder.absolute().parents))
    return next((path for path in above if path.is_file()), None)


def contents(file: Path) -> bytes:
    """The bytes of a settings file.

    Raises:
        SettingsError: it cannot be read.
    """
    try:
        return file.read_bytes()
    except OSError as error:
        raise SettingsError(said("settings", "unreadable", name=file.name, why=error)) from error


def _of_file(file: Path, content: bytes) -> tuple[GivenValue, ...]:
    log.info(said("log", "settings", file=file))
    try:
        tree = toml(content.decode("utf-8-sig"), ours=False)
    except (ValueError, RecursionError) as error:
        why = _misquoted(content, str(error)) or error
        raise SettingsError(said("settings", "unreadable", name=file.name, why=why)) from error
    return tuple(_placed(each, file.parent) for each in _flat(tree))


def _misquoted(content: bytes, why: str) -> str:
    """The line that is no TOML, where quotation marks mend it most likely; else empty."""
    found = _NO_VALUE.search(why)
    lines = content.decode("utf-8-sig", errors="replace").splitlines()
    if found is None or int(found[1]) > len(lines):
        return ""
    return said("settings", "quote_it", line=lines[int(found[1]) - 1].strip())


def _flat(tree: Mapping[str, object], prefix: str = "") -> Iterator[GivenValue]:
    """Nested tables by dotted name: ``{"voices": {"gtts": {…}}}`` → section "voices.gtts"."""
    for key, value in tree.items():
        below = f"{prefix}.{key}" if prefix else key
        # the one table that is a value is that of [build]
        if isinstance(value, Mapping) and below != "build.voices":
            if not value:
                options_of(below)
            yield from _flat(value, below)
        elif not prefix:
            told = said("settings", "sectionless", file=FILE_NAME, key=repr(key))
            raise SettingsError(told, said("settings", "use_build"))
        else:
            yield GivenValue(prefix, key, value, f"[{prefix}] {key}")


def _placed(given: GivenValue, folder: Path) -> GivenValue:
    """The same with files and folders found from anywhere: they lie beside the settings file."""
    option = given.option
    if option is None or not option.is_("place"):
        return given
    if option.several and isinstance(given.value, list):
        return replace(given, value=[_place(each, given, folder) for each in given.value])
    return replace(given, value=_place(given.value, given, folder))


def _place(value: object, given: GivenValue, folder: Path) -> object:
    if not isinstance(value, str) or not value:
        return value
    place = folder / Path(value).expanduser()
    if given.section == "build" and folder == Path.cwd():
        return value
    if given.key == "template" and not place.exists():
        return value  # a name
    return str(place)


def _harmless(given: tuple[GivenValue, ...], file: Path) -> tuple[GivenValue, ...]:
    """What a stranger's file may set; what it may not is told in one line."""
    harms = [each for each in given if _harms(each, file.parent)]
    without = {each.section for each in harms}
    held = {each.label for each in (*harms, *(g for g in given if _relies_on(without, g)))}
    if held:
        names = ", ".join(each.label for each in given if each.label in held)
        log.warning(said("settings", "untrusted", file=file, names=names, folder=file.parent))
    return tuple(each for each in given if each.label not in held)


def dangers(file: Path, content: bytes) -> tuple[str, ...]:
    """What a settings file says that only a trusted one may say, a line each; keys are not shown.

    Raises:
        SettingsError: it is no settings file.
    """
    given = _of_file(file, content)
    return tuple(_shown(each) for each in given if _harms(each, file.parent))


def _shown(given: GivenValue) -> str:
    if given.key == "key":
        return f"{given.label} = …"
    words = given.value if isinstance(given.value, list) else [given.value]
    return f"{given.label} = {shlex.join(map(str, words))}"


def _harms(given: GivenValue, folder: Path) -> bool:
    option = given.option
    if option is None:
        return False
    if option.is_("trust"):
        return True
    values = given.value if isinstance(given.value, list) else [given.value]
    return option.is_("place") and not all(_inside(value, folder) for value in values)


def _inside(value: object, folder: Path) -> bool:
    if not isinstance(value, str):
        return True  # of a wrong type, which is told later
    return (folder / value).resolve().is_relative_to(folder.resolve())


def _relies_on(without: set[str], given: GivenValue) -> bool:
    """Whether an engine is named that would not be what the file says it is."""
    match given:
        case GivenValue("build", "voices", Mapping() as voices):
            named = [f"voices.{str(voice).replace(':', '.')}." for voice in voices.values()]
        case GivenValue("build", "translator", str(name)):
            named = [f"translators.{name}."]
        case _:
            named = []
    return any(name.startswith(f"{section}.") for name in named for section in without)


def environment(variables: Mapping[str, str]) -> tuple[GivenValue, ...]:
    """``KAMISHIBAI_TRANSLATORS_GOOGLE_ENDPOINT`` is ``[translators.google] endpoint``.

    Raises:
        SettingsError: there is no such variable; with the nearest.
    """
    return tuple(
        GivenValue(*_section_and_key(name), value, name)
        for name, value in variables.items()
        if name.startswith(PREFIX) and name not in OTHERS and value
    )


def _section_and_key(name: str) -> tuple[str, str]:
    words = name.removeprefix(PREFIX).lower()
    kind, _, rest = words.partition("_")
    if kind == "voices" and rest.startswith("command_") and rest.count("_") > 1:
        one, _, key = rest.removeprefix("command_").rpartition("_")
        return f"voices.command.{one}", key
    known = [*ROOMS, *WORDS, *(f"{kind}.{engine}" for engine in engines(kind))]
    for section in sorted(known, key=len, reverse=True):
        begins = f"{variable(section)}_"
        if name.startswith(begins) and (section in WORDS or _has(section, name, begins)):
            return section, name.removeprefix(begins).lower()
    raise SettingsError(said("settings", "no_variable", name=name), _nearest_variable(name))


def _has(section: str, name: str, begins: str) -> bool:
    options = options_of(section)
    return options is None or name.removeprefix(begins).lower() in options


def variable(*names: str) -> str:
    """The environment's name of a section or of a key in it."""
    plain = "_".join(names).replace(".", "_").replace("-", "_")
    return f"{PREFIX}{plain.upper()}"


def _nearest_variable(name: str) -> str:
    every = (f"{kind}.{engine}" for kind in ENGINES for engine in engines(kind))
    sections = (*ROOMS, *every)
    known = [
        variable(section, key).removeprefix(PREFIX)
        for section in sections
        for key in options_of(section) or ()
    ]
    word = name.removeprefix(PREFIX)
    ending = tuple(each for each in known if each.endswith(f"_{word}"))
    return nearest(word, ending or tuple(known), PREFIX)
