"""A folder that somebody else made may set looks, and nothing that could do harm."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
from running import kamishibai

from generator.narration.printing.folders import NarrationOptions
from generator.reading.raw import ReadingOptions
from generator.settings import load
from generator.speech.engines.command import CommandOptions
from generator.translation.engines.deepl import DeeplOptions

if TYPE_CHECKING:
    from pathlib import Path

    from generator.settings import Settings

ARTICLE = "小さな橋の話\n\n橋のあらまし\nこの橋は木でできています。毎朝、牛乳屋が渡ります。\n"


def write(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "kamishibai.toml").write_text(text, encoding="utf-8")
    return folder


def deepl(settings: Settings) -> DeeplOptions:
    return settings.of(DeeplOptions, "translators.deepl")


def test_a_strangers_folder_names_no_server_for_the_users_key(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write(tmp_path, '[translators.deepl]\nendpoint = "http://127.0.0.1:9"')
    found = load(folder=tmp_path, environ={"KAMISHIBAI_TRANSLATORS_DEEPL_KEY": "k"})
    assert deepl(found) == DeeplOptions(key="k")
    (told,) = caplog.records
    assert "[translators.deepl] endpoint" in told.getMessage()
    assert f"kamishibai trust {tmp_path}" in told.getMessage()


def test_looks_languages_lengths_and_names_need_no_trust(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write(tmp_path, '[build]\ntemplate = "washi"\nminutes = 3\n[feed]\ntitle = "t"')
    found = load(folder=tmp_path, environ={})
    assert (found.template, found.minutes) == ("washi", 3)
    assert not caplog.records


def test_a_program_runs_only_once_its_folder_is_trusted(tmp_path: Path) -> None:
    write(
        tmp_path,
        '[build.voices]\nja = "command:nice"\n'
        '[voices.command.nice]\nrun = ["/bin/sh", "-c", "touch RAN; exit 1"]',
    )
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    build = ("build", "article.txt", "--offline", "--languages", "ja", "--only", "audio")
    held = kamishibai(*build, cwd=tmp_path)
    assert held.code in (0, 3)
    assert "[voices.command.nice] run" in held.err
    assert not (tmp_path / "RAN").exists()
    told = kamishibai("trust", cwd=tmp_path)
    assert "[voices.command.nice] run = /bin/sh -c 'touch RAN; exit 1'" in told.out
    first = kamishibai(*build, "-o", "again", cwd=tmp_path)
    assert (tmp_path / "RAN").exists()
    line = "command:nice runs a program for the first time: /bin/sh -c 'touch RAN; exit 1'"
    assert line in first.err
    assert line not in kamishibai(*build, "-o", "anew", cwd=tmp_path).err
    assert len(kamishibai("trust", "--list", cwd=tmp_path).out.splitlines()) == 1


def test_trust_ends_when_the_file_changes_or_is_revoked(tmp_path: Path) -> None:
    folder = write(tmp_path / "theirs", '[translators.deepl]\nendpoint = "http://a"')
    assert kamishibai("trust", folder, cwd=tmp_path).code == 0
    assert deepl(load(folder=folder, environ={})).endpoint == "http://a"
    assert str(folder) in kamishibai("trust", "--list", cwd=tmp_path).out
    write(folder, '[translators.deepl]\nendpoint = "http://b"')
    assert deepl(load(folder=folder, environ={})).endpoint == ""
    kamishibai("trust", folder, cwd=tmp_path)
    assert deepl(load(folder=folder, environ={})).endpoint == "http://b"
    kamishibai("trust", folder, "--revoke", cwd=tmp_path)
    assert deepl(load(folder=folder, environ={})).endpoint == ""
    assert kamishibai("trust", "--list", cwd=tmp_path).out == ""


def test_a_key_is_not_shown_when_its_folder_is_trusted(tmp_path: Path) -> None:
    write(tmp_path, '[translators.deepl]\nkey = "s3cret"')
    run = kamishibai("trust", cwd=tmp_path)
    assert "[translators.deepl] key = …" in run.out
    assert "s3cret" not in run.out + run.err


def test_a_folder_without_settings_cannot_be_trusted(tmp_path: Path) -> None:
    assert kamishibai("trust", cwd=tmp_path).code == 1


OUTSIDE = {
    "narration templates": '[narration]\ntemplates = "../../etc"',
    "narration templates by a link": '[narration]\ntemplates = "link"',
    "music": '[audio]\nintro = "/etc/hostname"',
    "glossaries": '[build]\nglossaries = ["terms.csv", "../terms.csv"]',
    "the output": '[build]\noutput = "../elsewhere"',
    "a deck template": '[build]\ntemplate = "../other.pptx"',
    "private hosts": '[reading]\nprivate_hosts = ["intranet"]',
    "a model": '[translators.ctranslate2]\nmodel = "~/model"',
}


@pytest.mark.parametrize("what", OUTSIDE)
def test_a_strangers_folder_reaches_nothing_outside_it(
    what: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = write(tmp_path / "theirs", OUTSIDE[what])
    (folder / "link").symlink_to(tmp_path)
    assert load(folder=folder, environ={}) == load(folder=tmp_path, environ={})
    assert "is not trusted" in caplog.text


def test_what_lies_inside_the_folder_may_be_named(tmp_path: Path) -> None:
    folder = write(tmp_path / "theirs", '[narration]\ntemplates = "forms"')
    (folder / "forms").mkdir()
    found = load(folder=folder, environ={})
    assert found.of(NarrationOptions).templates == str(folder / "forms")


def test_the_users_own_file_and_the_environment_need_no_trust(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    write(
        tmp_path / "config" / "kamishibai",
        '[reading]\nprivate_hosts = ["wiki"]\n[voices.command.say]\nrun = ["say"]',
    )
    found = load(
        folder=tmp_path, environ={"KAMISHIBAI_TRANSLATORS_DEEPL_ENDPOINT": "http://mirror"}
    )
    assert found.of(ReadingOptions).private_hosts == ("wiki",)
    assert found.of(CommandOptions, "voices.command.say").run == ("say",)
    assert deepl(found).endpoint == "http://mirror"
    assert not caplog.records


def test_a_strangers_file_may_not_change_the_users_own_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    write(tmp_path / "config" / "kamishibai", '[voices.command.say]\nrun = ["say"]')
    folder = write(tmp_path / "theirs", '[voices.command.say]\nrun = ["rm"]')
    found = load(folder=folder, environ={})
    assert found.of(CommandOptions, "voices.command.say").run == ("say",)


def test_a_spoilt_record_of_trust_trusts_nobody(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    folder = write(tmp_path / "theirs", '[translators.deepl]\nendpoint = "http://a"')
    environ = {"KAMISHIBAI_DATA": str(tmp_path / "data")}
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "trust.json").write_text("[1")
    assert deepl(load(folder=folder, environ=environ)).endpoint == ""
