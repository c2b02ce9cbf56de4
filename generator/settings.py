"""All choices of a build in one frozen object: defaults < toml file < environment < flags."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

from generator import outputs
from generator.choices import DECKS, FORMATS, nearest
from generator.errors import SettingsError
from generator.files import Shared  # noqa: TC001 - annotations are read when it runs
from generator.folders import cache_folder, data_folder
from generator.locale import said
from generator.model import LANGUAGES
from generator.options import about, declared, value_of

if TYPE_CHECKING:
    from generator.options import OptionsT

Section: TypeAlias = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Settings:
    """One frozen, picklable object; its annotated fields are the options of ``[build]``.

    Attributes:
        output: the folder that show folders are made in.
        languages: recordings and texts to make; the article's own is always among the texts.
        only: which outputs, of ``outputs.OUTPUTS``.
        decks: of ``DECKS``; one language alone turns "bilingual" into that language.
        template: a built-in deck template's name, a .pptx file or a folder with one.
        format: the form of the narration, of ``FORMATS`` or of one's own templates.
        translator: an engine's name or "auto".
        voices: engine by language, ``{"ja": "offline", "en": "command:say"}``, else "auto"; by
            "ja.guest" and "en.guest" who answers in a dialogue.
        memories: translation memories (TMX) consulted in this build only, before the user's own.
        glossaries: CSV or TBX files.
        slides: how many slides to aim at; 0 leaves it to the article.
        minutes: how long a recording to aim at; 0 leaves it to the article, 1000 tells everything.
        footnotes: scripts name the sentences of the article that each line rests on.
        offline: never touch the network, even where it is there.
        force: make everything again.
        draft: the quickest voices, where none is named.
        sections: all else that was set, ``{"translators.google": {"endpoint": …}}``; see ``of``.
        cache: finished sound, safe to delete.
        data: the user's translation memory, not safe to delete.
        shared: finished sound and translations of other machines, beneath ``cache`` and memory.
        given: which build options were asked for, as flags, this time; they outrank what a show
            was built with. ``None``: unknown, whatever differs from the defaults.
    """

    output: Annotated[
        Path, about("番組を置くフォルダー", "the folder that shows are made in", place=True)
    ] = Path("output")
    languages: Annotated[
        tuple[str, ...], about("作る言語", "languages to make", choices=LANGUAGES, filled=True)
    ] = LANGUAGES
    only: Annotated[
        tuple[str, ...],
        about("作るもの", "what is made", choices=outputs.OUTPUTS.names, filled=True),
    ] = field(default_factory=outputs.defaults)
    decks: Annotated[
        tuple[str, ...], about("デッキの言語", "the decks' languages", choices=DECKS, filled=True)
    ] = ("bilingual",)
    template: Annotated[
        str,
        about(
            "デッキの型（名前、.pptx、フォルダー）",
            "the deck template: a name, a .pptx file or a folder",
            filled=True,
            place=True,
        ),
    ] = "ink"
    format: Annotated[
        str,
        about(
            f"語りの形（{'、'.join(FORMATS)}、または自分の型の名前）",
            f"how it is told: {', '.join(FORMATS)}, or a template of your own",
            filled=True,
        ),
    ] = "briefing"
    translator: Annotated[
        str, about("翻訳エンジン", "the translator, see `kamishibai engines`", filled=True)
    ] = "auto"
    voices: Annotated[
        Mapping[str, str],
        about("言語ごとの声", "the voice of each language, ENGINE or ENGINE:VOICE"),
    ] = field(default_factory=dict)
    memories: Annotated[
        tuple[Path, ...],
        about("先に引く翻訳メモリ（TMX）", "translation memories asked first (TMX)", place=True),
    ] = ()
    glossaries: Annotated[
        tuple[Path, ...], about("用語集（CSV、TBX）", "glossaries (CSV or TBX)", place=True)
    ] = ()
    slides: Annotated[
        int, about("目標の枚数（0 は記事しだい）", "slides to aim at, 0 for any", ge=0, le=1000)
    ] = 0
    minutes: Annotated[
        float,
        about(
            "目標の長さ（分、0 は記事しだい、full は全部）",
            "minutes to aim at, 0 as the article bears, full to tell all of it",
            ge=0,
            le=1000,
            named={"full": 1000.0},
        ),
    ] = 0.0
    footnotes: Annotated[
        bool, about("台本に元の文を示すか", "scripts name the sentences each line rests on")
    ] = False
    offline: Annotated[
        bool, about("ネットワークを使わないか", "whether the network is never touched")
    ] = False
    force: Annotated[bool, about("すべて作り直すか", "whether everything is made again")] = False
    draft: Annotated[
        bool, about("一番速い声で試すか", "whether the quickest voices speak, where none is named")
    ] = False
    sections: Mapping[str, Section] = field(default_factory=dict)
    cache: Path = field(default_factory=cache_folder)
    data: Path = field(default_factory=data_folder)
    shared: Shared | None = None
    given: frozenset[str] | None = None

    def section(self, name: str) -> Section:
        """What was set under ``[name]``, for sections whose keys are anybody's words."""
        return self.sections.get(name, {})

    def of(self, kind: type[OptionsT], section: str = "") -> OptionsT:
        """The options of a room or an engine.

        Args:
            kind: the class that declares them.
            section: where they stand, if not in the class's own.

        Raises:
            SettingsError: hand-made settings hold an impossible value.
        """
        name = section or kind.section
        known = declared(kind)
        return kind(
            **{
                key: value_of(known[key], value, f"[{name}] {key}")
                for key, value in self.section(name).items()
                if key in known
            }
        )


