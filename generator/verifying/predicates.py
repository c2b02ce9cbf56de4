"""What is said of the words: denied or not, how surely, in which direction, of how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.verifying.claimed import beside
from generator.verifying.clauses import stems
from generator.verifying.figures import are_compared

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.verifying.claimed import Claimed
    from generator.verifying.clauses import Clause


def polarity(it: Claimed) -> Iterator[str]:
    """Denied what the sentences affirm, or affirmed what they deny."""
    if _says_otherwise(it):
        return
    denied = frozenset().union(*(part.denied for part in it.parts if not part.asks))
    said = frozenset().union(*(part.stems for part in it.parts))
    otherwise = any(clause.denied and not clause.denied & said for clause in it.all)
    otherwise = otherwise or it.cues.binding["denies"].search(it.given) is not None
    otherwise = otherwise or bool(_NEITHER.search(it.given))
    for stem in () if otherwise else sorted(denied & it.known):
        told = {clause.sentence for clause in it.all if stem in clause.stems}
        same = [clause for clause in it.all if clause.sentence in told]
        if not any(clause.denied for clause in same) and not _of_the_rest(same, said - denied, it):
            yield stem
    denies = (it.cues.binding[name] for name in ("denies", "unless"))
    if any(words.search(it.said) for words in denies):  # kept out is not let in
        return
    yield from _of_the_denied(it)
    less = _less(it) | _told_both_ways(it)
    for part, rests in it.claims:
        near = it.near(part, rests)
        for stem in dict.fromkeys(filter(None, map(_verb, near))):
            with_it = [clause for clause in near if stem in clause.stems]
            if not _depends(part, it) and all(_depends(clause, it) for clause in with_it):
                continue  # "if it is not on yet, …": nothing is denied as a fact
            is_it = rests[0] in with_it or (stem == part.order[-1] and it.cues.language == "ja")
            if stem in part.stems and not denied and is_it and _denies(stem, with_it):
                other = all(_other_thing(stem, c.text, it.said) for c in with_it)
                other = other or _holds_of_another(stem, part, with_it, it)
                if not other and stem not in less and not _is_asked(stem, part.text, it):
                    yield stem


def _denies(stem: str, clauses: Sequence[Clause]) -> bool:
    """Whether it is what each of them denies."""
    return all(_verb(clause) == stem for clause in clauses)


def _turned_condition(it: Claimed) -> Iterator[str]:
    """If it is done, where it is if it is not; in English the checks of words find that."""
    if it.cues.language == "en":
        return
    words = it.cues.binding
    without, done = ({*words[n].findall(it.given)} for n in ("unless_done", "if_done"))
    yield from sorted({*words["if_done"].findall(it.said)} & without - done)
    yield from sorted({*words["unless_done"].findall(it.said)} & done - without)


def _holds_of_another(stem: str, part: Clause, denied: Sequence[Clause], it: Claimed) -> bool:
    """Denied of one and affirmed of the other, whom the text speaks of by a word of its own."""
    of_denied = frozenset().union(*(clause.stems for clause in denied))
    own = part.stems - of_denied
    return any(stem in c.stems - c.denied and own & c.stems for c in it.all)


def _is_asked(stem: str, text: str, it: Claimed) -> bool:
    """Whether a clause only asks it: how the meeting will decide."""
    return it.cues.language == "ja" and bool(
        re.search(re.escape(stem) + "[^、。]{0,6}か(?:[にはをがも]|どうか|、|$)", text)
    )


def _of_the_denied(it: Claimed) -> Iterator[str]:
    """Freezing kills it, where heating kills it and freezing does not."""
    for part, _ in it.claims:
        if part.denied or it.cues.negation.search(part.text) or part.hedged:
            continue
        deed = it.predicate(part)
        for no in (c for c in it.all if it.cues.negation.search(c.text) and not _depends(c, it)):
            yes = [c for c in it.all if c.sentence == no.sentence and c is not no]
            yes = [c for c in yes if deed in c.stems and not it.cues.negation.search(c.text)]
            others = frozenset().union(*(c.stems for c in it.all if c is not no))
            own = [stem for stem in part.order if stem in no.stems - others and stem != deed]
            if yes and own and (deed in no.stems or len(no.stems) == 1):
                yield own[0]


_NEITHER = re.compile(r"どちらも[^、。]*な[いかく]|\b(?:neither|none)\b(?! (?:of|the))")
_REST = re.compile(r"残[りる]|ほか|\b(?:rest|others?|remaining|left)\b")
_YET = re.compile(r"まだ|これから|今後|\b(?:yet|still to)\b")


def _says_otherwise(it: Claimed) -> bool:
    """A count across sentences, a point under "what it is not", what is not without another.

    Nor until another: it is once that is there.
    """
    head = it.beside.partition("\n")[0]
    counts = it.sources > 1 and _counts(it)
    words = it.cues.binding
    unless = words["unless"].search(it.given)
    until = words["until"].search(it.given) and words["then"].search(it.said)
    yet = _YET.search(it.given) and _YET.search(it.said)
    not_all = words["not_all"].search(it.said) or _REST.search(it.said)
    return counts or bool(not_all or yet or unless or until or it.cues.negation.search(head))


def _of_the_rest(same: Sequence[Clause], words: frozenset[str], it: Claimed) -> bool:
    """Decided of the mill only is not decided of the others: of what is not named there."""
    for clause in same:
        found = it.cues.scope["only"].search(clause.text)
        if found and it.cues.language == "ja":
            of = _WORD.search(clause.text[: found.start()])
            if of and of[0] not in it.said:
                return True
        elif found and not frozenset().union(*beside(found, it)) & words:
            return True
    return False


_WORD = re.compile(r"[一-龠々ァ-ヴーA-Za-z0-9]+$")


def _less(it: Claimed) -> set[str]:
    """What a text sets below another: 量 in 量より早さ, as the sentences do in 量ではなく."""
    words = it.cues.binding["comparison"]
    if it.cues.language == "ja":
        return {stem for found in words.finditer(it.said) for stem in beside(found, it)[0]}
    after = [stems(it.said[found.end() :], it.cues) for found in words.finditer(it.said)]
    return {stem for each in after for stem in each}


def _told_both_ways(it: Claimed) -> set[str]:
    """What one sentence denies in another word (違う is 同じ denied), and another affirms."""
    words = {stem for what, no in it.cues.meaning.values() if no for stem in stems(what, it.cues)}
    return {stem for clause in it.all for stem in (clause.stems - clause.denied) & words}


def _depends(clause: Clause, it: Claimed) -> bool:
    """Whether a clause says on what another depends."""
    return it.cues.binding["condition"].search(f"{clause.text}、") is not None


_INSTEAD = re.compile(r"([^はがをも、。\s]+?)(?:では|じゃ|で)な(?:く|い[。、]|い$)")


def _other_thing(stem: str, text: str, said: str) -> bool:
    """Whether only a thing with its attribute is denied, and the text does not name that one.

    「あげる」活動ではなく denies no 活動 of another kind.
    """
    named = [found for found in _INSTEAD.findall(text) if stem in found]
    return bool(named) and not any(_bare(each) in _bare(said) for each in named)


def _bare(text: str) -> str:
    return re.sub(r"[\s「」『』]", "", text)


def _verb(clause: Clause) -> str:
    """The first word that a negation denies: it is what does not happen."""
    return next((stem for stem in clause.order if stem in clause.denied), "")


def _counts(it: Claimed) -> bool:
    """One of the three, only one: what looking across sentences gives."""
    counting = (it.cues.scope["only"], it.cues.binding["share"])
    return any(words.search(it.said) for words in counting)


def certainty(it: Claimed) -> Iterator[str]:
    """A fact made of what is only said to be possible, planned, asked for or feared."""
    if not any(clause.hedged for clause in it.all) or _is_unsure(it):
        return
    yield from _done(it)
    for part, rests in it.claims:
        if not _is_claim(part, it) or (part.denied and not rests[0].denied):
            continue
        if it.cues.language == "en" and _all_hedged(part, rests[0]):
            yield part.text
            continue
        predicate = it.predicate(part)
        if predicate != part.order[-1]:  # said in other words: what is as sure cannot be told
            continue
        near = [clause for clause in rests if predicate in clause.stems]
        if rests[0] in near and all(predicate in clause.hedged for clause in near):
            yield part.text


def _done(it: Claimed) -> Iterator[str]:
    """Closed, where to close is only planned wherever the sentences speak of it."""
    for past in _PAST.findall(it.said) if it.cues.language == "en" else ():
        root = {*stems(past, it.cues)}
        with_it = [clause for clause in it.all if root & clause.stems]
        if with_it and all(root <= clause.hedged for clause in with_it):
            yield past
    if not it.cues.binding["past"].search(it.said) or it.cues.hedge.search(it.said):
        return
    for part in it.parts:
        near = it.nearest(part)
        if near and all(_is_planned(part, clause, it) for clause in near):
            yield part.text


def _is_planned(part: Clause, clause: Clause, it: Claimed) -> bool:
    """Whether a clause only plans, or hopes for, what a text says."""
    return len(clause.hedged & part.stems) > 1 and _before_its_hedge(clause, it) in part.stems


def _before_its_hedge(clause: Clause, it: Claimed) -> str:
    """The word next to it: what is planned."""
    found = list(it.cues.hedge.finditer(clause.text))
    if it.cues.language == "en":
        return next(iter(stems(clause.text[found[0].end() :], it.cues)), "") if found else ""
    return next(reversed(stems(clause.text[: found[-1].start()], it.cues)), "") if found else ""


def _is_unsure(it: Claimed) -> bool:
    """Whether a text says itself, or what stands above it, how sure it is, or whose it is."""
    words = it.cues.binding
    return bool(
        re.search(r"^[^:]{1,24}:|」と[^、。]{1,12}$", it.said)  # "Director: …" names who says it
        or (words["owner"].search(it.said) and _is_opinion(it))
        or words["unsure"].search(it.said)
        or it.cues.hedge.search(it.beside.partition("\n")[0])
        or any(part.hedged or part.asks for part in it.parts)
    )


def _all_hedged(part: Clause, given: Clause) -> bool:
    """Whether all that an English text takes of a clause, but who does it, is unsure there."""
    shared = [stem for stem in part.order if stem in given.stems]
    return len(shared) > 2 and all(stem in given.hedged for stem in shared[1:])


def _is_opinion(it: Claimed) -> bool:
    """Unsure only as somebody's guess is: who names the owner has said so."""
    hedges = [found[0] for found in it.cues.hedge.finditer(it.given)]
    return all(it.cues.binding["opinion"].fullmatch(hedge) for hedge in hedges)


