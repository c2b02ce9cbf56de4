"""A writer's own home in somebody else's mouth: 我が家では → 筆者の家では."""

from __future__ import annotations

from generator import patterns as re

_HOME = re.compile(
    r"(?:我が家|わが家|我家|拙宅)(?!族)"
    r"|(?<![一-龠ァ-ヴー])ウチ(?=では|は|も|の(?!ち)|に(?:は|も))"
    r"|(?:(?<=[、。])|\A)うち(?=では|は|も|の(?!ち))"
)


def homes(text: str, name: str) -> str:
    """The text with the writer's home called by whose it is.

    Args:
        text: outside anybody's own words.
        name: what the writer is called.
    """
    return _HOME.sub(f"{name}の家", text)
