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
_FACT = 160
_MOST_LINES = 10
_MORE_CHANGES = 4  # slides that are put in between
LONGEST_LINE = {"ja": 150, "en": 340}  # of a spoken line or turn
LABELS = (
    "good", "doubtful", "number", "name", "owner", "certainty", "scope", "condition", "cause",
    "polarity", "direction", "object", "alternatives", "quotation", "added", "other language",
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
    facts: int,
) -> Shape:
    """Brief, with about so many ``facts``, and scenes of an article of ``count`` lines."""
    wide = _sourced(count, _texts(languages, {"ja": 110, "en": 260}))
    says = {"from": _lines(count, 1, _MOST_LINES)}
    fact = _object(**says, says=_words(_FACT), say={"type": "boolean"})
    sure = {"type": "string", "enum": list(get_args(Certainty))}
    claim = _object(
        says=wide,
        owner=_words(80),
        sure=sure,
        evidence=_lines(count),
        caveats=_lines(count),
        needs=_lines(count),
    )
    brief = _object(
        facts=_list(fact, 1, 2 * facts),  # no plan is thrown away for a fact more
        title=_sourced(count, _texts(languages, LONGEST)),
        byline=_sourced(count, _texts(languages, _HEADLINE), 0),
        asker=_object(**_texts(languages, LONGEST)),
        thesis=wide,
        claims=_list(claim, 1, 7),
        terms=_list(_object(ja=_words(80), en=_words(120)), 0, 16),
        conclusion=_lines(count),
        asides=_lines(count, 0, count),
        oddities=_lines(count),
        hook=wide,
        last=wide,
    )
    return _object(brief=brief, scenes=_list(_scene(count, languages, blocks), 3, most_scenes))


def _scene(count: int, languages: Sequence[str], blocks: Sequence[str]) -> Shape:
    names = [name for name, rule in LAYOUTS.items() if not rule.frame and not rule.holds]
    layouts = [*names, *(["block"] if blocks else []), "takeaways"]
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


TITLES = ("message", "detail", "label", "again", "unclear")
"""What a title is to somebody who reads it alone."""

SHAPES = (
    "order", "cause", "condition", "alternatives", "contrast", "rank", "moments", "figure", "share",
    "sum", "words", "term", "people", "tasks", "questions", "loose",
)  # fmt: skip
"""What shape a thought has, by its texts and not by its layout."""


def reviewed(slides: int, facts: int) -> Shape:
    """Where each of ``facts`` stands among ``slides``, 0 for nowhere, and what else is wrong.

    Of each slide what its title is and what shape its thought has, seen without its layout.
    """
    slide = {"type": "integer", "minimum": 1, "maximum": slides}
    seen = _object(
        slide=slide,
        title={"type": "string", "enum": list(TITLES)},
        shape={"type": "string", "enum": list(SHAPES)},
    )
    unknown = _object(slide=slide, word=_words(60))
    stands = _object(
        fact={"type": "integer", "minimum": 1, "maximum": max(1, facts)},
        slide={"type": "integer", "minimum": 0, "maximum": slides},
    )
    fault = _object(slide={"type": "integer", "minimum": 0, "maximum": slides}, what=_words(_FACT))
    return _object(
        story=_words(400),
        answer=_words(300),
        slides=_list(seen, 0, slides),
        unknown=_list(unknown, 0, 8),
        facts=_list(stands, 0, facts),
        faults=_list(fault, 0, 12),
    )


def _change(count: int, languages: Sequence[str], blocks: Sequence[str], slides: int) -> Shape:
    return _object(
        at={"type": "integer", "minimum": 1, "maximum": slides + 1},
        replaces={"type": "integer", "minimum": 0, "maximum": 3},
        scene=_scene(count, languages, blocks),
    )


def changes(
    count: int, languages: Sequence[str], blocks: Sequence[str], slides: int, facts: int
) -> Shape:
    """Scenes that take the place of some of ``slides``.

    With the lines that are left out, and which of the ``facts`` are said.
    """
    change = _change(count, languages, blocks, slides)
    wide = _sourced(count, _texts(languages, {"ja": 110, "en": 260}), 0)
    left = _lines(count, 0, count)
    most = slides + _MORE_CHANGES
    asker = _object(**_texts(languages, LONGEST))
    say = _list({"type": "integer", "minimum": 1, "maximum": facts}, 0, facts)
    ends = {"asker": asker, "hook": wide, "last": wide}
    return _object(left=left, say=say, **ends, changes=_list(change, 0, most))


