"""What answers must look like: JSON Schema, with the article's own line numbers as bounds.

Every object lists all its properties as required and allows no other: hosted servers enforce no
other schemas, and a small model fills in what it is made to fill in. "from" stands before the
words, so that the lines are chosen before the text is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from generator.model import LAYOUTS, Certainty

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Shape = dict[str, Any]

LONGEST = {"ja": 110, "en": 240}  # of a text on a slide; one that is too long is told, not cut
_HEADLINE = {"ja": 48, "en": 120}
_NOTE = 200
_MOST_LINES = 10
_TELLING = 6  # lines that one retells
_MOST_FACTS = 48
_MORE_SLIDES = 4  # that are put in between
_OF_ONE = "profile"  # a badge of initials beside points: nothing is seen of who it is
LINKS = ("first", "so", "but", "because", "how", "for example", "and")
"""How a title follows from the one before it."""
LONGEST_LINE = {"ja": 150, "en": 340}  # of a spoken line or turn
LABELS = (
    "good", "doubtful", "number", "name", "owner", "certainty", "scope", "condition", "cause",
    "polarity", "direction", "object", "alternatives", "quotation", "added", "other language",
    "form", "unclear",
)  # fmt: skip


def _object(**properties: Shape) -> Shape:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: Shape, fewest: int, most: int) -> Shape:
    return {"type": "array", "items": items, "minItems": fewest, "maxItems": most}


def _words(most: int) -> Shape:
    return {"type": "string", "maxLength": most}


def _lines(count: int, fewest: int = 0, most: int = 20) -> Shape:
    line = {"type": "integer", "minimum": 1, "maximum": count}
    return _list(line, fewest, most)


def _texts(languages: Sequence[str], longest: Mapping[str, int]) -> dict[str, Shape]:
    return {language: _words(longest[language]) for language in languages}


def _sourced(count: int, texts: Mapping[str, Shape], fewest: int = 1) -> Shape:
    return _object(**{"from": _lines(count, fewest, _MOST_LINES)}, **texts)


def plan(
    count: int,
    languages: Sequence[str],
    blocks: Sequence[str],
    most_scenes: int,
    kinds: Sequence[str],
) -> Shape:
    """Brief, titles and scenes of an article of ``count`` lines; ``kinds`` of its facts."""
    wide = _sourced(count, _texts(languages, {"ja": 110, "en": 260}))
    sure = {"type": "string", "enum": list(get_args(Certainty))}
    claim = _object(
        says=wide,
        owner=_words(80),
        sure=sure,
        evidence=_lines(count),
        caveats=_lines(count),
        needs=_lines(count),
    )
    fact = _object(
        **{"from": _lines(count, 1, _MOST_LINES)},
        kind={"type": "string", "enum": list(kinds)},
        what=_words(_NOTE),
        bound=_words(_NOTE),
    )
    brief = _object(
        voice=_object(**_texts(languages, _HEADLINE)),
        called=_object(**_texts(languages, LONGEST)),
        title=_sourced(count, _texts(languages, LONGEST)),
        byline=_sourced(count, _texts(languages, _HEADLINE), 0),
        asker=_object(**_texts(languages, LONGEST)),
        thesis=wide,
        claims=_list(claim, 1, 7),
        terms=_list(_object(ja=_words(80), en=_words(120)), 0, 16),
        facts=_list(fact, 0, _MOST_FACTS),
        conclusion=_lines(count),
        asides=_lines(count, 0, count),
        oddities=_lines(count),
        telling=_lines(count, 0, _TELLING),
        hook=wide,
    )
    link = {"type": "string", "enum": list(LINKS)}
    title = _object(link=link, title=_words(_HEADLINE["en"]))
    return _object(
        brief=brief,
        story=_list(title, 3, most_scenes),
        scenes=_list(_scene(count, languages, blocks), 3, most_scenes),
    )


def _scene(count: int, languages: Sequence[str], blocks: Sequence[str]) -> Shape:
    names = [
        name
        for name, rule in LAYOUTS.items()
        if not rule.frame and not rule.holds and name != _OF_ONE
    ]
    layouts = [*names, "chart", *(["block"] if blocks else []), "takeaways"]
    texts = _texts(languages, LONGEST)
    text = _sourced(count, texts)
    return _object(
        layout={"type": "string", "enum": layouts},
        block={"type": "string", "enum": ["", *blocks]},
        part={"type": "integer", "minimum": 0, "maximum": 9},
        kicker=_object(**_texts(languages, _HEADLINE)),
        title=_sourced(count, _texts(languages, _HEADLINE)),
        other_title=_object(**_texts(languages, _HEADLINE)),
        points=_list(text, 0, 5),
        groups=_list(_object(head=text, points=_list(text, 0, 4)), 0, 6),
        fields=_list(_object(name={"type": "string", "enum": _fields()}, says=text), 0, 3),
        note=_sourced(count, texts, 0),
    )


def again(count: int, languages: Sequence[str], blocks: Sequence[str], slides: int) -> Shape:
    """What a reader of so many ``slides`` found, and those that are made anew."""
    most = slides + _MORE_SLIDES
    number = {"type": "integer", "minimum": 1, "maximum": most}
    made = _object(slide=number, scene=_scene(count, languages, blocks))
    return _object(
        found=_found(slides),
        order=_list(number, 0, most),
        slides=_list(made, 0, most),
        left=_lines(count, 0, count),
    )


def _found(most: int) -> Shape:
    at = {"type": "integer", "minimum": 0, "maximum": most}
    return _list(_object(at=at, what=_words(_NOTE)), 0, 40)


def cells(count: int) -> Shape:
    """``count`` cells in the other language."""
    number = {"type": "integer", "minimum": 1, "maximum": count}
    return _object(cells=_list(_object(cell=number, text=_words(120)), 1, count))


def chosen(first: int, last: int, most: int) -> Shape:
    """Up to ``most`` of the lines from ``first`` to ``last``."""
    line = {"type": "integer", "minimum": first, "maximum": last}
    return _object(lines=_list(line, 1, most))


def slide(count: int, languages: Sequence[str]) -> Shape:
    """Title and points of one slide."""
    text = _sourced(count, _texts(languages, _HEADLINE))
    return _object(title=text, points=_list(text, 1, 5))


def _fields() -> list[str]:
    fields = {name for rule in LAYOUTS.values() for name in rule.fields}
    return sorted(fields - {"meta", "caption", *LAYOUTS[_OF_ONE].fields})


def script(
    count: int,
    languages: Sequence[str],
    scenes: Sequence[int],
    hosts: Sequence[str],
    heard: int = 0,
) -> Shape:
    """Lines of some scenes; ``hosts`` are who may speak, none for a narrator.

    Of lines that were ``heard`` first what is to be changed, then the scenes that are said anew.
    """
    words = _texts(languages, LONGEST_LINE)
    speaker = {"speaker": {"type": "string", "enum": list(hosts)}} if hosts else {}
    line = _object(**speaker, **{"from": _lines(count, 0, _MOST_LINES)}, **words)
    scene = _object(
        scene={"type": "integer", "enum": list(scenes)}, lines=_list(line, 1, 14 if hosts else 8)
    )
    first = {"found": _found(heard)} if heard else {}
    return _object(**first, scenes=_list(scene, 0 if heard else 1, len(scenes)))


def alone(count: int, language: str) -> Shape:
    """Those of ``count`` texts in one language that are changed, or of which something is asked."""
    item = _object(
        item={"type": "integer", "minimum": 1, "maximum": count},
        text=_words(LONGEST_LINE[language]),
        ask=_words(_NOTE),
    )
    return _object(items=_list(item, 0, count))


def verdicts(count: int, lines: int, languages: Sequence[str], bounds: int = 0) -> Shape:
    """Those of ``count`` items that do not hold, with a label, and written again.

    Before them the words by which each of so many ``bounds`` is kept.
    """
    item = _object(
        item={"type": "integer", "minimum": 1, "maximum": count},
        label={"type": "string", "enum": list(LABELS)},
        words=_words(160),
        **{"from": _lines(lines, 0, _MOST_LINES)},
        **_texts(languages, LONGEST_LINE),
    )
    number = {"type": "integer", "minimum": 1, "maximum": max(1, bounds)}
    kept = _object(bound=number, **_texts(languages, {"ja": 60, "en": 90}))
    first = {"kept": _list(kept, bounds, bounds)} if bounds else {}
    return _object(**first, items=_list(item, 0, count))
