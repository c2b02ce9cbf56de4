"""The real clients against loopback services that fail in every known way."""

import json
import socket
from dataclasses import replace

import numpy as np
import pytest
from servers.gtts import gtts
from servers.speech import speech
from servers.tones import FAULTS, hertz, three_in_ten_fail

from generator.errors import EngineUnavailableError
from generator.japanese.dictionary import DictionaryWord
from generator.model import RATE
from generator.progress import silent
from generator.settings import Settings
from generator.sound import decoded
from generator.speech import VOICES, fingerprint, speak, speak_all
from generator.speech.engines.voicevox import Voicevox
from generator.speech.readings import reading

SENTENCES = [
    f"これは{kanji}ばんめのぶんです。" for kanji in "一二三四五六七八九十百千万春夏秋冬山川海"
]
QUICK = {"audio": {"wait": 0.001}}


@pytest.fixture
def google():
    with gtts() as server:
        yield server


@pytest.fixture
def engine():
    with speech() as server:
        yield server


@pytest.fixture
def settings(tmp_path):
    """Makes settings for a voice at an address, without long waits."""

    def asking(voice, url, **more):  # noqa: ANN003, ANN202 - a factory
        section = "voices." + voice.partition(":")[0]
        sections = {**QUICK, section: {"endpoint": url, **more}}
        return Settings(
            cache=tmp_path / "cache", voices={"ja": voice, "en": voice}, sections=sections
        )

    return asking


def loudest(samples):
    power = np.abs(np.fft.rfft(samples))
    return np.argmax(power) * RATE / samples.size


def assert_all_there(track, texts):
    """Every sentence, in order, none twice, by the tone that stands for it."""
    assert [cue.text for cue in track.cues] == list(texts)
    for cue in track.cues:
        heard = decoded(cue.clip.path)
        assert abs(loudest(heard) - hertz(reading(cue.text, "ja", Settings()))) < 8
        assert abs(heard.size / RATE - 0.13 * len(cue.text)) < 0.2


@pytest.mark.parametrize("fault", FAULTS)
def test_gtts_asks_again_after_every_kind_of_failure(google, settings, script, fault):
    google.fault = lambda text, call: fault if call == 1 else "ok"
    spoken = speak(script(*SENTENCES[:2]), settings("gtts", google.url), silent)
    assert spoken.gaps == ()
    assert_all_there(spoken.track, SENTENCES[:2])
    assert set(google.calls.values()) == {2}


@pytest.mark.parametrize("fault", FAULTS)
def test_voicevox_asks_again_after_every_kind_of_failure(engine, settings, script, fault):
    engine.fault = lambda text, call: fault if call == 1 else "ok"
    spoken = speak(script(*SENTENCES[:2]), settings("voicevox", engine.url), silent)
    assert spoken.gaps == ()
    assert_all_there(spoken.track, SENTENCES[:2])


def test_a_gtts_that_fails_three_calls_in_ten_loses_no_sentence(google, settings, script):
    google.fault = three_in_ten_fail
    spoken = speak(script(*SENTENCES), settings("gtts", google.url), silent)
    assert spoken.gaps == ()
    assert len(google.asked) > len(SENTENCES)
    assert_all_there(spoken.track, SENTENCES)


def test_a_voicevox_that_fails_three_calls_in_ten_loses_no_sentence(engine, settings, script):
    engine.fault = three_in_ten_fail
    spoken = speak(script(*SENTENCES), settings("voicevox", engine.url), silent)
    assert spoken.gaps == ()
    assert_all_there(spoken.track, SENTENCES)


def test_gtts_is_as_fast_as_asked(google, settings, script):
    asked = settings("gtts", google.url)
    slow = replace(asked, sections={**asked.sections, "audio": {"wait": 0.001, "speed": 0.8}})
    usual, slowed = (speak(script(SENTENCES[0]), each, silent).track for each in (asked, slow))
    assert abs(slowed.cues[0].clip.samples * 0.8 / usual.cues[0].clip.samples - 1) < 0.05


