"""Contents that are made when somebody asks for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Later(Mapping[str, bytes]):
    """By name, and not kept: an hour of sound is 50 MB."""

    def __init__(self, makes: Mapping[str, Callable[[], bytes]]) -> None:
        self._makes = makes

    def __getitem__(self, name: str) -> bytes:
        return self._makes[name]()

    def __contains__(self, name: object) -> bool:
        return name in self._makes

    def __iter__(self) -> Iterator[str]:
        return iter(self._makes)

    def __len__(self) -> int:
        return len(self._makes)
