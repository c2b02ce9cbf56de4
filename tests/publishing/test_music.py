"""A recording with the user's music, measured after decoding."""

import wave
from dataclasses import replace
from fractions import Fraction

import av
import numpy as np
import pytest

from generator.errors import SettingsError
from generator.loudness import amplitude, integrated, momentary, true_peaks
from generator.model import GRID, RATE, Chapter, Cue, Track
from generator.publishing.audio import chapters_mp3, write
from generator.publishing.mastering import Stretch, gain
from generator.publishing.score import score, scored
from generator.settings import Settings
from generator.sound import decoded
from generator.speech import clips
from generator.speech.voice import Sound

SECOND = RATE
VOICE, MUSIC = 1000, 220
"""Hertz: the voice speaks above, the music plays below."""


def chord(seconds, level=0.3, rate=44_100):
    """Two channels of slow beats, far below the voice."""
    time = np.arange(round(seconds * rate)) / rate
    left = np.sin(2 * np.pi * MUSIC * time) + np.sin(2 * np.pi * (MUSIC + 1.5) * time)
    return (np.stack([left, left * 0.7]) * level / 2).astype(np.float32)


def music(path, samples, rate=44_100):
    """A file in the format of its name."""
    codec = {"mp3": "libmp3lame", "flac": "flac", "ogg": "libopus", "m4a": "aac"}
    rate_out = 48_000 if path.suffix == ".ogg" else rate
    with av.open(path, "w") as made:
        stream = made.add_stream(
            codec.get(path.suffix[1:], "pcm_s16le"), rate=rate_out, layout="stereo"
        )
        frame = av.AudioFrame.from_ndarray(
            np.ascontiguousarray(samples), format="fltp", layout="stereo"
        )
        frame.sample_rate, frame.time_base, frame.pts = rate, Fraction(1, rate), 0
        resampler = av.AudioResampler(
            format=stream.codec_context.format,
            layout="stereo",
            rate=rate_out,
            frame_size=stream.codec_context.frame_size or 0,
        )
        for each in (*resampler.resample(frame), *resampler.resample(None)):
            made.mux(stream.encode(each))
        made.mux(stream.encode(None))
    return path


def spoken(seconds, seed):
    """Syllables of noise between one and four kilohertz."""
    noise = np.fft.rfft(np.random.default_rng(seed).normal(size=round(seconds * RATE)))
    noise[: round(VOICE * seconds)] = noise[round(4 * VOICE * seconds) :] = 0
    sound = np.fft.irfft(noise, round(seconds * RATE))
    rhythm = 0.2 + np.abs(np.sin(np.arange(sound.size) * (2 * np.pi * 2.5 / RATE)))
    return (sound * rhythm * 0.1).astype(np.float32)


