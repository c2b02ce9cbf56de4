"""The dictionary is large: where there is no room for it, that is what is told."""

from __future__ import annotations

import subprocess
import sys

import pytest

from generator.japanese.tokenizer import tokenizer

CROWDED = """
import resource
import sudachipy.errors
from generator.japanese.tokenizer import tokenizer

pages = int(open("/proc/self/statm").read().split()[0])
room = pages * resource.getpagesize() + (20 << 20)
resource.setrlimit(resource.RLIMIT_AS, (room, room))
try:
    tokenizer()
except MemoryError:
    print("no room")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems hold no process to a limit")
def test_a_dictionary_that_finds_no_room_is_a_lack_of_memory() -> None:
    done = subprocess.run([sys.executable, "-c", CROWDED], capture_output=True, check=False)
    assert done.stdout == b"no room\n", done.stderr.decode()


def test_what_a_recogniser_heard_without_a_full_stop_has_its_words_in_their_places() -> None:
    said = "晴れた空を見上げ、" * 2_000
    found = list(tokenizer().tokenize(said))
    assert "".join(each.surface() for each in found) == said
    assert all(said[each.begin() : each.end()] == each.surface() for each in found)
