"""English notes: in as few words as hold, and a long sentence in its clauses.

As in Japanese, nothing is left out that says how sure the author is, who says it, how much, or not.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.wording.independent import is_sentence, parted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.wording.parting import Joining

LETTERS = 60
"""Of a point that is read at a glance."""

_CONNECTIVE = re.compile(
    r"^(?:However|In addition|Additionally|Also|And|But|Yet|Or|In other words|That is|For example"
    r"|For instance|Moreover|Furthermore|First(?:ly| of all)?|Second(?:ly)?|Third(?:ly)?"
    r"|Fourth(?:ly)?|Next|Then|After that|Finally|Lastly|To (?:begin|start)(?: with)?|Step \d+:?"
    r"|On the other hand|Therefore|Thus|In fact|Indeed|So|Of course|In particular|Instead|Besides"
    r"|Meanwhile|Similarly|Likewise|As a result|Nevertheless|Still|Specifically|Importantly"
    r"|Ultimately|Overall|To that end|Basically|Simply put|In short|Again|Plus|Even so|Actually"
    r"|In reality|Interestingly|Surprisingly|Needless to say|As you know|To be honest|By the way"
    r"|At this (?:point|stage)|(?:Once|When) (?:it is |this is |you are |that is )?done|That said"
    r"|As a (?:side )?note|As a reminder|To do (?:so|this|that)|From (?:here|there)|Whatever you do"
    r"|With that (?:said|in mind)|Further)"
    r"(?:[,:]\s+|\s+(?=even|because))"
    r"|^(?:Please )?[Nn]ote (?:that )?(?=(?:the|an?|it|this|these|you|your)\b)"
    r"|^Then (?=(?:\w+ly )?[a-z]+ (?:the|it|them|your|an?|this|into|onto)\b)"
    r"|^(?:And|But|So)\s+"
    r"(?!far|as|that|too|(?:did|do(?:es)?|is|are|was|were|ha[sd]|have) )(?=[a-z])"
)
# A picture that stands elsewhere, before what it shows.
_AS_SEEN = re.compile(
    r"^As (?:(?:you )?can (?:be )?(?:seen?|read)|shown|seen|pictured) (?:in|on|from) [^,]{3,50}, ",
    re.IGNORECASE,
)
# Where a report was written: SANTA CRUZ, CA--Ocean waters …
_DATELINE = re.compile(
    r"^[A-Z][A-Z .’'-]{2,24}(?:, [A-Z][A-Za-z. ]{1,12})?(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?"
    r" ?(?:--|—|–) ?(?=[A-Z])"
)
_TRAILS_OFF = re.compile(r"[;,]\s*(?:and|or|but)?$")


# The tiny, snoozing figures: one adjective more, and no clause of its own.
_OF_A_NOUN = r"[a-z]+ing [a-z]+(?:[.]?$| (?:of|in|on|at|from|with|under|near|that|which|who)\b)"


@lru_cache(maxsize=4096)  # slides, titles and lines ask for the same sentence
def note(text: str, letters: int = LETTERS) -> str:
    """The sentence in at most ``letters`` letters where that says the same, else a longer one."""
    said = opened(text)
    for pattern, instead in _FREE:
        said = pattern.sub(instead, said)
    said = capital(said)
    for pattern, instead in _SHORT:
        if len(said) <= letters:
            return said
        said = capital(pattern.sub(instead, said).strip())
    bare = capital(_ARTICLE.sub("", said))
    return bare if len(bare) <= letters else said


# Goes where that makes the note fit.
_ARTICLE = re.compile(
    r"^(?:The|An?) (?!(?:few|lot|little|number|same|other|first|last|more)\b)(?=[a-z])"
)


# The last stop is an abbreviation's own: 10 p.m., the U.S., Acme Inc.
_KEEPS_ITS_STOP = re.compile(r"(?:\.\.|\b(?:[A-Za-z]\.[A-Za-z]|etc|Inc|Ltd|Co|Corp|Jr|Sr|No)\.)\Z")


def opened(text: str) -> str:
    """Without the connective that led here and without the full stop."""
    words = _CONNECTIVE.sub("", _AS_SEEN.sub("", _DATELINE.sub("", text.strip())))
    words = _TRAILS_OFF.sub("", words[:1].upper() + words[1:])
    return words if _KEEPS_ITS_STOP.search(words) else words.removesuffix(".")


_OPENERS = re.compile(
    r"(?:A|An|The|This|That|These|Those|In|On|At|For|With|Without|By|From|As|When|If|Its|Their|Our|"
    r"Your|His|Her|My|What|How|Why|Who)(?= )"
)


def within(text: str) -> str:
    """A text that begins with a small word, as it stands inside another: the library by night."""
    return text[0].lower() + text[1:] if _OPENERS.match(text) else text


def capital(text: str) -> str:
    """With a capital first; nothing else is changed, as names stand within."""
    return text[:1].upper() + text[1:]


# A figure, a name, a limit, a doubt: what holds them is not left out.
_TELLS = r"(?:\d|\b(?:not?|only|never|if|may|might|could|likely|about)\b|n[’']t\b|[A-Z“\"])"

_LEAD_IN = (
    r"^(?:Just (?:as|like) [^,]{3,50}"
    r"|In practice|Once again|In this (?:step|section|post|article|chapter)"
    r"|(?:Un)?[Ff]ortunately|Luckily|Sadly|Clearly|Obviously|Notably|In the end|At the same time"
    r"|As (?:you|we) (?:might|may|can) (?:imagine|see)|As (?:mentioned|noted)(?: above)?), "
)

# What says the same in fewer words.
_FREE = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (
            r"^(?:It is (?:worth noting|important to note|clear|true) that|Note that) ",
            "",
        ),
        (r"\b[Ii]n order to\b", "to"),
        (
            (
                r"(?<!\band )(?<!\bor )\b[Ii]t(?: is|[’']s) (?:now |finally |almost |then )?"
                r"time to (?=[a-z])"
            ),
            "",
        ),
        (r"^The (?:first|next|last|final) (?:step|thing(?: to do)?) is to (?=[a-z])", ""),
        (
            (
                r"\b[Ii]t is (?:very |really |especially )?important (?:that you |for you )?"
                r"(?:to )?(?:make sure|ensure) (?:that )?(?=[a-z])"
            ),
            "make sure ",
        ),
        (r"^(?:It turns out|This means|We (?:have )?found|We (?:now )?know) that ", ""),
        (r"^It (?:has been|is|was) (?:said|reported) that ", "Reportedly, "),
        (_LEAD_IN, ""),
        (r"\b(?:am|is|are)(?: now)? going to\b", "will"),
        (r"\bwhether or not\b", "whether"),
        (r"\bin the event that\b", "if"),
        (
            (
                r"^If (?:we|you) (?:look at|consider|think of) [^,]+, (?:we|you) (?:will "
                r"|can )?(?:find|see) that "
            ),
            "",
        ),
        (
            (
                r"^If (?:we|you) (?:look at|consider|think of) [^,]+, (?=(?:we|you) (?:will "
                r"|can )?(?:find|see) )"
            ),
            "",
        ),
        (r"\bdue to the fact that\b", "because"),
        (r"\b(?:is|are) able to\b", "can"),
        (r"\b(?:was|were) able to\b", "could"),
        (r"\bfor the purpose of\b", "for"),
        (r"\bin the process of (?=[a-z]+ing)", ""),
        (r"\bat this point in time\b", "now"),
        (r"\bin spite of the fact that\b", "although"),
        (r"\ba (?:large|great) (?:number|amount) of\b", "many"),
        (r"\bas well as\b", "and"),
    )
)

# What says a little less, or in the manner of notes.
_SHORT = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (
            r"^(?:Recently|In recent years|These days|Nowadays|Currently|At present|Until now), ",
            "",
        ),
        (
            r"\b(?:really|very|actually|basically|simply|truly|extremely|absolutely|literally),? ",
            "",
        ),
        (r"(?:(?<=^)|(?<=, )|(?<= so ))(?:[Bb]e|[Mm]ake) sure to (?=[a-z])", ""),
        (r"(?<=\w) (?:which|that|who) (?:is|are|was|were) (?=(?!not\b)[a-z]+(?:ed|ing|en)\b)", " "),
        (r" \([A-Z]{2,6}\)", ""),
        (r"(?<=(?:ieve|hink|hope|feel|says|said|know)) that (?=[a-z])", " "),
        (
            r"^There (?:is|are|was|were) (?P<what>[^,]{3,50}?) (?:that|who|which) (?=[a-z])",
            r"\g<what> ",
        ),
        (
            (
                r"^There (?:is|are) (?:also )?(?=(?:no|only|many|two|three|four|several|an?"
                r"|\d)\b(?!.*, (?:but|and|so)\b))"
            ),
            "",
        ),
        (
            (
                rf"^(?P<said>(?:(?!—|–|--).)+?) ?(?:—|–|--) ?(?!and\b|but\b|or\b)(?:(?!{_TELLS}"
                rf"|--)[^—–])+$"
            ),
            r"\g<said>",
        ),
        (rf", which (?:(?!{_TELLS})[^,])+(?:, (?!as\b|because\b|since\b|so\b|for\b)|$)", " "),
        (rf", who (?:(?!{_TELLS})[^,])+, ", " "),
        (rf", such as (?:(?!{_TELLS})[^.;])+$", ""),
        (rf"(?<=\w), (?!including\b|{_OF_A_NOUN})[a-z]+ing (?:(?!{_TELLS})[^,])+$", ""),
        (rf" \((?:(?!{_TELLS})[^()])+\)", ""),
        (r"^[Aa]ccording to (?P<who>[^,]{2,28}), (?P<said>[^,].{10,})$", r"\g<said> (\g<who>)"),
    )
)


# Where, when or beside what it is so, before the clause that says it; between dashes, too.
_BEFORE = re.compile(
    r"^(?:Finally|However|Today|Now|At|In|On|Along|During|After|Before|Since|With|Within|Across"
    r"|Near|Under|Over|Among|Between|For|From|As of|Of|Further)\b"
    r"(?:[^,—–]*?(?:--|—|–)(?:(?!--)[^—–])*(?:--|—|–)|[^,]*, )"
)
# What was found by a study, which keeps its name: Study: most of the lead comes from …
_FOUND = re.compile(
    r"^(?:(?:The|An?|Our|This|Their) )?(?:[\w'’-]+ ){0,3}?"
    r"(?P<head>study|analysis|survey|report|data|poll|research)"
    r" (?:also |now )?(?:reveal(?:s|ed)?|show(?:s|ed|n)?|found|finds) that (?P<said>.+)$"
)
# Somebody says so, before or behind it.
_NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}"
_SAID_BY = (
    re.compile(
        rf"^(?P<who>{_NAME})(?:, [^,]+,)? (?:says|said|notes|noted|warns|warned) (?:that )?"
        r"(?P<said>[^,\"“]{20,}?)(?: (?:as|while) .+)?$"
    ),
    re.compile(
        rf"^(?P<said>[^\"“]{{20,}}), (?:says|said|notes|explains|adds|warns) (?P<who>{_NAME})$"
    ),
)
_NAMES_NOBODY = re.compile(
    r"^(?:it|they|he|she|we|I|you|this|that|these|those|there|here|which|who|and|but|or|not)\b",
    re.IGNORECASE,
)
_OPENS_LOW = re.compile(r"(?:The|An?|Most|Many|Some|All|No|Only|Nearly|About|Half) ")
_HAS_VERB = re.compile(r"^\S+ .*?\b[a-z]{3,}(?:ed|s) (?!of\b)")


def core(text: str) -> str:
    """The main clause as a headline has it, with whose finding it is; empty where it has none.

    What stands before it (where, when, beside what) is for the slide below.
    """
    said = opened(text)
    if told := next((it for each in _SAID_BY if (it := each.match(said))), None):
        main = core(told["said"]) or note(told["said"])
        return f"{main} ({told['who']})" if _stands_alone(main) else ""
    found = _FOUND.match(said)
    main = note(_BEFORE.sub("", capital(found["said"] if found else said)))
    if not _stands_alone(main) or len(main) >= len(note(text)):
        return ""
    if found is None:
        return main
    low = main[0].lower() if _OPENS_LOW.match(main) else main[0]
    return f"{capital(found['head'])}: {low}{main[1:]}"


def _stands_alone(main: str) -> bool:
    whole = is_sentence(main) or _HAS_VERB.match(main)
    return bool(whole) and not _NAMES_NOBODY.match(main)


@dataclass(frozen=True, slots=True)
class EnglishClause:
    """A clause and how it goes on from the one before."""

    text: str
    kind: Joining | None = None


_SUBJECT = (
    r"(?:the|an?|we|I|you|s?he|it|they|this|that|th[eo]se|its|their|his|her|our|there|[A-Z]\w+)"
)
_JOINTS: tuple[tuple[Joining | None, re.Pattern[str]], ...] = (
    (
        None,
        re.compile(
            r"(?<=[.!?”])(?<!\b[A-Z]\.)(?<!\b(?:Mr|Ms|Dr|St|vs)\.)(?<!\b(?:Mrs|Inc|Ltd)\.)"
            r"\s+(?=[A-Z“])|;\s+|,? [—–] | -- "
        ),
    ),
    ("but", re.compile(r",? but (?!also\b)|, (?:while|whereas|although|though|yet) ")),
    ("so", re.compile(r", so (?!that\b)")),
    (
        "and",
        re.compile(rf",? and (?={_SUBJECT}\b)|, and (?!to\b)|, (?!{_OF_A_NOUN})(?=[a-z]+ing )"),
    ),
    (
        "and",
        re.compile(r" and (?=[a-z]+(?:s|ed) (?:the|an?|to|for|in|on|by|with|from|about|[A-Z]))"),
    ),
)
_LEADING: tuple[tuple[Joining, re.Pattern[str]], ...] = (
    (
        "but",
        re.compile(
            r"^(?:Although|Though|While|Even though|Whereas) (?P<first>(?!\w+ing\b)[^,]+), "
            r"(?P<second>.+)$"
        ),
    ),
    ("so", re.compile(r"^(?:Because|Since) (?P<first>[^,]+), (?P<second>.+)$")),
    ("so", re.compile(r"^(?P<second>.+?),? because (?P<first>(?!of\b).+)$")),
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|can|could|may|might|does|did|do|cannot|must|should"
    r"|shall)\b"
    r"|\b[a-z]{3,}(?:ed|s)\b|[a-z]n[’']t\b|\b(?:came|went|became|began|took|gave|made|grew|rose"
    r"|fell|left"
    r"|keep|make|take|give|go|come|need|want|use|lend|show|find|help|work|live|run|become|begin"
    r"|remain|bring|build|think|know|said|found|built|kept|held|put|let|set|got|saw|won|lost"
    r"|met|sent|spent|wrote|told|knew|felt)\b"
)
_FEWEST_WORDS = 3


def clauses(text: str) -> tuple[EnglishClause, ...]:
    """The clauses of a sentence in the order of their sense: a reason before what it is for."""
    text = opened(text)
    for kind, pattern in _LEADING:
        found = pattern.match(text)
        if found and _stands(found["first"]) and _stands(found["second"]):
            return (*_parted(found["first"], None), *_parted(found["second"], kind))
    return tuple(_parted(text, None))


def _parted(text: str, before: Joining | None) -> Iterator[EnglishClause]:
    for kind, pattern in _JOINTS:
        for joint in pattern.finditer(text):
            first, second = text[: joint.start()], text[joint.end() :]
            if _stands(first) and _stands(second, participle=kind == "and"):
                yield from _parted(first, before)
                yield from _parted(second, kind)
                return
    yield EnglishClause(text, before)


def _stands(piece: str, *, participle: bool = False) -> bool:
    """A clause with a verb, and no half of a bracket or quotation."""
    even = piece.count('"') % 2 == 0 and piece.count("“") == piece.count("”")
    closed = piece.count("(") == piece.count(")")
    verbal = _FINITE.search(piece) or (participle and re.match(r"[a-z]+ing ", piece))
    enough = len(piece.split()) >= _FEWEST_WORDS and not _DANGLES.search(piece)
    return even and closed and enough and bool(verbal)


# … was open when Thom | and I delivered …: who the next clause is said of, too.
_DANGLES = re.compile(
    r"\b(?:when|where|while|if|because|since|that|who|which|as|after|before|until) [A-Z][\w’']*$"
)


def alone(text: str, letters: int) -> tuple[str, ...]:
    """The sentences into which one falls that nothing Japanese decides, while it is too long."""
    parts = parted(opened(text), lambda said: len(said) <= letters)
    return tuple(capital(part.text) for part in parts)
