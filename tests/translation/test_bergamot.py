"""The engine of Mozilla's models, run on models that the tests write."""

from __future__ import annotations

import pickle
import random
import resource
import struct
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tiny_bergamot import PUBLISHED, write_model

from generator.errors import ServiceError, UnknownEngineError
from generator.fetched import kept
from generator.model import sentences
from generator.progress import Message, silent
from generator.translation import TRANSLATORS, check, translate
from generator.translation.choosing import chosen
from generator.translation.engine import Passage
from generator.translation.engines.bergamot import Bergamot
from generator.translation.run import Asking, passages
from generator.translation.terms import Term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.settings import Settings

pytest.importorskip("fxtranslate", reason="fxtranslate (extra bergamot) is not here")

NOUNS = {
    "山": "mountain", "川": "river", "町": "town", "海": "sea", "森": "forest", "駅": "station",
    "店": "shop", "島": "island", "城": "castle", "橋": "bridge", "寺": "temple", "港": "harbour",
}  # fmt: skip
QUALITIES = {
    "高い": "high", "長い": "long", "広い": "wide", "古い": "old", "新しい": "new", "遠い": "far",
    "静か": "quiet", "小さい": "small",
}  # fmt: skip
ASCII = [chr(code) for code in range(33, 127) if chr(code) not in ".,"]
WORDS = {
    **{ja: f"▁{en}" for ja, en in (NOUNS | QUALITIES).items()},
    **{c: c for c in ASCII},
    "▁": "▁",
    "は": "▁was",
    "年": "▁then",
    "、": ",",
    "。": ".",
    "題名": "▁Title",
    "です": "▁it",
}
BACK = {
    **{f"▁{en}": ja for ja, en in (NOUNS | QUALITIES).items()},
    **{c: c for c in ASCII},
    "▁": " ",
    "▁was": "は",
    "▁The": "その",
    ".": "。",
    ",": "、",
}


@pytest.fixture(scope="session")
def forward(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_model(tmp_path_factory.mktemp("ja-en"), WORDS)


@pytest.fixture(scope="session")
def backward(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_model(tmp_path_factory.mktemp("en-ja"), BACK)


@pytest.fixture
def here(settings: Settings, forward: Path, backward: Path) -> Settings:
    """Both models are configured; nothing on a network."""
    own = {"model": str(forward), "model_en_ja": str(backward)}
    return replace(settings, sections={"translators.bergamot": own})


@pytest.fixture
def engine(here: Settings) -> Iterator[Bergamot]:
    made = Bergamot(here, "ja", "en")
    yield made
    made.close()


def said(engine: Bergamot, *texts: str, terms: tuple[Term, ...] = ()) -> list[str]:
    return list(engine.translate(Passage(texts, terms=terms)))


def test_a_sentence_goes_through_the_engine(engine) -> None:
    assert said(engine, "山は高い。", "1907年、海は広い。") == [
        "Mountain was high.",
        "1907 then, sea was wide.",
    ]


def test_the_other_direction_has_a_model_of_its_own(here) -> None:
    back = Bergamot(here, "en", "ja")
    assert said(back, "The mountain was high.") == ["その山は高い。"]
    assert back.fingerprint != Bergamot(here, "ja", "en").fingerprint
    back.close()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("「山は高い。」", "“Mountain was high.”"),
        ("「山は高い。海は広い。」", "“Mountain was high. sea was wide.”"),
        ("大きな城は古い（港は小さい）。", None),
        ("あの城と橋は古い（港は小さい）。", None),
        (
            "城城城城は古い（港は小さい）。",
            "Castle castle castle castle was old (harbour was small).",
        ),
        ("山：海は広い。", "Mountain: sea was wide."),
        ("Q. 山は高い。", "Q. Mountain was high."),
        ("②山は高い。", "② Mountain was high."),
        ("山", "Mountain"),
        ("iPhoneは新しい。", "iPhone was new."),
        ("ＡＢＣは１２３。", "ABC was123."),
    ],
)
def test_what_stands_around_bare_words_is_put_around_their_translation(engine, text, told) -> None:
    if told:
        assert said(engine, text) == [told]
    else:
        (found,) = said(engine, text)
        assert found.endswith("(harbour was small).")


