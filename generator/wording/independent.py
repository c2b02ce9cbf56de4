"""Long English sentences in sentences: each part has a subject and a verb of its own.

Nothing is left out: what cannot stand by itself stays where it was. What holds for both halves (a
condition, whoever says it) is said with both or keeps them together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from generator import patterns as re

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Link = Literal["but", "so", "and", "because"]


@dataclass(frozen=True, slots=True)
class OwnClause:
    """A sentence without full stop and capital letter, and how it follows from the one before."""

    text: str
    link: Link | None = None


# What says of something that it is so, in words that are nothing else.
_AUXILIARY = (
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|shall|do|does|did"
    r"|cannot|[a-z]+n[’']t)"
)
_PAST = (
    r"(?:came|went|became|began|took|gave|made|grew|rose|fell|left|said|found|built|kept|held"
    r"|put|let"
    r"|set|got|saw|won|lost|met|sat|sent|sank|swam|wore|drew|flew|hit|hung|lay|rang|shut|sang"
    r"|slept|stole|struck|swept|threw|woke|bore|caught|dealt|dug|fed|fled|hid|spent|wrote|told"
    r"|knew|felt|ran|brought|thought|bought|sold|paid"
    r"|led|broke|chose|drove|ate|spoke|stood|taught|fought|heard|meant|showed|cost|cut)"
)
_PLAIN = (
    r"(?:keeps?|makes?|takes?|gives?|go(?:es)?|comes?|needs?|wants?|uses?|finds?|helps?|works?"
    r"|lives?|runs?"
    r"|becomes?|begins?|remains?|brings?|builds?|thinks?|knows?|looks?|sees?|says?|tells?"
    r"|stays?|holds?"
    r"|starts?|stops?|feels?|seems?|appears?|includes?|carr(?:y|ies)|serves?|pays?|buys?|sells?"
    r"|miss(?:es)?"
    r"|amounts?|speaks?|remembers?|believes?|explains?|costs?|means?|leads?|lies?|depends?"
    r"|differs?|matters?"
    r"|grows?|falls?|rises?|stands?|turns?|gets?|lets?|puts?|calls?|asks?|argues?|suggests?)"
)
_PRONOUN = re.compile(r"(?:we|they|you|I) ")
_SURELY = re.compile(rf"{_AUXILIARY}\b|{_PRONOUN.pattern}")
_HELPED = re.compile(
    r"\b(?:is|are|was|were|be|been|being|has|have|had|will|would|can|could|may|might|must"
    r"|should|do|does|did|to)"
    r" (?:not |never |also |only |\w+ly )?\Z"
)
# The same words as nouns: the use, a look, its cost.
_NOUN = re.compile(
    r"\b(?:the|an?|no|its?|their|his|her|our|my|your|this|of|to|in|for|by|with|on|at|from|any"
    r"|some|each|every|more|most|new|old|first|second|third|\w+[’']s|\w+al|\w+ic|\w+ive|\w+ful) \Z"
)
_FINITE = re.compile(
    rf"\b{_AUXILIARY}\b|\bused to (?=[a-z])|\b{_PAST}\b|\b{_PLAIN}\b"
    r"|\b[a-z]{2,}(?:ed|[a-rt-z]s) (?=(?:the|an?|that|this|these|its|their|his|her|our|no|how"
    r"|what|whether|it"
    r"|them|him|us|\d[\d,.]*|all|both|only|more|less|most|many|some|which|who|why|where)\b)"
    r"|(?:\A|, )(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur"
    r"|[Aa]n?) (?:\w+ ){1,2}?[a-z]{2,}[a-rt-z]s"
    r" (?=(?:to|for|in|on|at|from|with|by|into)\b)"
    r"|\b(?:we|they|you|I) (?:\w+ly |also |still |often |usually )?(?!who\b)[a-z]{3,}\b"
)
# Each of these asks for a verb of its own before the sentence has its.
_OPENS = re.compile(
    r"\b(?:who|whom|whose|which|what|how|why|where|when|whenever|whether|if|because|while"
    r"|whilst|although"
    r"|though|unless|so that|as (?:one|he|she|it|they|we|you))\b"
    r"|\b(?:since|until) (?=(?:the|its?|their|they|we|he|she|you)\b)(?!the (?:nine|eigh|\d"
    r"|\w+ century|war|end|start))|(?<!of )(?<!in )(?<!for )(?<!at )\bthat\b"
)
# … who walk past it: with its own verb, whatever that is.
_WHO = re.compile(
    rf"\bwho (?!(?:the|an?|we|I|you|they|he|she|it)\b)(?:{_AUXILIARY} )*(?:\w+ly |not )?\w+"
)
_NO_START = re.compile(
    r"(?:who|whom|whose|which|that (?!\w+ (?:is|was|are|were|has|had|will|can))|and|or|but|nor"
    r"|than|as well|including|such as"
    rf"|contrary|according to [^,]+$|{_AUXILIARY} (?!.*\?)|been|being)\b",
    re.IGNORECASE,
)
_LED = re.compile(r"^(?:If|When|While|Although|Though|As|Since|Because|Once|After|Before)\b[^,]*, ")
# … what the street is for, where they come from: whole.
_ASKED = re.compile(
    r"\b(?:what|who|whom|where|which|how)\b.* (?:is|are|was|were|for|from|to|with|of|by|in)$"
)
_ASIDE = re.compile(
    r", (?:while|whilst|though|although|if|when) [a-z]+,|\([^()]*\)|“[^”]*”|\"[^\"]*\"|(?: -- "
    r"|—| – )[^—–]*?(?: -- |—| – )"
)
_FEWEST_WORDS, _FEWEST_LETTERS = 3, 20
_CUT = re.compile(
    r"\b(?:the|an?|of|to|and|or|but|with|for|by|from|that|which|who|is|are|was|were|as|than|into|if"
    r"|when|where|while|because|since|after|before|until|their|its|my|our|your)$"
    r"|\b(?:when|where|while|if|because|since|that|who|which|as|after|before|until) [A-Z][\w’']*$"
)


def is_sentence(text: str) -> bool:
    """It names what it is about and says something of it, in a clause that nothing governs."""
    bare = text.strip().rstrip(".")
    even = bare.count('"') % 2 == 0 and bare.count("“") == bare.count("”")
    closed = bare.count("(") == bare.count(")") and len(_DASH.split(bare)) % 2
    cut = _CUT.search(bare) and not _ASKED.search(bare)
    if not (even and closed) or len(bare.split()) < _FEWEST_WORDS or cut:
        return False
    main = _WHO.sub("", _ASIDE.sub(" ", _LED.sub("", bare))).strip()
    if _NO_START.match(main):
        return False
    verbs = [it for it in _FINITE.finditer(main) if _is_verb(it, main)]
    led = bool(verbs) and (verbs[0].start() > 0 or " " in verbs[0][0].strip())
    return led and len(verbs) > len(_OPENS.findall(main))


def _is_verb(found: re.Match[str], text: str) -> bool:
    """No noun of the same letters, and no participle: is found, has kept."""
    before = text[: found.start()]
    return bool(_SURELY.match(found[0])) or not (_NOUN.search(before) or _HELPED.search(before))


def parted(text: str, fits: Callable[[str], bool], link: Link | None = None) -> Iterator[OwnClause]:
    """The sentence in as many sentences as it takes for each to fit, in order."""
    if not fits(text):
        for rule in _RULES:
            found = rule(text)
            if len(found) > 1 and all(map(_is_told, (each.text for each in found))):
                first, *others = found
                yield from parted(first.text, fits, link)
                for each in others:
                    yield from parted(each.text, fits, each.link)
                return
    yield OwnClause(text, link)


def _is_told(text: str) -> bool:
    return is_sentence(text) or bool(_INSTRUCTS.match(text))


# Words with which a sentence goes on as well as it begins.
_SMALL = re.compile(
    r"(?:The|An?|We|You|She|He|It|They|This|That|These|Those|Its|Their|His|Her|Our|My|There"
    r"|Many|Most|Some|All|Each"
    r"|Every|No|Nobody|Everybody|People|One|Two|Three|Four|Five)\b"
)


def _inside(text: str) -> str:
    return text[:1].lower() + text[1:] if _SMALL.match(text) else text


_DASH = re.compile(r",? ?— ?|,? – | -- ")


def _dashed(text: str) -> tuple[OwnClause, ...]:
    """A — B: two; A — who … — B: the sentence, and what the aside says of whom it follows."""
    pieces = _DASH.split(text)
    if len(pieces) == 2:
        first, second = pieces
        return (OwnClause(first), OwnClause(second))
    if len(pieces) != 3:
        return (OwnClause(text),)
    before, aside, after = pieces
    whole = OwnClause(f"{before} {after}")
    if is_sentence(aside):
        return (whole, OwnClause(aside))
    whose = _RELATIVE.match(aside)
    named = _NAMED.search(before)
    if not whose or not named:
        return (OwnClause(text),)
    name = re.sub(r"^an? ", "the ", named["name"])
    return (whole, OwnClause(f"{name} {whose['says']}"))


_RELATIVE = re.compile(rf"(?:who|which) (?P<says>{_AUXILIARY} .+)")
_NAMED = re.compile(
    r"(?:^|\b(?:which|that|the case of|by|of|with|from|and|,) )(?P<name>(?:(?:the|an?|its|their"
    r"|these|those) )?[a-z]+s?)$"
)


def _semicolons(text: str) -> tuple[OwnClause, ...]:
    first, *rest = re.split(r";\s+|:\s+(?=[A-Z])", text, maxsplit=1)
    return (OwnClause(first), *(OwnClause(each) for each in rest))


# … found that A, and that B: who finds it stands before each.
_THAT = re.compile(
    r"^(?P<frame>[^;]*?\b(?:found|finds?|believed?|shows?|showed|shown|suggest(?:s|ed)?|thinks?"
    r"|thought|argue[sd]?|report(?:s|ed)?"
    r"|says?|said|knows?|knew|estimate[sd]?|conclude[sd]?|hopes?|hoped|agree[sd]?|means?|meant"
    r"|explain(?:s|ed)?|notes?|noted|warn(?:s|ed)?"
    r"|claim(?:s|ed)?|fears?|feared|expect(?:s|ed)?|sure|certain|confident|clear|true|is"
    r"|was)) that (?P<said>.+)$"
)
_AND_THAT = re.compile(r",? and that (?!of\b)|, that (?=[^,]+, and that )")
_BEFORE = re.compile(r"^[^,]+, (?=(?:the|an?|we|I|he|she|they|it|[A-Z]\w+)\b)")


def _reported(text: str) -> tuple[OwnClause, ...]:
    found = _THAT.match(text)
    if not found:
        return (OwnClause(text),)
    again = _inside(_BEFORE.sub("", found["frame"]))
    first, *others = _AND_THAT.split(found["said"])
    one = OwnClause(f"{found['frame']} that {first}")
    return (one, *(OwnClause(f"{again} that {each}", "and") for each in others))


_SUBJECT = (
    r"(?:the|an?|we|I|you|s?he|it|they|this|that|th[eo]se|its|their|his|her|our|my|there|many"
    r"|most|some|all|each"
    r"|every|no|nobody|everybody|people|one|two|three|four|five|\d[\d,]*|[A-Z]\w+"
    rf"|[a-z]{{3,}}s(?= (?:about|of|in|on|at|for|from|with|who|that|which|{_AUXILIARY})\b))"
)
# Not "as": the river rose while it happened as often as it was why.
_REASON = re.compile(rf", (?:since|because) (?={_SUBJECT}\b)")
_PERFECT = re.compile(r"\b(?:has|have|had)\b")
_NEXT_REASON = re.compile(rf",? and (?:since|because) (?={_SUBJECT}\b)")
_DENIES = re.compile(r"\b(?:not|never|no|only|just|merely|simply|n[’']t)\b")


def _reasoned(text: str) -> tuple[OwnClause, ...]:
    """…, since A, and since B: what is so, and each reason."""
    found = _REASON.search(text)
    before = text[: found.start()] if found else ""
    if not found or _DENIES.search(before.replace("not only", "")):
        return (OwnClause(text),)
    reasons = _NEXT_REASON.split(text[found.end() :])
    since = "since" in found[0] and not _PERFECT.search(reasons[0])
    if since and _PERFECT.search(before):  # has stood empty, since the mill closed: a time
        return (OwnClause(text),)
    one, others = OwnClause(reasons[0], "because"), (OwnClause(each, "and") for each in reasons[1:])
    return (OwnClause(before), one, *others)


# …, a result that no one had expected: of what the whole sentence says.
_SUMS_UP = re.compile(
    r", (?P<what>an? (?:\w+ )?(?:fact|result|measure|step|move|change|finding|decision|outcome"
    r"|development"
    r"|trend|rise|fall|increase|decline|drop|practice|habit|idea|plan|choice|difference|figure"
    r"|rate|problem"
    r"|question|reminder|sign|approach)) (?P<tells>(?:that|which) .+)$"
)
_WAS = re.compile(r"\b(?:was|were|had|did)\b|\b(?:that|which) [a-z]+ed\b")
_NOW = re.compile(r"\b(?:is|are|has|have|does|do|will)\b")


def _summed_up(text: str) -> tuple[OwnClause, ...]:
    found = _SUMS_UP.search(text)
    if not found:
        return (OwnClause(text),)
    before = text[: found.start()]
    past = _WAS.search(f"{before} {found['tells']}") and not _NOW.search(found["tells"])
    verb = "was" if past else "is"
    return (OwnClause(before), OwnClause(f"this {verb} {found['what']} {found['tells']}"))


# … which A and which, taken together, amount to B: what they amount to.
_AND_WHICH = re.compile(
    rf"(?<!\bof)(?<!\bon)(?<!\bin)(?<!\bto)(?<!\bby) (?:which|that"
    rf"|who)\b.*(?P<joint>(?:, and which| and which,(?P<aside> [^,]+),)"
    rf" (?P<verb>{_AUXILIARY}|[a-z]+) (?P<rest>.+))$"
)


def _related(text: str) -> tuple[OwnClause, ...]:
    found = _AND_WHICH.search(text)
    if not found or not re.fullmatch(rf"{_AUXILIARY}|{_PLAIN}", found["verb"]):
        return (OwnClause(text),)
    one = re.fullmatch(r"is|was|has|does|(?!.*ss$)[a-z]+s", found["verb"])
    who = "it" if one else "they"
    said = f"{found['aside'].strip()}, {who}" if found["aside"] else who
    before = text[: found.start("joint")]
    return (OwnClause(before), OwnClause(_inside(f"{said} {found['verb']} {found['rest']}"), "and"))


_BOUND = re.compile(
    r"^(?:If|When|Unless|Until|Once|Whether|After|Before|As|Although|Though|While|Because|Since"
    r"|Even)\b"
    r"|\b(?:said|says|told|tells|believes?|thinks?|argued?s?|claim(?:ed|s)?|according|would"
    r"|might|if|whether"
    r"|(?:found|shows?|showed|suggests?|reports?|reported|estimates?|hopes?|means?) that"
    r"|[Nn]ot only|both|either|neither|between)\b|\bnot\b.*, but\b"
)
_IF = re.compile(r"\bif [^,]+$")
_JOINTS: tuple[tuple[Link, re.Pattern[str]], ...] = (
    (
        "but",
        re.compile(
            rf",? but (?={_SUBJECT}\b)|, (?:while|whereas|whilst|although|though"
            rf"|yet) (?={_SUBJECT}\b)"
        ),
    ),
    ("so", re.compile(rf", so (?!that\b)(?={_SUBJECT}\b)")),
    ("and", re.compile(rf", and (?={_SUBJECT}\b)")),
)


def _joined(text: str) -> tuple[OwnClause, ...]:
    """A, and B, each of something of its own."""
    for link, joint in _JOINTS:
        for found in joint.finditer(text):
            first, second = text[: found.start()], text[found.end() :]
            held = _BOUND.search(first) or _IF.search(text) or _REPORTS.search(text)
            long = min(len(first), len(second)) >= _FEWEST_LETTERS
            if long and not held and is_sentence(first) and is_sentence(second):
                return (OwnClause(first), OwnClause(second, link))
    return (OwnClause(text),)


# What is done first and what then, told to whoever does it: cover the bowl, then wait an hour.
_DO = (
    r"(?:(?:\w+ly|then|first|next|be sure to|make sure to) )?"
    r"(?:add|allow|apply|attach|bake|be sure|begin|boil|bring|brush|check|choose|click|close"
    r"|combine|connect|cook|cool|cover|cut|dip|divide|drain|drop|dry|enter|ensure|feed|fill|fold"
    r"|form|gather|grease|heat|install|keep|knead|leave|let|lift|line|load|make|measure|mix|move"
    r"|open|paste|perform|place|pour|preheat|press|pull|push|put|remove|repeat|replace|rest|rinse"
    r"|roll|save|score|season|select|serve|set|shake|shape|sift|simmer|slice|slide|soak|sprinkle"
    r"|start|stir|store|stretch|switch|take|tap|test|tie|transfer|turn|type|unplug|use|wait|warm"
    r"|wash|weigh|whisk|wipe|wrap|write) "
    r"(?=(?:the|an?|it|them|your|this|that|these|until|for|in|into|onto|on|out|over|to|with"
    r"|together|another|sure|more|by|\d|[a-z]+ly|gently)\b)"
)
_INSTRUCTS = re.compile(rf"^(?:(?!If\b|Unless\b|You\b|We\b)[A-Z][^,]*, )?{_DO}", re.IGNORECASE)
_THEN = re.compile(rf"(?:,? and(?: then,?)?|, then,?|,? so|, but) (?={_DO})")


_ASKS_TO = re.compile(
    rf"(?:^|, |\b(?:time|want|need|you should|you can now|step is|so) )(?:to )?{_DO}", re.IGNORECASE
)
# What is done on some other day, or by the one who tells it.
_NO_STEP = re.compile(r"\b(?:I|we) (?!(?:now )?(?:need|want|have) to\b)|[?]$")


def instructs(text: str) -> bool:
    """It tells whoever does it what to do next: Then, cover the bowl …."""
    return bool(_ASKS_TO.search(text)) and not _NO_STEP.search(text)


def _instructed(text: str) -> tuple[OwnClause, ...]:
    """Do A, and do B: each by itself; what comes first is told first."""
    for found in _THEN.finditer(text):
        first, second = text[: found.start()], text[found.end() :]
        long = min(len(first), len(second)) >= _FEWEST_LETTERS
        tells = _INSTRUCTS.match(first) or ("so" in found[0] and is_sentence(first))
        if long and tells and not _CUT.search(first):
            return (OwnClause(first), OwnClause(re.sub("^then ", "", second), "and"))
    return (OwnClause(text),)


_REPORTS = re.compile(
    r"\b(?:said|says|told|according to|[Nn]ot only|either|neither)\b|\bnot\b.*, but\b"
)

_SHARES = re.compile(rf", (?P<link>and|but) (?=(?:{_AUXILIARY}) )")
_RELATES = re.compile(
    r"\b(?:who|whom|whose|which|that|what|where|when|how|if|because|since (?!\d)|[Nn]ot only"
    r"|both|either)\b"
)
_BETWEEN = re.compile(r", [^,]+,$")
_MOST_SUBJECT = 7  # words of a subject that is said twice


def _shared(text: str) -> tuple[OwnClause, ...]:
    """… has done A, and has done B: of the same one, who is named again."""
    verb = _FINITE.search(text)
    for found in _SHARES.finditer(text):
        first, second = text[: found.start()], text[found.end() :]
        who = text[: verb.start()].strip() if verb else ""
        who = _inside(_BETWEEN.sub("", _BEFORE.sub("", who)))
        plain = who and "," not in who and len(who.split()) <= _MOST_SUBJECT
        if plain and not _RELATES.search(first) and not _BOUND.search(first):
            return (
                OwnClause(first),
                OwnClause(f"{who} {second}", "but" if found["link"] == "but" else "and"),
            )
    return (OwnClause(text),)


# … call on the council to do A, to do B, and to do C: asked of the same ones.
_ASKS = re.compile(
    r"^(?P<frame>[^,]*?\b(?:call on|calls on|called on|ask|asks|asked|urge|urges|urged|want"
    r"|wants|plans?|planned|intends?|decided"
    r"|promised|agreed|aims?|hopes?|proposes?|invites?|need"
    r"|needs)\b[^,]*?) to (?P<first>.+?), (?:and )?to (?P<rest>(?!\w+ing\b)[a-z]+,? .+)$"
)


def _asked(text: str) -> tuple[OwnClause, ...]:
    found = _ASKS.match(text)
    if not found:
        return (OwnClause(text),)
    frame = found["frame"]
    rest = re.split(
        r",? (?:and )?to (?=[a-z]+ (?:the|an?|its|their|all|every|each|\w+s)\b)", found["rest"]
    )
    again = _inside(re.sub(r"\b(?:therefore|thus|also|now) ", "", frame))
    return (
        OwnClause(f"{frame} to {found['first']}"),
        *(OwnClause(f"{again} to {each}", "and") for each in rest),
    )


_RULES: tuple[Callable[[str], tuple[OwnClause, ...]], ...] = (
    _semicolons,
    _dashed,
    _reported,
    _asked,
    _summed_up,
    _reasoned,
    _instructed,
    _joined,
    _shared,
    _related,
)
