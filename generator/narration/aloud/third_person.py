"""English in the third person: "I often got it wrong" → "the author often got it wrong"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from generator import patterns as re
from generator.locale import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


QUOTED_EN = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]{3,}’")
_HELD = "\ufdd4{}\ufdd5"  # Noncharacters, which no text may hold, stand for a quotation

# What is everybody's: our solar system.
_EVERYBODYS = r"(?! (?:solar system|planet|world|society|climate|oceans?|species|lives)\b)"
_FIRST = re.compile(
    rf"\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself|[Ww]e|[Uu]s|[Oo]urs?{_EVERYBODYS}|[Oo]urselves)\b"
)
_OF_THIS = re.compile(r"\b[Ii]n this (?:article|post|note|piece),? ?")

_REST = (
    r"(?P<short>['’](?:m|re|ve|ll|d))?\b(?P<gap>\s+)?"
    r"(?P<adverb>(?:[a-z]+ly|often|always|never|also|still|now|once|just) )?"
    r"(?P<verb>[a-z]+(?:['’]t)?)?"
)
_I, _WE = re.compile(rf"\bI{_REST}"), re.compile(rf"\b[Ww]e{_REST}")

_SHORT = {"m": " is", "re": " is", "ve": " has", "ll": " will", "d": " would"}
_PARTICIPLE = re.compile(
    r"\s*(?:[a-z]+ly |already |never |just )?"
    r"(?:[a-z]{3,}ed|been|gone|had|done|seen|made|found|taken|written|become)\b"
)
_SHORT_PLURAL = {"m": " are", "re": " are", "ve": " have", "ll": " will", "d": " would"}
_SINGULAR = {
    "am": "is",
    "are": "is",
    "were": "was",
    "have": "has",
    "do": "does",
    "don't": "doesn't",
    "don’t": "doesn’t",
    "haven't": "hasn't",
    "haven’t": "hasn’t",
    "aren't": "isn't",
    "aren’t": "isn’t",
    "weren't": "wasn't",
    "weren’t": "wasn’t",
}
_PLURAL = {"am": "are", "was": "were"}
_SAME_WORDS = """
was had did could would should will can may might must shall cannot can't couldn't wouldn't
shouldn't won't didn't wasn't hadn't often always never also still now really just once then first
only usually sometimes actually already even both each all
went came saw knew thought found felt got made took
gave said told wrote read began ran set put let heard left kept met sat stood spent bought brought
taught caught built sent lost won paid held became chose spoke broke drove ate fell
grew understood learnt slept hurt cut hit led meant woke wore
shook drew flew threw blew swam sang rang drank sank hid rode rose wove tore swore dug hung stuck
struck swung clung stung spun fed fled slid lit bit forgot forgave overcame undertook withdrew
mistook awoke froze stole chose dealt dreamt leapt crept wept swept knelt dwelt spelt bent lent
shot shut quit spread burst cast cost bet
"""
# Verbs that are alike for I and for he, past forms above all, and adverbs.
_SAME = frozenset(_SAME_WORDS.split())
# How one says what one writes in full.
_CONTRACTIONS = (
    (
        re.compile(r"\b(is|are|was|were|does|do|did|has|have|had|could|would|should) not\b"),
        r"\1n't",
    ),
    (re.compile(r"\bcannot\b"), "can't"),
    (re.compile(r"\bwill not\b"), "won't"),
    (re.compile(r"\b([Ii])t is\b(?! that\b)(?=\s\w)"), r"\1t's"),
    (re.compile(r"\b([Tt])hat is(?=\s(?:why|how|what|when|where|usually|the|a)\b)"), r"\1hat's"),
    (re.compile(r"\b([Tt])here is\b(?=\s\w)"), r"\1here's"),
)


def english(
    text: str,
    name: str,
    *,
    plural: bool,
    many: bool = False,
    together: str = "",
    aloud: bool = False,
) -> str:
    """The sentence as somebody else says it, quoted whole where it cannot be turned.

    Args:
        text: a sentence of the article.
        name: what its author is called.
        plural: "we" is the speaker, as of a company; else it is everybody, or it is quoted.
        many: the name is of several: the authors.
        together: what those are called who say "we" where one of them says "I".
        aloud: it was said, not written.
    """
    text = re.sub(r"\AI mean, (?=\w)", "", text)
    text = text if plural else _OUR_HOME.sub("my", text)
    held: list[str] = []

    def hold(found: re.Match[str]) -> str:
        held.append(found[0])
        return _HELD.format(len(held) - 1)

    said = QUOTED_EN.sub(hold, text)
    torn = said.count('"') % 2 or said.count("“") != said.count("”")
    if _FIRST.search(said) and not torn:
        if together and _TOGETHER.search(said) and not _OF_ALL.search(said):
            return _contracted(_third(_OF_THIS.sub("", said), name, together=together), held)
        if _TOGETHER.search(said) and not plural:
            anybody = not aloud and (_ANYBODY.search(said) or not _OF_SOME.search(said))
            if _ACTED.search(said) or not anybody:
                return quoted(text, name, aloud=aloud)
            if not SPEAKER_EN.search(said):  # what we all do
                return _contracted(said, held)
        said = _third(_OF_THIS.sub("", said), name, plural=plural, many=many)
        if (_FIRST if plural else SPEAKER_EN).search(said):
            return quoted(text, name, aloud=aloud)
    return _contracted(said, held)


def quoted(text: str, name: str, *, aloud: bool = False) -> str:
    """The author's own sentence, whole, in one of several wordings."""
    said = text.strip().replace("“", "‘").replace("”", "’").replace('"', "'")
    wordings = words("en")["voice"]["quoted_aloud" if aloud else "quoted"].split("／")
    told = wordings[len(said) % len(wordings)].format(name=name, said=said)
    return f"{told[:1].upper()}{told[1:]}"


