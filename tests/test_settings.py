from __future__ import annotations

import os
import pickle
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from generator.errors import SettingsError
from generator.publishing.options import MusicOptions
from generator.reading.raw import ReadingOptions
from generator.sections import ENGINES, ROOMS, engines, found, options_of
from generator.settings import Settings, load
from generator.speech.engines.command import CommandOptions
from generator.speech.options import SpeechOptions
from generator.translation.engines.ctranslate2 import CTranslate2Options
from generator.translation.engines.deepl import DeeplOptions
from generator.web.options import KeyedOptions

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, text: str) -> Path:
    (folder / "kamishibai.toml").write_text(text, encoding="utf-8")
    return folder


def test_flags_outrank_the_environment_which_outranks_the_file(tmp_path: Path) -> None:
    write(tmp_path, '[build]\ntemplate = "file"\nformat = "dialogue"\ntranslator = "deepl"')
    environ = {"KAMISHIBAI_BUILD_TEMPLATE": "env", "KAMISHIBAI_BUILD_FORMAT": "bilingual"}
    settings = load({"template": "flag"}, folder=tmp_path, environ=environ)
    assert (settings.template, settings.format) == ("flag", "bilingual")
    assert settings.translator == "deepl"


def test_the_nearest_file_upward_is_found(tmp_path: Path) -> None:
    write(tmp_path, '[build]\ntemplate = "far"')
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert load(folder=below, environ={}).template == "far"
    write(tmp_path / "a", '[build]\ntemplate = "near"')
    assert load(folder=below, environ={}).template == "near"


def test_an_engines_keys_come_from_file_or_environment(tmp_path: Path) -> None:
    write(tmp_path, "[translators.google]\ntimeout = 3")
    environ = {"KAMISHIBAI_TRANSLATORS_GOOGLE_ENDPOINT": "http://b"}
    settings = load(folder=tmp_path, environ=environ)
    assert settings.of(KeyedOptions, "translators.google").endpoint == "http://b"


def test_a_command_comes_from_the_environment_as_a_line() -> None:
    settings = load(environ={"KAMISHIBAI_VOICES_COMMAND_SAY_RUN": "say -v 'Kyoko' {text}"})
    told = settings.of(CommandOptions, "voices.command.say")
    assert told.run == ("say", "-v", "Kyoko", "{text}")


def test_a_number_from_the_environment_is_a_number() -> None:
    settings = load(environ={"KAMISHIBAI_AUDIO_PAUSE_SLIDE": "1.5"})
    assert settings.of(SpeechOptions).pause_slide == 1.5


def test_a_key_of_several_words_comes_from_the_environment_whole() -> None:
    settings = load(
        environ={
            "KAMISHIBAI_READING_PRIVATE_HOSTS": "intranet, wiki",
            "KAMISHIBAI_TRANSLATORS_CTRANSLATE2_MODEL_EN_JA": "m",
        }
    )
    assert settings.of(ReadingOptions).private_hosts == ("intranet", "wiki")
    assert settings.of(CTranslate2Options, "translators.ctranslate2").model_en_ja == "m"


def test_voices_are_given_by_language() -> None:
    settings = load({"voices": ("ja=offline", "en=command:say")}, environ={})
    assert settings.voices == {"ja": "offline", "en": "command:say"}


def test_flags_are_remembered_as_given() -> None:
    assert load({"template": "ink", "format": None}, environ={}).given == {"template"}


def test_settings_cross_process_borders() -> None:
    settings = load({"voices": ("ja=silence",)}, environ={"KAMISHIBAI_WRITER_MODEL": "m"})
    assert pickle.loads(pickle.dumps(settings)) == settings


