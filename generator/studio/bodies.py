"""What is posted as JSON, and the call that it asks for: keys are the call's arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec

from generator.calls.arranging import Move
from generator.calls.calls import Calls
from generator.calls.correcting import Cut, Weight

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Tongue = Literal["ja", "en"]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=4096)]
Words = Annotated[str, msgspec.Meta(max_length=20_000)]


def _asking(name: str, /, **fields: Any) -> type[msgspec.Struct]:
    """A body with these keys and no others; one with a value beside its type may be left out."""
    declared = [
        (key, *kind) if isinstance(kind, tuple) else (key, kind) for key, kind in fields.items()
    ]
    return msgspec.defstruct(name, declared, forbid_unknown_fields=True, kw_only=True)


_Text = _asking("Text", text=Words, language=Tongue, show=(str, ""))

POSTED: Mapping[str, tuple[type[msgspec.Struct], Callable[..., Any]]] = {
    "outline": (_asking("Outline", source=Name), Calls.outline),
    "brief": (_asking("Brief", source=Name), Calls.brief),
    "change": (
        _asking(
            "Change",
            show=Name,
            place=Name,
            language=Tongue,
            text=Words,
            before=(str | None, None),
        ),
        Calls.change,
    ),
    "arrange": (
        _asking(
            "Arrange",
            show=Name,
            move=Move,
            scene=Name,
            order=(list[str] | None, None),
            to=(str, ""),
        ),
        Calls.arrange,
    ),
    "undo": (_asking("Undo", show=Name), Calls.undo),
    "choose": (
        _asking(
            "Choose",
            show=Name,
            template=(Name | None, None),
            only=(list[str] | None, None),
            format=(str | None, None),
            minutes=(float | None, None),
            languages=(list[Tongue] | None, None),
            voices=(dict[str, Name] | None, None),
        ),
        Calls.choose,
    ),
    "brand": (
        _asking(
            "Brand",
            color=(str, ""),
            accent=(str, ""),
            font=(str, ""),
            logo=(str, ""),
            show=(str, ""),
        ),
        Calls.brand,
    ),
    "learners": (_asking("Learners", show=Name, on=bool), Calls.learners),
    "publish": (_asking("Publish", address=str, show=(str, "")), Calls.publish),
    "weigh": (_asking("Weigh", show=Name, sentence=Name, weight=Weight), Calls.weigh),
    "kind": (_asking("Kind", show=Name, kind=Name), Calls.call_kind),
    "cut": (_asking("Cut", show=Name, how=Cut, line=(int, 0), heading=(str, "")), Calls.cut),
    "accept": (_asking("Accept", show=Name, kind=Name, where=str, text=Words), Calls.accept),
    "terms": (_asking("Term", show=Name, term=Words, translation=Words), Calls.keep_term),
    "readings": (
        _asking("Reading", show=Name, word=Words, kana=Words, accent=(int | None, None)),
        Calls.keep_reading,
    ),
    "reading": (_Text, Calls.reading),
    "translate": (_Text, Calls.translate),
    "examples": (_asking("Example", name=Name), Calls.example),
}
