"""Sources looked at again and again: which are new or changed, and not being written just now."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

_State: TypeAlias = tuple[int, int] | str
"""When a file was last written, in ns, and its bytes; of an address what its list says of it."""


@dataclass(slots=True)
class Watch:
    """Compares each look with the one before.

    Attributes:
        again: those of the sources last told that were told before: they have changed.
    """

    again: tuple[str, ...] = ()
    _seen: dict[str, _State] = field(default_factory=dict)
    _told: dict[str, _State] = field(default_factory=dict)

    def ripe(self, sources: Mapping[str, str]) -> tuple[str, ...]:
        """Sources that were not told in the state they have had for two looks; once each.

        An address is told when it is first seen, and when its list dates it anew: what stands
        there is not asked for otherwise.

        Args:
            sources: each with when its list says that it was last changed; see ``dated``.
        """
        now = {source: _state(source, changed) for source, changed in sources.items()}
        still = [
            source
            for source, state in now.items()
            if isinstance(state, str) or self._seen.get(source) == state
        ]
        found = tuple(s for s in still if s not in self._told or self._told[s] != now[s])
        self.again = tuple(s for s in found if s in self._told)
        self._seen = now
        self._told |= {source: now[source] for source in found}
        return found


def _state(source: str, changed: str) -> _State:
    try:
        told = Path(source).stat()
    except (OSError, ValueError):
        return changed
    return told.st_mtime_ns, told.st_size