def _is_claim(part: Clause, it: Claimed) -> bool:
    """More than a heading of one word."""
    return len(part.stems) > 1 and not it.cues.head.search(it.said)


def condition(it: Claimed) -> Iterator[str]:
    """What only holds if something else does, said without that."""
    words = it.cues.binding
    kept = words["condition"].search(it.said + "、") or words["then"].search(it.said)
    yield from _turned_condition(it)
    given = words["condition"].search(it.given) or words["until"].search(it.given)
    even = words["concession"].search(it.said)
    if given and even and not kept and not words["concession"].search(it.given):
        alike = it.said[max(0, even.start() - 1) : even.end()]  # 当日でも空席があれば
        yield from ["concession"] * (alike not in it.given)
    depends = any(clause.condition for clause in it.all)
    if not depends or words["condition"].search(it.said + "、"):
        yield from _has_been(it)
        return
    yield from _come_true(it)
    if it.share < 1 or len(it.all) > _FEW:  # which of many clauses it bears on cannot be told
        return
    said = frozenset().union(*(part.stems for part in it.parts), stems(it.beside, it.cues))
    for part, rests in it.claims:
        near = it.near(part, rests)
        bound = all(clause.condition and not clause.condition & said for clause in near)
        if bound and _is_claim(part, it) and not part.hedged:
            yield part.text


