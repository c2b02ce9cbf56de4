"""What an English sentence does, told by its words: the counterpart of ``cues``."""

from __future__ import annotations

from generator import patterns as re

_SIGNPOST = re.compile(
    r":$|\b(?:something else|another (?:matter|story)|a different story)\.?$"
    r"|^(?:That|This|It) (?:may|might|could|will) change\b|^To conclude\b"
    r"|\b(?:as follows|the following)\b|^Here(?:[’']s| is| are)\b"
    r"|^(?:See|Read|Click|Check out|Sign up)\b"
    r"|\b(?:[Ll]et[’']s|[Ww]e(?:[’']ll| will)|I(?:[’']ll| will)|[Tt]his (?:post|article)(?: will)?)"
    r" (?:now )?(?:look|take a look|explores?|explains?|walks?|introduces?|shows?|see|discuss|cover"
    r"|dive)\b"
)
_COURTESY = re.compile(
    r"^(?:Hi|Hello|Hey|Welcome|Thanks|Thank you|Cheers|Good (?:morning|luck))\b"
    r"|\b(?:[Ss]ubscribe|[Ss]tay tuned|[Ll]et us know|[Ff]ollow us|[Gg]et in touch|[Ee]mail us)\b"
    r"|^(?:Photo|Image|Credit|Updated?|Published|Source|Copyright|Related|Share)\b[^.]{0,80}$"
)
_JOINED = (
    r"(?:(?:And|But|So|However|Also|Then|Yet|Still|In addition|Instead|Meanwhile|Now|Once),? )?"
)
_LEANING = re.compile(
    rf"^{_JOINED}(?:[Tt]h(?:is|at|[eo]se|ey|eir)|[Ii]ts?|[Hh]e|[Ss]he|[Hh]is|[Hh]er"
    r"|[Ss]uch|[Hh]ere|[Bb]oth|[Nn]either|[Ee]ither|[Tt]he (?:former|latter|same|other|result)"
    r"|[Oo]thers?|[Aa]nother|[Oo]ne of (?:them|these)|[Dd]oing so)\b"
    r"|^(?:Or|And|But|So|Because|Which|Plus|Except|Rather|Otherwise|Thus|Hence)\b"
    r"(?!,? (?:I|we|the|a)\b)"
)
_EXPLETIVE = re.compile(
    r"^(?:\w+, )?[Ii]t(?:[’']s| is| was| can be| may be) (?:not )?(?:\w+ ){1,2}"
    r"(?:to|that|for|when|if)\b"
    r"|^(?:This|The) (?:year|month|week|summer|winter|spring|autumn|fall)\b"
)
_NO_CLAIM = re.compile(
    r"^(?:If|When|While|Although|Though|Because|As|Since|After|Before|With|Without|For|In|At|By"
    r"|On|From|To|And|But|So|Or|Also|Even|Just|Perhaps|Maybe|I|We|You|My|Our|Your|Not|No|Yes"
    r"|Some|Many|Most|What|How|Why)\b"
    r"|[“”\":;!?…]|,$|\b(?:th(?:is|at|[eo]se|ey|em)|it|s?he|him|here|there|above|below)\b"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|did|do|cannot)\b"
    r"|\b[a-z]{3,}ed\b"
)


def announces(text: str) -> bool:
    """Says what will be said or shown."""
    return bool(_SIGNPOST.search(text))


def is_courtesy(text: str) -> bool:
    """Greets, thanks, asks for something, or is the small print of a page."""
    return bool(_COURTESY.search(text))


def leans(text: str) -> bool:
    """Begins with a word that points back."""
    return bool(_LEANING.match(text)) and not _EXPLETIVE.match(text)


def is_claim(text: str) -> bool:
    """Stands alone as the title of a slide."""
    return bool(_VERB.search(text)) and len(text.split()) > 3 and not _NO_CLAIM.search(text)
