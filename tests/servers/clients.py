"""Everything of ours that asks somebody else, each with a good service on loopback."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from servers.deepl import deepl
from servers.edge import edge
from servers.google import google
from servers.gtts import gtts
from servers.libretranslate import libretranslate
from servers.loopback import Answering, listening
from servers.openai import openai
from servers.releases import releases
from servers.speech import speech

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path
    from typing import Any

PATIENCE = {"TIMEOUT": "2", "TRIES": "8", "PAUSE": "0.05", "PATIENCE": "8"}
WITH_KEY = ("TRANSLATORS_DEEPL", "TRANSLATORS_OPENAI", "VOICES_OPENAI", "WRITER")
CHATS = ("TRANSLATORS_OPENAI", "WRITER")


ARTICLE = """朝の市

朝市の様子
港の朝市は五時に開く。魚屋が十軒並ぶ。雨の日は休みになる。

客の声
「安くて新しい」と常連の客は話す。昨年は三万人が訪れた。今年は駐車場を広げる。
"""


PAGE = "<html lang=ja><title>朝の市</title><article><h1>朝の市</h1><p>{}</p></article></html>"
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>市</title>
<item><title>朝の市</title><description>{}</description></item></channel></rss>"""


@dataclass(frozen=True)
class Client:
    """One that asks a service.

    Attributes:
        service: a good one.
        section: of its settings, as variables name it; empty for readers.
        options: what a build needs to ask it and nobody else.
        codes: with which a build may end where nothing can be had.
        words: of the command that asks it, before its address; a build where there are none.
    """

    service: Callable[[], AbstractContextManager[Any]]
    section: str
    options: tuple[str, ...] = ()
    codes: tuple[int, ...] = (3,)
    words: tuple[str, ...] = ()

    def command(self, url: str, place: Path) -> tuple[str, ...]:
        """What asks it at ``url``, with all that it writes in a folder."""
        source = place / "market.txt"
        source.write_text(ARTICLE, encoding="utf-8")
        given = str(source) if self.section else f"{url}/market"
        build = ("build", given, "-o", str(place / "shows"), *self.options)
        return (sys.executable, "-m", "generator", *((*self.words, url) if self.words else build))

    def environment(self, url: str, place: Path) -> dict[str, str]:
        """Of a process that asks it there, with little patience."""
        told = {"ENDPOINT": url, **PATIENCE} if self.section else {}
        told |= {"KEY": "k"} if self.section in WITH_KEY else {}
        told |= {"MODEL": "m", "IDLE": "2"} if self.section in CHATS else {}
        return {
            **os.environ,
            "KAMISHIBAI_CACHE": f"{place}/cache",
            "KAMISHIBAI_DATA": f"{place}/data",
            "KAMISHIBAI_READING_PRIVATE_HOSTS": "127.0.0.1",
            **{f"KAMISHIBAI_{self.section}_{name}": value for name, value in told.items()},
        }


@contextmanager
def paged(text: str) -> Iterator[Any]:
    class Handler(Answering):
        def do_GET(self) -> None:  # noqa: N802 - http.server's name
            self.send(200, text.format(ARTICLE.replace("\n", " ")).encode())

        do_HEAD = do_GET  # noqa: N815

    with listening(Handler) as url:
        yield type("Pages", (), {"url": url})


def voice(name: str) -> tuple[str, ...]:
    return ("--voice", f"ja={name}", "--languages", "ja", "--only", "captions")


def translator(name: str) -> tuple[str, ...]:
    return ("--translator", name, "--only", "script")


CLIENTS = {
    "google": Client(google, "TRANSLATORS_GOOGLE", translator("google")),
    "deepl": Client(deepl, "TRANSLATORS_DEEPL", translator("deepl")),
    "libretranslate": Client(
        libretranslate, "TRANSLATORS_LIBRETRANSLATE", translator("libretranslate")
    ),
    "openai": Client(openai, "TRANSLATORS_OPENAI", translator("openai")),
    "writer": Client(openai, "WRITER", ("--languages", "ja", "--only", "script"), (0, 3)),
    "gtts": Client(gtts, "VOICES_GTTS", voice("gtts")),
    "voicevox": Client(speech, "VOICES_VOICEVOX", voice("voicevox")),
    "openai voice": Client(speech, "VOICES_OPENAI", voice("openai")),
    "edge": Client(edge, "VOICES_EDGE", voice("edge")),
    "address": Client(partial(paged, PAGE), "", ("--languages", "ja", "--only", "script"), (1,)),
    # what it publishes has not the model's digest: that a busy one is asked again and all is right
    # in the end is for tests/fetched to show
    "models": Client(
        partial(releases, {"en_US-joe-medium.onnx": bytes(1 << 20)}),
        *("", (), (1,), ("models", "get", "piper-joe", "--from")),
    ),
    "feed": Client(partial(paged, FEED), "", ("--languages", "ja", "--only", "script"), (1,)),
}
