"""What is done one after the other, each step with the warnings that belong to it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import HowToStep

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.understanding.text import Text, Told

_ORDER = re.compile(
    r"^(?:まず(?:は)?|最初に|はじめに|次に|つぎに|続いて|続けて|その後|それから|さらに|最後に|仕上げに|第[一二三四五1-5]に|[①-⑨])[、,はに]?"
    r"|^(?:first|firstly|second(?:ly)?|third(?:ly)?|next|then|after that|finally|lastly)\b",
    re.IGNORECASE,
)
_NTH = re.compile(r"(?:([1-9１-９])|([一二三四五六七八九]))(?:番目|つ目|番の?手順)|[Ss]tep ([1-9])")
_KANJI = "一二三四五六七八九"
# Something to do; an agenda is numbered, too, and lists nouns.
_ACTS = re.compile(
    r"(?:[うくぐすつぬぶむる]|ましょう|ください)[。．！!）)]*$"
    r"|^[A-Z][a-z]+ (?:the|your|a|an|it|in|on|to)\b"
)

_SHORT = 60  # characters of an item that says what to do, in a text that is no guide
_FEWEST = 3
_HEADED = re.compile(
    r"^(?:手順|STEP|Step|ステップ|工程)\s*[0-9０-９]|^[0-9０-９]{1,2}[.．]\s?\S+[うくぐすつぬぶむる]$"
)


def steps(text: Text) -> tuple[HowToStep, ...]:
    """A numbered list, else sections headed by numbers, else sentences in words of order."""
    if not text.traits.numbers_what_to_do:
        return ()
    for found in (_listed(text), _headed(text), _in_prose(text)):
        if len(found) >= _FEWEST or (found and text.traits.in_steps):
            return tuple(found)
    return ()


def _listed(text: Text) -> list[HowToStep]:
    items = [told for told in text.content if told.is_item and told.ordered]
    acting = _acting(items)
    items = [told for told in items if told.block in acting]
    if not text.traits.in_steps:  # whose lists are one way together; elsewhere the longest is one
        items = _brief(items)
        longest = _longest(items)
        items = [told for told in items if told.block == longest]
    grouped: dict[tuple[int, int], list[Told]] = {}
    for told in items:
        grouped.setdefault((told.block, told.item), []).append(told)
    after = _after(text, items)
    found = []
    for number, item in enumerate(grouped.values(), 1):
        warned = [told for told in item if _warns(text, told) and not told.first]
        warned += _of_number(after, number)
        found.append(HowToStep(text.ids(item), text.ids(warned)))
    return found


def _acting(items: Sequence[Told]) -> set[int]:
    """The lists most of whose items say what to do."""
    heads: dict[int, list[bool]] = {}
    for told in items:
        if told.first:
            heads.setdefault(told.block, []).append(bool(_ACTS.search(told.text)))
    return {block for block, acts in heads.items() if sum(acts) * 2 > len(acts)}


def _brief(items: Sequence[Told]) -> list[Told]:
    """The items of lists whose items are short: arguments are numbered, too, and go on."""
    longest: dict[int, int] = {}
    for told in items:
        longest[told.block] = max(longest.get(told.block, 0), len(told.text))
    return [told for told in items if longest[told.block] <= _SHORT]


def _longest(items: Sequence[Told]) -> int:
    counts = Counter(told.block for told in items if told.first)
    return max(counts, key=lambda block: (counts[block], -block), default=0)


def _after(text: Text, items: Sequence[Told]) -> list[Told]:
    """The paragraphs under the list, in its section."""
    if not items:
        return []
    last = items[-1]
    return [told for told in text.content if told.section == last.section and told.at > last.at]


def _of_number(after: Sequence[Told], number: int) -> Iterator[Told]:
    """What is said of the step by its number, and the warning that follows."""
    for n, told in enumerate(after):
        hit = _NTH.search(told.text)
        if hit and _value(hit) == number:
            yield told
            yield from (each for each in after[n + 1 : n + 2] if each.block == told.block)


def _value(hit: re.Match[str]) -> int:
    digits, kanji, english = hit.groups()
    return _KANJI.index(kanji) + 1 if kanji else int(digits or english)


def _warns(text: Text, told: Told) -> bool:
    return text.has("warns", told) or text.has("limits", told)


def _headed(text: Text) -> list[HowToStep]:
    found = []
    for section, heading in text.headings.items():
        if _HEADED.match(heading.text):
            under = text.by_section.get(section, ())
            warned = [told for told in under if _warns(text, told)]
            found.append(HowToStep(text.ids([heading, *under]), text.ids(warned)))
    return found


def _in_prose(text: Text) -> list[HowToStep]:
    """The longest run of sentences in words of order within one section."""
    best: list[list[Told]] = []
    for told in text.by_section.values():
        run = _run(told)
        best = run if len(run) > len(best) else best
    return [
        HowToStep(text.ids(step), text.ids([each for each in step[1:] if _warns(text, each)]))
        for step in best
    ]


def _run(told: Sequence[Told]) -> list[list[Told]]:
    found: list[list[Told]] = []
    for each in told:
        if _ORDER.match(each.text):
            found.append([each])
        elif found and each.block == found[-1][-1].block:
            found[-1].append(each)
    return found
