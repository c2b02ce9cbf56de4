"""A machine that gives no more memory is told in one line, wherever it stops the program."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from generator.errors import lacks_memory
from generator.locale import words
from generator.registry import guarded

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "tide-tables" / "tide-tables.md"
BUILD = ("-m", "generator", "build", str(EXAMPLE), "--offline", "--languages", "ja")

STARVED = f"""
import resource
from generator import safexml
room = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize() + {4 << 20}
resource.setrlimit(resource.RLIMIT_AS, (room, room))
try:
    safexml.parse(b"<a>" + b"<b c='d'>x</b>" * 400_000 + b"</a>")
except MemoryError:
    print("MemoryError")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs a limit of memory that holds")
@pytest.mark.parametrize("megabytes", [200, 240, 255, 270, 290, 310])
def test_a_build_without_memory_ends_with_one_line(megabytes: int, tmp_path: Path) -> None:
    room = megabytes << 20
    done = subprocess.run(
        (sys.executable, *BUILD, "--only", "deck", "-o", str(tmp_path)),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (room, room)),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,  # what waits for ever is a fault of this test, not the end of its worker
    )
    assert done.returncode in {0, 1}
    assert "Traceback" not in done.stderr
    if done.returncode == 1:
        assert done.stderr.splitlines()[-1] == f"kamishibai: {words('en')['errors']['memory']}"


@pytest.mark.skipif(sys.platform != "linux", reason="needs a limit of memory that holds")
def test_a_reader_of_xml_says_that_it_had_no_memory() -> None:
    done = subprocess.run(
        (sys.executable, "-c", STARVED), capture_output=True, check=True, text=True, cwd=ROOT
    )
    assert done.stdout == "MemoryError\n"


def test_what_a_library_says_of_memory_is_known_as_that() -> None:
    for told in ("libtiff.so: failed to map segment from shared object", "can't start new thread"):
        assert lacks_memory(ImportError(told))
        with pytest.raises(MemoryError), guarded("voice", "offline"):
            raise RuntimeError(told)
    assert not lacks_memory(etree.XMLSyntaxError("unknown error", 1, 1, 1))
    assert not lacks_memory(RuntimeError("no memory of it"))


@pytest.fixture
def device(tmp_path: Path) -> Iterator[Path]:
    """A device of one megabyte."""
    place = tmp_path / "device"
    place.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)),
        capture_output=True,
        check=False,
    )
    if not mounted or mounted.returncode:
        pytest.skip("nobody may mount a device here")
    yield place
    subprocess.run(("umount", str(place)), check=True)


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
@pytest.mark.parametrize(("free", "code"), [(0, 0), (100_000, 3)])
def test_a_full_folder_for_temporary_files_is_one_line_or_passed_over(
    free: int, code: int, device: Path, tmp_path: Path
) -> None:
    (device / "held").write_bytes(bytes((1 << 20) - free // 4096 * 4096))
    done = subprocess.run(
        (sys.executable, *BUILD, "--only", "pdf", "-o", str(tmp_path / "made")),
        env={**os.environ, "TMPDIR": str(device), "KAMISHIBAI_CACHE": str(tmp_path / "cache")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "Traceback" in done.stderr) == (code, False)
    told = "the folder for temporary files is full: set TMPDIR to one with room"
    assert (told in done.stdout + done.stderr) == bool(code)