@pytest.fixture(scope="module")
def voice(tmp_path_factory):
    """Six sentences in two scenes; four seconds pass between the scenes."""
    settings = Settings(cache=tmp_path_factory.mktemp("clips"))
    cues, at = [], 0
    for number in range(6):
        clip = clips.keep(
            settings, clips.key(number), clips.clip([Sound(spoken(3.1 + number / 5, number))])
        )
        cues.append(Cue(f"n{number}", f"s{number // 3}", at, at + clip.samples, "", "", "ja", clip))
        pause = 4 * SECOND if number == 2 else SECOND // 2
        at = -(-(at + clip.samples + pause) // GRID) * GRID
    middle, end = cues[3].start, cues[-1].end + SECOND // 2
    chapters = (Chapter("s0", "一", 0, middle), Chapter("s1", "二", middle, end))
    return Track("ja", "題", "ja", tuple(cues), chapters, end, "babble")


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("music")
    music(folder / "intro.mp3", chord(8))
    music(folder / "outro.flac", chord(7, 0.02))
    music(folder / "bed.ogg", chord(12, 0.5))
    return folder


@pytest.fixture
def settings(tmp_path, files):
    """Makes settings with some of the files."""

    def naming(**audio):  # noqa: ANN003, ANN202 - a factory
        places = {kind: str(files / name) for kind, name in audio.items() if kind != "bed_level"}
        return Settings(cache=tmp_path / "cache", sections={"audio": {**audio, **places}})

    return naming


ALL = {"intro": "intro.mp3", "outro": "outro.flac", "bed": "bed.ogg"}


def below(samples):
    """The music alone: what is under 500 Hz."""
    power = np.fft.rfft(samples)
    power[round(500 * samples.size / RATE) :] = 0
    return np.fft.irfft(power, samples.size).astype(np.float32)


def loud(samples):
    return integrated(momentary(samples))


@pytest.mark.parametrize("name", ["a.mp3", "a.m4a"])
@pytest.mark.parametrize("kinds", [("intro", "outro", "bed"), ("intro", "outro"), ("bed",)])
def test_the_whole_is_as_loud_and_as_long_as_it_should_be(voice, settings, tmp_path, kinds, name):
    asked = settings(**{kind: ALL[kind] for kind in kinds})
    track = scored(voice, score(asked))
    write(track, tmp_path / name, asked, cover=b"")
    heard = decoded(tmp_path / name)
    assert abs(loud(heard) + 16) <= 0.3
    assert true_peaks(heard).max() <= amplitude(-1.0)
    assert abs(heard.size - track.samples) <= GRID


def test_every_word_moves_by_the_intro_but_for_what_they_share(voice, settings):
    asked = settings(intro="intro.mp3")
    track = scored(voice, score(asked))
    lead = track.cues[0].start
    assert lead % GRID == 0
    assert 6.9 < lead / RATE < 7.2
    moved = [(cue.start - lead, cue.end - lead, cue.clip) for cue in track.cues]
    assert moved == [(cue.start, cue.end, cue.clip) for cue in voice.cues]


def test_the_intro_is_in_the_first_chapter_and_the_outro_in_the_last(voice, settings):
    track = scored(voice, score(settings(**ALL)))
    first, last = track.chapters
    assert (first.start, first.end) == (0, track.cues[3].start)
    assert (last.start, last.end) == (track.cues[3].start, track.samples)
    assert track.samples - track.cues[-1].end > 5.5 * RATE


def test_without_music_nothing_moves(voice, settings):
    assert scored(voice, score(settings())) is voice


def test_music_that_is_named_by_nothing_is_none(voice, settings):
    asked = replace(settings(), sections={"audio": {"intro": "", "bed": ""}})
    assert scored(voice, score(asked)) is voice


def test_intro_and_outro_are_a_little_softer_than_the_voice_however_loud_their_files(
    voice, settings, tmp_path
):
    asked = settings(intro="intro.mp3", outro="outro.flac")
    track = scored(voice, score(asked))
    write(track, tmp_path / "a.mp3", asked, cover=b"")
    heard = decoded(tmp_path / "a.mp3")
    speech = loud(heard[track.cues[1].start : track.cues[1].end])
    before = loud(heard[: track.cues[0].start - 2 * SECOND])
    after = loud(heard[track.cues[-1].end + 2 * SECOND :])
    assert 1 < speech - before < 4
    assert 1 < speech - after < 4


def test_the_bed_lies_20_units_under_the_voice_and_rises_where_nobody_speaks(
    voice, settings, tmp_path
):
    asked = settings(bed="bed.ogg")
    track = scored(voice, score(asked))
    write(track, tmp_path / "a.mp3", asked, cover=b"")
    heard = decoded(tmp_path / "a.mp3")
    speech = loud(heard[track.cues[1].start : track.cues[1].end])
    bed = below(heard)
    under = loud(bed[track.cues[0].start : track.cues[2].end])
    gap = slice(track.cues[2].end + 3 * SECOND // 2, track.cues[3].start - SECOND // 2)
    assert abs(speech - under - 20) < 1.5
    assert abs(loud(bed[gap]) - under - 12) < 1.5
    short = slice(track.cues[0].end, track.cues[1].start)
    assert abs(20 * np.log10(rms(bed[short]) / rms(bed[track.cues[1].start :][:SECOND]))) < 2.5


def rms(samples):
    return np.sqrt(np.square(samples).mean())


def test_the_bed_can_be_asked_to_be_softer(voice, settings):
    louder, softer = (score(settings(bed="bed.ogg", bed_level=level)) for level in (-20, -26))
    assert louder.fingerprint != softer.fingerprint
    levels = [scored(voice, each).music[-1].level for each in (louder, softer)]
    assert levels[0] - levels[1] == pytest.approx(6)


def test_a_bed_shorter_than_the_recording_goes_on_without_a_gap_or_a_click(
    voice, settings, tmp_path
):
    asked = settings(bed="bed.ogg")
    track = scored(voice, score(asked))
    write(track, tmp_path / "a.mp3", asked, cover=b"")
    heard = decoded(tmp_path / "a.mp3")
    bed = below(heard)[track.cues[0].start + SECOND : track.cues[2].end - SECOND]
    steps = np.array([rms(each) for each in np.array_split(bed, bed.size // (SECOND // 2))])
    assert steps.min() > 0.35 * np.median(steps)
    jumps = np.abs(np.diff(bed))
    assert jumps.max() < 6 * np.quantile(jumps, 0.9)


@pytest.mark.parametrize("name", ["a.mp3", "a.m4a"])
def test_parts_that_were_encoded_alone_join_without_a_click(voice, settings, tmp_path, name):
    asked = settings(**ALL)
    track = scored(voice, score(asked))
    write(track, tmp_path / name, asked, cover=b"")
    whole = Stretch(0, track.samples, track.cues, track.music).samples(0, 0, gain(track))
    error = np.abs(decoded(tmp_path / name)[: whole.size] - whole)
    errors = np.square(error[: error.size // 480 * 480]).reshape(-1, 480).mean(axis=1)
    edges = [cue.start // 480 + n for cue in track.cues for n in range(-3, 4)]
    assert errors[edges].max() <= 2 * np.quantile(errors, 0.995)  # a click is a thousandfold


def test_it_begins_and_ends_softly(voice, settings, tmp_path):
    asked = settings(bed="bed.ogg")
    track = scored(voice, score(asked))
    write(track, tmp_path / "a.mp3", asked, cover=b"")
    heard = decoded(tmp_path / "a.mp3")
    for edge in (heard[: RATE // 20], heard[-RATE // 20 :]):
        assert np.abs(edge).max() < amplitude(-50)


def test_the_clips_of_a_deck_have_no_music(voice, settings):
    asked = settings(**ALL)
    alone = chapters_mp3(voice, asked)
    heard = decoded(alone["s0"])
    assert loud(below(heard)) < loud(heard) - 40


def test_what_the_cache_gives_makes_the_same_file(voice, settings, tmp_path):
    asked = settings(**ALL)
    track = scored(voice, score(asked))
    for name in ("first.mp3", "second.mp3"):
        write(track, tmp_path / name, asked, cover=b"")
    assert (tmp_path / "first.mp3").read_bytes() == (tmp_path / "second.mp3").read_bytes()


def test_other_music_of_the_same_length_leaves_the_timing_as_it_was(settings, files):
    music(files / "other.mp3", chord(8, 0.1))
    one, two = score(settings(intro="intro.mp3")), score(settings(intro="other.mp3"))
    assert one.fingerprint != two.fingerprint
    assert one.timing == two.timing


@pytest.mark.parametrize("suffix", ["wav", "mp3", "flac", "ogg", "m4a"])
def test_any_format_that_ffmpeg_reads_will_do(tmp_path, suffix):
    path = music(tmp_path / f"jingle.{suffix}", chord(3))
    found = score(Settings(cache=tmp_path / "c", sections={"audio": {"outro": str(path)}}))
    with wave.open(str(found.outro.path)) as kept:
        assert (kept.getnchannels(), kept.getframerate()) == (1, RATE)
        assert abs(kept.getnframes() - 3 * RATE) < 0.1 * RATE


def test_a_broken_clip_in_the_cache_is_made_again(settings):
    asked = settings(intro="intro.mp3")
    clip = score(asked).intro
    whole = clip.path.read_bytes()
    clip.path.write_bytes(whole[: len(whole) // 2])
    assert score(asked).intro == clip
    assert clip.path.read_bytes() == whole


@pytest.mark.parametrize(
    ("kind", "seconds", "level", "told"),
    [
        ("intro", 0.2, 0.3, "too short"),
        ("bed", 5, 0.3, "too short"),
        ("outro", 121, 0.3, "too long"),
        ("intro", 3, 0.0, "nothing can be heard"),
    ],
)
def test_music_that_cannot_be_used_is_one_clear_line(tmp_path, kind, seconds, level, told):
    path = music(tmp_path / "m.flac", chord(seconds, level, 8_000), 8_000)
    asked = Settings(cache=tmp_path / "c", sections={"audio": {kind: str(path)}})
    with pytest.raises(SettingsError, match=rf"^\[audio\] {kind}: .*{told}"):
        score(asked)
    assert not list((tmp_path / "c").rglob("*.wav"))


@pytest.mark.parametrize(
    "data", [b"", b"no music at all", b"\x00" * 4096, b"ID3\x03" + b"\xff" * 99]
)
def test_a_file_that_is_no_sound_is_one_clear_line(tmp_path, data):
    path = tmp_path / "m.mp3"
    path.write_bytes(data)
    with pytest.raises(SettingsError, match=r"\[audio\] bed: "):
        score(Settings(cache=tmp_path / "c", sections={"audio": {"bed": str(path)}}))


@pytest.mark.parametrize("named", ["missing.mp3", ".", "\0", "x" * 5000])
def test_a_file_that_is_not_there_is_one_clear_line(tmp_path, named):
    asked = Settings(cache=tmp_path, sections={"audio": {"intro": str(tmp_path / named)}})
    with pytest.raises(SettingsError, match=r"\[audio\] intro: .* cannot be read"):
        score(asked)