def test_a_sentence_that_cannot_be_had_is_a_gap_and_the_next_run_asks_for_it_alone(
    google, settings, script
):
    lost = SENTENCES[3]
    google.fault = lambda text, call: "503" if text == lost else "ok"
    said, asking = script(*SENTENCES[:6]), settings("gtts", google.url)
    first = speak(said, asking, silent)
    assert [(gap.kind, gap.where, gap.text) for gap in first.gaps] == [("sound", "n3", lost)]
    assert "503" in first.gaps[0].why
    assert_all_there(first.track, [text for text in SENTENCES[:6] if text != lost])

    google.fault = lambda text, call: "ok"
    google.asked.clear()
    second = speak(said, asking, silent)
    assert google.asked == [lost]
    assert second.gaps == ()
    assert_all_there(second.track, SENTENCES[:6])


@pytest.mark.parametrize("voice", ["gtts", "voicevox", "openai"])
def test_what_is_said_of_one_service_goes_before_what_is_said_of_all(
    google, engine, settings, script, voice
):
    server = google if voice == "gtts" else engine
    server.fault = lambda text, call: "503"
    spoken = speak(script(SENTENCES[0]), settings(voice, server.url, tries=2, key="k"), silent)
    assert len(spoken.gaps) == 1
    assert set(server.calls.values()) == {2}


def test_a_service_that_is_down_is_not_asked_for_every_sentence(google, settings, script):
    google.fault = lambda text, call: "503"
    spoken = speak(script(*SENTENCES), settings("gtts", google.url), silent)
    assert spoken.track is None
    assert len(spoken.gaps) == len(SENTENCES)
    assert len(google.asked) <= 8 * 8


def test_a_service_that_is_down_does_not_silence_the_other_language(google, settings, script):
    google.fault = lambda text, call: "429"
    mixed = replace(settings("gtts", google.url), voices={"ja": "gtts", "en": "silence"})
    english = script(*(f"Sentence {number}." for number in range(30)), language="en")
    ja, en = speak_all((script(*SENTENCES), english), mixed, silent)
    assert ja.track is None
    assert en.gaps == ()
    assert len(en.track.cues) == 30


def test_a_long_sentence_is_asked_for_in_parts_of_at_most_100_characters(google, settings, script):
    text = "これはとても長い文で、なかなか終わらず、" * 30 + "やっと終わります。"
    spoken = speak(script(text), settings("gtts", google.url), silent)
    assert spoken.gaps == ()
    assert max(map(len, google.asked)) <= 100
    assert sum(map(len, google.asked)) == len(text)
    assert abs(spoken.track.cues[0].clip.samples / RATE - 0.13 * len(text)) < 2


def test_text_is_cut_at_sentences_into_as_few_requests_as_possible(google, settings, script):
    text = "短い文です。" * 50
    speak(script(text), settings("gtts", google.url), silent)
    assert len(google.asked) == 4


@pytest.mark.parametrize(
    "voice", ["gtts:evil.example", "gtts:x@127.0.0.1", "gtts:com/..", "gtts:COM"]
)
def test_a_domain_that_is_not_googles_is_refused(google, settings, voice):
    with pytest.raises(EngineUnavailableError, match="domain of Google"):
        fingerprint("ja", settings(voice, google.url))


def test_an_endpoint_that_is_no_address_is_refused(settings):
    with pytest.raises(EngineUnavailableError, match="no address"):
        fingerprint("ja", settings("gtts", "ftp://example"))


def test_voicevox_speakers_are_found_by_name_style_and_number(engine, settings, script):
    for voice, number in (("四国めたん", "2"), ("ずんだもん/あまあま", "1"), ("7", "7")):
        engine.asked.clear()
        speak(script("はい。"), settings(f"voicevox:{voice}", engine.url), silent)
        assert {query["speaker"] for _, query, _ in engine.asked} == {number}


def test_voicevox_keeps_what_the_query_says_and_asks_for_our_rate_and_questions(
    engine, settings, script
):
    speak(script("そうですか？"), settings("voicevox", engine.url), silent)
    path, query, plan = engine.asked[-1]
    assert path == "/synthesis"
    assert query["enable_interrogative_upspeak"] == "true"
    assert (plan["outputSamplingRate"], plan["outputStereo"]) == (48_000, False)
    assert plan["accent_phrases"] == []


