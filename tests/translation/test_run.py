"""The order in which knowledge is asked for, and what is said about it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator.errors import MemoryFileError
from generator.model import sentences, with_sentences
from generator.progress import Step, silent
from generator.translation import check, findings, fingerprint, translate
from generator.translation.memory import Unit, user_memory

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import Article, Sentence

TMX = (
    '<tmx version="1.4"><header srclang="ja"/><body><tu><tuv xml:lang="ja"><seg>{}</seg></tuv>'
    '<tuv xml:lang="en"><seg>{}</seg></tuv></tu></body></tmx>'
)


@pytest.fixture
def tmx(tmp_path: Path):
    def made(source: str, target: str, name: str = "given.tmx") -> Path:
        path = tmp_path / name
        path.write_text(TMX.format(source, target), encoding="utf-8")
        return path

    return made


def told(article: Article) -> list[tuple[str | None, str, str]]:
    return [(s.text.en, s.state, s.origin) for s in sentences(article)]


def remember(settings, *units: Unit, direction: str = "ja-en") -> None:
    with user_memory(settings) as memory:
        memory.store(units, direction)


def test_the_given_files_come_before_the_users_memory(article, settings, tmx) -> None:
    remember(settings, Unit("海です。", "mine"), Unit("題名です", "My title"))
    given = replace(settings, memories=(tmx("海です。", "given"),))
    done = translate(article("海です。"), "en", given, silent)
    assert told(done.article) == [("My title", "final", "memory"), ("given", "final", "memory")]
    assert (done.engine, done.gaps) == ("memory", ())


def test_the_users_memory_comes_before_the_engine(article, online, server) -> None:
    remember(online, Unit("海です。", "mine"))
    done = translate(article("海です。"), "en", online, silent)
    assert told(done.article) == [
        ("EN[題名です].", "machine", "google"),
        ("mine", "final", "memory"),
    ]
    assert done.engine == "google, memory"
    assert server.asked == ["題名です"]


def test_what_was_translated_before_is_kept(article, online, server) -> None:
    def by_hand(sentence: Sentence) -> Sentence:
        text = sentence.text.having("en", "by hand")
        return replace(sentence, text=text, state="edited") if sentence.id == "l0" else sentence

    source = with_sentences(article("海です。"), by_hand)
    remember(online, Unit("海です。", "from the memory"))
    steps: list[Step] = []
    done = translate(source, "en", online, steps.append)
    assert told(done.article)[1] == ("by hand", "edited", "")
    assert server.asked == ["題名です"]
    counted = [step for step in steps if isinstance(step, Step)]
    assert counted[-1] == Step("translate", 2, 2, "EN[題名です].", 1)


def test_a_machines_sentence_serves_offline_whoever_made_it(article, settings) -> None:
    remember(settings, Unit("海です。", "It is the sea.", "machine", "deepl#0"))
    done = translate(article("海です。"), "en", settings, silent)
    assert told(done.article)[1] == ("It is the sea.", "machine", "deepl")


def test_each_missing_sentence_is_one_gap(article, settings) -> None:
    done = translate(article("海です。", "山です。"), "en", settings, silent)
    assert [(gap.kind, gap.where, gap.text) for gap in done.gaps] == [
        ("translation", "t", "題名です"),
        ("translation", "l0", "海です。"),
        ("translation", "l1", "山です。"),
    ]
    assert {gap.why for gap in done.gaps} == {"no translation in the memory and no engine offline"}
    assert not settings.data.exists()


def test_the_memory_alone_can_be_asked_for(article, online, server) -> None:
    done = translate(article(), "en", replace(online, translator="memory"), silent)
    assert done.gaps[0].why == "no translation in the memory and no engine"
    assert server.asked == []


def test_an_english_article_becomes_japanese_the_same_way(article, online, server) -> None:
    server.translated = lambda line: f"日本語で「{line}」です。"
    source = article("The sea is wide.", "Google", title="The sea", language="en")
    remember(online, Unit("海は青い。", "The sky is blue."))
    done = translate(source, "ja", online, silent)
    assert [s.text.ja for s in sentences(done.article)] == [
        "日本語で「The sea」です。",
        "日本語で「The sea is wide.」です。",
        "日本語で「Google」です。",
    ]
    turned = translate(
        article("The sky is blue.", language="en"), "ja", replace(online, offline=True), silent
    )
    assert [s.text.ja for s in sentences(turned.article)][1] == "海は青い。"


def test_a_broken_memory_file_stops_the_work_with_its_line(article, settings, tmx) -> None:
    path = tmx("海", "sea")
    path.write_text("<tmx><tu>", encoding="utf-8")
    with pytest.raises(MemoryFileError, match=r"given\.tmx, line 1: "):
        translate(article(), "en", replace(settings, memories=(path,)), silent)


def test_missing_files_are_told_before_any_work(settings, tmp_path: Path) -> None:
    with pytest.raises(MemoryFileError, match=r"none\.tmx is not there"):
        check(replace(settings, memories=(tmp_path / "none.tmx",)))


def test_the_fingerprint_follows_files_engine_and_peoples_texts(settings, tmx) -> None:
    seen = {fingerprint(settings)}
    seen.add(fingerprint(replace(settings, memories=(tmx("海", "sea"),))))
    seen.add(fingerprint(replace(settings, memories=(tmx("海", "ocean"),))))
    seen.add(fingerprint(replace(settings, offline=False)))
    remember(settings, Unit("海", "sea"))
    seen.add(fingerprint(settings))
    assert len(seen) == 5
    before = fingerprint(settings)
    remember(settings, Unit("海", "sea", "machine", "google#0"))
    assert fingerprint(settings) == before


def test_review_names_the_nearest_sentence_of_the_memory(article, settings) -> None:
    remember(settings, Unit("新しい図書館が来月、駅前に開きます。", "A new library opens soon."))
    (note,) = findings(article("新しい図書館が来年、駅前に開きます。"), settings)
    assert (note.severity, note.where) == ("note", "l0")
    assert note.advice.startswith("94 % like “新しい図書館が来月")


def test_of_a_final_text_only_errors_are_told(article, settings) -> None:
    def given(text: str, state) -> Article:
        def change(sentence: Sentence) -> Sentence:
            return replace(sentence, text=sentence.text.having("en", text), state=state)

        return replace(with_sentences(article("海には行きません。"), change))

    assert [f.severity for f in findings(given("I go to the sea.", "machine"), settings)] != []
    assert findings(given("I go to the sea.", "final"), settings) == ()
    assert [f.severity for f in findings(given("I go to the 海.", "final"), settings)] == [
        "error",
        "error",
    ]


def test_nothing_heavy_is_loaded_when_nothing_is_to_be_done() -> None:
    code = (
        "import sys; from generator.model import *; from generator.settings import Settings\n"
        "from generator.progress import silent; from generator.translation import *\n"
        "done = Sentence('t', Bilingual('題', 'T'), 'machine', 'google')\n"
        "translate(Article(done, 'ja', Source('a', 'text', '')), 'en', Settings(), silent)\n"
        "check(Settings()); fingerprint(Settings())\n"
        "print([name for name in ('lxml', 'requests', 'deep_translator') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
