"""A plan and a script seen as a whole: what must be there, what an editor would still change.

What stands in no single text is found here: a fact that is shown nowhere, a line that is neither
shown nor left out knowingly, titles that do not tell the article, a caveat away from its claim. It
is put right once, by who wrote it.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any

from generator import patterns as re
from generator.model import LANGUAGES
from generator.verifying.figures import has, known, written
from generator.writing.prompts import room, too_long
from generator.writing.texts import HEADS, texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model import Bilingual, Language, Scene
    from generator.writing.numbered import Numbered

_ALIKE_RUNNING = 3
_QUOTED = re.compile('[「『“"]')
_SAYINGS = re.compile("[」』”][^「『“」』”]{0,3}[「『“]")
_CONTENT = re.compile(r"\[(\d+)\] (?!#|\||table:|picture:)")
_MOST_TOLD = 12  # lines whose particulars stand nowhere
_MOST_PARTS, _OWNED_TWICE = 3, 2
_FIGURES_A_FACT, _FIGURES, _MORE_SAID = 2, 16, 1
_SHORT, _SAME, _EMPTY = 8, 0.72, 4
_NO_MESSAGE = {
    "detail": "is a side detail: what the slide is for instead",
    "label": "only says what it is about: what the slide claims instead",
    "again": "says an earlier title again: what is new here instead",
    "unclear": "is not understood alone: who does what, of what",
}
_AS = {
    "order": "an order", "cause": "a cause", "contrast": "two sides",
    "condition": "a condition or a state, which causes nothing by itself",
    "alternatives": "one way or the other, case by case: columns", "sum": "parts that together"
    " make up, pass or fall short of a whole: a comparison, all parts on one side",
    "rank": "equal things side by side", "moments": "moments", "figure": "figures that count",
    "share": "a part of a whole, which a number slide draws", "words": "somebody's own words",
    "term": "a term", "people": "people", "tasks": "things to do",
    "questions": "questions of people", "loose": "no more than loose points",
}  # fmt: skip
_NOT_AS = {  # shapes that a reader may not see in a layout; of what is not named here none counts
    "bullets": {"order", "cause", "contrast", "moments", "share", "sum", "words"},
    "comparison": {"order", "cause", "figure", "share", "words", "moments", "loose"},
    "columns": {"order", "cause", "share", "sum", "words", "moments"},
    "steps": {"cause", "condition", "alternatives", "contrast", "share", "sum", "words", "loose"},
    "timeline": {"cause", "alternatives", "contrast", "share", "sum", "words", "loose"},
    "chain": {
        "order",
        "condition",
        "alternatives",
        "contrast",
        "rank",
        "share",
        "sum",
        "words",
        "loose",
        "tasks",
    },
    "number": {"order", "cause", "contrast", "sum", "words", "loose"},
    "checklist": {"cause", "contrast", "figure", "share", "words", "loose"},
    "qa": set(_AS) - {"questions", "words"},
    "profiles": {"order", "cause", "share", "sum"},
    "quote": {"order", "cause", "figure", "share", "rank"},
}
_CONTACT = re.compile(
    r"https?://|\w@\w|〒|\b(?:Tel|TEL|Fax|FAX|Phone)\b[.:： ]*[0-9０-９+]|(?<!\d)0\d{9,10}(?!\d)"
    r"|(?<!\d)0\d{1,4}[-(（‐]\d{1,4}[-)）‐]\d{3,4}(?!\d)|(?:町|丁目|番地|字)[^、。]{0,6}\d+-\d+"
)
_TORN = re.compile(r"(?:を|(?<![かと])も|けど|ので|って)$")
_HANGS = re.compile(r"(?:まで|から|より|ため)$")
_TOPIC = re.compile("[はがも：]")
_WHEN = re.compile(
    r"(?:\d+|[一二三四五六七八九十]+)年前|去年|昨年|今年|来年|先月|今月|来月"
    r"|\b(?:years? ago|(?:last|this|next) (?:year|month))\b"
)
_PLACED = re.compile(r"(?:19|20)\d\d|当時|記事|執筆|時点|\b(?:when|written|at the time|as of)\b")
_OWNER = re.compile(r"筆者|\b[Tt]he author")
_PARTICULAR = {
    "ja": re.compile(
        r"(?<=[「『])[^」』]{2,16}(?=[」』])"
        r"|(?![A-Z]{2,3}(?![A-Za-z]))[A-Z][A-Za-z0-9&'’ -]*[A-Za-z0-9]"
        r"|[一-龠ァ-ヴー]{2,8}(?=さん|氏|教授|社長|会長|代表)|(?<=[（(])[月火水木金土日](?=[）)・、])"
    ),
    "en": re.compile(r"(?<=[a-z,;] )[A-Z][A-Za-z0-9'’-]+(?: [A-Z][A-Za-z0-9'’-]+)*"),
}


def slides(rows: Sequence[Any]) -> str:
    """The scenes of an answer, to be read as slides, each text with its lines."""
    return "\n\n".join(_slide(n, row) for n, row in enumerate(rows, 1))


def _slide(number: int, row: Any) -> str:
    shown = f", block {row['block']}" if row["block"] else ""
    part = " / ".join(row["kicker"][x] for x in LANGUAGES if row["kicker"].get(x))
    named = f" “{part}”" * bool(part and row["part"])
    lines = [f"Slide {number} ({row['layout']}, part {row['part']}{named}{shown})"]
    lines.append(f"title {_text(row['title'])}")
    lines += [f"- {_text(point)}" for point in row["points"]]
    for group in row["groups"]:
        lines.append(f"* {_text(group['head'])}")
        lines += [f"  - {_text(point)}" for point in group["points"]]
    lines += [f"{field['name']} {_text(field['says'])}" for field in row["fields"]]
    lines += [f"note {_text(row['note'])}"] * bool(row["note"]["from"])
    return "\n".join(lines)


def _text(row: Any) -> str:
    words = " / ".join(row[language] for language in LANGUAGES if row.get(language))
    return f"{row['from']} {words}"


def facts(rows: Sequence[Any]) -> str:
    """What a listener must have at the end."""
    return "\n".join(
        f"{n}. {row['from']} {row['says']}{' (say)' * row['say']}" for n, row in enumerate(rows, 1)
    )


def claims(brief: Any) -> str:
    rows = (
        f"- {_text(claim['says'])} ({claim['owner'] or 'the article'}, {claim['sure']};"
        f" caveats {claim['caveats']}, needs {claim['needs']})"
        for claim in brief["claims"]
    )
    return "\n".join(rows)


def found(review: Any, answer: Any, article: Numbered, given: str, say: int) -> list[str]:
    """What is to be put right in a plan: what an editor found, and what can be counted.

    Args:
        review: an answer of ``schemas.reviewed``.
        answer: the plan.
        article: all its lines.
        given: those of them that the plan was made from.
        say: how many facts have room in what is said.
    """
    told = answer["brief"]
    faults = [
        f"slide {row['slide']}: {row['what']}" if row["slide"] else row["what"]
        for row in review["faults"]
    ]
    stands = {row["fact"] for row in review["facts"] if row["slide"]}
    named = {row["fact"] for row in review["facts"]}
    faults += [
        f"missing or not rightly shown: fact {n}: {row['from']} {row['says']}"
        for n, row in enumerate(told["facts"], 1)
        if n in named - stands
    ]
    faults += _seen(review, answer["scenes"])
    faults += _counted(told, answer["scenes"])
    faults += _said(told["facts"], say, article.language)
    return [*faults, *_unshown(told, answer["scenes"], article, given)]


def _said(facts: Sequence[Any], most: int, language: Language) -> Iterator[str]:
    """More facts, or figures in them, than a talk has room for."""
    told = [(n, row["says"]) for n, row in enumerate(facts, 1) if row["say"]]
    many = [n for n, says in told if len({*written(says, language)}) > _FIGURES_A_FACT]
    figures = sum(len({*written(says, language)}) for _, says in told)
    if len(told) > most + _MORE_SAID or figures > _FIGURES:
        yield (
            f"{len(told)} facts with {figures} figures are to be said, there is room for {most}"
            f" with about ten (more than two in facts {many}): in say, the numbers of those that"
            " stay"
        )


def _unshown(told: Any, rows: Sequence[Any], article: Numbered, given: str) -> Iterator[str]:
    """Lines that no slide rests on, and particulars of shown facts that stand in no text."""
    left = {*told["asides"], *told["oddities"]}
    shown = {line for row in rows for line in lines(row)}
    wanted = {int(number) for number in _CONTENT.findall(given)} - left - {1}
    wanted = {n for n in wanted if not is_contact(article.lines[n - 1])}
    if never := sorted(wanted - shown):
        yield f"lines {never} are on no slide and no asides: show what counts of them"
    language = article.language
    words = " ".join(_words(row, language) for row in rows)
    figures = known(words, language)
    needed = {line for fact in told["facts"] for line in fact["from"]} & shown & wanted
    missing = []
    for line in sorted(needed):
        text = article.sentences[line - 1].text[language] or ""
        named = dict.fromkeys(each.strip() for each in _PARTICULAR[language].findall(text))
        lost = [each for each in named if each not in words]
        lost += [f"{v.normalize():f}" for v in written(text, language) if not has(figures, v)]
        missing += [f"[{line}] {', '.join(lost)}"] * bool(lost)
    if missing:
        told_of = "; ".join(missing[:_MOST_TOLD])
        yield f"named in lines but in no text (show those that a listener needs): {told_of}"


def _words(row: Any, language: str) -> str:
    """All that a scene of an answer says in one language."""
    return " ".join(text.get(language, "") for text in _texts(row))


def _counted(told: Any, rows: Sequence[Any]) -> Iterator[str]:
    shown = [set(lines(row)) for row in rows]
    for claim in told["claims"]:
        for line in claim["caveats"]:
            if not any(line in each for each in shown):
                yield f"line [{line}] limits “{_text(claim['says'])}” and stands on no slide"
    for number, row in enumerate(rows, 1):
        yield from _of_quotations(number, row)
        figures = [each["says"] for each in row["fields"] if each["name"] == "number"]
        if any(_says(row["title"], each) for each in figures):
            yield f"slide {number}: its title says the large figure again, not what it means"
    yield from _ends(told, rows)
    yield from _read_alone(rows)
    yield from _shared(rows)
    yield from _too_long(rows)
    layouts = [row["layout"] for row in rows]
    for n in range(len(rows) - _ALIKE_RUNNING + 1):
        if len({*layouts[n : n + _ALIKE_RUNNING]}) == 1:
            yield f"slides {n + 1} to {n + _ALIKE_RUNNING} have the same layout"


def _of_quotations(number: int, row: Any) -> Iterator[str]:
    """Words of somebody without marks, two sayings in one, and what nobody said among them."""
    words = [point for point in row["points"] if row["layout"] == "quote"]
    other = [point for point in words if not _QUOTED.search(_text(point))]
    if words and len(other) == len(words):
        yield f"slide {number}: somebody's own words stand in quotation marks"
    elif other:
        yield f"slide {number}: would show “{_text(other[0])}” as words of who is quoted"
    if any(_SAYINGS.search(point.get(x, "")) for point in words for x in LANGUAGES):
        yield f"slide {number}: two sayings run together: a point each"


def _seen(review: Any, rows: Sequence[Any]) -> Iterator[str]:
    """Titles that are no message, layouts that mean something else, words nobody explains."""
    for row in review["slides"]:
        layout = rows[row["slide"] - 1]["layout"]
        if row["title"] in _NO_MESSAGE:
            yield f"slide {row['slide']}: its title {_NO_MESSAGE[row['title']]}"
        if row["shape"] in _NOT_AS.get(layout, ()):
            seen = _AS[row["shape"]]
            yield f"slide {row['slide']}: shown as {layout}, but a reader sees {seen} in it"
    for row in review["unknown"]:
        yield (
            f"slide {row['slide']}: nobody explains “{row['word']}”: what it is, as lines or any"
            " dictionary have it, in its note or a point; else without the word"
        )


def _ends(told: Any, rows: Sequence[Any]) -> Iterator[str]:
    """A talk begins with its answer, comes back to it, and has as many parts as one can keep."""
    core = {*told["thesis"]["from"]}
    if not core & {*lines(rows[0])}:
        yield f"slide 1 rests on none of the lines of the thesis {sorted(core)}: the answer first"
    if rows[-1]["layout"] != "takeaways":
        yield "no takeaways at the end: what answers the opening question"
    elif not (core | {*told["conclusion"]}) & {*lines(rows[-1])}:
        yield f"slide {len(rows)} does not answer what was asked: it rests on no line of the thesis"
    if len(parts := {row["part"] for row in rows} - {0}) > _MOST_PARTS:
        yield f"{len(parts)} parts: two or three are kept in mind"


def _read_alone(rows: Sequence[Any]) -> Iterator[str]:
    """Texts that do not end, that only who is there can place, and whose owner is worn out."""
    for number, row in enumerate(rows, 1):
        groups = (point for group in row["groups"] for point in group["points"])
        below = [*row["points"], *groups, row["note"]]
        for text in below:
            words = text.get("ja", "")
            if _TORN.search(words) or (_HANGS.search(words) and not _TOPIC.search(words)):
                yield f"slide {number}: “{words}” does not end"
            if any(is_contact(text.get(x, "")) for x in LANGUAGES):
                yield f"slide {number}: “{_text(text)}”: an address or number for who wants it; out"
        for text in (row["title"], *below):
            said = [text.get(x, "") for x in LANGUAGES]
            if any(_WHEN.search(each) for each in said) and not any(map(_PLACED.search, said)):
                yield f"slide {number}: “{_text(text)}”: from when is that counted?"
        if sum(bool(_OWNER.search(_text(text))) for text in _texts(row)) > _OWNED_TWICE:
            yield f"slide {number}: the author is named more than twice: once where an opinion is"
    for n, (one, other) in enumerate(pairwise(rows), 1):
        if all(_OWNER.search(_text(row["title"])) for row in (one, other)):
            yield f"slides {n} and {n + 1}: the author is named in two titles running"


def _too_long(rows: Sequence[Any]) -> Iterator[str]:
    """Texts that have no room even where a fifth more is given."""
    for number, row in enumerate(rows, 1):
        heads = HEADS.get(row["layout"], "head")
        texts = [("title", row["title"]), *(("point", p) for p in row["points"])]
        texts += [("note", row["note"]), *((f["name"], f["says"]) for f in row["fields"])]
        texts += [(heads, group["head"]) for group in row["groups"]]
        texts += [("point", p) for group in row["groups"] for p in group["points"]]
        for role, text in texts:
            for language in LANGUAGES:
                words = text.get(language, "")
                name = "quote" if role == "point" and _QUOTED.search(words) else role
                if too_long(words, language, name):
                    most = room()[name][language]
                    yield f"slide {number}: too long, {name} has room for {most}: “{words}”"


def _shared(rows: Sequence[Any]) -> Iterator[str]:
    """What two slides say, the first and the last apart; groups that are nearly empty."""
    between = [(n, row) for n, row in enumerate(rows, 1) if 1 < n < len(rows)]
    said = [(n, text) for n, row in between for text in _texts(row) if text["from"]]
    for (one, text), (other, again) in combinations(said, 2):
        if one != other and any(alike(text.get(x, ""), again.get(x, "")) for x in LANGUAGES):
            yield f"slides {one} and {other} both say “{_text(again)}”"
    for n, row in between:
        sizes = [sum(len(_text(p)) for p in group["points"]) for group in row["groups"]]
        if (
            row["layout"] in {"columns", "comparison"}
            and min(sizes, default=0)
            and (min(sizes) * _EMPTY < max(sizes))
        ):
            yield f"slide {n}: a group is nearly empty beside another"


def alike(words: str, other: str) -> bool:
    """Whether two texts say the same in nearly the same words."""
    if min(len(words), len(other)) < _SHORT:
        return False
    return SequenceMatcher(None, words, other, autojunk=False).ratio() > _SAME


def lines(row: Any) -> Iterator[int]:
    """The lines that a fact or the texts of a scene name."""
    if "title" not in row:
        yield from row["from"]
        return
    yield from (line for text in _texts(row) for line in text["from"])


def _texts(row: Any) -> Iterator[Any]:
    yield from (row["title"], *row["points"], row["note"], *(f["says"] for f in row["fields"]))
    for group in row["groups"]:
        yield from (group["head"], *group["points"])


def _says(title: Any, figure: Any) -> bool:
    """Whether a title has the words of a figure in a language."""
    said = ((figure.get(x, "").strip(), title.get(x, "")) for x in LANGUAGES)
    return any(words and words in text for words, text in said)


def is_contact(words: str) -> bool:
    """Whether a text has an address, a telephone number or a link."""
    return _CONTACT.search(words) is not None


def changed(rows: Sequence[Any], changes: Sequence[Any], most: int) -> list[Any]:
    """The scenes with some in the place of others; as they were where that would be too many."""
    made: list[Any] = []
    done = 0
    for change in sorted(changes, key=lambda each: each["at"]):
        start = change["at"] - 1
        if start < done or start > len(rows):
            continue
        made += [*rows[done:start], change["scene"]]
        done = start + change["replaces"]
    made += rows[done:]
    return made if len(made) <= max(most, len(rows)) else list(rows)


def numbered(scenes: Sequence[Scene], numbers: Mapping[str, int], *, shown: bool = False) -> str:
    """What is said, scene by scene, each line with its number and those of the article's lines.

    With what the slides show meanwhile, where it is to be ``shown``.
    """
    parts = []
    count = 0
    for scene in scenes:
        rows = [f"Scene {scene.id}: {_joined(scene.title)}"]
        rows += [f"(shown: {_joined(point.text)})" for _, point, _ in [*texts(scene)][1:] if shown]
        for line in scene.narration:
            count += 1
            rests_on = [numbers[each] for each in line.sources if each in numbers]
            rows.append(f"{count}. {rests_on} {line.speaker}: {_joined(line.text)}")
        parts.append("\n".join(rows))
    return "\n\n".join(parts)


def _joined(text: Bilingual) -> str:
    return " / ".join(text[x] or "" for x in LANGUAGES if text[x])