def _contracted(said: str, held: Sequence[str]) -> str:
    for written, spoken in _CONTRACTIONS:
        said = written.sub(spoken, said)
    for n, quoted in enumerate(held):
        said = said.replace(_HELD.format(n), quoted)
    return said[:1].upper() + said[1:]


SPEAKER_EN = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself)\b")
_TOGETHER = re.compile(rf"\b(?:[Ww]e|[Uu]s|[Oo]urs?{_EVERYBODYS}|[Oo]urselves)\b")
# What is nobody's but of those who live together.
_OUR_HOME = re.compile(
    r"\b[Oo]ur(?= (?:street|house|home|flat|apartment|kitchen|garden|yard|living room|village"
    r"|neighbou?rs?|parents|mother|father|grand\w+|family|marriage|wedding|dog|cat)\b)"
)
_OF_SOME = re.compile(r"\b(?:[Ww]e|us|ours|ourselves)\b")
# What anybody does, the reader as well.
_ANYBODY = re.compile(
    r"\b(?:[Ii]f|[Ww]hen|[Oo]nce|that|[Aa]s|[Ww]hat|[Ww]here) we\b|\b[Ll]et['’]s\b|\bof us\b"
    r"|\b[Ww]e (?:all|can|cannot|could|may|might|will|would|must|should|need)\b"
    r"|\b[Ww]e (?:often|tend|never(?! \w+ed\b)|know|see|call)\b"
)
# What is everybody's even where we are some.
_OF_ALL = re.compile(r"\b[Ll]et['’]s\b|\bof us\b|\bwe all\b|\b[Aa]s we (?:age|grow|know)\b")
# What those did who write; what we do, can and will may be anybody's.
_ACTED = re.compile(
    r"\b[Ww]e (?!(?:can|could|may|might|must|shall|should|will|would)\b)"
    rf"(?:(?:\w+ly|also|then|first|never|just|all) )?(?:\w+ed|{'|'.join(sorted(_SAME))})\b"
)


def we_are_the_writers(texts: Iterable[str]) -> bool:
    """Whoever wrote it says again and again what they did together, and nobody says I."""
    told = [QUOTED_EN.sub("", text) for text in texts]
    acts = sum(_ACTED.search(each) is not None and not _ANYBODY.search(each) for each in told)
    others = (SPEAKER_EN.search(each) or _MANKIND.search(each) for each in told)
    return acts >= _FEWEST_ACTS and not any(others)


_FEWEST_ACTS = 3


def some_are_we(texts: Iterable[str]) -> Literal["", "others", "most"]:
    """Beside one who says I there are others, with whom they did things: we missed the bus."""
    told = [QUOTED_EN.sub("", text) for text in texts]
    acts = sum(_ACTED.search(each) is not None and not _ANYBODY.search(each) for each in told)
    alone = sum(SPEAKER_EN.search(each) is not None for each in told)
    if not (acts and alone) or any(map(_MANKIND.search, told)):
        return ""
    return "most" if acts > alone else "others"


# What was done by no few: we sailed, we built maps, as humans did.
_MANKIND = re.compile(
    r"\b(?:human(?:s|ity|kind)?|mankind|civili[sz]ations?|all of us|we all|as a (?:species|society)"
    r"|our (?:ancestors|forebears|bod(?:y|ies)|brains?|minds|lives|planet|species|world|society)"
    r")\b",
    re.IGNORECASE,
)