def test_a_word_taught_to_voicevox_makes_the_sentences_anew(engine, settings, script):
    asking = settings("voicevox", engine.url)
    made = []
    for taught in (None, {}, {"a": {"surface": "東雲", "pronunciation": "シノノメ"}}):
        engine.taught = taught
        spoken = speak(script("東雲です。"), asking, silent)
        assert spoken.gaps == ()
        made.append((fingerprint("ja", asking), spoken.track.cues[0].clip.key))
    assert made[0] == made[1]
    assert made[1][0] != made[2][0]
    assert made[1][1] != made[2][1]


def test_an_unknown_speaker_is_told_with_those_there_are(engine, settings, script):
    spoken = speak(script("はい。"), settings("voicevox:だれか", engine.url), silent)
    assert "四国めたん/ノーマル" in spoken.gaps[0].why


def test_words_are_taught_to_voicevox_once_and_its_own_stay(engine, settings):
    engine.taught = {"own": {"surface": "海", "pronunciation": "ウミ", "accent_type": 1}}
    words = [
        DictionaryWord("汐見野", "シオミノ", 0),
        DictionaryWord("OpenAI", "オープンエーアイ", 6),
    ]
    voice = Voicevox("ja", "", settings("voicevox", engine.url))
    assert [voice.teach(words), voice.teach(words)] == [2, 0]
    assert voice.teach([DictionaryWord("汐見野", "シオミノ", 2)]) == 1
    assert {(w["surface"], w["accent_type"]) for w in engine.taught.values()} == {
        ("海", 1), ("汐見野", 2), ("ＯｐｅｎＡＩ", 6),
    }  # fmt: skip


def test_a_text_that_voicevox_refuses_is_a_gap_and_the_others_are_spoken(engine, settings, script):
    engine.fault = lambda text, call: "422" if text == SENTENCES[1] else "ok"
    spoken = speak(script(*SENTENCES[:3]), settings("voicevox", engine.url), silent)
    assert [gap.where for gap in spoken.gaps] == ["n1"]
    assert len(spoken.track.cues) == 2
    assert max(engine.calls.values()) == 1


def test_voicevox_that_is_not_running_is_told_with_what_to_do(settings):
    with pytest.raises(EngineUnavailableError, match="start VOICEVOX"):
        fingerprint("ja", settings("voicevox", "http://127.0.0.1:9"))


def test_voicevox_that_is_too_busy_to_answer_is_there(settings):
    with socket.create_server(("127.0.0.1", 0)) as busy:
        address = f"http://127.0.0.1:{busy.getsockname()[1]}"
        assert Voicevox.available(settings("voicevox", address), "ja") == ""


def test_openai_gets_key_model_voice_and_wav(engine, settings, script):
    asking = settings("openai:nova", engine.url, key="secret", model="kokoro")
    spoken = speak(script("Hello there.", language="en"), asking, silent)
    assert spoken.gaps == ()
    path, _, body = engine.asked[0]
    assert path == "/v1/audio/speech"
    assert body == {
        "model": "kokoro",
        "input": "Hello there.",
        "voice": "nova",
        "response_format": "wav",
        "speed": 1.0,
    }
    assert engine.keys == ["Bearer secret"]


def test_a_wrong_key_stops_the_asking_at_once(engine, settings, script):
    engine.fault = lambda text, call: "401"
    spoken = speak(script(*SENTENCES), settings("openai", engine.url, key="old"), silent)
    assert len(spoken.gaps) == len(SENTENCES)
    assert len(engine.asked) <= 4


def test_keys_are_in_no_fingerprint(engine, settings):
    assert "secret" not in json.dumps(
        fingerprint("en", settings("openai", engine.url, key="secret"))
    )


@pytest.mark.parametrize(
    ("voice", "address"),
    [("openai", "https://speech.example"), ("gtts", ""), ("gtts", "http://a.b")],
)
def test_offline_refuses_services_elsewhere(voice, address):
    section = {f"voices.{voice}": {"endpoint": address, "key": "k"}}
    assert "offline" in VOICES.load(voice).available(Settings(offline=True, sections=section))


@pytest.mark.parametrize("voice", ["openai", "voicevox", "gtts"])
def test_offline_still_asks_services_on_this_machine(engine, voice):
    section = {f"voices.{voice}": {"endpoint": engine.url}}
    assert VOICES.load(voice).available(Settings(offline=True, sections=section)) == ""