def edits(
    count: int,
    lines: int,
    languages: Sequence[str],
    how: Sequence[str],
    hosts: Sequence[str] = (),
    *,
    seen: tuple[Sequence[str], int] = ((), 0),
    anew: bool = False,
    told: tuple[Sequence[str], int] = ((), 0),
) -> Shape:
    """What an editor changes of ``count`` texts, ``how``; who speaks is one of ``hosts``.

    First what is ``seen`` of each of so many slides, "" where there is nothing; of scenes and so
    many facts which scene has ``told`` each, "" for none. Last slides made ``anew``, and all in
    another order.
    """
    names, slides = seen
    slide = {"type": "integer", "minimum": 1, "maximum": max(1, slides)}
    noted = _object(slide=slide, **{name: _words(_FACT) for name in names})
    scenes, facts = told
    fact = _object(
        fact={"type": "integer", "minimum": 1, "maximum": max(1, facts)},
        scene={"type": "string", "enum": ["", *scenes]},
    )
    speaker = {"speaker": {"type": "string", "enum": ["", *hosts]}} if hosts else {}
    edit = _object(
        text={"type": "integer", "minimum": 1, "maximum": count},
        how={"type": "string", "enum": list(how)},
        why=_words(_FACT),
        **speaker,
        **{"from": _lines(lines, 0, _MOST_LINES)},
        **_texts(languages, LONGEST_LINE),
    )
    first = {"slides": _list(noted, 0, slides)} if names else {}
    first |= {"facts": _list(fact, 0, facts)} if scenes else {}
    last: dict[str, Shape] = {}
    if anew:
        change = _change(lines, languages, (), slides)
        last = {"changes": _list(change, 0, 2 * _MORE_CHANGES), "order": _list(slide, 0, slides)}
    return _object(**first, edits=_list(edit, 0, count + _MORE_CHANGES), **last)


KINDS = (
    "message", "unclear", "fragment", "unexplained", "stale", "owner", "figures", "repeats",
    "opening", "ending",
)  # fmt: skip
"""What somebody stumbles at who neither knows the article nor the other language."""


def read(count: int, lines: int) -> Shape:
    """At which of ``count`` texts in one language such a reader stumbles, and what they change."""
    number = {"type": "integer", "minimum": 1, "maximum": count}
    stumbles = _object(text=number, kind={"type": "string", "enum": ["", *KINDS]})
    edit = _object(
        text=number,
        how={"type": "string", "enum": ["reword", "delete"]},
        **{"from": _lines(lines, 0, _MOST_LINES)},
        words=_words(max(LONGEST_LINE.values())),
    )
    texts = _list(stumbles, 0, count)
    return _object(takes=_words(_FACT), texts=texts, edits=_list(edit, 0, count))


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
    return sorted(fields - {"meta", "caption", "monogram"})


def script(
    count: int, languages: Sequence[str], scenes: Sequence[str], hosts: Sequence[str]
) -> Shape:
    """Lines of some scenes; ``hosts`` are who may speak, none for a narrator."""
    words = _texts(languages, LONGEST_LINE)
    speaker = {"speaker": {"type": "string", "enum": list(hosts)}} if hosts else {}
    line = _object(**speaker, **{"from": _lines(count, 0, _MOST_LINES)}, **words)
    scene = _object(
        scene={"type": "string", "enum": list(scenes)}, lines=_list(line, 1, 14 if hosts else 8)
    )
    return _object(scenes=_list(scene, 1, len(scenes)))


def verdicts(count: int) -> Shape:
    """A label for each of ``count`` items."""
    item = {"type": "integer", "minimum": 1, "maximum": count}
    label = {"type": "string", "enum": list(LABELS)}
    return _object(items=_list(_object(item=item, label=label, words=_words(160)), 1, count))


def mended(count: int, lines: int, languages: Sequence[str]) -> Shape:
    """``count`` texts of an article of ``lines`` lines written again."""
    item = {"type": "integer", "minimum": 1, "maximum": count}
    words = _texts(languages, LONGEST_LINE)
    return _object(
        items=_list(
            _object(item=item, **{"from": _lines(lines, 0, _MOST_LINES)}, **words), 1, count
        )
    )
