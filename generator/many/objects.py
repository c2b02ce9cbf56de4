"""What caches of many machines share: objects named by what they were made of, each put once."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from generator.files import digest
from generator.many.store import Store

log = logging.getLogger(__name__)

_SEAL = 64
"""Characters of the digest that an object begins with: a torn one is as good as none."""


@dataclass(frozen=True, slots=True)
class Objects:
    """See ``files.Shared``. Whatever goes wrong, the work goes on without."""

    store: Store

    def get(self, name: str) -> bytes | None:
        try:
            data = self.store.read(name)
        except FileNotFoundError:
            return None
        except Exception as error:  # noqa: BLE001 - of any library that speaks with a store
            log.info("%s: %s", name, error)
            return None
        body = data[_SEAL:]
        return body if digest(body).encode() == data[:_SEAL] else None

    def put(self, name: str, data: bytes) -> None:
        try:
            self.store.add(name, digest(data).encode() + data)
        except Exception as error:  # noqa: BLE001 - as above
            log.info("%s: %s", name, error)


def objects(url: str) -> Objects:
    """Raises: ShowError: nothing here speaks with such a place."""
    store = Store(url)
    store.check()
    return Objects(store)
