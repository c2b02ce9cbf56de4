"""What a package index shows of the project: addresses that work there, out of one setting.

``[tool.hatch.metadata.hooks.custom] home`` in pyproject.toml is where the repository is published;
the README's links, its pictures and the project's addresses follow from it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

_LINK = re.compile(r"(?P<picture>!?)\[(?P<text>[^\]]*)\]\((?!https?:|#)(?P<path>[^)\s]+)\)")


def whole(text: str, home: str, at: str) -> str:
    """A page of the repository's root with the whole address of each link and picture.

    Args:
        text: Markdown.
        home: the repository's address.
        at: a tag or a branch.
    """

    def addressed(found: re.Match[str]) -> str:
        shown = "raw" if found["picture"] else "blob"
        return f"{found['picture']}[{found['text']}]({home}/{shown}/{at}/{found['path']})"

    return _LINK.sub(addressed, text)


class Addresses(MetadataHookInterface):
    def update(self, metadata: dict[str, Any]) -> None:
        home = str(self.config["home"]).rstrip("/")
        root = Path(self.root)
        version = re.search(r'__version__ = "(.+)"', (root / "generator/__init__.py").read_text())
        at = f"v{version[1]}" if version else "main"
        readme = (root / "README.md").read_text(encoding="utf-8")
        metadata["readme"] = {"content-type": "text/markdown", "text": whole(readme, home, at)}
        metadata["urls"] = {
            "Source": home,
            "Documentation": f"{home}/blob/{at}/docs/index.md",
            "日本語": f"{home}/blob/{at}/README.ja.md",
            "Changelog": f"{home}/blob/{at}/CHANGELOG.md",
            "Issues": f"{home}/issues",
        }
