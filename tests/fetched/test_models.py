"""Fetching a model: from a release on loopback, with all that may go wrong on the way."""

from __future__ import annotations

import gzip
import json
import resource
import subprocess
import sys
import tarfile
import time
import zipfile
from dataclasses import replace
from hashlib import sha256
from random import Random
from typing import TYPE_CHECKING

import pytest
from running import kamishibai
from servers.releases import releases

from generator.errors import ModelFileError
from generator.fetched import Fetchable, PublishedFile, catalogue, is_here, kept, named
from generator.fetched.fetching import LeastPace, download, fetch
from generator.progress import Step, silent
from generator.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from servers.releases import Releases

PLAIN = Random(1).randbytes(700_000)
FILES = {"model.bin.gz": gzip.compress(PLAIN), "words.spm": b"words" * 1000}
MODEL = Fetchable(
    *("small", "bergamot", ("ja", "en"), "小さな型", "a small one", "CC0-1.0", "nobody"),
    *("https://example.org", "https://example.org/files/"),
    tuple(PublishedFile(name, len(data), sha256(data).hexdigest()) for name, data in FILES.items()),
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data")


@pytest.fixture
def release() -> Iterator[Releases]:
    with releases(dict(FILES)) as place:
        yield place


def had(settings: Settings) -> dict[str, bytes]:
    place = settings.data / "models" / "small"
    return {path.name: path.read_bytes() for path in place.iterdir() if path.name != kept.RECORD}


def test_a_model_is_fetched_unpacked_and_written_down(settings, release) -> None:
    told: list[Step] = []
    place = fetch(MODEL, settings, told.append, release.url)
    assert had(settings) == {"model.bin": PLAIN, "words.spm": FILES["words.spm"]}
    assert kept.damage(place) == ""
    assert told[-1] == Step("fetch", 1, 1, "words.spm")
    assert [p.name for p in (settings.data / "models" / ".fetching").iterdir()] == ["small.lock"]


def test_what_is_here_and_sound_is_not_fetched_again(settings, release) -> None:
    place = fetch(MODEL, settings, silent, release.url)
    fetch(MODEL, settings, silent, release.url)
    assert len(release.asked) == 2
    (place / "words.spm").write_bytes(b"other" * 1000)
    assert kept.damage(place) == "words.spm is not what was fetched"
    fetch(MODEL, settings, silent, release.url)
    assert kept.damage(place) == ""


def test_another_release_of_a_model_is_fetched_in_the_place_of_the_old_one(
    settings, release
) -> None:
    fetch(MODEL, settings, silent, release.url)
    new = b"other words" * 500
    files = (MODEL.files[0], PublishedFile("words.spm", len(new), sha256(new).hexdigest()))
    later = replace(MODEL, files=files)
    assert kept.is_current(MODEL, settings)
    assert not kept.is_current(later, settings)
    release.files["words.spm"] = new
    fetch(later, settings, silent, release.url)
    assert had(settings)["words.spm"] == new


def test_an_answer_that_breaks_off_is_gone_on_with(settings, release) -> None:
    release.cuts = [100_000, 0, 250_000]
    fetch(MODEL, settings, silent, release.url)
    assert had(settings)["model.bin"] == PLAIN
    assert [part for _, part in release.asked[:4]] == [
        "",
        "bytes=100000-",
        "bytes=100000-",
        "bytes=350000-",
    ]


def test_a_server_that_is_busy_is_asked_again(settings, release) -> None:
    release.busy = 1
    fetch(MODEL, settings, silent, release.url)
    assert had(settings)["model.bin"] == PLAIN


def test_a_server_that_drips_is_left_in_its_time_and_what_came_is_kept(release, tmp_path) -> None:
    release.pause, release.piece = 0.05, 1
    begun = time.monotonic()
    with pytest.raises(ModelFileError, match=r"less than 32 kB came in 0\.3 seconds.*are kept"):
        download(
            *(MODEL.files[0], release.url, tmp_path / "part", frozenset({"127.0.0.1"})),
            *(lambda done: None, LeastPace(seconds=0.3, pause=0.1)),
        )
    assert time.monotonic() - begun < 10
    assert 3 <= (tmp_path / "part").stat().st_size < 100


def test_a_place_that_knows_no_parts_is_asked_for_all_of_it_again(settings, release) -> None:
    release.cuts, release.in_parts = [100_000], False
    fetch(MODEL, settings, silent, release.url)
    assert had(settings)["model.bin"] == PLAIN


def test_the_next_try_goes_on_where_the_last_one_gave_up(settings, release) -> None:
    release.cuts = [300_000, 0, 0, 0]
    with pytest.raises(ModelFileError, match=r"breaks off.*0\.3 of 0\.7 MB are kept"):
        fetch(MODEL, settings, silent, release.url)
    assert not is_here("small", settings)
    fetch(MODEL, settings, silent, release.url)
    assert release.asked[4] == ("model.bin.gz", "bytes=300000-")
    assert had(settings)["model.bin"] == PLAIN


@pytest.mark.parametrize(
    "spoilt", [lambda d: d[:-1] + bytes([d[-1] ^ 1]), lambda d: bytes(len(d))], ids=["bit", "zeros"]
)
def test_what_has_another_digest_is_thrown_away(settings, release, spoilt) -> None:
    release.files["words.spm"] = spoilt(FILES["words.spm"])
    with pytest.raises(ModelFileError, match=r"words\.spm .* is not what was published") as error:
        fetch(MODEL, settings, silent, release.url)
    assert "\n" not in str(error.value)
    assert not is_here("small", settings)
    release.files["words.spm"] = FILES["words.spm"]
    fetch(MODEL, settings, silent, release.url)
    assert is_here("small", settings)


def test_what_is_longer_than_published_is_not_read_to_its_end(settings, release) -> None:
    release.files["words.spm"] = bytes(50_000_000)
    with pytest.raises(ModelFileError, match=r"longer than what was published|larger than"):
        fetch(MODEL, settings, silent, release.url)


def test_what_is_not_there_is_told_with_the_way_round(settings, release) -> None:
    del release.files["words.spm"]
    with pytest.raises(ModelFileError, match=r"words\.spm answers with HTTP 404.*--from FOLDER"):
        fetch(MODEL, settings, silent, release.url)


@pytest.mark.parametrize("host", ["localhost", "169.254.169.254", "10.0.0.1", "[::1]"])
def test_a_redirect_to_a_private_address_is_refused(settings, release, host) -> None:
    """Only the host that a person named may have one."""
    release.moved["words.spm"] = f"http://{host}:9/words.spm"
    with pytest.raises(ModelFileError, match="not a public address"):
        fetch(MODEL, settings, silent, release.url)
    assert not is_here("small", settings)


def test_a_redirect_to_another_place_of_the_same_host_is_followed(settings, release) -> None:
    with releases({"elsewhere": FILES["words.spm"]}) as other:
        release.moved["words.spm"] = f"{other.url}/elsewhere"
        fetch(MODEL, settings, silent, release.url)
    assert had(settings)["words.spm"] == FILES["words.spm"]


def test_redirects_end(settings, release) -> None:
    release.moved["words.spm"] = "/words.spm"
    with pytest.raises(ModelFileError, match="redirects more than 5 times"):
        fetch(MODEL, settings, silent, release.url)


def test_a_release_at_a_private_address_is_not_asked_unless_named(settings, release) -> None:
    with pytest.raises(ModelFileError, match="not a public address"):
        fetch(replace(MODEL, base=release.url), settings, silent)
    assert release.asked == []


def test_offline_nothing_is_asked_but_files_may_be_given(settings, release, tmp_path) -> None:
    offline = replace(settings, offline=True)
    with pytest.raises(ModelFileError, match="this is offline: give --from"):
        fetch(MODEL, offline, silent, release.url)
    assert release.asked == []
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    fetch(MODEL, offline, silent, str(tmp_path))
    assert is_here("small", settings)


def _zipped(folder: Path) -> Path:
    with zipfile.ZipFile(folder / "all.zip", "w") as packed:
        for name, data in FILES.items():
            packed.writestr(f"below/{name}", data)
    return folder / "all.zip"


def _tarred(folder: Path) -> Path:
    (folder / "in").mkdir()
    with tarfile.open(folder / "all.tar.gz", "w:gz") as packed:
        for name, data in FILES.items():
            (folder / "in" / name).write_bytes(data)
            packed.add(folder / "in" / name, f"../../{name}")
    return folder / "all.tar.gz"


def _beside(folder: Path) -> Path:
    for name, data in FILES.items():
        (folder / name).write_bytes(data)
    return folder / "words.spm"


@pytest.mark.parametrize("given", [_zipped, _tarred, _beside])
def test_a_file_may_be_an_archive_or_stand_beside_the_others(settings, tmp_path, given) -> None:
    fetch(MODEL, settings, silent, str(given(tmp_path)))
    assert had(settings) == {"model.bin": PLAIN, "words.spm": FILES["words.spm"]}


def test_files_of_ones_own_are_checked_too(settings, tmp_path) -> None:
    _beside(tmp_path)
    (tmp_path / "words.spm").write_bytes(b"mine")
    with pytest.raises(ModelFileError, match="is not what was published"):
        fetch(MODEL, settings, silent, str(tmp_path))
    (tmp_path / "words.spm").unlink()
    with pytest.raises(ModelFileError, match=r"has no words\.spm"):
        fetch(MODEL, settings, silent, str(tmp_path))
    with pytest.raises(ModelFileError, match="is not there"):
        fetch(MODEL, settings, silent, str(tmp_path / "nowhere"))
    (tmp_path / "odd.tar").write_bytes(b"no archive")
    with pytest.raises(ModelFileError, match="no archive"):
        fetch(MODEL, settings, silent, str(tmp_path / "odd.tar"))


ALONE = """
import sys
sys.path[:0] = sys.argv[1:2]
from fetched_small import MODEL, Settings, fetch, silent, Path
try:
    fetch(MODEL, Settings(data=Path(sys.argv[2])), silent, sys.argv[3])
except Exception as error:
    print(type(error).__name__, error)
"""


@pytest.fixture
def alone(settings, release, tmp_path) -> list[str]:
    """Fetching in a process of its own."""
    (tmp_path / "fetched_small.py").write_text(
        "from pathlib import Path\n"
        "from generator.fetched import Fetchable, PublishedFile\n"
        "from generator.fetched.fetching import fetch\n"
        "from generator.progress import silent\n"
        "from generator.settings import Settings\n"
        f"MODEL = {MODEL!r}\n",
        encoding="utf-8",
    )
    return [sys.executable, "-c", ALONE, str(tmp_path), str(settings.data), release.url]


def test_a_full_disk_is_one_line_and_leaves_no_model(settings, release, alone) -> None:
    """The system lets no file grow beyond 300 kB."""
    done = subprocess.run(
        alone,
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000)),
    )
    assert done.stdout.startswith("ModelFileError ")
    assert "cannot be written: File too large: 2 MB are needed there" in done.stdout
    assert done.stdout.count("\n") == 1
    assert not is_here("small", settings)
    fetch(MODEL, settings, silent, release.url)
    assert is_here("small", settings)


