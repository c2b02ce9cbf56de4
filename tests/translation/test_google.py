"""The real deep-translator against a loopback page."""

from __future__ import annotations

import pickle
import random
import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import deep_translator.google
import pytest
import requests
from servers.google import FAULTS, uneven

from generator.model import sentences
from generator.progress import Message, Step, silent
from generator.translation import translate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.model import Article


@pytest.fixture
def two_hundred(article: Callable[..., Article]) -> Article:
    """200 sentences, all different, in 40 sections, and a title."""
    texts = [f"これは{n}番目の文で、だいたい普通の長さです。" for n in range(200)]
    return article(sections=[texts[at : at + 5] for at in range(0, 200, 5)])


def english(article: Article) -> list[str | None]:
    return [sentence.text.en for sentence in sentences(article)]


def expected(article: Article) -> list[str]:
    return [f"EN[{sentence.text.ja}]." for sentence in sentences(article)]


def test_every_sentence_gets_its_own_translation(two_hundred, online, server) -> None:
    done = translate(two_hundred, "en", online, silent)
    assert english(done.article) == expected(two_hundred)
    assert done.gaps == ()
    assert done.engine == "google"
    assert {(s.state, s.origin) for s in sentences(done.article)} == {("machine", "google")}


def test_a_request_holds_whole_sentences_of_one_section(article, online, server) -> None:
    long = [f"長い文{n}" + "あ" * 600 + "。" for n in range(4)]
    translate(
        article("導入です。", sections=[long, ["見出し", "本文です。"]]), "en", online, silent
    )
    assert all(len(text) <= 1500 for text in server.asked)
    assert sorted(server.asked) == sorted(
        ["題名です\n導入です。", "\n".join(long[:2]), "\n".join(long[2:]), "見出し\n本文です。"]
    )


def test_a_sentence_that_occurs_twice_is_asked_for_once(article, online, server) -> None:
    made = translate(article("同じ文です。", "違う文です。", "同じ文です。"), "en", online, silent)
    assert english(made.article)[1] == english(made.article)[3] == "EN[同じ文です。]."
    assert server.asked == ["題名です\n同じ文です。\n違う文です。"]


@pytest.mark.parametrize("seed", range(5))
def test_a_server_that_fails_three_times_in_ten_still_serves_every_sentence(
    two_hundred, online, server, seed: int
) -> None:
    faults = uneven(0.3, seed)
    server.fault = lambda _: next(faults)
    done = translate(two_hundred, "en", online, silent)
    assert english(done.article) == expected(two_hundred)
    assert done.gaps == ()
    assert len(server.asked) <= 1.6 * 41


@pytest.mark.parametrize("fault", FAULTS)
def test_one_failure_of_any_kind_is_outlived(article, online, server, fault: str) -> None:
    calls = iter([fault])
    server.fault = lambda _: next(calls, "ok")
    source = article("最初の文です。", "次の文です。")
    assert english(translate(source, "en", online, silent).article) == expected(source)


@pytest.mark.parametrize("fault", sorted({*FAULTS} - {"truncated"}))
def test_a_service_that_fails_for_good_leaves_gaps_that_say_why(
    article, online, server, fault: str
) -> None:
    server.fault = lambda _: fault
    done = translate(article("最初の文です。", "次の文です。"), "en", online, silent)
    assert [gap.where for gap in done.gaps] == ["t", "l0", "l1"]
    assert all(gap.kind == "translation" and "google" in gap.why for gap in done.gaps)
    assert english(done.article) == [None, None, None]


def test_a_dead_service_is_not_asked_for_every_sentence(two_hundred, online, server) -> None:
    server.fault = lambda _: "500"
    assert len(translate(two_hundred, "en", online, silent).gaps) == 201
    assert len(server.asked) <= 6 * 6


def test_a_block_page_stops_the_asking_at_once(two_hundred, online, server) -> None:
    server.fault = lambda _: "block"
    done = translate(two_hundred, "en", online, silent)
    assert len(server.asked) <= 3  # those already under way
    assert len(done.gaps) == 201
    assert "blocked" in done.gaps[0].why
    assert "another translator" in done.gaps[0].why


