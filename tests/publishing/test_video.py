from __future__ import annotations

import wave
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

import av
import numpy as np
import pytest
from PIL import Image
from sample_show import lines, storyboard, track

from generator.model import RATE, Bilingual, Scene, Storyboard
from generator.publishing.audio import About
from generator.publishing.stills import Still
from generator.publishing.video import subtitles, write
from generator.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import Track

COLORS = ("navy", "white", "firebrick")


def _picture(color: str, size: tuple[int, int] = (1920, 1080)) -> bytes:
    stream = BytesIO()
    Image.new("RGB", size, color).save(stream, "PNG")
    return stream.getvalue()


def _spoken(folder: Path, board: Storyboard, seconds: float = 2.5) -> Track:
    """A track whose clips are a tone."""
    silent = track(board, "ja", seconds)
    with wave.open(str(folder / "tone.wav"), "wb") as sound:
        sound.setparams((1, 2, RATE, 0, "NONE", ""))
        tone = 6000 * np.sin(np.arange(int(seconds * RATE)) * 0.05)
        sound.writeframes(tone.astype("<i2").tobytes())
    cues = (replace(c, clip=replace(c.clip, path=folder / "tone.wav")) for c in silent.cues)
    return replace(silent, cues=tuple(cues))


def _show() -> Storyboard:
    scenes = storyboard().scenes[:3]
    return Storyboard(Bilingual("見本", "Sample"), scenes)


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Track]:
    folder = tmp_path_factory.mktemp("film")
    spoken = _spoken(folder, _show())
    pictures = zip(spoken.chapters, COLORS, strict=True)
    stills = [Still(chapter.start, _picture(color)) for chapter, color in pictures]
    write(
        spoken,
        _show(),
        stills,
        folder / "video.ja.mp4",
        Settings(cache=folder),
        About(artist="汀野あかり"),
    )
    return folder / "video.ja.mp4", spoken


def test_every_player_knows_the_formats(film):
    path, spoken = film
    with av.open(path) as container:
        [video], [sound] = container.streams.video, container.streams.audio
        assert (video.codec.name, video.width, video.height) == ("h264", 1920, 1080)
        assert (sound.codec.name, sound.rate, sound.channels) == ("aac", 48_000, 1)
        assert container.duration == pytest.approx(spoken.samples / RATE * 1_000_000, abs=22_000)
        assert (video.codec_context.colorspace, video.codec_context.color_primaries) == (1, 1)
        assert container.metadata["title"] == "見本"
        assert container.metadata["artist"] == "汀野あかり"


def _color_at(path: Path, seconds: float) -> tuple[Any, ...]:
    """Of the frame that a player shows at a time."""
    shown = None
    with av.open(path) as container:
        for frame in container.decode(video=0):
            if frame.time > seconds + 0.0001:
                break
            shown = frame
    assert shown is not None
    return tuple(int(part) for part in shown.to_ndarray(format="rgb24")[500, 900])


def test_slides_change_within_a_frame_of_the_voice(film):
    path, spoken = film
    for chapter, color in zip(spoken.chapters, COLORS, strict=True):
        wanted = Image.new("RGB", (1, 1), color).getpixel((0, 0))
        for moment in (chapter.start / RATE, chapter.end / RATE - 1 / 30):
            assert _color_at(path, moment) == pytest.approx(wanted, abs=12)


def test_the_voice_is_heard_all_along(film):
    path, spoken = film
    with av.open(path) as container:
        sound = np.concatenate([f.to_ndarray()[0] for f in container.decode(audio=0)])
    assert sound.size == pytest.approx(spoken.samples, abs=2048)
    for second in range(int(spoken.samples / RATE)):
        assert np.abs(sound[second * RATE : (second + 1) * RATE]).max() > 0.05


def test_subtitles_are_there_in_both_languages(film):
    path, spoken = film
    with av.open(path) as container:
        found = {s.metadata["language"]: s for s in container.streams.subtitles}
        assert list(found) == ["jpn", "eng"]
        texts = [
            (packet.pts, bytes(packet)[2:].decode())
            for packet in container.demux(found["eng"])
            if bytes(packet)[2:]
        ]
    assert texts[:3] == [
        (0, "This is about title."),
        (2500, "It goes on."),
        (5000, "This is about agenda."),
    ]
    assert len(texts) == len(spoken.cues)


def test_chapters_are_the_scenes(film):
    path, _ = film
    with av.open(path) as container:
        chapters = container.chapters()
    found = [(float(one["start"] * one["time_base"]), one["metadata"]["title"]) for one in chapters]
    assert found == [(0.0, "titleの題"), (5.0, "agendaの題"), (10.0, "sectionの題")]


def test_the_same_show_gives_the_same_bytes(tmp_path):
    board = Storyboard(Bilingual("題"), (_show().scenes[0],))
    spoken = _spoken(tmp_path, board, 1)
    files = [tmp_path / name for name in ("a.mp4", "b.mp4")]
    for path in files:
        write(spoken, board, [Still(0, _picture("teal"))], path, Settings(cache=tmp_path), About())
    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_picture_of_another_shape_keeps_it(tmp_path):
    board = Storyboard(Bilingual("題"), (_show().scenes[0],))
    spoken = _spoken(tmp_path, board, 1)
    stills = [Still(0, _picture("white", (800, 600)))]
    write(spoken, board, stills, tmp_path / "a.mp4", Settings(cache=tmp_path), About())
    with av.open(tmp_path / "a.mp4") as container:
        row = next(container.decode(video=0)).to_ndarray(format="rgb24")[500]
    assert row[100].max() < 10
    assert row[960].min() > 245


def test_a_line_that_is_not_translated_has_no_subtitle():
    said = lines("a", ("一。", "One."), ("二。", ""))
    board = Storyboard(Bilingual("題"), (Scene("a", "bullets", Bilingual("題"), narration=said),))
    assert subtitles(track(board, "ja"), board, "en") == ((0, 2000, "One."),)
    assert [text for *_, text in subtitles(track(board, "ja"), board, "ja")] == ["一。", "二。"]
