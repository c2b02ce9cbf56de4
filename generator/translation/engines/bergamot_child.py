"""Translates with one model in a process of its own. Run as a program, never imported.

Standard input has a JSON object with the model's files in its first line, then a list of texts a
line; standard output answers each with an object, ``texts`` or ``error``. The engine ends what
calls it where a model is not what it expects, and one model cannot serve two threads: so there is
a process for it. It knows nothing of the rest of Kamishibai, and is small.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

_WITH_LENGTH, _PIECE = 2, 0x0A  # of a protocol buffer: a field's kind; the field of a piece


def main() -> None:
    for told in _answers():
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()


def _answers() -> Any:
    translator: Any = None
    for line in sys.stdin:
        given = json.loads(line)
        try:
            if translator is None:
                translator = _loaded(given)
                yield {"texts": []}
            else:
                yield {"texts": [translator.translate(text) for text in given]}
        except KeyboardInterrupt:
            return
        except BaseException as error:  # noqa: BLE001 - the engine's panics are no Exceptions
            yield {"error": (str(error) or type(error).__name__).splitlines()[0]}
            return


def _loaded(files: dict[str, str]) -> Any:
    from fxtranslate import Translator

    read = {name: Path(path).read_bytes() for name, path in files.items()}
    for name in ("src_vocab", "trg_vocab"):
        if not _is_vocabulary(read[name]):
            raise ValueError(f"{Path(files[name]).name} is no vocabulary, or cut")
    return Translator(**read)


def _is_vocabulary(data: bytes) -> bool:
    """Whether fields with a length (pieces among them) fill it to its end: the engine takes any."""
    at = pieces = 0
    while at < len(data):
        kind, at = data[at], at + 1
        size, shift, more = 0, 0, True
        while more and at < len(data):
            size |= (data[at] & 0x7F) << shift
            more, shift, at = data[at] > 0x7F, shift + 7, at + 1
        pieces += kind == _PIECE
        at += size
        if kind & 7 != _WITH_LENGTH:
            return False
    return pieces > 0 and at == len(data)


if __name__ == "__main__":
    main()
