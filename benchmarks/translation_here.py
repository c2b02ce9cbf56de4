"""A model of the published size on this machine: 200 sentences, their time and their memory.

    python benchmarks/translation_here.py [tiny]

The model is as large as Mozilla's, and knows a few words. What is measured is the engine's work
on as many weights; the memory is that of this process and of those that translate, less what this
one had before, without shared pages counted twice (Linux).
"""

from __future__ import annotations

import resource
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from tiny_bergamot import PUBLISHED, TINY, write_model  # a module of the tests

from generator.settings import Settings
from generator.translation.engine import Passage
from generator.translation.engines.bergamot import Bergamot

COUNT = 200
WORDS = {"▁": "▁", "は": "▁was", "年": "▁then", "、": ",", "。": ".", "山": "▁mountain"}
WORDS |= {"川": "▁river", "町": "▁town", "高い": "▁high", "古い": "▁old", "広い": "▁wide"}
WORDS |= {str(digit): str(digit) for digit in range(10)}


def megabytes(pid: int | str) -> float:
    told = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8")
    return next(int(line.split()[1]) / 1000 for line in told.splitlines() if line[:4] == "Pss:")


def main() -> None:
    size = TINY if "tiny" in sys.argv else PUBLISHED
    with tempfile.TemporaryDirectory() as folder:
        place = write_model(Path(folder), WORDS, size=size)
        model = (place / "model.tiny.bin").stat().st_size / 1e6
        texts = [
            f"{1500 + n}年、{'山川町'[n % 3]}は{('高い', '古い', '広い')[n // 3 % 3]}。"
            "山は高い、町は古い、川は広い、山は古い、川は高い。"
            for n in range(COUNT)
        ]
        settings = Settings(
            data=place, sections={"translators.bergamot": {"model": str(place)}}, offline=True
        )
        before = megabytes("self")
        engine = Bergamot(settings, "ja", "en")
        told: dict[int, tuple[str, ...]] = {}

        def some(first: int) -> None:
            for at in range(first, COUNT, 2 * 8):
                told[at] = engine.translate(Passage(tuple(texts[at : at + 8])))

        begun = time.monotonic()
        threads = [threading.Thread(target=some, args=(first,)) for first in (0, 8)]
        for thread in threads:
            thread.start()
        most = 0.0
        while any(thread.is_alive() for thread in threads):
            children = engine._made._all if engine._made else ()  # noqa: SLF001
            held = [megabytes(each._process.pid) for each in children]  # noqa: SLF001
            most = max(most, megabytes("self") - before + sum(held))
            time.sleep(0.05)
        took = time.monotonic() - begun
        engine.close()
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"model {model:.1f} MB; {COUNT} sentences of {len(texts[0])} characters")
    print(f"{took:.1f} s, {COUNT / took:.0f} a second; {spent.ru_utime:.1f} s of the processor")
    print(f"{most:.0f} MB more than before, {most - model:.0f} MB above the model")
    print(told[0][0])


if __name__ == "__main__":
    main()
