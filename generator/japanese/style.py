"""Polite Japanese into the plain style of notes and slides."""

from __future__ import annotations

import re

_LEADING = re.compile(
    r"^(?:しかし|しかしながら|また|そのため|つまり|実は|さらに|そして|ただし|なお|一方で?|例えば|たとえば|そこで|"
    r"まず|次に|まさに|このように|だが|ですが|でも|すると|したがって|よって|ちなみに|もちろん|なぜなら|加えて)[、,]\s*"
)


def note(text: str) -> str:
    """A sentence as a slide shows it."""
    return _LEADING.sub("", text.strip().rstrip("。．"))
