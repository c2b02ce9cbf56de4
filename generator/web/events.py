"""Server-sent events, as chat servers stream with them (HTML standard, section 9.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Events:
    """The ``data`` of each event in bytes that come in pieces cut anywhere."""

    def __init__(self) -> None:
        self._rest = b""
        self._data: list[str] = []

    def of(self, piece: bytes) -> Iterator[str]:
        """The events that end in this piece; an empty piece is the end of the stream."""
        self._rest += piece
        *lines, self._rest = self._rest.split(b"\n")
        if not piece:
            lines, self._rest = [*lines, self._rest, b""], b""
        for line in lines:
            yield from self._line(line.removesuffix(b"\r").decode("utf-8", "replace"))

    def _line(self, line: str) -> Iterator[str]:
        if line.startswith("data:"):
            self._data.append(line.removeprefix("data:").removeprefix(" "))
        elif not line and self._data:
            yield "\n".join(self._data)
            self._data.clear()
