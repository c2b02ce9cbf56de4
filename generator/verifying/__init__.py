"""Whether a text says what its sentences say: exact checks, for what can be exact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Language
    from generator.verifying.claimed import Claimed


def faults(
    text: str,
    sources: Sequence[str] | str,
    language: Language,
    around: Sequence[str] = (),
    beside: Sequence[str] = (),
) -> tuple[str, ...]:
    """What in ``text`` is not in the sentences it names, or is lost from them.

    Figures, names, quotation marks, denials, directions, scope (all, only, mainly), comparisons,
    causes, conditions, alternatives and certainty are judged, each against the clauses that share
    its words; what these cannot tell is for an entailment question.

    Args:
        text: one point, title or spoken line.
        sources: the sentences it rests on, in its language; none for a greeting, a question or
            another line that claims nothing.
        language: of all of them.
        around: sentences near them, from which a text may take a name: who "she" is.
        beside: what is read or heard with it, and judged by itself: its head, its slide, what
            was said before. A figure, a hedge or a condition there need not be said again.

    Returns:
        "kind: words" for each fault, in the order of ``checks.CHECKS``; empty for a good text.
    """
    from generator.verifying.checks import CHECKS, EXACT
    from generator.verifying.claimed import claimed
    from generator.verifying.cues import cues

    given = (sources,) if isinstance(sources, str) else tuple(sources)
    it = claimed(
        text, [source for source in given if source.strip()], cues(language), around, beside
    )
    if not it.all:
        return tuple(f"number: {found}" for found in CHECKS["number"](it) if found[:2] != "0.")
    judged = it.share >= _HALF and not _says_the_same(it)
    kinds = [each for each in CHECKS if judged or each in EXACT]
    return tuple(f"{kind}: {found}" for kind in kinds for found in CHECKS[kind](it))


_HALF = 0.5  # of a text's words: with fewer it says it in its own, which only a reader can compare


def _says_the_same(it: Claimed) -> bool:
    """A sentence word for word, or all that stands behind one of its commas."""
    said = _bare(it.said)
    for sentence in _SENTENCES.split(it.given):
        whole = _bare(sentence)
        if said and whole == said:
            return True
    return False


_SENTENCES = re.compile(r"(?<=[。.!?])\s*|\n")
_ENDING = re.compile(r"(?:です|でした|である|だ|だった)?[\s。.!?、,「」『』“”\"]*$")


def _bare(text: str) -> str:
    return _ENDING.sub("", text.strip()).lower()


def trigger(fault: str, sources: Sequence[str], language: Language) -> str:
    """The words of the sentences that a fault of ``faults`` comes from; empty where none do."""
    from generator.verifying.cues import cues

    known = cues(language)
    pattern = {
        "risk": known.binding["risk"],
        "certainty": known.hedge,
        "polarity": known.negation,
        "condition": known.binding["condition"],
        "alternatives": known.binding["either"],
        "cause": known.binding["cause"],
    }.get(fault.partition(":")[0])
    found = pattern.search("\n".join(sources)) if pattern else None
    return found[0].strip(" 、。") if found else ""


def strange_figures(
    text: str, language: Language, sources: Sequence[str], spoken: Language
) -> tuple[str, ...]:
    """Figures of a text in one language that its sentences in another do not have, or only about.

    What can be told exactly of a text whose sentences are not translated yet. Numbers that a
    language counts in words (two, 一つ) are not looked at.

    Args:
        text: in ``language``.
        language: of the text.
        sources: its sentences, in the language ``spoken``.
        spoken: the language of the sentences.
    """
    from generator.verifying.figures import has, in_other_words, known, rounded, surer, written

    there = {value for source in sources for value in known(source, spoken)}
    words = in_other_words(text, there)
    said = [value for value in written(words, language) if not rounded(text, value, there)]
    strange = [f"number: {value.normalize():f}" for value in said if not has(there, value)]
    exactly = surer(text, language, "\n".join(sources), spoken)
    return (*strange, *(f"bound: {value.normalize():f}" for value in exactly))
