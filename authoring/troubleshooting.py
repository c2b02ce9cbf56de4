"""What to do about each message, out of the code: the site's page for when something is wrong."""

from __future__ import annotations

import re
from collections import defaultdict

from authoring.messages import Module, modules
from generator.locale.wording import table

GROUPS = (
    ("The article", "記事", ("reading", "web", "kinds")),
    ("Translation", "翻訳", ("translation",)),
    ("Voices and readings", "声と読み", ("speech", "sound.py", "loudness.py")),
    ("Slides and templates", "スライドとテンプレート", ("slides",)),
    ("Telling and writing", "語りと書き手", ("narration", "writing", "understanding")),
    ("Files that are made", "できあがるファイル", ("publishing", "targets", "outputs.py")),
    (
        "The show folder",
        "番組のフォルダー",
        ("show", "pipeline.py", "drafting.py", "explaining.py"),
    ),
    ("Models on this machine", "この機械のモデル", ("fetched",)),
    ("Many articles", "たくさんの記事", ("many",)),
    ("Studio and agents", "スタジオとエージェント", ("studio", "calls", "agents")),
    ("Settings and commands", "設定とコマンド", ("",)),
)
"""Headings and the rooms they gather; the last takes what is left."""

HEAD = {"en": "| it says | do |", "ja": "| 出る言葉 | すること |"}


def messages(language: str) -> str:
    """A table a group in Markdown: each message of an error, and what to do about it."""
    japanese = {line: ja for section in table().values() for line, ja in section.items()}
    told, parts = _told(), []
    for english, other, _ in GROUPS:
        rows = [
            [_cell(japanese[each] if language == "ja" else each) for each in pair]
            for pair in sorted(told[english].items())
        ]
        parts.append(f"### {other if language == 'ja' else english}\n\n{HEAD[language]}\n|---|---|")
        parts[-1] += "".join(f"\n| {message} | {advice} |" for message, advice in rows) + "\n"
    return "\n".join(parts)


def _cell(line: str) -> str:
    """As a table's cell: places slanted, nothing that Markdown would take for its own."""
    plain = re.sub(r"([\\|<>*_\[\]`])", r"\\\1", line.replace("\n", " "))
    return re.sub(r"\{(\w+(?:\\_\w+)*)\}", lambda found: f"*{found[1]}*", plain)


def _told() -> dict[str, dict[str, str]]:
    """By group: each message of an error, and the advice that stands beside it."""
    lines = {re.sub(r"\{\w+\}", "{}", line): line for part in table().values() for line in part}
    found: dict[str, dict[str, str]] = defaultdict(dict)
    pairs = [
        (path, *pair) for path, tree in modules().items() for pair in Module(path, tree).advised()
    ]
    said = {message for _, message, _ in pairs}
    for path, *pair in pairs:
        room = path.split("/")[0]
        group = next(name for name, _, rooms in GROUPS if room in rooms or "" in rooms)
        message, advice = (lines.get(text, "") for text in pair)
        whole = len(re.findall(r"[a-z]{2,}", re.sub(r"\{\w+\}", "", message))) > 1
        if whole and advice and pair[1] not in said:
            found[group].setdefault(message, advice)
    return found