def test_a_heading_gets_no_full_stop_that_the_model_adds(settings, tmp_path) -> None:
    model = write_model(tmp_path, {**WORDS, "高い": "▁high."})
    asked = replace(settings, sections={"translators.bergamot": {"model": str(model)}})
    wordy = Bergamot(asked, "ja", "en")
    assert said(wordy, "山は高い") == ["Mountain was high"]
    wordy.close()


def test_terms_and_addresses_arrive_as_they_are(engine) -> None:
    terms = (Term("山", "Mt Fuji"), Term("海", "Inland Sea"))
    assert said(engine, "山は高い。", "海は広い。", terms=terms) == [
        "Mt Fuji was high.",
        "Inland Sea was wide.",
    ]
    (found,) = said(engine, "城は古い https://example.org/a1?b=2 を見る。")
    assert "https://example.org/a1?b=2" in found


def test_into_japanese_terms_go_in_as_marks(here) -> None:
    back = Bergamot(here, "en", "ja")
    (found,) = said(back, "The mountain was high.", terms=(Term("mountain", "富士山"),))
    assert found == "その富士山は高い。"
    back.close()


def test_a_mark_that_does_not_survive_is_tried_in_another_form(settings, tmp_path) -> None:
    """This model makes words of capital letters, but leaves brackets and digits alone."""
    lost = {chr(code): "▁letter" + chr(code).lower() for code in range(ord("A"), ord("Z") + 1)}
    model = write_model(tmp_path, {**BACK, **lost})
    asked = replace(settings, sections={"translators.bergamot": {"model_en_ja": str(model)}})
    back = Bergamot(asked, "en", "ja")
    assert said(back, "The mountain was high.", terms=(Term("mountain", "富士山"),)) == [
        "その富士山は高い。"
    ]
    back.close()


@pytest.mark.parametrize(
    ("wrong", "text", "told"),
    [
        ({"7": "8"}, "1907年、海は広い。", "1907 then, sea was wide."),
        ({"3": "4"}, "山は 3,776。", "Mountain was 3776."),
        ({"2": "9", "5": "1"}, "城は 25、橋は 152。", "Castle was 25, bridge was 152."),
    ],
)
def test_numbers_alone_that_are_wrong_are_set_right(settings, tmp_path, wrong, text, told) -> None:
    model = write_model(tmp_path, {**WORDS, **wrong, **{n: c for c, n in wrong.items()}})
    asked = replace(settings, sections={"translators.bergamot": {"model": str(model)}})
    wordy = Bergamot(asked, "ja", "en")
    (found,) = said(wordy, text)
    wordy.close()
    assert found.replace(",", "").replace(" ", "") == told.replace(",", "").replace(" ", "")


def _cut(folder: Path) -> None:
    path = folder / "model.tiny.bin"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _of_another_version(folder: Path) -> None:
    path = folder / "model.tiny.bin"
    path.write_bytes(struct.pack("<Q", 2) + path.read_bytes()[8:])


def _without_a_weight(folder: Path) -> None:
    path = folder / "model.tiny.bin"
    path.write_bytes(path.read_bytes().replace(b"decoder_l1_rnn_Wf\0", b"decoder_l1_rnn_Xf\0"))


def _with_a_huge_table(folder: Path) -> None:
    path = folder / "model.tiny.bin"
    data = path.read_bytes()
    path.write_bytes(data[:8] + struct.pack("<Q", 1 << 60) + data[16:])


def _empty(folder: Path) -> None:
    (folder / "model.tiny.bin").write_bytes(b"")


def _with_half_a_vocabulary(folder: Path) -> None:
    path = folder / "trgvocab.tiny.spm"
    path.write_bytes(path.read_bytes()[:-100])