def load(
    flags: Mapping[str, Any] | None = None,
    *,
    folder: Path | None = None,
    environ: Mapping[str, str] | None = None,
) -> Settings:
    """The settings that hold in ``folder``.

    Args:
        flags: values by field name, or by section and key ("reading.kind"); ``None`` is skipped.
        folder: where the search for kamishibai.toml starts, upward; the working folder by default.
        environ: the environment; the process's own by default.

    Raises:
        SettingsError: a file, variable or flag with an unknown name or an impossible value.
    """
    from generator.given import environment, files, found

    variables = os.environ if environ is None else environ
    places: dict[str, Any] = {
        name: Path(variables[variable])
        for name, variable in (("cache", "KAMISHIBAI_CACHE"), ("data", "KAMISHIBAI_DATA"))
        if variables.get(variable)
    }
    asked = {key: value for key, value in (flags or {}).items() if value is not None}
    data = places.get("data") or data_folder()
    sections = found((*files(folder or Path.cwd(), data), *environment(variables)), asked)
    build: dict[str, Any] = sections.pop("build", {})
    settings = replace(Settings(sections=sections), **build, **places, given=frozenset(asked))
    _check_voices(settings)
    _check_format(settings)
    return settings


def _check_voices(settings: Settings) -> None:
    known = (*LANGUAGES, *(f"{language}.guest" for language in LANGUAGES))
    for part in settings.voices:
        if part not in known:
            told = said("settings", "no_language", language=repr(part))
            raise SettingsError(told, nearest(part, known))


def forms(settings: Settings) -> tuple[str, ...]:
    """The forms of narration there are: those that ship, and the templates in one's own folder."""
    own = settings.section("narration").get("templates")
    found = sorted(Path(str(own)).glob("*.jinja")) if own else ()
    return tuple(dict.fromkeys((*FORMATS, *(path.stem for path in found))))


def _check_format(settings: Settings) -> None:
    known = forms(settings)
    if settings.format not in known:
        told = said("settings", "no_word", label="[build] format", word=repr(settings.format))
        raise SettingsError(told, nearest(settings.format, known))