_FEW = 3


_HAS = re.compile(r"\b(?:has|have) (?!(?:to|no|an?|the)\b)[a-z]+", re.IGNORECASE)


def _has_been(it: Claimed) -> Iterator[str]:
    """Has been done in English, what is only to be done."""
    will = it.cues.binding["will"]
    if it.cues.language == "ja" or _HAS.search(it.given):
        return
    for part, rests in it.claims:
        if _HAS.search(part.text) and all(will.search(c.text) for c in it.near(part, rests)):
            yield part.text


def _come_true(it: Claimed) -> Iterator[str]:
    """What happens if something else does, or is to happen, told as having happened."""
    happened, will = it.cues.binding["happened"], it.cues.binding["will"]
    if any(happened.search(clause.text) for clause in it.all):
        return
    for part, rests in it.claims:
        near = it.near(part, rests)
        unsure = all(c.condition or c.hedged or will.search(c.text) for c in near)
        if happened.search(part.text) and unsure:
            yield part.text
        elif it.cues.language == "en":
            for past in _PAST.findall(part.text):
                root = stems(past, it.cues)
                said = [c for c in it.all if {*root} & c.stems]
                if said and all(will.search(c.text) for c in said):
                    yield past


_PAST = re.compile(r"(?<!\bbe )\b[a-z]+ed\b")


def direction(it: Claimed) -> Iterator[str]:
    """Up where the sentences say down of the same thing."""
    for part in it.parts:
        for way, words in it.cues.direction.items():
            for found in words.finditer(part.text):
                if it.cues.negation.search(part.text[: found.end() + 4], found.end()):  # 減らさず、
                    continue
                of = _of(found, it)
                near = [clause for clause in it.all if of & clause.stems]
                given = _ways(near, it)
                if not given:  # "230 entries, more than last year's 180"
                    told = {clause.sentence for clause in near}
                    wide = _ways([c for c in it.all if c.sentence in told], it)
                    given = (
                        wide
                        if len(wide) == 1 and it.cues.binding["comparison"].search(it.said)
                        else set()
                    )
                if given & _ways([part], it):  # gained less
                    continue
                stays = near and all(it.cues.binding["same"].search(c.text) for c in near)
                stays = stays and not words.search(" ".join(c.text for c in near))
                if (given and way not in given) or (
                    stays and not _NO.search(part.text, 0, found.start())
                ):
                    yield found[0]


