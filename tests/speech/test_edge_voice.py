"""The real edge-tts against a loopback service that fails in every known way."""

from dataclasses import replace

import numpy as np
import pytest
from servers.tones import hertz

from generator.errors import EngineUnavailableError
from generator.model import RATE
from generator.progress import silent
from generator.settings import Settings
from generator.sound import decoded
from generator.speech import VOICES, fingerprint, speak
from generator.speech.readings import reading

pytest.importorskip("edge_tts")
from servers.edge import FAULTS, edge

TEXTS = [f"これは{kanji}ばんめのぶんです。" for kanji in "一二三四五六七八九十"]


@pytest.fixture
def service():
    with edge() as server:
        yield server


@pytest.fixture
def settings(tmp_path, service):
    """Makes settings for a voice of the loopback service, without long waits."""

    def asking(voice="edge", **audio):  # noqa: ANN003, ANN202 - a factory
        sections = {"audio": {"wait": 0.001, **audio}, "voices.edge": {"endpoint": service.url}}
        return Settings(
            cache=tmp_path / "cache", voices={"ja": voice, "en": voice}, sections=sections
        )

    return asking


def assert_all_there(track, texts):
    """Every sentence, in order, none twice, by the tone that stands for it."""
    assert [cue.text for cue in track.cues] == list(texts)
    for cue in track.cues:
        heard = decoded(cue.clip.path)
        said = reading(cue.text, cue.language, Settings())
        loudest = np.argmax(np.abs(np.fft.rfft(heard))) * RATE / heard.size
        assert abs(loudest - hertz(said)) < 8
        assert abs(heard.size / RATE - 0.13 * len(said)) < 0.2


def test_every_sentence_is_one_request_and_at_most_four_are_in_flight(service, settings, script):
    spoken = speak(script(*TEXTS), settings(), silent)
    assert spoken.gaps == ()
    assert_all_there(spoken.track, TEXTS)
    assert sorted(text for _, _, text in service.asked) == sorted(
        reading(text, "ja", Settings()) for text in TEXTS
    )
    assert 2 <= service.most <= 4


@pytest.mark.parametrize("fault", FAULTS)
def test_it_asks_again_after_every_kind_of_failure(service, settings, script, fault):
    service.fault = lambda text, call: fault if call == 1 else "ok"
    spoken = speak(script(*TEXTS[:2]), settings(), silent)
    assert spoken.gaps == ()
    assert_all_there(spoken.track, TEXTS[:2])
    assert set(service.calls.values()) == {2}


@pytest.mark.parametrize("status", [429, 500, 503])
def test_it_asks_again_when_the_service_is_busy(service, settings, script, status):
    service.refusal = lambda connection: status if connection <= 3 else 0
    spoken = speak(script(*TEXTS[:2]), settings(), silent)
    assert spoken.gaps == ()
    assert_all_there(spoken.track, TEXTS[:2])


def test_a_wrong_clock_is_put_right_by_the_date_of_the_refusal(service, settings, script):
    service.refusal = lambda connection: 403 if connection == 1 else 0
    spoken = speak(script(TEXTS[0]), settings(tries=1), silent)
    assert spoken.gaps == ()
    assert service.connections == 2


def test_a_service_that_goes_on_refusing_is_asked_no_more(service, settings, script):
    service.refusal = lambda connection: 403
    spoken = speak(script(*TEXTS), settings(), silent)
    assert spoken.track is None
    assert len(spoken.gaps) == len(TEXTS)
    assert "403" in spoken.gaps[0].why
    assert "edge-tts" in spoken.gaps[0].why
    assert service.connections <= 8


@pytest.mark.parametrize("fault", ["no audio", "closed in the middle", "garbage"])
def test_a_sentence_that_cannot_be_had_is_a_gap_and_the_others_are_spoken(
    service, settings, script, fault
):
    lost = reading(TEXTS[1], "ja", Settings())
    service.fault = lambda text, call: fault if text == lost else "ok"
    spoken = speak(script(*TEXTS[:4]), settings(tries=2), silent)
    assert [(gap.kind, gap.where, gap.text) for gap in spoken.gaps] == [("sound", "n1", TEXTS[1])]
    assert_all_there(spoken.track, [text for text in TEXTS[:4] if text != TEXTS[1]])
    service.asked.clear()
    service.fault = lambda text, call: "ok"
    assert speak(script(*TEXTS[:4]), settings(), silent).gaps == ()
    assert [text for _, _, text in service.asked] == [lost]


def test_nothing_listening_is_a_gap(settings, script):
    asking = settings(tries=1)
    nowhere = {**asking.sections, "voices.edge": {"endpoint": "http://127.0.0.1:9"}}
    spoken = speak(script(TEXTS[0]), replace(asking, sections=nowhere), silent)
    assert "cannot be reached" in spoken.gaps[0].why


def test_markup_in_a_sentence_is_text(service, settings, script):
    speak(script("A & B are <less> than C's.", language="en"), settings(), silent)
    assert [text for _, _, text in service.asked] == [
        reading("A & B are <less> than C's.", "en", Settings())
    ]


def test_a_long_line_is_asked_for_in_requests_that_the_client_does_not_cut(
    service, settings, script
):
    text = "ここで、とても長い文がなかなか終わらずにつづいて、" * 60 + "やっと終わります。"
    spoken = speak(script(text), settings(), silent)
    assert spoken.gaps == ()
    assert len(service.asked) == service.connections == 3
    assert abs(spoken.track.cues[0].clip.samples / RATE - 0.13 * len(text)) < 2


@pytest.mark.parametrize(
    ("voice", "language", "name"),
    [
        ("edge", "ja", "(ja-JP, NanamiNeural)"),
        ("edge:guest", "ja", "(ja-JP, KeitaNeural)"),
        ("edge", "en", "(en-US, AriaNeural)"),
        ("edge:en-GB-RyanNeural", "en", "(en-GB, RyanNeural)"),
        ("edge:en-US-EmmaMultilingualNeural", "ja", "(en-US, EmmaMultilingualNeural)"),
    ],
)
def test_a_voice_is_asked_for_by_its_full_name(service, settings, script, voice, language, name):
    speak(script("12", language=language), settings(voice), silent)
    assert service.asked[0][0] == f"Microsoft Server Speech Text to Speech Voice {name}"


@pytest.mark.parametrize("voice", ["Nanami", "en-US-GuyNeural", "ja-JP-X'><NanamiNeural", "rms"])
def test_a_name_that_is_no_japanese_voice_is_told_with_those_there_are(settings, voice):
    with pytest.raises(EngineUnavailableError, match="ja-JP-NanamiNeural"):
        fingerprint("ja", settings(f"edge:{voice}"))


@pytest.mark.parametrize(("speed", "rate"), [(1.0, "+0%"), (1.25, "+25%"), (0.8, "-20%")])
def test_the_speed_is_told_in_per_cent(service, settings, script, speed, rate):
    speak(script(TEXTS[0]), settings(speed=speed), silent)
    assert service.asked[0][1] == rate


def test_another_speed_or_voice_is_another_sound(settings):
    made = {
        fingerprint("ja", asking)
        for asking in (settings(), settings("edge:guest"), settings(speed=1.2))
    }
    assert len(made) == 3


def test_offline_asks_nobody_elsewhere():
    assert "offline" in VOICES.load("edge").available(Settings(offline=True))
