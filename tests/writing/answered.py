"""An article of eight lines and what a model answers about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from writing.model import all_good

if TYPE_CHECKING:
    from generator.model import Scene, Storyboard

ARTICLE = """\
# 朝の市場は続くのか

港の市場は来春、閉鎖される見通しです。

## 経緯

市場の客は十年で三割減りました。店主の岸さんは「週末だけでも開けたい」と話します。

## これから

市は週末だけの開催を検討しています。費用はまだ決まっていません。
"""
# 1 title, 2 見通し, 3 経緯, 4 三割減, 5 岸さん, 6 これから, 7 検討, 8 費用


def text(ja: str, *lines: int) -> dict[str, Any]:
    return {"from": list(lines), "ja": ja}


def scene(layout: str, title: dict[str, Any], *points: dict[str, Any], **more: Any) -> Any:
    return {
        "layout": layout,
        "block": "",
        "part": 0,
        "kicker": {"ja": "市場"},
        "title": title,
        "other_title": {"ja": ""},
        "points": list(points),
        "groups": [],
        "fields": [],
        "note": {"from": [], "ja": ""},
        **more,
    }


def plan(*scenes: Any) -> dict[str, Any]:
    claim = {
        "says": text("客は十年で三割減った", 4),
        "owner": "",
        "sure": "fact",
        "evidence": [],
        "caveats": [],
        "needs": [],
    }
    told = {
        "title": text("朝の市場は続くのか", 1),
        "byline": {"from": [], "ja": ""},
        "asker": {"ja": "市場は続くのか"},
        "thesis": text("市場は来春閉鎖される見通しだ", 2),
        "facts": [
            {"from": [2], "says": "来春閉鎖の見通し", "say": True},
            {"from": [4], "says": "客は三割減", "say": False},
        ],
        "claims": [claim],
        "terms": [],
        "conclusion": [7, 8],
        "asides": [5],
        "oddities": [],
        "hook": text("港の市場は、来春なくなるかもしれません。", 2),
        "last": text("岸さんは、週末だけでも開けたいと話しています。", 5),
    }
    return {"brief": told, "scenes": list(scenes)}


def in_two(row: Any, english: str = "The market is to close") -> Any:
    """The same answer in both languages, its English always the same but for titles."""
    if isinstance(row, dict):
        title = f"{english}, as it seems today"
        row = {n: in_two(each, title if n == "title" else english) for n, each in row.items()}
        return {**row, "en": english} if "ja" in row and "en" not in row else row
    return [in_two(each, english) for each in row] if isinstance(row, list) else row


STATEMENT = scene("statement", text("市場は来春に閉鎖の見通し", 2), text("客は十年で三割減", 4))
CHOICE = scene(
    "comparison",
    text("市は週末だけの開催を検討", 7),
    groups=[
        {"head": text("いま", 4), "points": [text("客は三割減", 4)]},
        {"head": text("これから", 7), "points": [text("週末だけの開催", 7)]},
    ],
    note=text("費用はまだ決まっていない", 8),
)
LAST = scene("takeaways", text("覚えておくこと", 2), text("市場は来春に閉鎖の見通し", 2))


def again(ja: str, *lines: int) -> dict[str, Any]:
    """The first text that was found wanting, written again."""
    return {"items": [{"item": 1, "from": list(lines), "ja": ja}]}


def script(message: str) -> Any:
    """A line for each scene that is asked for."""
    names = [row.split()[1] for row in message.splitlines() if row.startswith("Scene ")]
    line = {"from": [2], "ja": "港の市場は、来春に閉鎖される見通しです。"}
    return {"scenes": [{"scene": name, "lines": [line]} for name in names]}


def reviewed(message: str) -> Any:
    """Nothing found in a plan: every fact stands on the first slide."""
    return review([{"fact": n, "slide": 1} for n in (1, 2)])


def review(facts: Any, *faults: Any, **seen: Any) -> dict[str, Any]:
    """What a reader of a plan finds, of titles, layouts and words nothing unless it is ``seen``."""
    none = {"story": "", "answer": "", "slides": [], "unknown": []}
    return {**none, "facts": facts, "faults": list(faults), **seen}


def revised(*changes: Any, left: Any = (), **ends: Any) -> dict[str, Any]:
    """Slides in the place of others; hook and last thought as they were unless they are given."""
    same = {"from": [], "ja": ""}
    none = {"left": list(left), "say": [], "asker": {"ja": ""}, "hook": same, "last": same}
    return {**none, "changes": list(changes), **ends}


def unchanged(message: str) -> Any:
    """Nothing to change in what is finished; the fact to be said is told in the first scene."""
    scenes = [row.split()[1] for row in message.splitlines() if row.startswith("Scene ")]
    told = [{"fact": 1, "scene": scenes[0].removesuffix(":")}] if scenes else []
    return {"facts": told, "edits": []} if scenes else on_slides()


def on_slides(*edits: Any, changes: Any = (), order: Any = ()) -> dict[str, Any]:
    """What an editor changes of finished slides."""
    return {"slides": [], "edits": list(edits), "changes": list(changes), "order": list(order)}


def answers(**others: Any) -> dict[str, Any]:
    return {
        "plan": plan(STATEMENT, CHOICE, LAST),
        "review": reviewed,
        "edit": unchanged,
        "stranger": {"takes": "", "texts": [], "edits": []},
        "together": {"slides": [], "edits": []},
        "verify": all_good,
        "script": script,
        **others,
    }


def content(storyboard: Storyboard) -> list[Scene]:
    return [each for each in storyboard.scenes if each.layout not in {"title", "notes"}]
