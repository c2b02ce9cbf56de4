"""Quotations: blocks of their own, and long 「…」 that fill whole sentences."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from generator.japanese.width import width
from generator.model import LANGUAGES, Bilingual, Paragraph, Point, Quote
from generator.planning.attribution import leads_up, speaker
from generator.planning.draft import Draft
from generator.planning.points import verbatim
from generator.planning.topics import japanese

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Sentence
    from generator.planning.topics import Topic

SHORTEST = 30
"""Characters a quotation must have to stand on a slide of its own."""


def quotes(topic: Topic, said: Sequence[Sentence]) -> Iterator[Draft]:
    """A draft for every quotation."""
    place = {sentence.id: n for n, sentence in enumerate(said)}
    for block in topic.blocks:
        if isinstance(block, Quote):
            words, whole = block.sentences, (*block.sentences, *block.attribution)
            yield from _draft(topic, block, words, whole, said)
        elif isinstance(block, Paragraph):
            for run in _quoted_runs(block.sentences):
                yield from _draft(topic, None, run, run, said)
            for sentence in block.sentences:
                if sentence.id in place:
                    yield from _told(sentence, place[sentence.id])


_SAYS = r"(?:said|says|wrote|writes|explained|explains|added|recalls?|recalled|told [\w ]{2,20})"
_NAME = r"(?P<who>(?:Dr\.? |Prof\.? |Mr\.? |Ms\.? |Mrs\.? )?[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){0,3})"
_TOLD = re.compile(
    rf"^(?P<words>[“\"][^“”\"]{{40,260}}[,.?!][”\"]) "
    rf"(?:{_SAYS} {_NAME}|{_NAME.replace('who', 'whom')} {_SAYS})"
    r"(?P<rest>, [^“”\"]{3,80})?\.?$"
)


def told(text: str) -> tuple[str, str] | None:
    """(words, who) of an English sentence that is a quotation and whoever says it."""
    found = _TOLD.match(text)
    if not found:
        return None
    words = re.sub(r",([”\"])$", r".\1", found["words"])
    return words, f"{found['who'] or found['whom']}{found['rest'] or ''}"


def _told(sentence: Sentence, at: int) -> Iterator[Draft]:
    found = told(sentence.text.en or "") if sentence.text.ja is None else None
    if found:
        words, who = (Point(Bilingual(en=each), (sentence.id,)) for each in found)
        yield Draft("quote", at, at + 1, points=(words,), fields={"attribution": who})


def _draft(
    topic: Topic,
    block: Quote | None,
    words: Sequence[Sentence],
    whole: Sequence[Sentence],
    said: Sequence[Sentence],
) -> Iterator[Draft]:
    place = {sentence.id: n for n, sentence in enumerate(said)}
    if not whole or whole[0].id not in place:
        return
    start, stop = place[whole[0].id], place[whole[-1].id] + 1
    before = said[start - 1] if start else None
    who = speaker(topic, block, before)
    start -= leads_up(before)
    unsigned = block is not None and not block.attribution and len(words) > 1
    if unsigned and _SIGNATURE.match(japanese(words[-1])):
        who, words = _signature(words[-1]), words[:-1]
    fields = {"attribution": who} if who else {}
    yield Draft("quote", start, stop, points=tuple(map(verbatim, _opening(words))), fields=fields)


_SIGNATURE = re.compile(r"\s*[—―–-]+\s*(?=\S)")
"""— Author, on the last line of a quotation."""


def _signature(sentence: Sentence) -> Point:
    texts = {lang: sentence.text[lang] for lang in LANGUAGES}
    ja, en = (None if text is None else _SIGNATURE.sub("", text, 1) for text in texts.values())
    return Point(Bilingual(ja, en), (sentence.id,))


_MOST = 150.0
"""Em of a quotation that is read off a slide; the rest of a longer one is said."""


def _opening(words: Sequence[Sentence]) -> Sequence[Sentence]:
    """The first sentences, as many as a slide holds; a quotation in marks is not broken."""
    if japanese(words[0]).startswith(("「", "“", '"')) and len(words) < _FEW:
        return words
    wide = list(accumulate(width(japanese(sentence)) for sentence in words))
    return words[: max(1, sum(each <= _MOST for each in wide))]


_FEW = 5


def _quoted_runs(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, ...]]:
    """Runs from a sentence that opens a quotation to the one that closes it, nothing around."""
    at = 0
    while at < len(sentences):
        stop = _closes(sentences, at) if japanese(sentences[at]).startswith("「") else 0
        run = tuple(sentences[at:stop])
        if stop and sum(len(japanese(s)) for s in run) >= SHORTEST:
            yield run
        at = max(at + 1, stop)


def _closes(sentences: Sequence[Sentence], start: int) -> int:
    """The index after the sentence that ends with the closing mark, 0 if it ends otherwise."""
    depth = 0
    for n, sentence in enumerate(sentences[start:], start):
        text = japanese(sentence)
        for at, char in enumerate(text):
            depth += (char == "「") - (char == "」")
            if depth == 0 and at < len(text.rstrip("。")) - 1:
                return 0
        if depth == 0:
            return n + 1
    return 0