def test_a_fetch_that_was_killed_goes_on(settings, release, alone) -> None:
    release.pause = 0.05
    partial = settings.data / "models" / ".fetching"
    with subprocess.Popen(alone) as process:
        while sum(path.stat().st_size for path in partial.glob("*.gz")) < 100_000:
            assert process.poll() is None
            time.sleep(0.01)
        process.kill()
    assert not is_here("small", settings)
    release.pause = 0.0
    fetch(MODEL, settings, silent, release.url)
    assert had(settings)["model.bin"] == PLAIN
    assert release.asked[1][1].startswith("bytes=")


def test_every_model_of_the_catalogue_has_what_a_person_wants_to_know() -> None:
    known = catalogue()
    assert {"bergamot-ja-en", "bergamot-en-ja", "kokoro", "piper-joe"} <= set(known)
    for model in known.values():
        assert model.base.startswith("https://")
        assert model.base.endswith("/")
        assert all((model.ja, model.en, model.licence, model.credit, model.page))
        for file in model.files:
            assert len(bytes.fromhex(file.sha256)) == 32
            assert file.size > 1000
        assert len({file.kept for file in model.files}) == len(model.files)


def test_an_engine_stands_for_all_its_models_and_a_wrong_name_is_put_right() -> None:
    assert [model.name for model in named("bergamot")] == ["bergamot-ja-en", "bergamot-en-ja"]
    with pytest.raises(ModelFileError, match="bergamo"):
        named("bergamo")


def test_the_command_lists_gets_and_removes(tmp_path, release) -> None:
    listed = json.loads(kamishibai("models", "--json", cwd=tmp_path).out)["models"]
    told = {model["name"]: model for model in listed}
    assert told["bergamot-ja-en"]["licence"] == "MPL-2.0"
    assert told["bergamot-ja-en"]["bytes"] == 38_143_661
    assert not told["bergamot-ja-en"]["here"]
    asked = kamishibai("models", "get", "bergamot-ja-en", "--from", release.url, cwd=tmp_path)
    assert asked.code == 1
    assert asked.err.count("\n") == 1
    assert "answers with HTTP 404" in asked.err
    gone = kamishibai("models", "remove", "bergamot-ja-en", cwd=tmp_path)
    assert (gone.code, "is not on this machine" in gone.err) == (1, True)