def _with_another_shortlist(folder: Path) -> None:
    (folder / "lex.tiny.bin").write_bytes(b"\xff" * 300)


def _without_a_vocabulary(folder: Path) -> None:
    (folder / "srcvocab.tiny.spm").unlink()


@pytest.mark.parametrize(
    ("harm", "why"),
    [
        (_cut, "truncated"),
        (_of_another_version, "unsupported model version"),
        (_without_a_weight, "missing weight decoder_l1_rnn_Wf"),
        (_with_a_huge_table, ""),
        (_empty, "truncated"),
        (_with_half_a_vocabulary, r"trgvocab\.tiny\.spm is no vocabulary, or cut"),
        (_with_another_shortlist, ""),
        (_without_a_vocabulary, r"has no srcvocab\.\*"),
    ],
)
def test_a_model_that_is_no_model_is_one_line(
    article, settings, tmp_path, capfd, harm, why
) -> None:
    harm(write_model(tmp_path / "m", WORDS))
    asked = replace(
        settings,
        sections={"translators.bergamot": {"model": str(tmp_path / "m")}},
    )
    broken = Bergamot(asked, "ja", "en")
    with pytest.raises(
        ServiceError, match=rf"bergamot: the model in .*m cannot be used .*{why}"
    ) as e:
        said(broken, "山は高い。")
    broken.close()
    assert e.value.final
    assert "\n" not in str(e.value)
    assert capfd.readouterr() == ("", "")


def test_a_fetched_model_that_changed_is_told_with_the_way_to_have_it_again(
    article, settings, tmp_path
) -> None:
    place = write_model(settings.data / "models" / "bergamot-ja-en", WORDS)
    kept.record(place, {})
    asked = replace(settings, translator="bergamot")
    done = translate(article("山は高い。"), "en", asked, silent)
    assert [s.text.en for s in sentences(done.article)] == ["Title it", "Mountain was high."]
    model = place / "model.tiny.bin"
    data = bytearray(model.read_bytes())
    data[-5000] ^= 1
    model.write_bytes(data)
    done = translate(article("海は広い。"), "en", asked, silent)
    (why,) = {gap.why for gap in done.gaps if gap.where == "l0"}
    assert "model.tiny.bin is not what was fetched" in why
    assert why.endswith("kamishibai models get bergamot-ja-en")


def test_what_is_not_fetched_is_named_with_the_command(settings) -> None:
    assert Bergamot.available(settings) == "kamishibai models get bergamot-ja-en"
    assert TRANSLATORS.lacking("bergamot", settings) == "kamishibai models get bergamot-ja-en"


def test_a_direction_without_a_model_is_a_gap_with_the_command(article, settings, forward) -> None:
    asked = replace(
        settings, translator="bergamot", sections={"translators.bergamot": {"model": str(forward)}}
    )
    source = article("The sea was wide.", title="The sea", language="en")
    done = translate(source, "ja", asked, silent)
    assert {gap.why for gap in done.gaps} == {"kamishibai models get bergamot-en-ja"}


