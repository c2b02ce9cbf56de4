"""Chapters of a recording, one a scene."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model import Track


def chapters_json(track: Track) -> str:
    """Podcasting 2.0 JSON chapters, version 1.2; times in seconds to the millisecond."""
    chapters = [
        {
            "startTime": round(chapter.start / track.rate, 3),
            "endTime": round(chapter.end / track.rate, 3),
            "title": chapter.title,
        }
        for chapter in track.chapters
    ]
    document = {"version": "1.2.0", "title": track.title, "chapters": chapters}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
