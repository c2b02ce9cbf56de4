"""How missing sentences can be had, said in the last lines of a build and at its beginning."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import contextmanager
from dataclasses import replace
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest
from running import QUICK, kamishibai

from generator.progress import Message
from generator.translation import translate
from generator.translation.choosing import ways

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def silence() -> Iterator[str]:
    """A server that takes every connection and says nothing."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(16)
        held: list[socket.socket] = []

        def take() -> None:
            while True:
                try:
                    held.append(listening.accept()[0])
                except OSError:
                    return

        threading.Thread(target=take, daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        listening.shutdown(socket.SHUT_RDWR)
        for each in held:
            each.close()


def test_a_model_to_fetch_comes_first_where_nothing_else_works(settings) -> None:
    found = ways(replace(settings, offline=False), "ja", "output/a", "google")
    assert "kamishibai models get bergamot, then kamishibai build output/a" in found[0]
    assert "kamishibai translations export output/a sentences.csv" in found[-1]


def test_offline_what_needs_no_network_comes_first(settings) -> None:
    found = ways(settings, "ja", "output/a")
    assert "translations export" in found[0]
    assert "models get bergamot --from FOLDER" in found[1]


def test_an_engine_that_is_ready_comes_before_all_others(settings) -> None:
    sections = {"translators.libretranslate": {"endpoint": "http://127.0.0.1:9"}}
    ready = replace(settings, sections=sections, offline=False)
    found = ways(ready, "ja", "output/a", "google")
    assert "kamishibai build output/a --translator libretranslate" in found[0]
    asked = ways(ready, "ja", "output/a", "google: blocked libretranslate: no connection")
    assert not any("libretranslate" in way for way in asked)


@pytest.mark.skipif(not find_spec("fxtranslate"), reason="fxtranslate (extra bergamot) is not here")
def test_the_model_that_is_here_is_named_unless_it_was_asked(settings) -> None:
    (settings.data / "models" / "bergamot-ja-en").mkdir(parents=True)
    assert "--translator bergamot" in ways(settings, "ja", "output/a")[0]
    assert not any("bergamot" in way for way in ways(settings, "ja", "output/a", "bergamot"))
    assert "models get bergamot" in ways(settings, "en", "output/a")[1]


def test_what_will_be_missing_is_said_within_five_seconds(article, settings) -> None:
    """Nothing in the memory, no model, and a network in which nobody answers."""
    said: list[tuple[float, Message]] = []

    def told(event: object) -> None:
        if isinstance(event, Message):
            said.append((time.monotonic() - begun, event))

    with silence() as nobody:
        sections = {"translators.google": {"endpoint": nobody}}
        begun = time.monotonic()
        done = translate(
            article("海です。"), "en", replace(settings, offline=False, sections=sections), told
        )
    (when, message) = said[-1]
    assert message.key == "sentences_missing"
    assert dict(message.values)["count"] == "2"
    assert "models get bergamot" in dict(message.values)["way"]
    assert when < 5
    assert len(done.gaps) == 2


def test_a_build_goes_on_and_ends_with_the_ways(tmp_path) -> None:
    (tmp_path / "a.txt").write_text("海の話\n\n海は広いです。山は高いです。\n", encoding="utf-8")
    done = kamishibai("build", "a.txt", "--only", "script", *QUICK, "--offline", cwd=tmp_path)
    assert done.code == 3
    assert "sentences will have no translation" in done.err
    lines = done.out.splitlines()
    at = lines.index("To get what is not translated:")
    assert "kamishibai translations export output/a sentences.csv" in lines[at + 1]
    assert "kamishibai models get bergamot --from FOLDER" in lines[at + 2]
    exported = kamishibai("translations", "export", "output/a", "sentences.csv", cwd=tmp_path)
    assert exported.code == 0
