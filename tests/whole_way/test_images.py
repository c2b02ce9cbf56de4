"""The action and the images: what they say is there, and their steps do what they promise."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from dockerfile import instructions
from few_articles import TOPICS, write_article

ROOT = Path(__file__).parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step.get("name", step.get("uses")): step for step in ACTION["runs"]["steps"]}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
QUICK = "--offline --only script,audio --voice ja=silence --voice en=silence"


def run_step(name: str, inputs: dict[str, str], work: Path) -> subprocess.CompletedProcess[str]:
    """A step as the runner would: its inputs in its environment, bash with its usual options."""
    given = {key: str(value["default"]) for key, value in ACTION["inputs"].items()} | inputs
    told = {
        key: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: given[found[1]], value)
        for key, value in STEPS[name]["env"].items()
    }
    places = {
        "RUNNER_TEMP": str(work / "temp"),
        "GITHUB_OUTPUT": str(work / "outputs"),
        "GITHUB_STEP_SUMMARY": str(work / "summary.md"),
        "GITHUB_ACTION_PATH": str(ROOT),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
    }
    (work / "temp").mkdir(exist_ok=True)
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", STEPS[name]["run"]],
        cwd=work,
        env={**os.environ, **places, **told},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_action_builds_what_changed_and_publishes_it(tmp_path: Path) -> None:
    for number, topic in enumerate(TOPICS[:2]):
        write_article(tmp_path / "articles" / f"a{number}.md", topic)
    inputs = {
        "options": QUICK,
        "base-url": "https://example.org/shows/",
        "target": str(tmp_path / "world"),
    }
    report = tmp_path / "temp" / "kamishibai.jsonl"
    for worked in (2, 0):
        done = run_step("Build", inputs, tmp_path)
        assert done.returncode == 0, done.stderr
        lines = [json.loads(line) for line in report.read_text("utf-8").splitlines()]
        assert sum(bool(line["seconds"]) for line in lines) == worked
        assert len(lines) == 2
    assert f"report={report}" in (tmp_path / "outputs").read_text()
    assert "articles/a0.md" in (tmp_path / "summary.md").read_text("utf-8")
    assert run_step("Publish", inputs, tmp_path).returncode == 0
    assert {path.name for path in (tmp_path / "world").iterdir()} == {
        "a0",
        "a1",
        "feed.ja.xml",
        "index.html",
    }


def test_gaps_stop_the_action_when_they_shall_and_errors_always(tmp_path: Path) -> None:
    write_article(tmp_path / "articles" / "a.md", TOPICS[0])
    strict = {"options": QUICK.replace(",audio", ""), "gaps": "fail"}
    assert run_step("Build", strict, tmp_path).returncode == 3
    wrong = {"options": QUICK, "articles": "articles/a.md\nnowhere.md"}
    done = run_step("Build", wrong, tmp_path)
    assert done.returncode == 1
    assert "nowhere.md" in done.stderr


def test_an_input_is_never_part_of_a_script() -> None:
    """It would be run if somebody put a command into the name of a file."""
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def test_every_input_of_the_action_is_used_and_every_use_is_an_input() -> None:
    used = set(re.findall(r"inputs\.([\w-]+)", json.dumps(ACTION["runs"])))
    assert used == set(ACTION["inputs"])


@pytest.mark.parametrize("extras", ["offline,formats,batch,mcp", "offline,batch"])
def test_what_is_installed_are_extras_of_the_package(extras: str) -> None:
    assert set(extras.split(",")) <= set(PROJECT["optional-dependencies"])
    text = (ROOT / "Dockerfile").read_text("utf-8") + (ROOT / "action.yml").read_text("utf-8")
    assert extras in text


def test_the_images_are_built_from_what_is_there_and_run_as_nobody_special() -> None:
    told = instructions()
    assert {word for word, _ in told} <= {
        "FROM",
        "WORKDIR",
        "COPY",
        "RUN",
        "USER",
        "ENTRYPOINT",
        "CMD",
        "ENV",
    }
    stages = [rest.split(" AS ") for word, rest in told if word == "FROM"]
    assert [name for _, name in stages] == ["wheel", "slim", "full"]
    let_in = (ROOT / ".dockerignore").read_text("utf-8").split()
    for rest in (rest for word, rest in told if word == "COPY" and "--from" not in rest):
        for source in rest.split()[:-1]:
            assert (ROOT / source).exists(), source
            assert f"!{source}" in let_in, source
    assert [rest for word, rest in told if word == "USER"] == ["1000", "0", "1000"]
    [entry] = (json.loads(rest) for word, rest in told if word == "ENTRYPOINT")
    assert entry[0] in PROJECT["scripts"]
    for rest in (rest for word, rest in told if word == "RUN" and "apt-get" in rest):
        assert shlex.split(rest)[-3:] == ["rm", "-rf", "/var/lib/apt/lists/*"]


def test_a_linter_of_dockerfiles_has_nothing_to_say() -> None:
    linter = Path(sys.executable).parent / "hadolint"
    done = subprocess.run(
        [linter, ROOT / "Dockerfile"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")