def long_article(article):
    """200 sentences, no two alike, in ten sections, and a title."""
    made = [
        f"{1500 + n}年、{noun}は{quality}。"
        for n, (noun, quality) in enumerate(
            (list(NOUNS)[n % 12], list(QUALITIES)[(n // 12 + n) % 8]) for n in range(190)
        )
    ]
    parts = [(list(NOUNS)[part], *made[part * 19 : part * 19 + 19]) for part in range(10)]
    return article(sections=parts)


def english(done) -> list[str | None]:
    return [sentence.text.en for sentence in sentences(done.article)]


def expected(source) -> list[str]:
    told = []
    for sentence in sentences(source):
        text = sentence.text.ja or ""
        for ja, en in (NOUNS | QUALITIES).items():
            text = text.replace(ja, f" {en}")
        text = text.replace("題名です", "Title it").replace("は", " was")
        text = text.replace("年、", " then,").replace("。", ".").strip()
        told.append(text[:1].upper() + text[1:])
    return told


def test_two_hundred_sentences_come_once_each_in_order_and_the_same_every_time(
    article, here, tmp_path
) -> None:
    source = long_article(article)
    done = translate(source, "en", here, silent)
    assert len(english(done)) == 201
    assert english(done) == expected(source)
    assert (done.engine, done.gaps) == ("bergamot", ())
    again = translate(source, "en", replace(here, data=tmp_path / "other"), silent)
    assert again == done


RUN = """
import pickle, sys
from pathlib import Path
from generator.progress import Step
from generator.translation import translate
given, limit = Path(sys.argv[1]), int(sys.argv[2])
article, settings = pickle.loads(given.read_bytes())
def told(event):
    if isinstance(event, Step):
        print(event.done, flush=True)
done = translate(article, "en", settings, told)
Path(sys.argv[3]).write_bytes(pickle.dumps(done))
"""


def test_a_run_killed_twenty_times_ends_like_an_undisturbed_one(article, here, tmp_path) -> None:
    source, given = long_article(article), tmp_path / "given.pickle"
    given.write_bytes(pickle.dumps((source, here)))
    chance, reached = random.Random(20), 0
    for number in range(20):
        run = subprocess.Popen(
            [sys.executable, "-c", RUN, str(given), "0", str(tmp_path / "done")],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert run.stdout
        limit = min(200, (number + 1) * 10)
        for line in run.stdout:
            reached = max(reached, int(line))
            if reached >= limit:
                break
        time.sleep(chance.uniform(0, 0.002))
        run.kill()
        run.wait()
        run.stdout.close()
    assert not (tmp_path / "done").exists() or reached >= 200
    resumed = translate(source, "en", here, silent)
    assert english(resumed) == expected(source)
    fresh = replace(here, data=tmp_path / "other")
    assert translate(source, "en", fresh, silent) == resumed


def test_no_process_outlives_a_build(here) -> None:
    code = (
        "import os, pickle, sys, threading; from generator.settings import Settings\n"
        "from generator.translation.engines.bergamot import Bergamot\n"
        "from generator.translation.engine import Passage\n"
        "made = Bergamot(pickle.loads(bytes.fromhex(sys.argv[1])), 'ja', 'en')\n"
        "made.translate(Passage(('山は高い。',)))\n"
        "print(made._made._all[0]._process.pid, flush=True)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, pickle.dumps(here).hex()], capture_output=True, check=False
    )
    child = Path("/proc") / done.stdout.decode().strip()
    until = time.monotonic() + 5
    while child.exists() and "Z" not in (child / "stat").read_text().split()[2]:
        assert time.monotonic() < until
        time.sleep(0.02)


def test_a_model_as_large_as_a_published_one_takes_little_more_than_itself(
    settings, tmp_path
) -> None:
    """At most 300 MB above the model, by what both processes ever held and this one gained."""
    if not Path("/proc/self/smaps_rollup").exists():
        pytest.skip("memory is told by /proc, which is not here")
    place = write_model(tmp_path, WORDS, size=PUBLISHED)
    asked = replace(settings, sections={"translators.bergamot": {"model": str(place)}})
    engine = Bergamot(asked, "ja", "en")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(lambda text: said(engine, text), ["山は高い、海は広い。"] * 12))
    assert told == [["Mountain was high, sea was wide."]] * 12
    assert engine._made is not None
    pids = [child._process.pid for child in engine._made._all]
    held = sum(most_held(pid) for pid in pids)
    gained = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    engine.close()
    assert len(pids) == 2
    model = (place / "model.tiny.bin").stat().st_size / 1000
    assert held + gained - model < 300_000


def most_held(pid: int) -> int:
    """Kilobytes."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))


def test_a_process_that_is_ended_from_outside_is_begun_again(article, here) -> None:
    source, ended = long_article(article), []
    asked = replace(
        here,
        sections={
            "translators.bergamot": {**here.sections["translators.bergamot"], "pause": 0.001}
        },
    )

    class Ending(Bergamot):
        def translate(self, passage: Passage) -> tuple[str, ...]:
            if len(ended) < 3 and self._made and self._made._all:
                last = self._made._all[-1]._process
                if last.returncode is None:
                    last.kill()
                    ended.append(last)
            return super().translate(passage)

    work = Asking(Ending(asked, "ja", "en"), asked, silent)
    texts = {s.text.ja for s in sentences(source)}
    with closing(work.engine):
        replies = list(work.replies(passages(source, texts, work.engine)))
    assert {reply.why for reply in replies} == {""}
    assert len(ended) == 3
    assert {reply.source: reply.text for reply in replies} == dict(
        zip((s.text.ja for s in sentences(source)), expected(source), strict=True)
    )


def messages(events) -> list[tuple[str, dict[str, str]]]:
    return [(event.key, dict(event.values)) for event in events if isinstance(event, Message)]


def fetched(settings: Settings) -> Settings:
    place = write_model(settings.data / "models" / "bergamot-ja-en", WORDS)
    kept.record(place, {})
    return settings


def test_auto_takes_the_model_here_when_google_does_not_answer(article, settings) -> None:
    nobody = {"translators.google": {"endpoint": "http://127.0.0.1:9"}}
    asked = fetched(replace(settings, offline=False, sections=nobody))
    events: list[object] = []
    done = translate(article("山は高い。"), "en", asked, events.append)
    assert english(done) == ["Title it", "Mountain was high."]
    ((key, told),) = messages(events)
    assert (key, told["engine"]) == ("translator_here", "bergamot")
    assert "Connection refused" in told["why"]


def test_auto_takes_the_model_here_offline_and_prefers_what_better_ones_said(
    article, online, server
) -> None:
    translate(article("山は高い。"), "en", online, silent)
    asked = fetched(replace(online, offline=True))
    assert chosen(asked) is Bergamot
    done = translate(article("山は高い。", "海は広い。"), "en", asked, silent)
    assert english(done) == ["EN[題名です].", "EN[山は高い。].", "Sea was wide."]


def test_auto_takes_google_where_it_answers(article, online, server) -> None:
    done = translate(article("山は高い。"), "en", fetched(online), silent)
    assert english(done) == ["EN[題名です].", "EN[山は高い。]."]


def test_a_second_engine_is_asked_for_what_the_first_could_not(
    article, online, server, forward
) -> None:
    server.translated = lambda line: line if "山" in line else f"EN[{line}]."
    source = article("山は高い。", "海は広い。")
    alone = translate(source, "en", online, silent)
    assert english(alone)[1:] == [None, "EN[海は広い。]."]
    sections = {
        **online.sections,
        "translators.bergamot": {"model": str(forward)},
        "translation": {"second": "bergamot"},
    }
    asked = replace(online, translator="google", sections=sections)
    events: list[object] = []
    both = translate(source, "en", asked, events.append)
    assert english(both)[1:] == ["Mountain was high.", "EN[海は広い。]."]
    assert both.gaps == ()
    assert ("translator_second", {"engine": "bergamot", "first": "google"}) in messages(events)


def test_a_second_engine_that_there_is_not_is_told_before_any_work(settings) -> None:
    wrong = replace(settings, sections={"translation": {"second": "bergamott"}})
    with pytest.raises(UnknownEngineError, match="did you mean bergamot"):
        check(wrong)


def test_a_heading_that_is_a_term_takes_its_translation(article, here, tmp_path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("term,translation\n山,Mt Fuji\n", encoding="utf-8")
    source = article(sections=[("山", "山は高い。")])
    done = translate(source, "en", replace(here, glossaries=(path,)), silent)
    assert english(done)[1:] == ["Mt Fuji", "Mt Fuji was high."]
