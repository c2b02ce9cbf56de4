"""How much polite Japanese becomes plain: python benchmarks/planning_plain_style.py FILE...

Prints how many polite sentences of the files were changed and how many were left as they are, and a
sample of each for a person to read.
"""

from __future__ import annotations

import random
import re
import sys
from pathlib import Path

from generator.japanese.sentences import split
from generator.wording.style import plain

POLITE = re.compile(
    r"(?:です|ます|ました|ません|でした|でしょう|ましょう|ください)(?:か|ね|よ)?[。!?！？]?$"
)
SAMPLE = 100


def main() -> None:
    texts = [Path(name).read_text(encoding="utf-8", errors="replace") for name in sys.argv[1:]]
    found = [s for text in texts for line in text.splitlines() for s in split(line)]
    polite = sorted({sentence for sentence in found if POLITE.search(sentence)})
    changed = [(s, plain(s)) for s in polite if plain(s) != s]
    left = [s for s in polite if plain(s) == s]
    print(f"{len(polite)} polite sentences, {len(changed)} changed, {len(left)} left")
    chance = random.Random(1)
    for before, after in chance.sample(changed, min(SAMPLE, len(changed))):
        print(f"{before} → {after}")
    for sentence in chance.sample(left, min(SAMPLE, len(left))):
        print(f"left: {sentence}")


if __name__ == "__main__":
    main()
