"""Sound in decks: one clip a scene, slides that advance with it."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from functools import partial
from pathlib import Path

import pytest
from openxml_audit import validate_pptx
from pptx import Presentation

from generator.errors import SettingsError
from generator.later import Later
from generator.model import (
    RATE,
    Bilingual,
    Chapter,
    Clip,
    Cue,
    Point,
    Scene,
    Storyboard,
    Track,
)
from generator.settings import Settings
from generator.slides import make_deck, narration_language

MP3 = (b"\xff\xfb\x90\x00" + bytes(413)) * 40
SECOND = RATE
JAPANESE = Settings(sections={"slides": {"narration": "ja"}})


def track_of(board, language="ja"):
    """A recording in which every line takes two seconds."""
    cues, chapters, now = [], [], 0
    for scene in board.scenes:
        start = now
        for line in scene.narration:
            clip = Clip("k", Path("none.flac"), 2 * SECOND)
            cues.append(
                Cue(line.id, scene.id, now, now + 2 * SECOND, "", "narrator", language, clip)
            )
            now += 2 * SECOND
        if scene.narration:
            chapters.append(Chapter(scene.id, "", start, now))
    return Track(language, "", language, tuple(cues), tuple(chapters), now, "silence")


@pytest.fixture
def narrated(flood):
    sound = {scene.id: MP3 for scene in flood.scenes}
    return make_deck(flood, "bilingual", JAPANESE, {"ja": track_of(flood)}, narration=sound)


def slides_of(deck):
    return list(Presentation(io.BytesIO(deck.data)).slides)


def xml(slide):
    return slide.part.blob.decode()


def heard(scene, asked):
    asked.append(scene)
    return MP3


def test_sound_is_made_when_the_deck_is_written_and_once(flood, tmp_path):
    asked = []
    sound = Later({scene.id: partial(heard, scene.id, asked) for scene in flood.scenes})
    deck = make_deck(flood, "bilingual", JAPANESE, {"ja": track_of(flood)}, narration=sound)
    assert asked == []
    deck.save(tmp_path / "deck.pptx")
    assert sorted(asked) == sorted(scene.id for scene in flood.scenes if scene.narration)


def test_a_narrated_deck_is_valid(narrated, tmp_path):
    path = tmp_path / "deck.pptx"
    path.write_bytes(narrated.data)
    assert validate_pptx(path).is_valid


def test_slides_of_a_scene_share_its_time_by_their_lines(narrated):
    pages = [s for s in slides_of(narrated) if s.shapes.title.text_frame.text.startswith("二日")]
    times = [int(re.search(r'advTm="(\d+)"', xml(page))[1]) for page in pages]
    assert sum(times) == 6000
    assert times[0] == 2000


def test_a_clip_sounds_once_and_on_over_the_slides_of_its_scene(narrated):
    pages = [s for s in slides_of(narrated) if s.shapes.title.text_frame.text.startswith("二日")]
    assert [xml(page).count("playFrom") for page in pages] == [1, *[0] * (len(pages) - 1)]
    assert f'numSld="{len(pages)}"' in xml(pages[0])


def test_a_scene_without_lines_waits_for_a_click(narrated):
    assert "advTm" not in xml(slides_of(narrated)[0])


def test_the_sound_is_the_bytes_given(narrated):
    parts = [
        part.blob
        for slide in slides_of(narrated)
        for part in (rel.target_part for rel in slide.part.rels.values() if not rel.is_external)
        if str(part.partname).endswith(".mp3")
    ]
    assert parts
    assert set(parts) == {MP3}


@pytest.mark.parametrize(("mode", "chosen"), [("ja", "none"), ("bilingual", "en")])
def test_nothing_is_embedded_without_its_recording(flood, mode, chosen):
    settings = Settings(sections={"slides": {"narration": chosen}})
    sound = {scene.id: MP3 for scene in flood.scenes}
    deck = make_deck(flood, mode, settings, {"ja": track_of(flood)}, narration=sound)
    assert all("advTm" not in xml(slide) for slide in slides_of(deck))


def test_the_narration_is_in_the_language_shown():
    assert narration_language("en", Settings()) == "en"
    assert narration_language("bilingual", Settings()) is None
    assert narration_language("bilingual", JAPANESE) == "ja"
    english = Settings(sections={"slides": {"narration": "en"}})
    assert narration_language("bilingual", english) == "en"
    with pytest.raises(SettingsError, match="none"):
        narration_language("ja", Settings(sections={"slides": {"narration": "loud"}}))


FOLLOWING = Settings(sections={"slides": {"narration": "ja"}, "deck": {"follow": "true"}})
EFFECT = re.compile(
    r'presetClass="entr".{0,120}?<p:cond delay="(\d+)"/>.*?spid="(\d+)"><p:txEl>'
    r'<p:pRg st="(\d+)"'
)


@pytest.fixture
def following(flood):
    sound = {scene.id: MP3 for scene in flood.scenes}
    return make_deck(flood, "bilingual", FOLLOWING, {"ja": track_of(flood)}, narration=sound)


def entrances(slide):
    """By shape and paragraph, the milliseconds at which a text appears."""
    return {(int(s), int(n)): int(at) for at, s, n in EFFECT.findall(xml(slide))}


def test_points_appear_with_the_line_that_says_them_and_both_languages_together(following, flood):
    by_scene = {scene.id: scene for scene in flood.scenes}
    said = [slide for slide in slides_of(following) if entrances(slide)]
    assert said
    for slide in said:
        shapes = {shape.shape_id: shape for shape in slide.shapes}
        found = entrances(slide)
        assert len(set(found.values())) > 1
        for (shape, paragraph), moment in found.items():
            assert paragraph < len(shapes[shape].text_frame.paragraphs)
            assert shapes[shape] != slide.shapes.title
            assert moment % 2000 == 0  # every line of the track takes two seconds
    assert any(scene.narration for scene in by_scene.values())


def test_a_text_is_never_seen_after_its_slide_is_gone(following):
    for slide in slides_of(following):
        stays = re.search(r'advTm="(\d+)"', xml(slide))
        assert all(moment < int(stays[1]) for moment in entrances(slide).values())


def test_without_the_setting_or_a_recording_all_is_seen_at_once(narrated, flood):
    silent = make_deck(flood, "bilingual", FOLLOWING)
    assert not any(entrances(slide) for slide in (*slides_of(narrated), *slides_of(silent)))


def test_a_following_deck_is_valid(following, tmp_path):
    path = tmp_path / "deck.pptx"
    path.write_bytes(following.data)
    assert validate_pptx(path).is_valid


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_entrances_survive_a_round_trip_through_libreoffice(following, tmp_path):
    path = tmp_path / "deck.pptx"
    path.write_bytes(following.data)
    office = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    back = tmp_path / "back"
    command = [*office, "--convert-to", "pptx", "--outdir", back, path]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    before = [xml(slide).count('presetClass="entr"') for slide in slides_of(following)]
    after = [
        slide.part.blob.decode().count('presetClass="entr"')
        for slide in Presentation(str(back / "deck.pptx")).slides
    ]
    assert after == before


LAMP = Point(Bilingual("灯", "Lamp"))
AGENDA = Storyboard(
    Bilingual("題", "Title"),
    (
        Scene(
            "agenda",
            "agenda",
            Bilingual("目次", "Agenda"),
            points=(Point(Bilingual("橋", "Bridge")), Point(Bilingual("川", "River"))),
        ),
        *(
            Scene(
                f"s{n}", "bullets", Bilingual(ja, en), part=part, points=(Point(Bilingual("灯")),)
            )
            for n, part, ja, en in (
                (1, 1, "橋の話", "The bridge"),
                (2, 1, "橋の灯", "Its lamp"),
                (3, 2, "川の話", "The river"),
            )
        ),
    ),
)
MORPHING = Settings(sections={"deck": {"morph": "true"}})


def test_entries_of_the_agenda_become_the_titles_of_their_parts():
    agenda, *others = (xml(s) for s in slides_of(make_deck(AGENDA, "bilingual", MORPHING)))
    assert [f"!!Part {n}" in agenda for n in (1, 2, 3)] == [True, True, False]
    assert ["p159:morph" in slide for slide in others] == [True, False, True]
    assert ["!!Part 1" in others[0], "!!Part 2" in others[2]] == [True, True]
    assert "p159" not in agenda
    plain = [xml(slide) for slide in slides_of(make_deck(AGENDA, "bilingual", Settings()))]
    assert not any("p159" in slide or "!!" in slide for slide in plain)


def test_a_morphing_deck_is_valid_and_fades_elsewhere(tmp_path):
    deck = make_deck(AGENDA, "bilingual", MORPHING)
    path = tmp_path / "deck.pptx"
    path.write_bytes(deck.data)
    assert validate_pptx(path).is_valid
    assert xml(slides_of(deck)[1]).count("<p:fade/>") == 1


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_a_morphing_deck_survives_a_round_trip_through_libreoffice(tmp_path):
    path = tmp_path / "deck.pptx"
    path.write_bytes(make_deck(AGENDA, "bilingual", MORPHING).data)
    office = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    back = tmp_path / "back"
    command = [*office, "--convert-to", "pptx", "--outdir", back, path]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    after = [s.part.blob.decode() for s in Presentation(str(back / "deck.pptx")).slides]
    moves = [bool(re.search("<p:fade|:morph", slide)) for slide in after]
    assert moves == [False, True, False, True]
    assert "橋の話" in after[1]
