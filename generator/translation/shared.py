"""Translations that machines share: an engine's answers, by all that decided them."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from generator.files import digest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.settings import Settings

_AT_ONCE = 16


def name(direction: str, maker: str, text: str) -> str:
    told = digest(json.dumps([direction, maker, text], ensure_ascii=False).encode())
    return f"translations/{told[:2]}/{told}"


def found(settings: Settings, names: Mapping[str, str]) -> dict[str, str]:
    """Text → translation, of those texts whose name is known there."""
    place = settings.shared
    if not place or not names:
        return {}
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        answers = dict(zip(names, pool.map(place.get, names.values()), strict=True))
    return {text: data.decode() for text, data in answers.items() if data}


def keep(settings: Settings, answers: Mapping[str, str]) -> None:
    """Name → translation."""
    place = settings.shared
    if place and answers:
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            list(pool.map(place.put, answers, (text.encode() for text in answers.values())))
