"""Nothing is made that no asked-for file needs; several builds may run in one process."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from running import kamishibai

from generator import Settings, build

if TYPE_CHECKING:
    from collections.abc import Callable

    from running import Run

HIDDEN = (
    "import sys\nfor name in ('pyopenjtalk', 'espeakng_loader'):\n    sys.modules[name] = None\n"
)


@pytest.fixture
def voiceless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation without the offline voices, and no program that could speak."""
    place = tmp_path / "site"
    place.mkdir()
    (place / "sitecustomize.py").write_text(HIDDEN, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(place))
    return tmp_path


def offline(*arguments: object, cwd: Path) -> Run:
    return kamishibai(*arguments, "--offline", "--languages", "ja", "--json", cwd=cwd)


def test_a_deck_and_a_page_need_no_voice(voiceless: Path, article: Path) -> None:
    run = offline("build", article, "--only", "deck,script,page", cwd=voiceless)
    assert run.code == 0, run.err
    assert (run.folder / "deck.ja.pptx").is_file()
    assert kamishibai("review", run.folder, cwd=voiceless).code == 0


def test_a_recording_that_nothing_can_speak_is_told_before_anything_is_made(
    voiceless: Path, article: Path
) -> None:
    run = offline("build", article, "--only", "deck,audio", cwd=voiceless)
    assert run.code == 1
    assert "nothing here can speak ja" in run.err
    assert not list(voiceless.glob("output/*/deck*"))


def test_a_page_without_recordings_speaks_nothing(
    build: Callable[..., Run], article: Path, tmp_path: Path
) -> None:
    run = build(article, "--languages", "ja", "--only", "page")
    assert run.code == 0, run.err
    assert "speak" not in run.err
    assert "<audio" not in (run.folder / "index.html").read_text(encoding="utf-8")
    assert not (Path(os.environ["KAMISHIBAI_CACHE"]) / "clips").exists()


def test_only_the_recording_that_a_changed_line_is_in_is_spoken_again(
    build: Callable[..., Run], article: Path, memory: Path
) -> None:
    run = build(article, "--memory", memory, "--only", "captions")
    board = run.folder / "storyboard.yaml"
    text = board.read_text(encoding="utf-8")
    board.write_text(
        text.replace("ja: 朝の客は30人から80人に増えました。", "ja: 直した一文です。"),
        encoding="utf-8",
    )
    assert build(run.folder).made() == ["captions.ja.vtt"]


def test_clips_are_a_file_a_sentence(build: Callable[..., Run], article: Path) -> None:
    run = build(article, "--languages", "ja", "--only", "captions,clips")
    captions = (run.folder / "captions.ja.vtt").read_text(encoding="utf-8")
    clips = sorted((run.folder / "clips.ja").iterdir())
    assert len(clips) == captions.count("<v ")
    assert clips[0].name.startswith("001-")
    listed = [made["path"] for made in run.manifest["files"] if made["kind"] == "clips"]
    assert listed == [f"clips.ja/{clip.name}" for clip in clips]
    assert build(run.folder).made() == []


def test_builds_in_several_threads_make_what_they_make_alone(article: Path, tmp_path: Path) -> None:
    text = article.read_text(encoding="utf-8")
    sources = []
    for n in range(4):
        source = tmp_path / f"article{n}.txt"
        source.write_text(text.replace("80人", f"{80 + n}人"), encoding="utf-8")
        sources.append(source)

    def made(source: Path, place: str) -> dict[str, bytes]:
        voices = {"ja": "silence"}
        settings = Settings(output=tmp_path / place, languages=("ja",), voices=voices, offline=True)
        folder = build(source, settings).folder
        return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(made, sources, ["together"] * 4))
    assert together == [made(source, "alone") for source in sources]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_device_is_one_line(article: Path, tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "generator", "outline", str(article)],
            cwd=tmp_path,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode() == "kamishibai: No space left on device\n"


RAN = """
import sys
from generator.cli import run
code = run(sys.argv[1:])
print("cut" if "generator.reading.reader" in sys.modules else "known", file=sys.stderr)
sys.exit(code)
"""


@pytest.fixture
def read_again(tmp_path: Path, article: Path) -> Callable[..., bool]:
    """Whether a build of the article, or of another file, cuts it anew."""

    def built(*more: object, source: Path = article) -> bool:
        options = ("--offline", "--languages", "ja", "--only", "script", *map(str, more))
        done = subprocess.run(
            [sys.executable, "-c", RAN, "build", str(source), *options],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stderr.splitlines()[-1] == "cut"

    return built


def test_a_file_is_cut_again_only_when_it_or_what_cuts_it_has_changed(
    read_again: Callable[..., bool], article: Path, tmp_path: Path
) -> None:
    assert read_again()
    assert not read_again()
    article.touch()
    assert not read_again()
    text = article.read_text(encoding="utf-8")
    article.write_text(text.replace("80人", "81人"), encoding="utf-8")
    assert read_again()
    assert "81" in (tmp_path / f"output/{article.stem}/script.ja.md").read_text(encoding="utf-8")
    article.write_text(text, encoding="utf-8")
    assert read_again()
    script = (tmp_path / f"output/{article.stem}/script.ja.md").read_text(encoding="utf-8")
    assert "81" not in script
    assert not read_again()
    assert read_again("--force")


def test_what_is_set_about_reading_cuts_it_again(
    read_again: Callable[..., bool], tmp_path: Path
) -> None:
    assert read_again()
    assert read_again("--kind", "essay")
    assert not read_again("--kind", "essay")
    kinds = tmp_path / "kinds"
    kinds.mkdir()
    (tmp_path / "kamishibai.toml").write_text('[reading]\nkinds = "kinds"\n', encoding="utf-8")
    assert read_again()
    assert not read_again()
    shipped = Path(__file__).parents[2] / "generator" / "kinds" / "essay.toml"
    (kinds / "essay.toml").write_bytes(shipped.read_bytes())
    assert read_again()


def test_what_a_show_does_to_its_article_is_seen(
    read_again: Callable[..., bool], article: Path, tmp_path: Path
) -> None:
    assert read_again()
    show = tmp_path / "output" / article.stem
    kamishibai("build", show, "--kind", "essay", "--offline", cwd=tmp_path)
    assert read_again()
    state = show / ".kamishibai" / "article.json"
    state.write_text("{}", encoding="utf-8")
    assert read_again()
    (show / ".kamishibai" / "read.json").write_text('["odd"]', encoding="utf-8")
    assert read_again()
    assert not read_again()


def test_pictures_are_looked_for_beside_the_file_each_time(
    read_again: Callable[..., bool], tmp_path: Path
) -> None:
    source = tmp_path / "walk.md"
    source.write_text("# 散歩\n\n朝の海まで歩いた。\n\n![海](sea.png)\n", encoding="utf-8")
    pixel = bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
        "0000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
    )
    (tmp_path / "sea.png").write_bytes(pixel)
    for _ in range(2):
        assert read_again(source=source)
    assert len(list((tmp_path / "output" / "walk" / "figures").iterdir())) == 1
