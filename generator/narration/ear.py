"""A written sentence as it is said: no brackets, an end to every line."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model import Language

_LABEL = re.compile(
    r"\A(?P<said>[^【\[]*[^【\[\s。．.])\s*[【\[](?P<label>[^】\]\d][^】\]]*)[】\]]\Z"
)
_HEADED = re.compile(r"\s*[【\[]([^】\]]*)[】\]]\s*")
_NUMBERING = re.compile(r"\A\d{1,2}[.．)）]\s*(?=[^\s\d])")
_UNSAID = re.compile("\\*\\*|[\u2600-\u27bf\U0001f000-\U0001faff\ufe0f\u200d]")
"""A Markdown mark that Japanese punctuation kept from being one; pictures among the words."""

_TITLED = re.compile(
    r"(?P<name>(?:[ァ-ヴー・]+|[一-龠]{1,6})(?:氏|さん|様))[（(](?P<title>[A-Z]{2,5}|[一-龠]{2,8}|\d{1,3})[）)]"
)
_ABBREVIATION = re.compile(r"(?<=[一-龠a-z])(?<![氏様])\s*[（(][A-Z]{2,5}[）)]")
_READING = re.compile(r"(?<=[一-龠])[（(][ぁ-ん]+[）)]")
_ASIDE = re.compile(r"(?P<after>[。．.!?！？])?\s*[（(](?P<aside>[^（）()]{1,60})[）)]")
_WORD = re.compile(r"\w")
_ENGLISH = re.compile(r"\A[^ぁ-ん]*[a-z]{2}[^ぁ-ん]*\Z", re.DOTALL)
_BEFORE_STOP = re.compile(r"[、,]\s*(?=[、。,.!?！？」』])")
_PARTICLE = re.compile(
    r"(?:から|など|より|まで|への|との|での|には|では|とは|[はがをにのもでとやへ])(?![ぁ-ん])"
)
_ADDRESS = re.compile(r"\A(?:[\w ]{1,12}[:：])?\s*https?://\S+\Z")


def for_the_ear(text: str) -> str:
    """The same words in a form that can be heard.

    A heading's number and pictures among the words are left out, and so are an abbreviation in
    brackets after the name it abbreviates and a word's reading. A title or an age in brackets comes
    before its name, another aside stands between commas; a heading's 【…】 or […] loses its
    brackets, and one that ends it comes first. Of a bare web address nothing is left.
    """
    if _ADDRESS.match(text.strip()):
        return ""
    english = bool(_ENGLISH.match(text))
    comma = ", " if english else "、"
    said = _NUMBERING.sub("", _UNSAID.sub("", text).strip())
    said = _LABEL.sub(rf"\g<label>{': ' if english else '、'}\g<said>", said)
    said = _TITLED.sub(_titled, said)
    said = _READING.sub("", _ABBREVIATION.sub("", said))
    said = _ASIDE.sub(lambda found: _aside(found, comma), said)
    said = _HEADED.sub(lambda found: f" {found[1]} ", said).strip()
    return _BEFORE_STOP.sub("", " ".join(said.split())).strip("、, ")


def _titled(found: re.Match[str]) -> str:
    age = "歳" if found["title"].isdecimal() else ""
    return f"{found['title']}{age}の{found['name']}"


def _aside(found: re.Match[str], comma: str) -> str:
    """The aside after a comma, and before one unless a particle follows; a face is not said."""
    before, aside = found["after"] or "", found["aside"]
    if not _WORD.search(aside):
        return before or (aside if aside in "?？!！" else "")
    end = "" if _PARTICLE.match(found.string, found.end()) else comma
    return f"{before or comma}{aside}{end}"


_LEADS_ON = re.compile(
    r"\A(?:(?:しかし|また|そして|ところが|でも|一方で?|さらに|ただし?|だから|そこで|つまり|なお|それに)、"
    r"|(?:However|Moreover|In addition|Also|Even so|On the other hand|Therefore|Then|So), "
    r"|(?:But|And) )(?P<first>.)",
    re.DOTALL,
)


_AMID = re.compile(r"(?<=\w), (?:however|therefore|moreover|though),(?= )")


def standing_alone(said: str) -> str:
    """A sentence said away from the one before it: without the words that led on from there."""
    return _AMID.sub(",", _LEADS_ON.sub(lambda found: found["first"].upper(), said))


_ASKED: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"とは[?？]\Z"), "とは、何でしょうか?"),
    (re.compile(r"(?<!で)は[?？]\Z"), "は、どうでしょうか?"),
    (
        re.compile(
            r"(る|(?:な|し|た|良|よ|高|低|多|少な|大き|小さ|安|長|短|強|弱|早|速|悪|遅|近|遠|古)い"
            r"|(?<!でし)(?<!まし)(?<!あな)(?<!ま)た|[思言違使買行合会負]う|[^ぁ-ん]む|[^ぁ-ん]ぶ)[?？]\Z"
        ),
        r"\1のでしょうか?",
    ),
)
"""How headings ask in writing, and what one says."""


def asked(said: str) -> str:
    """A heading's question as a narrator asks it: in polite words, in full."""
    for written, spoken in _ASKED:
        said, changed = written.subn(spoken, said)
        if changed:
            return said
    return said


_COURTESY = re.compile(r"(?P<name>[ァ-ヴー]{2,}|[一-龠々]{2,})(?P<title>氏|さん)")
_TITLES = ("氏", "さん", "様", "先生", "教授", "博士", "選手", "監督")


def courtesies(texts: Iterable[str]) -> dict[str, str]:
    """The title that the texts give each name most often, and under "" the one they give most."""
    counted: dict[str, Counter[str]] = {}
    for text in texts:
        for found in _COURTESY.finditer(text):
            for name in (found["name"], ""):
                counted.setdefault(name, Counter())[found["title"]] += 1
    return {name: titles.most_common(1)[0][0] for name, titles in counted.items()}


def courtesy(name: str, given: Mapping[str, str]) -> str:
    """The title of somebody of that name, or else the usual one; empty if nobody has any."""
    last = re.split(r"[・＝\s　]", name.strip())[-1]
    return "" if name.endswith(_TITLES) else given.get(last, given.get("", ""))


_ENDED = re.compile(r'[。．.!?！？…:：」』”"\']\Z')
_STOPS: dict[Language, str] = {"ja": "。", "en": "."}
_TWO_ENDS = (
    (re.compile(r'([?!？！][”"」』]?)\s*[.。]'), r"\1"),
    (re.compile(r"。{2,}"), "。"),
    (re.compile(r"(?<!\.)\.\.(?!\.)"), "."),
    (re.compile(r"\.{4,}"), "..."),
)
_OUTER = str.maketrans({"「": "『", "」": "』"})


def tidied(line: str, language: Language) -> str:
    """A spoken line put together from our words and the article's: one end, 『…』 within 「…」."""
    for two, one in _TWO_ENDS:
        line = two.sub(one, line)
    if line and not _ENDED.search(line):
        line += _STOPS[language]
    return _nested(line) if "「" in line else line


def _nested(line: str) -> str:
    """Quotation marks within others become the inner ones, where every mark has its other half."""
    said, depth = [], 0
    for character in line:
        depth -= character == "」"
        said.append(character.translate(_OUTER) if depth > 0 else character)
        depth += character == "「"
        if depth < 0:
            return line
    return line if depth else "".join(said)
