"""What a template is asked for: the roles of a storyboard's layouts and the fields of each."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace

from generator import patterns as re

HEAD = ("title", "title_second", "kicker")
FOOT = ("footer", "slide_number")


@dataclass(frozen=True, slots=True)
class RoleSpec:
    """A role's fields, in reading order, and names under which templates have its layout.

    Attributes:
        fields: without those every slide has (``FOOT``).
        names: of layouts, normalised by ``plain``; the first is that of the built-in templates.
        kinds: PowerPoint's own layout types that serve.
        fallback: the role whose layout serves when there is none, empty for the last resort.
    """

    fields: tuple[str, ...]
    names: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    fallback: str = "bullets"


def _cards(name: str, count: int, *parts: str) -> tuple[str, ...]:
    return tuple(f"{name}_{n}{part}" for n in range(1, count + 1) for part in parts)


def _qa(count: int) -> tuple[str, ...]:
    return tuple(f"{part}_{n}" for n in range(1, count + 1) for part in ("question", "answer"))


ROLES: dict[str, RoleSpec] = {
    "title": RoleSpec(
        (*HEAD, "meta"),
        ("title", "title slide", "cover", "タイトル スライド", "タイトル", "表紙"),
        ("title",),
    ),
    "agenda": RoleSpec(
        (*HEAD[:2], "body"), ("agenda", "contents", "table of contents", "目次", "アジェンダ")
    ),
    "section": RoleSpec(
        (*HEAD[:2], "number"),
        ("section", "section header", "divider", "セクション見出し", "中表紙", "中扉", "章扉"),
        ("secHead",),
        "title",
    ),
    "bullets": RoleSpec(
        (*HEAD, "body"),
        ("bullets", "title and content", "タイトルとコンテンツ", "本文", "content", "text"),
        ("obj", "tx"),
        "",
    ),
    "points": RoleSpec((*HEAD, *_cards("point", 4, "")), ("points",)),
    "profiles": RoleSpec((*HEAD, *_cards("person", 6, "", "_body")), ("people", "profiles")),
    "profile": RoleSpec(
        (*HEAD, "monogram", "role", "body"), ("profile", "プロフィール", "人物紹介")
    ),
    "quote": RoleSpec((*HEAD, "body", "attribution"), ("quote", "引用", "引用文")),
    "term": RoleSpec((*HEAD, "body"), ("term", "definition", "用語", "定義")),
    "comparison": RoleSpec(
        (*HEAD, *_cards("side", 2, "", "_body")), ("comparison", "比較"), ("twoTxTwoObj",)
    ),
    "steps": RoleSpec((*HEAD, *_cards("step", 6, "")), ("steps", "手順")),
    "number": RoleSpec(
        (*HEAD, "number", "number_second", "number_note", "body"),
        ("big number", "number", "数字", "key figure"),
    ),
    "number-alone": RoleSpec(
        (*HEAD, "number", "number_second", "number_note"), ("big number alone",), (), "number"
    ),
    "table": RoleSpec((*HEAD, "table"), ("table", "表"), ("tbl",)),
    "chart": RoleSpec((*HEAD, "chart", "body"), ("chart", "グラフ"), ("chart",)),
    "figure": RoleSpec(
        (*HEAD, "figure", "body"),
        ("figure", "図"),
    ),
    "picture": RoleSpec(
        (*HEAD, "figure", "body"),
        ("picture with caption", "タイトル付きの図", "図とキャプション"),
        ("picTx",),
        "figure",
    ),
    "code": RoleSpec((*HEAD, "code", "body"), ("code",)),
    "formula": RoleSpec((*HEAD, "body"), ("formula",)),
    "diagram": RoleSpec((*HEAD, "body"), ("diagram",)),
    "statement": RoleSpec((*HEAD, *_cards("support", 3, "")), ("statement", "メッセージ")),
    "timeline": RoleSpec((*HEAD, *_cards("moment", 6, "", "_body")), ("timeline", "年表")),
    "chain": RoleSpec((*HEAD, *_cards("link", 16, ""), "result"), ("chain",)),
    "columns": RoleSpec((*HEAD, *_cards("column", 4, "")), ("columns",)),
    "checklist": RoleSpec((*HEAD, *_cards("list", 3, "")), ("checklist", "チェックリスト")),
    "qa": RoleSpec((*HEAD, *_qa(3)), ("questions",)),
    "figures": RoleSpec((*HEAD, *_cards("figure", 3, "", "_body")), ("figures",)),
    "takeaways": RoleSpec(
        (*HEAD[:2], "body"), ("takeaways", "summary", "key takeaways", "まとめ"), (), "bullets"
    ),
    "notes": RoleSpec((*HEAD, "body"), ("notes", "sources", "出典", "注記")),
}

ROLES = {
    name: spec
    if name in {"title", "agenda", "section"}
    else replace(spec, fields=(*spec.fields, "note"))
    for name, spec in ROLES.items()
}

_NUMBER_AT_END = re.compile(r"[\s_]*\d+$")


def plain(name: str) -> str:
    """A name as people compare them: compatibility forms, lower case, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().replace("_", " ").split())


def field_of(placeholder: str) -> str:
    """The field a placeholder's name says: "Person 1 Body" → "person_1_body"."""
    return plain(placeholder).replace(" ", "_")


def without_number(name: str) -> str:
    """PowerPoint numbers what it names: "Title 1", "タイトル 1"."""
    return _NUMBER_AT_END.sub("", plain(name))
