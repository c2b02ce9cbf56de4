"""The words of ``--only``: the one table of what a build can make.

An entry names the ``Output`` that declares it, which says what it is for, which files it stands
for and what they are made from (``generator.targets.graph``). Help, defaults, documents, the page's
links and the manifest's kinds are told from the declarations; nothing else lists them.
"""

from __future__ import annotations

from functools import cache

from generator.registry import Registry

OUTPUTS = Registry(
    "output",
    "kamishibai.outputs",
    {
        "deck": "generator.targets.deck:DECK",
        "script": "generator.targets.heard:SCRIPT",
        "audio": "generator.targets.heard:AUDIO",
        "captions": "generator.targets.heard:CAPTIONS",
        "page": "generator.targets.seen:PAGE",
        "video": "generator.targets.seen:VIDEO",
        "feed": "generator.targets.heard:FEED",
        "pdf": "generator.targets.seen:PDF",
        "png": "generator.targets.seen:PNG",
        "clips": "generator.targets.heard:CLIPS",
        "platforms": "generator.targets.heard:PLATFORMS",
        "slow": "generator.targets.learning:SLOW",
        "cards": "generator.targets.learning:CARDS",
        "vocabulary": "generator.targets.learning:VOCABULARY",
        "cloze": "generator.targets.learning:CLOZE",
    },
)


@cache
def defaults() -> tuple[str, ...]:
    """Those that are made unless ``--only`` says otherwise."""
    return tuple(name for name in OUTPUTS.builtins if OUTPUTS.load(name).default)