WRONG = {
    "an engine's unknown key": (
        '[translators.deepl]\nkee = "a"',
        r"\[translators.deepl\] has no key 'kee': did you mean key\?",
    ),
    "an unknown engine": ('[voices.voicevx]\nspeaker = "a"', r"did you mean voices\.voicevox"),
    "a section of an engine's": ("[voices.gtts.more]\na = 1", r"no section \[voices.gtts.more\]"),
    "a number too large": ("[audio]\nspeed = 9", "speed must be a number from 0.5 to 2, not 9"),
    "a number too small": ("[audio]\npause_sentence = -3", "from 0 to 30, not -3"),
    "a limit below nothing": ("[cache]\nmegabytes = -1", "megabytes must be a number from 0"),
    "no number at all": ('[audio]\nwait = "nan"', "wait must be a number from 0 to 600"),
    "half a slide": ("[build]\nslides = 2.5", "slides must be a whole number"),
    "neither yes nor no": ('[build]\noffline = "nope"', "true or false .*not 'nope'"),
    "a language for a yes": ('[build]\nforce = "ja"', r"\[build\] force must be true or false"),
    "an unknown word": ('[feed]\ncategory = "Newz"', "did you mean News"),
    "a list for a word": ('[reading]\nlanguage = ["ja"]', "language has no"),
    "a voice of a third language": ('[build.voices]\nfr = "gtts"', "no language 'fr'"),
    "a number for a reading": ("[readings.ja]\nAI = 3", "AI must be text"),
    "an unknown key": ('[build]\ntemplat = "a"', "did you mean template"),
    "an unknown section": ("[adio]\nspeed = 1", r"no section \[adio\].*did you mean audio"),
    "an unknown key of a section": ('[audio]\nintor = "a"', "did you mean intro"),
    "an unknown output": ('[build]\nonly = ["dekc"]', "did you mean deck"),
    "an unknown format": ('[build]\nformat = "breifing"', "did you mean briefing"),
    "a key in no section": ('template = "a"', "stands in no section"),
    "broken TOML": ("[build", "cannot be read"),
    "a reading without marks": (
        "[readings]\n東雲 = しののめ",
        "put the words of 東雲 = しののめ in",
    ),
    "a voice without a language": ('[build]\nvoices = "offline"', "LANGUAGE=ENGINE"),
    "an empty list": ("[build]\nlanguages = []", "at least one"),
    "a number for a name": ("[build]\ntemplate = 3", "must be text"),
}


VARIABLES = {
    "KAMISHIBAI_AUDIO_SPEDD": "did you mean KAMISHIBAI_AUDIO_SPEED",
    "KAMISHIBAI_AUDOI_SPEED": "did you mean KAMISHIBAI_AUDIO_SPEED",
    "KAMISHIBAI_TEMPLATE": "did you mean KAMISHIBAI_BUILD_TEMPLATE",
    "KAMISHIBAI_TRANSLATORS_DEEPL_KEE": "did you mean KAMISHIBAI_TRANSLATORS_DEEPL_KEY",
    "KAMISHIBAI_VOICES_VOICEVX_SPEAKER": "did you mean KAMISHIBAI_VOICES_VOICEVOX_SPEAKER",
}


@pytest.mark.parametrize("name", VARIABLES)
def test_a_misspelt_variable_is_told_with_the_nearest(name: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=VARIABLES[name]) as caught:
        load(folder=tmp_path, environ={name: "1"})
    assert f"no variable {name}" in str(caught.value)


def test_a_variable_with_a_wrong_value_is_called_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="KAMISHIBAI_AUDIO_SPEED must be a number from"):
        load(folder=tmp_path, environ={"KAMISHIBAI_AUDIO_SPEED": "7"})


def test_an_empty_variable_sets_nothing(tmp_path: Path) -> None:
    assert load(folder=tmp_path, environ={"KAMISHIBAI_BUILD_TEMPLATE": ""}).template == "ink"


def test_messages_are_in_the_users_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KAMISHIBAI_LANGUAGE", "ja")
    with pytest.raises(SettingsError, match="までの数です"):
        load(folder=write(tmp_path, "[audio]\nspeed = 9"), environ={})


def test_a_form_of_ones_own_can_be_named(tmp_path: Path) -> None:
    write(tmp_path, '[build]\nformat = "interview"\n[narration]\ntemplates = "forms"')
    (tmp_path / "forms").mkdir()
    with pytest.raises(SettingsError, match="format has no 'interview'"):
        load(folder=tmp_path, environ={})
    (tmp_path / "forms" / "interview.jinja").write_text('{% include "briefing.jinja" %}')
    assert load(folder=tmp_path, environ={}).format == "interview"
    with pytest.raises(SettingsError, match="did you mean interview"):
        load({"format": "interveiw"}, folder=tmp_path, environ={})


