"""brief.yaml: what is written reads back, and what is wrong in it is told with its line."""

from __future__ import annotations

import pytest

from generator.errors import BriefError
from generator.model import (
    Amount,
    Aside,
    Bilingual,
    Brief,
    Cause,
    Claim,
    ExplainedTerm,
    HowToStep,
    Moment,
    Parallel,
    Person,
    Question,
    Statement,
)
from generator.show.brief_yaml import dump, merged, parse

THESIS = Statement(("s1", "s2"), Bilingual("橋は残る", "The bridge stays"), "likely", "市")
BRIEF = Brief(
    kind="press",
    speaker="organisation",
    thesis=THESIS,
    claims=(
        Claim(Statement(("s1",)), ("s2",), ("s3",), ("s4",), 0.75),
        Claim(Statement(("s2",), certainty="planned")),
    ),
    conclusion=("s2",),
    asides=(Aside(("s5",), "yes", "greeting"),),
    questions=(Question(("s6",), (), "2024"),),
    steps=(HowToStep(("s7",), ("s8",)),),
    people=(Person(Bilingual("橋本", None), ("s1",), ("s2",), ("s3",)),),
    amounts=(
        Amount("26％", "％", 26.0, ("s1",), "割合", "昼", (Amount("45％", "％", 45.0, ("s2",)),)),
    ),
    moments=(Moment("5月", 753845.0123, ("s1",)),),
    causes=(Cause(("s1",), ("s2",), doubtful=True),),
    parallels=(Parallel(("s1", "s2"), (("s3",), ("s4", "s5")), (THESIS,)),),
    glossary=(ExplainedTerm(Bilingual("橋", "bridge"), ("s1",)),),
)


def test_a_brief_reads_back_as_it_was_written() -> None:
    assert parse(dump(BRIEF, {"s1": ["橋は残ります。"]})) == BRIEF


def test_the_sentences_stand_beside_their_ids() -> None:
    lines = dump(BRIEF, {"s5": ["橋: です"]}).splitlines()
    at = lines.index("  - from: [s5]")
    assert lines[at + 1 : at + 3] == ["    # → 橋: です", '    text: "yes"']


WRONG = {
    "no kind": ("speaker: author", 1, "needs its kind"),
    "a misspelt key": (
        "kind: press\nspeaker: author\nclaims:\n  - from: [s1]\n    caveat: [s2]",
        5,
        "has no 'caveat'.*caveats",
    ),
    "a weight that is no number": (
        "kind: press\nspeaker: author\nclaims:\n  - {from: [s1], weight: much}",
        4,
        "weight must be a number",
    ),
    "a doubt that is neither": (
        "kind: press\nspeaker: author\ncauses:\n  - {cause: [a], effect: [b], doubtful: si}",
        4,
        "true or false",
    ),
    "a text for a list": ("kind: press\nspeaker: author\nconclusion: s1", 3, "must be a list"),
    "nothing": ("", 1, "is empty"),
    "an anchor": ("kind: &a press", 1, "anchors"),
}


@pytest.mark.parametrize("case", WRONG)
def test_an_error_names_the_line(case: str) -> None:
    text, line, words = WRONG[case]
    with pytest.raises(BriefError, match=words) as caught:
        parse(text)
    assert caught.value.line == line


def claims(*ids: str) -> tuple[Claim, ...]:
    return tuple(Claim(Statement((each,))) for each in ids)


def test_what_a_person_changed_stays_and_the_rest_follows_the_article() -> None:
    base = Brief("explainer", "author", Statement(("s1",)), claims("s1", "s2", "s3"))
    fresh = Brief("news", "reporter", Statement(("s9",)), claims("s1", "s2", "s3", "s4"))
    changed = Claim(Statement(("s1",)), caveats=("s7",))
    edited = Brief("explainer", "author", Statement(("s5",)), (*claims("s3"), changed))
    found = merged(base, edited, fresh)
    assert found.kind == "news"
    assert found.thesis == Statement(("s5",))
    assert [claim.says.sources for claim in found.claims] == [("s3",), ("s4",), ("s1",)]
    assert found.claims[-1].caveats == ("s7",)
