"""An article of eight lines and what a model answers about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from writing.model import all_good, rows

if TYPE_CHECKING:
    from collections.abc import Callable

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
        "voice": {"ja": "記事"},
        "called": {"ja": "朝の市場は続くのか"},
        "title": text("朝の市場は続くのか", 1),
        "byline": {"from": [], "ja": ""},
        "asker": {"ja": "市場は続くのか"},
        "thesis": text("市場は来春閉鎖される見通しだ", 2),
        "claims": [claim],
        "terms": [],
        "facts": [],
        "conclusion": [7, 8],
        "asides": [5],
        "oddities": [],
        "telling": [],
        "hook": text("港の市場は、来春なくなるかもしれません。", 2),
    }
    story = [{"link": "first", "title": each["title"]["ja"]} for each in scenes]
    return {"brief": told, "story": story, "scenes": list(scenes)}


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


def numbers(message: str) -> list[int]:
    """The scenes that something is to be said for."""
    rows = (row.split() for row in message.splitlines() if row.startswith("Scene "))
    return [int(row[1]) for row in rows]


CLOSED = "港の市場は、来春に閉鎖される見通しです。"


def script(message: str) -> Any:
    """A line for each scene that is asked for."""
    line = {"from": [2], "ja": CLOSED}
    return {"scenes": [{"scene": n, "lines": [line]} for n in numbers(message)]}


def made_anew(*slides: tuple[int, Any], order: Any = (), left: Any = ()) -> dict[str, Any]:
    """Slides that whoever reads them makes anew, by their numbers."""
    made = [{"slide": number, "scene": scene} for number, scene in slides]
    return {"found": [], "order": list(order), "slides": made, "left": list(left)}


def said_anew(*scenes: tuple[int, Any]) -> dict[str, Any]:
    """Scenes whose lines whoever hears them writes anew."""
    made = [{"scene": number, "lines": list(lines)} for number, lines in scenes]
    return {"found": [], "scenes": made}


def alone(**anew: str) -> Callable[[str], Any]:
    """What whoever reads one language alone writes for texts with some words, or asks of them."""

    def answer(message: str) -> Any:
        found = [
            {"item": n, "text": "" if anew[words].endswith("？") else anew[words],
             "ask": anew[words] if anew[words].endswith("？") else ""}
            for n, row in rows(message).items()
            for words in anew
            if words in row
        ]  # fmt: skip
        return {"items": found}

    return answer


def answers(**others: Any) -> dict[str, Any]:
    return {
        "plan": plan(STATEMENT, CHOICE, LAST),
        "read": made_anew(),
        "hold": all_good,
        "script": script,
        "heard": said_anew(),
        "alone": alone(),
        **others,
    }


def content(storyboard: Storyboard) -> list[Scene]:
    return [each for each in storyboard.scenes if each.layout not in {"title", "notes"}]