def test_lines_run_together_are_told_apart_by_asking_for_less(article, online, server) -> None:
    server.translated = lambda line: f"EN[{line}]." if line != "変な文です。" else "Two\nlines."
    source = article("一つ目です。", "変な文です。", "三つ目です。")
    done = translate(source, "en", online, silent)
    assert english(done.article) == [
        "EN[題名です].",
        "EN[一つ目です。].",
        None,
        "EN[三つ目です。].",
    ]
    assert [gap.where for gap in done.gaps] == ["l1"]


def test_an_echo_of_one_sentence_does_not_cost_the_others(article, online, server) -> None:
    server.translated = lambda line: line if line == "謎の文です。" else f"EN[{line}]."
    done = translate(article("一つ目です。", "謎の文です。"), "en", online, silent)
    assert english(done.article) == ["EN[題名です].", "EN[一つ目です。].", None]
    assert done.gaps[0].why == "google gave the sentence back untranslated"


def test_an_answer_without_full_stop_is_believed_when_it_comes_again(
    article, online, server
) -> None:
    server.translated = lambda line: f"EN[{line}] and so on"
    done = translate(article("文です。"), "en", online, silent)
    assert english(done.article)[1] == "EN[文です。] and so on"
    assert done.gaps == ()


def test_a_text_without_japanese_is_not_sent(article, online, server) -> None:
    done = translate(article("ChatGPT", "2024", "https://example.com/"), "en", online, silent)
    assert english(done.article)[1:] == ["ChatGPT", "2024", "https://example.com/"]
    assert server.asked == ["題名です"]


def test_a_sentence_longer_than_a_request_is_a_gap(article, online, server) -> None:
    done = translate(article("あ" * 1501), "en", online, silent)
    assert [gap.where for gap in done.gaps] == ["l0"]
    assert "1500 characters" in done.gaps[0].why


def test_what_arrived_is_not_asked_for_again(two_hundred, online, server) -> None:
    first = translate(two_hundred, "en", online, silent)
    count = len(server.asked)
    steps: list[Step] = []
    again = translate(two_hundred, "en", online, steps.append)
    assert again == first
    assert len(server.asked) == count
    assert steps[-1] == Step("translate", 201, 201, "", 201)


def test_a_run_killed_twenty_times_ends_like_an_undisturbed_one(
    two_hundred, online, server, tmp_path: Path
) -> None:
    given = tmp_path / "given.pickle"
    given.write_bytes(pickle.dumps((two_hundred, online)))
    code = (
        "import pickle, sys; from pathlib import Path; "
        "from generator.translation import translate; from generator.progress import silent; "
        "translate(*pickle.loads(Path(sys.argv[1]).read_bytes())[:1], 'en', "
        "pickle.loads(Path(sys.argv[1]).read_bytes())[1], silent)"
    )
    chance = random.Random(20)
    for _ in range(20):
        before, limit = len(server.asked), chance.randint(1, 5)
        process = subprocess.Popen([sys.executable, "-c", code, str(given)])
        while process.poll() is None and len(server.asked) < before + limit:
            time.sleep(0.001)
        time.sleep(chance.uniform(0, 0.01))
        process.kill()
        process.wait()
    resumed = translate(two_hundred, "en", online, silent)
    assert english(resumed.article) == expected(two_hundred)
    assert max(Counter(server.asked).values()) < 20  # every run went further than the last ones
    fresh = replace(online, data=tmp_path / "other")
    assert translate(two_hundred, "en", fresh, silent) == resumed


def test_auto_says_what_it_chose(article, online, server) -> None:
    events: list[object] = []
    translate(article(), "en", online, events.append)
    chosen = [event for event in events if isinstance(event, Message)]
    assert [(m.key, dict(m.values)["engine"]) for m in chosen] == [("translator_free", "google")]


def test_auto_does_without_an_engine_that_does_not_answer(article, settings) -> None:
    nobody = {"translators.google": {"endpoint": "http://127.0.0.1:9"}}
    events: list[object] = []
    done = translate(
        article("文です。"), "en", replace(settings, offline=False, sections=nobody), events.append
    )
    assert [gap.where for gap in done.gaps] == ["t", "l0"]
    assert "translator_unreachable" in [e.key for e in events if isinstance(e, Message)]


def test_the_library_as_others_see_it_is_left_alone(article, online, server) -> None:
    translate(article(), "en", online, silent)
    assert deep_translator.google.requests is requests
