from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest

from generator.choices import SECTIONS
from generator.errors import SettingsError
from generator.settings import Settings, load


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
    write(
        tmp_path, '[translators.google]\nendpoint = "http://a"\n[voices.command.say]\nrun = ["x"]'
    )
    environ = {"KAMISHIBAI_TRANSLATORS_GOOGLE_ENDPOINT": "http://b"}
    settings = load(folder=tmp_path, environ=environ)
    assert settings.text("translators.google", "endpoint") == "http://b"
    assert settings.section("voices.command.say")["run"] == ["x"]


def test_a_number_from_the_environment_is_a_number() -> None:
    settings = load(environ={"KAMISHIBAI_AUDIO_PAUSE_SLIDE": "1.5"})
    assert settings.number("audio", "pause_slide", 1.2) == 1.5


def test_a_key_of_several_words_comes_from_the_environment_whole() -> None:
    settings = load(environ={"KAMISHIBAI_READING_PRIVATE_HOSTS": "intranet"})
    assert settings.text("reading", "private_hosts") == "intranet"


def test_voices_are_given_by_language() -> None:
    settings = load({"voices": ("ja=offline", "en=command:say")}, environ={})
    assert settings.voices == {"ja": "offline", "en": "command:say"}


def test_flags_are_remembered_as_given() -> None:
    assert load({"template": "ink", "format": None}, environ={}).given == {"template"}


def test_settings_cross_process_borders() -> None:
    settings = load({"voices": ("ja=silence",)}, environ={"KAMISHIBAI_WRITER_MODEL": "m"})
    assert pickle.loads(pickle.dumps(settings)) == settings


WRONG = {
    "an unknown key": ('[build]\ntemplat = "a"', "did you mean template"),
    "an unknown section": ("[adio]\nspeed = 1", r"no section \[adio\].*did you mean audio"),
    "an unknown key of a section": ('[audio]\nintor = "a"', "did you mean intro"),
    "an unknown output": ('[build]\nonly = ["dekc"]', "did you mean deck"),
    "an unknown format": ('[build]\nformat = "breifing"', "did you mean briefing"),
    "a key in no section": ('template = "a"', "stands in no section"),
    "broken TOML": ("[build", "cannot be read"),
    "a voice without a language": ('[build]\nvoices = "offline"', "LANGUAGE=ENGINE"),
    "an empty list": ("[build]\nlanguages = []", "at least one"),
    "a number for a name": ("[build]\ntemplate = 3", "must be text"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_setting_is_one_clear_line(case: str, tmp_path: Path) -> None:
    text, words = WRONG[case]
    with pytest.raises(SettingsError, match=words) as caught:
        load(folder=write(tmp_path, text), environ={})
    assert "\n" not in str(caught.value)


def test_every_key_that_is_asked_for_by_name_may_be_set() -> None:
    package = Path(__file__).parents[1] / "generator"
    code = "\n".join(path.read_text(encoding="utf-8") for path in package.rglob("*.py"))
    asked = set(re.findall(r'settings\.(?:text|number|several)\(\s*"([a-z]+)", "(\w+)"', code))
    assert len(asked) > 15
    assert {(name, key) for name, key in asked if key not in SECTIONS[name]} == set()


def test_an_engine_of_another_package_has_a_section_of_its_own(tmp_path: Path) -> None:
    settings = load(folder=write(tmp_path, '[voices.parrot]\nfeather = "green"'), environ={})
    assert settings.text("voices.parrot", "feather") == "green"


def test_a_wrong_type_of_an_engines_key_is_told() -> None:
    settings = Settings(sections={"translators.deepl": {"key": 3}, "audio": {"speed": "fast"}})
    with pytest.raises(SettingsError, match="must be text"):
        settings.text("translators.deepl", "key")
    with pytest.raises(SettingsError, match="must be a number"):
        settings.number("audio", "speed", 1)


def test_files_of_music_stand_beside_the_settings_file(tmp_path: Path) -> None:
    below = tmp_path / "articles" / "april"
    below.mkdir(parents=True)
    write(tmp_path, '[audio]\nintro = "music/a.mp3"\nspeed = 1.1\nbed = ""\n[readings]\nbed = "x"')
    found = load(folder=below, environ={})
    assert found.text("audio", "intro") == str(tmp_path / "music" / "a.mp3")
    assert found.text("audio", "bed") == ""
    assert found.number("audio", "speed", 1.0) == 1.1
    assert found.text("readings", "bed") == "x"