@pytest.mark.parametrize("kind", ENGINES)
def test_every_engine_that_ships_declares_its_options(kind: str) -> None:
    registry = found(ENGINES[kind])
    for name in registry.builtins:
        assert registry.load(name).options is not None, name


def test_every_option_says_what_it_is_in_both_languages() -> None:
    sections = [*ROOMS, *(f"{kind}.{name}" for kind in ENGINES for name in engines(kind))]
    for section in sections:
        for option in (options_of(section) or {}).values():
            assert option.help("ja"), (section, option.name)
            assert option.help("en"), (section, option.name)


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_setting_is_one_clear_line(case: str, tmp_path: Path) -> None:
    text, words = WRONG[case]
    with pytest.raises(SettingsError, match=words) as caught:
        load(folder=write(tmp_path, text), environ={})
    assert "\n" not in str(caught.value)


def test_an_installed_engine_that_declares_nothing_takes_any_key(tmp_path: Path) -> None:
    plugin(tmp_path, "class Parrot:\n    options = None\n")
    write(tmp_path, '[voices.parrot]\nfeather = "green"')
    assert shown(tmp_path, 's.section("voices.parrot")["feather"]') == "green"


def test_an_installed_engine_says_itself_what_may_be_set(tmp_path: Path) -> None:
    plugin(
        tmp_path,
        """
from typing import Annotated
from generator.options import Options, about
class ParrotOptions(Options, frozen=True):
    feathers: Annotated[int, about("羽", "how many feathers", ge=1, le=99)] = 7
class Parrot:
    options = ParrotOptions
""",
    )
    own = 's.of(__import__("parrot").ParrotOptions, "voices.parrot").feathers'
    write(tmp_path, "[voices.parrot]\nfeathers = 8")
    assert shown(tmp_path, own) == "8"
    assert shown(tmp_path, own, KAMISHIBAI_VOICES_PARROT_FEATHERS="9") == "9"
    write(tmp_path, "[voices.parrot]\nfeathers = 800")
    assert "[voices.parrot] feathers must be a whole number from 1 to 99" in shown(tmp_path, own)
    write(tmp_path, "[voices.parrot]\nfethers = 8")
    assert "did you mean feathers?" in shown(tmp_path, own)


def plugin(folder: Path, code: str) -> None:
    """A package with a voice of its own, as pip would install it."""
    (folder / "parrot.py").write_text(code, encoding="utf-8")
    info = folder / "parrot-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: parrot\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[kamishibai.voices]\nparrot = parrot:Parrot\n")


def shown(folder: Path, expression: str, **variables: str) -> str:
    """What another process with that package makes of the folder's settings."""
    code = f"from generator.settings import load; s = load(); print({expression})"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip() or done.stderr


def test_hand_made_settings_are_checked_where_they_are_used() -> None:
    settings = Settings(sections={"translators.deepl": {"key": 3}, "audio": {"speed": "fast"}})
    with pytest.raises(SettingsError, match=r"\[translators.deepl\] key must be text"):
        settings.of(DeeplOptions, "translators.deepl")
    with pytest.raises(SettingsError, match=r"\[audio\] speed must be a number from 0.5 to 2"):
        settings.of(SpeechOptions)


def test_files_of_music_stand_beside_the_settings_file(tmp_path: Path) -> None:
    below = tmp_path / "articles" / "april"
    below.mkdir(parents=True)
    write(tmp_path, '[audio]\nintro = "music/a.mp3"\nspeed = 1.1\nbed = ""\n[readings]\nbed = "x"')
    found = load(folder=below, environ={})
    assert found.of(MusicOptions).intro == str(tmp_path / "music" / "a.mp3")
    assert found.of(MusicOptions).bed == ""
    assert found.of(SpeechOptions).speed == 1.1
    assert found.section("readings")["bed"] == "x"
