"""What an article says, before any slide is made: made by rules or by a language model, one shape.

Every entry names sentences of the article by id. A text of its own stands only where a message is
in no single sentence ("two of the four gave a reason"); it is held to all the sentences it names.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from generator.model.text import Bilingual

Ids: TypeAlias = tuple[str, ...]
"""Sentence ids in reading order."""

Kind: TypeAlias = str
"""What kind of text it is: one of ``KINDS``, or of a file of the user's."""

KINDS: tuple[Kind, ...] = (
    "explainer",
    "news",
    "essay",
    "interview",
    "press",
    "howto",
    "recipe",
    "faq",
    "minutes",
    "law",
    "newsletter",
    "research",
    "review",
    "talk",
    "fiction",
    "list",
    "digest",
)
"""The kinds that ship."""

Certainty: TypeAlias = Literal[
    "fact",
    "reported",
    "planned",
    "likely",
    "possible",
    "conceivable",
    "conditional",
    "demand",
    "opinion",
    "open",
]
"""How sure a sentence is, by its own words: 発表した, 予定, 可能性が高い, 考えられる, ありえる,
…なら, 求める, と思う; ``open`` where it asks or says that nothing is known. A text made of several
sentences is no surer than the weakest clause it uses."""

Speaker: TypeAlias = Literal["author", "organisation", "interview", "reporter", "speaker"]
"""Who says what no one else is named for: the narrator calls them 筆者, 同社, 記事 …"""


@dataclass(frozen=True, slots=True)
class Statement:
    """A message. ``text`` is pending where the sentences' own words are to be shortened."""

    sources: Ids
    text: Bilingual = field(default_factory=Bilingual)
    certainty: Certainty = "fact"
    owner: str = ""
    """Who says it, as the article names them; empty: the article itself."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a listener must remember.

    Attributes:
        evidence: sentences that support it: figures, examples, reasons.
        caveats: those that limit it: hedges, exceptions, warnings. They go wherever it goes.
        needs: those without which it is not understood: a definition, what "that" points to.
        weight: its rank among the claims, 1.0 the weightiest.
    """

    says: Statement
    evidence: Ids = ()
    caveats: Ids = ()
    needs: Ids = ()
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Aside:
    """What nobody misses: announcement, greeting, metadata, a pointer to a missing picture."""

    sources: Ids
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Question:
    """Attributes: ``answer`` is empty where the article raises it and leaves it open."""

    question: Ids
    answer: Ids
    by: str = ""


@dataclass(frozen=True, slots=True)
class HowToStep:
    sources: Ids
    caveats: Ids = ()
    """Warnings and notes that belong to this step."""


@dataclass(frozen=True, slots=True)
class Person:
    """Attributes: ``role`` names the sentence that gives it, ``said`` their own words."""

    name: Bilingual
    sources: Ids
    role: Ids = ()
    said: Ids = ()


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure as the article writes it ("26％", "300億円近く").

    Attributes:
        measures: what it is of (「削減目標」); those of one measure and unit belong together.
        category: which case of it (「一回目」, 「賛成」), as under a bar of a chart.
        against: the figures it is compared with, each with its own sentence.
    """

    text: str
    unit: str
    value: float
    sources: Ids
    measures: str = ""
    category: str = ""
    against: tuple[Amount, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, a month, an hour, a stage: as the article writes it, and what happens then."""

    text: str
    order: float
    sources: Ids


@dataclass(frozen=True, slots=True)
class Cause:
    """Attributes: ``doubtful``: the article says that it may be so."""

    cause: Ids
    effect: Ids
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Parallel:
    """Sections or items that are told alike: people, products, risks, pros and cons.

    Attributes:
        heads: the sentence that heads each of them.
        members: the sentences of each, by head.
        shared: what looking across them shows: a count, what they share, what one lacks.
    """

    heads: Ids
    members: tuple[Ids, ...]
    shared: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class ExplainedTerm:
    """A name or term, one way for the whole show; ``meaning`` names what explains it."""

    text: Bilingual
    meaning: Ids = ()


@dataclass(frozen=True, slots=True)
class Framed:
    """A question that a talk about such a kind of text answers, and the sentences that do.

    Attributes:
        asks: its name in the kind's data file ("when", "cost", "contact").
        sources: empty where the article does not answer it.
        text: as it is asked.
    """

    asks: str
    sources: Ids
    text: Bilingual = field(default_factory=Bilingual)


@dataclass(frozen=True, slots=True)
class Brief:
    """See each class. ``claims`` stand in the order in which they carry; ``thesis`` comes first.

    Attributes:
        heads: of each paragraph the sentence that would stand over it, and the headings that say
            more than those, the likeliest first.
        remember: what to remember, the message first: each understood alone, no thought twice.
    """

    kind: Kind
    speaker: Speaker
    thesis: Statement | None = None
    claims: tuple[Claim, ...] = ()
    conclusion: Ids = ()
    asides: tuple[Aside, ...] = ()
    questions: tuple[Question, ...] = ()
    steps: tuple[HowToStep, ...] = ()
    people: tuple[Person, ...] = ()
    amounts: tuple[Amount, ...] = ()
    moments: tuple[Moment, ...] = ()
    causes: tuple[Cause, ...] = ()
    parallels: tuple[Parallel, ...] = ()
    glossary: tuple[ExplainedTerm, ...] = ()
    frame: tuple[Framed, ...] = ()
    background: Ids = ()
    heads: Ids = ()
    remember: Ids = ()
