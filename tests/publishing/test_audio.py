"""Recordings measured after decoding: what a listener gets, not what we meant."""

import io
import re
import sys
from dataclasses import replace
from itertools import pairwise

import av
import numpy as np
import pytest

from generator.loudness import amplitude, integrated, momentary, true_peaks
from generator.model import RATE, Bilingual, Chapter, Cue, Track
from generator.publishing import encoding
from generator.publishing.audio import About, chapters_mp3, write
from generator.publishing.cover import cover
from generator.publishing.mastering import Stretch, gain
from generator.settings import Settings
from generator.sound import decoded
from generator.speech import clips
from generator.speech.voice import Sound

FRAME = 1152
ABOUT = About("著者", "番組", "2026-11-03")
_PEAKS = ("ebur128", "metadata=1:peak=true")


def babble(seconds, seed):
    """Syllables of noise: as loud and as uneven as speech."""
    noise = np.random.default_rng(seed).normal(size=round(seconds * RATE))
    noise = np.convolve(noise, np.hanning(12), "same")
    rhythm = 0.2 + np.abs(np.sin(np.arange(noise.size) * (2 * np.pi * 2.5 / RATE)))
    return (noise * rhythm * 0.1).astype(np.float32)


@pytest.fixture(scope="module")
def track(tmp_path_factory):
    """Twelve sentences in three scenes, 70 seconds: three stretches of mastering."""
    settings = Settings(cache=tmp_path_factory.mktemp("cache"))
    cues, at = [], 0
    for number in range(12):
        samples = clips.clip([Sound(babble(4.3 + number / 7, number))])
        clip = clips.keep(settings, clips.key(number), samples)
        scene = f"scene{number // 4}"
        text = f"文{number}"
        cues.append(Cue(f"n{number}", scene, at, at + clip.samples, text, "narrator", "ja", clip))
        at = -(-(at + clip.samples + RATE // 2) // FRAME) * FRAME
    starts = [cues[0].start, cues[4].start, cues[8].start, at]
    chapters = tuple(Chapter(f"scene{n}", f"第{n}章", starts[n], starts[n + 1]) for n in range(3))
    return Track("ja", "題名", "ja", tuple(cues), chapters, at, "babble")


@pytest.fixture(scope="module")
def picture():
    return cover(Bilingual("題名", "Title"), "")


@pytest.fixture(params=["lameenc", "PyAV's LAME"], autouse=True, scope="module")
def encoder(request):
    """What encodes most of an MP3: the faster LAME where it is installed, else FFmpeg's."""
    with pytest.MonkeyPatch.context() as world:
        encoding.edition.cache_clear()
        if request.param != "lameenc":
            world.setitem(sys.modules, "lameenc", None)  # as if it were not installed
        yield request.param
    encoding.edition.cache_clear()


@pytest.fixture(scope="module")
def files(track, picture, tmp_path_factory, encoder):
    folder = tmp_path_factory.mktemp("files")
    settings = Settings(cache=folder / "cache")
    for name in ("audio.mp3", "audio.m4a"):
        write(track, folder / name, settings, cover=picture, about=ABOUT)
    return folder


@pytest.fixture(params=["audio.mp3", "audio.m4a"])
def file(request, files):
    return files / request.param


def test_the_decoded_recording_is_within_0_3_of_minus_16_lufs(file):
    assert abs(integrated(momentary(decoded(file))) - -16) <= 0.3


def test_no_true_peak_of_the_decoded_recording_is_above_minus_1_dbtp(file):
    assert true_peaks(decoded(file)).max() <= amplitude(-1.0)


def test_our_true_peak_and_loudness_agree_with_ffmpegs(file):
    from generator.sound import filtered

    heard = decoded(file)
    last = [dict(each.metadata) for each in filtered((heard,), _PEAKS)]
    told = next(each for each in reversed(last) if "lavfi.r128.I" in each)
    assert abs(float(told["lavfi.r128.I"]) - integrated(momentary(heard))) < 0.1
    assert abs(float(told["lavfi.r128.true_peak"]) - true_peaks(heard).max()) < 0.03


def test_the_recording_is_as_long_as_its_timeline_within_one_frame(file, track):
    assert abs(decoded(file).size - track.samples) <= FRAME


def test_every_cue_starts_and_ends_within_20_ms_of_its_clip(file, track):
    heard = np.abs(decoded(file))
    loud = heard > amplitude(-50)
    for cue in track.cues:
        around = max(0, cue.start - RATE // 4)
        (places,) = np.nonzero(loud[around : cue.end + RATE // 4])
        assert abs(around + places[0] - cue.start) <= RATE * 0.020
        assert abs(around + places[-1] - cue.end) <= RATE * 0.020


def errors_and_edges(track, heard):
    """The decoded sound's mean square error every 10 ms, and which of these are near a cut."""
    whole = Stretch(0, track.samples, track.cues).samples(0, 0, gain(track))
    noise = np.abs(heard[: whole.size] - whole)
    errors = np.square(noise[: noise.size // 480 * 480]).reshape(-1, 480).mean(axis=1)
    edges = [cue.start // 480 + n for cue in track.cues[1:] for n in range(-3, 4)]
    return noise, errors, errors[edges].max()


def test_stretches_that_were_encoded_alone_join_without_a_click(file, track):
    """Between cues there is silence, and nothing of a neighbour is lost or doubled."""
    noise, errors, edge = errors_and_edges(track, decoded(file))
    for before, after in pairwise(track.cues):
        assert noise[before.end + 1200 : after.start - 1200].max() < amplitude(-50)
    assert edge <= np.quantile(errors, 0.99)


@pytest.mark.parametrize("name", ["a.mp3", "a.m4a"])
def test_sentences_without_a_pause_between_them_join_without_a_loss(track, name, tmp_path):
    cues, at = [], 0
    for cue in track.cues:
        cues.append(replace(cue, start=at, end=at + cue.clip.samples))
        at = -(-cues[-1].end // FRAME) * FRAME
    hurried = replace(track, cues=tuple(cues), samples=at)
    write(hurried, tmp_path / name, Settings(cache=tmp_path), cover=b"")
    _, errors, edge = errors_and_edges(hurried, decoded(tmp_path / name))
    assert edge <= 2 * np.quantile(errors, 0.99)


def test_a_changed_sentence_is_the_only_one_encoded_again(track, picture, tmp_path):
    settings = Settings(cache=tmp_path / "cache")
    write(track, tmp_path / "a.mp3", settings, cover=picture)
    kept = {path: path.stat().st_mtime_ns for path in (tmp_path / "cache").rglob("*.mp3")}
    assert len(kept) == len(track.cues) - 1  # the last one ends the file
    fresh = clips.keep(settings, "aa", clips.clip([Sound(babble(4.3, 99))]))
    cues = list(track.cues)
    cues[5] = replace(cues[5], clip=fresh, end=cues[5].start + fresh.samples)
    write(replace(track, cues=tuple(cues)), tmp_path / "b.mp3", settings, cover=picture)
    again = {path: path.stat().st_mtime_ns for path in (tmp_path / "cache").rglob("*.mp3")}
    assert len(again) == len(kept) + 1
    assert all(again[path] == stamp for path, stamp in kept.items())


def test_what_the_cache_gives_makes_the_same_file_as_encoding_did(track, picture, tmp_path):
    settings = Settings(cache=tmp_path / "cache")
    for name in ("first.mp3", "second.mp3"):
        write(track, tmp_path / name, settings, cover=picture)
    assert (tmp_path / "first.mp3").read_bytes() == (tmp_path / "second.mp3").read_bytes()


def test_a_broken_file_in_the_cache_is_made_again(track, picture, tmp_path):
    settings = Settings(cache=tmp_path / "cache")
    write(track, tmp_path / "first.mp3", settings, cover=picture)
    for path in (tmp_path / "cache").rglob("*.mp3"):
        path.write_bytes(path.read_bytes()[:-5])
    write(track, tmp_path / "second.mp3", settings, cover=picture)
    assert (tmp_path / "first.mp3").read_bytes() == (tmp_path / "second.mp3").read_bytes()


def test_every_scene_can_be_heard_alone_at_its_own_length(track, files):
    whole = decoded(files / "audio.mp3")
    alone = chapters_mp3(track, Settings())
    assert list(alone) == [chapter.scene for chapter in track.chapters]
    for chapter in track.chapters:
        heard = decoded(alone[chapter.scene])
        assert abs(heard.size - (chapter.end - chapter.start)) <= FRAME
        part = whole[chapter.start : chapter.start + heard.size]
        together = np.dot(heard[: part.size], part) / np.dot(part, part)
        assert abs(together - 1) < 0.01


def test_it_is_mono_at_48_khz_with_title_artist_and_cover(file):
    with av.open(file) as container:
        (audio,) = container.streams.audio
        assert (audio.rate, audio.layout.name) == (RATE, "mono")
        assert container.metadata["title"] == "題名"
        assert container.metadata["artist"] == "著者"
        assert container.metadata["album"] == "番組"
        assert container.metadata["date"].startswith("2026")
        (video,) = container.streams.video
        assert (video.width, video.height) == (3000, 3000)


def test_chapters_are_the_scenes_in_milliseconds(file, track):
    with av.open(file) as container:
        found = [
            (round(each["start"] * each["time_base"] * 1000), each["metadata"]["title"])
            for each in container.chapters()
        ]
    told = [(round(each.start / RATE * 1000), each.title) for each in track.chapters]
    assert found == told


def test_every_track_of_an_m4a_says_its_language(files):
    data = (files / "audio.m4a").read_bytes()
    places = [found.end() for found in re.finditer(rb"mdhd\0{4}", data)]
    said = [int.from_bytes(data[at + 16 : at + 18], "big") for at in places]
    japanese = ord("j") - 96 << 10 | ord("p") - 96 << 5 | ord("n") - 96
    assert len(said) > 1  # the sound, the chapters
    assert set(said) == {japanese}


def test_the_mp3_has_a_table_of_contents_and_its_language(files):
    head = (files / "audio.mp3").read_bytes()
    assert head[:4] == b"ID3\x03"
    assert (head.count(b"CTOC"), head.count(b"CHAP")) == (1, 3)
    assert b"TLAN" in head
    assert b"APIC" in head


def frames(data):
    """Name and content of each frame of an ID3v2.3 tag, or of the frames within one."""
    found, at = [], 0
    while at + 10 <= len(data) and data[at]:
        size = int.from_bytes(data[at + 4 : at + 8], "big")
        found.append((data[at : at + 4].decode(), data[at + 10 : at + 10 + size]))
        at += 10 + size
    return found


def tag(path):
    head = path.read_bytes()
    size = sum(byte << 7 * place for place, byte in enumerate(reversed(head[6:10])))
    return frames(head[10 : 10 + size])


def test_podcast_apps_find_a_front_cover_a_titled_table_and_a_picture_of_a_chapter(
    track, picture, tmp_path
):
    about = replace(ABOUT, pictures={1: picture})
    named = replace(track, credits=("声の人",))
    write(named, tmp_path / "a.mp3", Settings(cache=tmp_path), cover=picture, about=about)
    found = tag(tmp_path / "a.mp3")
    names = [name for name, _ in found]
    assert {"TIT2", "TPE1", "TALB", "TCOP", "TLAN", "TCON"} <= set(names)
    assert {"TYER", "TDRC", "TDAT"} & set(names)
    (cover_,) = [data for name, data in found if name == "APIC"]
    assert cover_.split(b"\0")[1] == b"image/png"
    assert cover_.split(b"\0")[2][:1] == b"\x03"
    (contents,) = [data for name, data in found if name == "CTOC"]
    assert contents.endswith(b"\x01" + "題名".encode("utf-16"))
    chapters = [data[4 + 16 :] for name, data in found if name == "CHAP"]
    assert [[name for name, _ in frames(each)] for each in chapters] == [
        ["TIT2"],
        ["TIT2", "APIC"],
        ["TIT2"],
    ]
    shown = dict(frames(chapters[1]))["APIC"]
    assert shown[:14].startswith(b"\0image/jpeg\0")
    assert decoded(tmp_path / "a.mp3").size == pytest.approx(track.samples, abs=3 * FRAME)


def test_the_same_recording_has_the_same_bytes(file, track, picture, tmp_path):
    again = tmp_path / file.name
    write(track, again, Settings(), cover=picture, about=ABOUT)
    assert again.read_bytes() == file.read_bytes()


def test_a_recording_can_do_without_cover_and_artist(track, tmp_path):
    path = tmp_path / "plain.mp3"
    write(track, path, Settings(), cover=b"")
    with av.open(path) as container:
        assert "artist" not in container.metadata
        assert len(container.streams) == 1


def test_silence_stays_quiet_instead_of_being_turned_up(tmp_path):
    settings = Settings(cache=tmp_path)
    clip = clips.keep(settings, "00", np.full(RATE, 1e-3, dtype=np.float32))
    cue = Cue("n", "s", 0, RATE, "しずか", "narrator", "ja", clip)
    quiet = Track("ja", "題", "ja", (cue,), (Chapter("s", "章", 0, RATE),), RATE, "silence")
    write(quiet, tmp_path / "quiet.mp3", settings, cover=b"")
    assert np.abs(decoded(tmp_path / "quiet.mp3")).max() < 0.01


def test_a_jpeg_can_be_the_cover(track, tmp_path):
    from PIL import Image

    stream = io.BytesIO()
    Image.new("RGB", (64, 64), "#C23B22").save(stream, "JPEG")
    write(track, tmp_path / "j.mp3", Settings(), cover=stream.getvalue())
    with av.open(tmp_path / "j.mp3") as container:
        assert container.streams.video[0].codec_context.name == "mjpeg"
