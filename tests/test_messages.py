"""No line of the program is in one language only."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import click
import pytest

from authoring.messages import error_classes, lines, modules, strings, template
from generator.cli import COMMANDS, main, run
from generator.cli.saying import Formatter
from generator.errors import EngineFailedError, StoryboardError, UnknownEngineError
from generator.locale.wording import sentence, table, worded
from generator.sections import ENGINES, ROOMS, engines, options_of
from generator.web.client import InterruptedAskingError, TimedOutError

if TYPE_CHECKING:
    from collections.abc import Iterator

WITHIN = (
    *("{}", "<x> {}", "<x> is {}", "<x>: {}", "<x> must be {}, not <y>", "no connection ({})"),
    *("[audio] <x>: <y> is too {}", "<x> has more than <y> {}", "<x> is <y>{}, not at most <z>"),
)
"""What a line stands in that is only a part of one."""

FRAMES = frozenset(
    {
        *("{} is {}", "{} must be {}, not {}", "[audio] {}: {} is too {}", "{}, line {}"),
        *("{} unpacks to more than {}", "{}, or Chromium", "{}: {}", "  {}: {}", "  {}"),
        *("--only {}: {}", "[narration] phrases: {}: {}", "ctranslate2: {}", "writer/{}{}: {}"),
        *("a language model on this machine{}{}", "keys of services{}", "models on this machine{}"),
        *("No such command {}.{}", " Did you mean {}?", " and {} more", "{}\nNext: {}"),
        *("No such command {}", "Did you mean {}?"),
    }
)
"""What has others within it: the whole of each is in the table."""

NO_WORDS = frozenset(
    {
        *("machine", "under", "bullets", "model", "model_en_ja", "bergamot", "en-us+klatt4", "Id"),
        *("new", "edited", "final"),
        *(
            ".jinja",
            ".onnx.json",
            "HTTP {}",
            "HTTP {}: {}",
            "Python {}",
            "{} MB",
            "{}id",
            "say{}",
            " characters",
            "LaTeX",
        ),
        *("translators.{}", "voices.openai", "voices.voicevox", "translators.deepl", "writer"),
        *("translators.openai", "(?![A-Za-z])", "(?<![A-Za-z0-9])"),
    }
)
"""Codes, names and units, which are the same in both languages."""

JAPANESE = re.compile(r"[ぁ-んァ-ヴ一-龠]")


OF_PARTS = frozenset(
    {
        *("did you mean {one} or {two}?", "did you mean {one} or {two} or {three}?"),
        *("install LibreOffice Impress and poppler-utils, or Chromium", "{count} characters long"),
        *("{name} unpacks to more than {size} MB", "set [{section}] {one} and {other}"),
        "no translation in the memory and no engine",
        "no translation in the memory and no engine offline",
        *("left alone: {where} {text} ({why})", "translators:", "voices:", "readers:"),
        *(
            "{names}, … {count} more",
            "keys of services: {names}",
            "models on this machine: {names}",
        ),
        *("a language model on this machine; {found}", "voice {name}", "reader {name}"),
    }
)
"""Lines that the code puts together from others."""


def sample(line: str) -> str:
    """A line with something in each of its places."""
    numbers = iter(range(99))
    return re.sub(r"\{\}", lambda _: f"<{next(numbers)}>", line)


def in_japanese(line: str) -> bool:
    """By itself, or within what it stands in."""
    said = sample(line)
    alone = worded(said, "ja")
    within = (worded(frame.replace("{}", said), "ja") for frame in WITHIN[1:])
    found = [alone] if alone != said else [each for each in within if said not in each]
    return any(map(JAPANESE.search, found))


def test_the_lines_are_found_wherever_errors_are_made() -> None:
    assert len(error_classes()) > 20
    assert {"{} is a damaged PDF", "no connection ({})", "no {} is called {}"} <= lines()
    assert len(lines()) > 500


def test_each_line_of_an_error_a_gap_or_a_finding_has_its_japanese() -> None:
    lacking = [line for line in sorted(lines() - NO_WORDS - FRAMES) if not in_japanese(line)]
    assert not lacking, "write them into generator/locale/told.ja.toml"


def test_every_class_of_error_is_told_in_both_languages() -> None:
    for error in (
        UnknownEngineError("voice", "fliet", ["flite", "espeak"]),
        UnknownEngineError("translator", "zzz", ["a", "b"]),
        EngineFailedError("voice", "fliet", RuntimeError("boo")),
        StoryboardError("storyboard.yaml", 3, "no pause is called 'x'", "see docs/storyboard.md"),
        TimedOutError("google", 30),
        InterruptedAskingError("google"),
    ):
        assert sentence(error.message, error.advice, "en") == str(error)
        assert JAPANESE.search(worded(error.message, "ja"))
        assert "fliet" not in error.message or "fliet" in worded(error.message, "ja")


def test_what_fills_a_line_stays_as_it_is_unless_it_is_a_line_itself() -> None:
    assert worded("my report.csv is a table", "ja") == "my report.csv は表です"
    assert worded("google: no connection (Connection refused)", "ja") == (
        "google：接続できません（接続を断られました）"
    )
    assert worded("pages.txt is not there", "ja").startswith("pages.txt ")
    assert worded("a library's own words", "ja") == "a library's own words"
    assert worded("  ", "ja") == "  "
    assert worded("my report.csv is a table", "en") == "my report.csv is a table"


def test_no_line_in_japanese_is_left_of_one_that_is_gone() -> None:
    """Lines of errors and of what is printed: each can still be said."""
    texts = strings() | lines()
    said = {frame.replace("{}", line) for line in texts for frame in WITHIN}
    said = {re.sub(r"<[xyz]>", "{}", line) for line in said}
    whole = [sample(line) for line in texts]
    gone = []
    for line in (*table()["errors"], *table()["printed"]):
        parts = re.split(r"\{\w+\}", line)
        form = re.compile(".+".join(map(re.escape, parts)))
        assembled = line in OF_PARTS or line.startswith("good for {good} of {all} kinds of slide")
        if not assembled and "{}".join(parts) not in said and not any(map(form.fullmatch, whole)):
            gone.append(line)
    assert not gone


def commands() -> Iterator[click.Command]:
    context = click.Context(main)
    yield main
    for name in COMMANDS:
        command = main.get_command(context, name)
        assert command is not None
        yield command
        yield from getattr(command, "commands", {}).values()


@pytest.mark.parametrize("command", list(commands()), ids=lambda each: each.name or "kamishibai")
def test_all_help_is_in_both_languages(
    command: click.Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = click.Context(command, terminal_width=100, **main.context_settings)  # click keeps it
    context.formatter_class = Formatter
    shown = {}
    for language in ("en", "ja"):
        monkeypatch.setenv("KAMISHIBAI_LANGUAGE", language)
        shown[language] = command.get_help(context)
    assert not JAPANESE.search(shown["en"].replace("…", ""))
    for line in shown["ja"].splitlines():  # of English, only names and what is to be typed
        assert not re.search(r"(?:\b[a-z]+ ){3}", re.sub(r"\[.*?\]|`.*?`", "", line)), line
    told = [each.help for each in command.params if isinstance(each, click.Option) and each.help]
    for text in (*re.split(r"\n\s*\n", command.help or ""), *told):
        plain = re.sub(r"\s*\[default.*\]$", "", " ".join(text.split()))
        assert not plain or JAPANESE.search(worded(plain, "ja")), plain


def test_a_wrong_command_line_is_told_in_the_language_of_the_user(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KAMISHIBAI_LANGUAGE", "ja")
    for given in (["build"], ["nope"], ["batch", "--nope"], ["batch", "x", "--jobs", "many"]):
        assert run(given) == 2
        told = capsys.readouterr().err
        assert told.startswith("使い方： kamishibai")
        assert "エラー：" in told
        assert not re.search(r"Try|Error|such|Missing|Invalid|valid", told)


def test_every_option_is_explained_in_both_languages() -> None:
    sections = [*ROOMS, *(f"{kind}.{name}" for kind in ENGINES for name in engines(kind))]
    options = [option for section in sections for option in (options_of(section) or {}).values()]
    assert len(options) > 80
    for option in options:
        assert JAPANESE.search(option.help("ja")), option.name
        assert option.help("en")
        assert not JAPANESE.search(option.help("en"))


def test_commands_print_no_words_past_the_table() -> None:
    """What ``click.echo`` is given is data, or worded already."""
    for path, tree in modules().items():
        for node in ast.walk(tree) if path.startswith("cli/") else ():
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "click.echo":
                texts = [template(a) for a in node.args if isinstance(a, ast.JoinedStr)]
                assert not re.search(r"[A-Za-z]{3,}", "".join(texts).replace("kamishibai", "")), (
                    path
                )
