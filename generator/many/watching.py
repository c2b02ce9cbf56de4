"""Sources looked at again and again: which are new or changed, and not being written just now."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

_State: TypeAlias = tuple[int, int] | None
"""When a file was last written, in ns, and its bytes; an address has no state."""


@dataclass(slots=True)
class Watch:
    """Compares each look with the one before."""

    _seen: dict[str, _State] = field(default_factory=dict)
    _told: dict[str, _State] = field(default_factory=dict)

    def ripe(self, sources: Iterable[str]) -> tuple[str, ...]:
        """Sources that were not told in the state they have had for two looks; once each.

        An address is told when it is first seen: what stands there is not asked for again.
        """
        now = {source: _state(source) for source in sources}
        still = [
            source
            for source, state in now.items()
            if state is None or self._seen.get(source) == state
        ]
        found = tuple(s for s in still if s not in self._told or self._told[s] != now[s])
        self._seen = now
        self._told |= {source: now[source] for source in found}
        return found


def _state(source: str) -> _State:
    try:
        told = Path(source).stat()
    except (OSError, ValueError):
        return None
    return told.st_mtime_ns, told.st_size