def _third(
    said: str, name: str, *, plural: bool = False, many: bool = False, together: str = ""
) -> str:
    """With whoever writes named once, and "they" after that, where nobody else is they."""
    others, named = bool(_OTHERS.search(said)), set[str]()

    def once(first: str, again: str, who: str = name) -> str:
        known, met = who in named, together in named
        named.add(who)
        return again if known and not others and (who == together or not met) else first

    def subject(found: re.Match[str]) -> str:
        us = together and found[0][:1] in "Ww"
        who = once(together, "they", together) if us else once(name, "they")
        again = bool(us) or who == "they" or _takes_a_plural(found.string[: found.start()])
        if re.search(r"[.!?]\s+\Z", found.string[: found.start()]):
            who = f"{who[:1].upper()}{who[1:]}"
        rest, verb = f"{found['gap'] or ''}{found['adverb'] or ''}", found["verb"] or ""
        if found["short"]:
            short = (_SHORT_PLURAL if again or many else _SHORT)[found["short"][1:]]
            if short == " would" and _PARTICIPLE.match(
                f"{rest}{verb}{found.string[found.end() :]}"
            ):
                short = " had"  # we'd combed through it
            return f"{who}{short}{rest}{verb}"
        return f"{who}{rest}{_PLURAL.get(verb, verb) if again or many else _agreeing(verb)}"

    def possessive(_: re.Match[str]) -> str:
        return once(f"{name}'" if many else f"{name}'s", "their")

    def reflexive(_: re.Match[str]) -> str:
        once("", "")
        return "themselves"

    def object_(_: re.Match[str]) -> str:
        return once(name, "them")

    subjects, mine, self_, me = _PLURAL_FORMS if plural else _FORMS

    def beside(found: re.Match[str]) -> str:
        return f"{once(name, 'they')} and their {found['who']}"

    changes: list[_Change] = [
        *(() if plural else ((_MY_AND_I, beside),)),
        *(((_WE, subject), *_THEIRS) if together else ()),
        *((each, subject) for each in subjects),
        (mine, possessive),
        (self_, reflexive),
        (me, object_),
    ]
    return _changed(said, changes)


_Change = tuple["re.Pattern[str]", "Callable[[re.Match[str]], str]"]
# What is of those with whom somebody did something.
_THEIRS: tuple[_Change, ...] = (
    (re.compile(rf"\bour(s?){_EVERYBODYS}\b"), lambda found: f"their{found[1]}"),
    (re.compile(rf"\bOur(s?){_EVERYBODYS}\b"), lambda found: f"Their{found[1]}"),
    (re.compile(r"\bus\b"), lambda _: "them"),
    (re.compile(r"\b[Oo]urselves\b"), lambda _: "themselves"),
)


# My neighbour and I: the author and their neighbour.
_MY_AND_I = re.compile(r"\b[Mm]y (?P<who>[\w'’-]+(?: [\w'’-]+)?) and I\b")


def _takes_a_plural(before: str) -> bool:
    """The verb after who writes is as it is after they: did the author know, my father and I."""
    return bool(_AUXILIARY.search(before) or _BESIDE.search(before))


def _changed(said: str, changes: Iterable[_Change]) -> str:
    """All changes in the order in which they are heard, so that who is first heard is named."""
    places = [(found, change) for pattern, change in changes for found in pattern.finditer(said)]
    told, at = "", 0
    for found, change in sorted(places, key=lambda place: place[0].start()):
        if found.start() >= at:
            told, at = f"{told}{said[at : found.start()]}{change(found)}", found.end()
    return told + said[at:]


_FORMS = (
    (_I,),
    re.compile(r"\b(?:the )?[Mm]y\b"),
    re.compile(r"\b[Mm]yself\b"),
    re.compile(r"\bme\b"),
)
# Who, whose, oneself and whom, of one who says I and of those who say we.
_PLURAL_FORMS = (
    (_I, _WE),
    re.compile(rf"\b(?:the )?(?:[Mm]y|[Oo]ur{_EVERYBODYS})\b"),
    re.compile(r"\b(?:[Mm]yself|[Oo]urselves)\b"),
    re.compile(r"\b(?:me|us)\b"),
)
# Somebody else whom "they" would mean.
_OTHERS = re.compile(
    r"\b(?:[Tt]hey|[Tt]hem|[Tt]heirs?|people|others|customers|students|neighbours)\b"
)
# Somebody else as well as who writes: my father and I.
_BESIDE = re.compile(r"(?:\A|[.;:,] )(?:[\w'’-]+ ){1,3}and \Z")
# Before who writes: the verb that follows is as it is, as in a question.
_AUXILIARY = re.compile(
    r"\b(?:am|is|are|was|were|has|have|had|do|does|did|should|shall|can|could|will|would|may|might"
    r"|must|let|made|make|[A-Za-z]+n[’']t) \Z",
    re.IGNORECASE,
)


def _agreeing(verb: str) -> str:
    """The verb after a name: plan → plans."""
    if verb in _SINGULAR:
        return _SINGULAR[verb]
    if not verb or verb in _SAME or verb.endswith(("ed", "n't", "n’t")):
        return verb
    if verb.endswith(("s", "sh", "ch", "x", "o")):
        return f"{verb}es"
    consonant = verb.endswith("y") and verb[-2:-1] not in "aeiou"
    return f"{verb[:-1]}ies" if consonant else f"{verb}s"