_NO = re.compile(r"\bno $")


def _ways(near: Sequence[Clause], it: Claimed) -> set[str]:
    text = " ".join(clause.text for clause in near)
    return {name for name, each in it.cues.direction.items() if each.search(text)}


def _of(found: re.Match[str], it: Claimed) -> set[str]:
    """The content word that a word is said of: before it; of an English verb what it is done to."""
    before = stems(found.string[: found.start()], it.cues)[::-1]
    sides: tuple[tuple[str, ...], ...] = (before,)
    if it.cues.language == "en":
        sides = (stems(found.string[found.end() :], it.cues), before)
    for side in sides:
        known = [stem for stem in side if stem in it.known]
        if known:
            return {known[0]}
    return set()


def act(it: Claimed) -> Iterator[str]:
    """Decided, where it was asked for; abolished, where it is reviewed."""
    told = " ".join(part.text for part in it.parts if not part.hedged)
    said = {kind for kind, words in it.cues.act.items() if words.search(told)} - {"plan"}
    if not said:
        return
    given = {kind for kind, words in it.cues.act.items() if words.search(it.given)}
    if "must" in said and not it.cues.binding["must"].search(it.given):
        yield "must"
    if "prove" in said - given and given - {"announce"} != said:
        yield "prove"
    if given:
        yield from sorted(said - given - {"must", "prove"})


def scope(it: Claimed) -> Iterator[str]:
    """All, only or mainly, where the sentences do not say so, or not of that."""
    some = it.cues.binding["not_all"].search(it.said)
    for part, _ in it.claims:
        for kind, words in it.cues.scope.items():
            found = words.search(part.text)
            if (
                (kind == "all" and some)
                or not found
                or kind == "one_of"
                or (kind in {"main", "most"} and are_compared(it))
            ):
                continue
            same = it.cues.same_scope.get(kind, words)
            if not words.search(it.given) and not same.search(it.given):
                if it.sources == 1 or kind == "all":  # "only" may be a count over several
                    yield found[0]
            elif not _binds(found, words, it):
                yield found[0]
    yield from _of_the_most(it)
    yield from _of_several(it)
    yield from _of_some(it)


def _of_the_most(it: Claimed) -> Iterator[str]:
    """The most, of what its sentences do not say that it is of that."""
    most = it.cues.binding["most"]
    told = frozenset().union(*(c.stems for c in it.all if most.search(c.text)))
    if not told or it.share < _NEARLY_ALL or re.search(r"\d", it.said):
        return
    for part in it.parts:
        found = most.search(part.text)
        if found and any(stem in it.known - told for stem in part.order):
            yield found[0]


_NEARLY_ALL = 0.75


def _binds(found: re.Match[str], words: re.Pattern[str], it: Claimed) -> bool:
    """A sentence that has such a word has the word it is said of, too."""
    bearing = {clause.sentence for clause in it.all if words.search(clause.text)}
    near = frozenset().union(*(c.stems for c in it.all if c.sentence in bearing))
    rest = (found.string[: found.start()], found.string[found.end() :])
    of = {each for side in rest for each in stems(side, it.cues)} & it.known
    return not of or not bearing or bool(of & near)


def _of_several(it: Claimed) -> Iterator[str]:
    """The cause, of what the sentences call one of the causes."""
    one_of = it.cues.scope["one_of"]
    if not one_of.search(it.given) or one_of.search(it.said):
        return
    for part, _ in it.claims:
        found = it.cues.one_of.search(part.text)
        if found and not part.denied:
            yield found[0]


def _of_some(it: Claimed) -> Iterator[str]:
    """Of all of them, what the sentences say of some."""
    some = it.cues.binding["some"]
    if _SOME.search(it.said) or _SOME.search(it.beside) or any(p.hedged for p in it.parts):
        return
    for part, rests in it.claims:
        for clause in it.near(part, rests):
            for found in some.finditer(clause.text):
                _, of = beside(found, it)
                others = [c for c in it.all if c is not clause and of & c.stems]
                of = set() if re.match(r"\s*\w+ed\b", found.string[found.end() :]) else of
                if of & part.stems and it.predicate(part) in clause.stems and not others:
                    yield found[0].strip()


_SOME = re.compile(
    r"一部|いくつか|数人|なか|中に|など|もあ|もい|部分|\b(?:some\w*|few|several|parts?|partly|certain|one|two|may)\b",
    re.IGNORECASE,
)
