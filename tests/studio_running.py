"""The studio as a user starts it: a process of its own, and a client with the token it printed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import requests

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class Running:
    """Attributes: ``url`` as it was printed, token and all; ``base`` is scheme, host and port."""

    url: str
    process: subprocess.Popen[str]

    @property
    def base(self) -> str:
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def token(self) -> str:
        return parse_qs(urlsplit(self.url).query)["token"][0]

    def ask(self, method: str, path: str, **given: Any) -> requests.Response:
        headers = {"Authorization": f"Bearer {self.token}", **given.pop("headers", {})}
        return requests.request(method, self.base + path, headers=headers, timeout=120, **given)

    def get(self, path: str, **params: str) -> Any:
        answer = self.ask("GET", path, params=params)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def post(self, path: str, **told: Any) -> Any:
        answer = self.ask("POST", path, json=told)
        assert answer.ok, answer.text
        return answer.json()

    def megabytes(self) -> tuple[float, float]:
        """Of all its processes together, and of LibreOffice's; Linux tells.

        A file that is mapped counts once, also where others on the machine have it mapped.
        """
        own = {True: 0, False: 0}
        mapped: dict[bool, dict[str, int]] = {True: {}, False: {}}
        for each in _processes(self.process.pid):
            with suppress(OSError):  # it has ended
                draws = _draws(each)
                for file, resident, anonymous in _mappings(each):
                    own[draws] += anonymous
                    known = mapped[draws].get(file, 0)
                    mapped[draws][file] = max(known, resident - anonymous)
        ours, office = ((own[each] + sum(mapped[each].values())) / 1024 for each in (False, True))
        return ours, office

    def events(self, place: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Of a build, as they come: kind and what is told."""
        kind = ""
        with self.ask("GET", place, stream=True) as answer:
            for line in answer.iter_lines(decode_unicode=True):
                if line.startswith("event: "):
                    kind = line.removeprefix("event: ")
                if line.startswith("data: "):
                    yield kind, json.loads(line.removeprefix("data: "))


def _processes(first: int) -> Iterator[int]:
    yield first
    for children in Path(f"/proc/{first}/task").glob("*/children"):
        for each in children.read_text().split():
            yield from _processes(int(each))


def _draws(process: int) -> bool:
    return Path(f"/proc/{process}/comm").read_text().strip() in ("oosplash", "soffice.bin")


def _mappings(process: int) -> Iterator[tuple[str, int, int]]:
    """Of each: the file and where in it, kilobytes resident, and of them anonymous."""
    file, resident = "", 0
    for line in Path(f"/proc/{process}/smaps").read_text().splitlines():
        name, *told = line.split()
        if not name.endswith(":"):
            file = " ".join(told[1:])
        elif name == "Rss:":
            resident = int(told[0])
        elif name == "Anonymous:":
            yield file, resident, int(told[0])


@contextmanager
def studio(*arguments: object, cwd: Path) -> Iterator[Running]:
    command = [sys.executable, "-m", "generator", "studio", *map(str, arguments), "--no-open"]
    with subprocess.Popen(
        command,
        cwd=cwd,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"},
    ) as process:
        assert process.stdout
        running = Running(process.stdout.readline().strip(), process)
        try:
            yield running
        finally:
            process.terminate()
            process.wait(timeout=20)
