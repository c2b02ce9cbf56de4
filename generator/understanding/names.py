"""Who is named, what they are, and what they say themselves."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.persons import FOREIGN_NAME
from generator.model import Bilingual, Person, other

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.understanding.text import Text, Told

_TITLES = "氏|さん|様|さま|先生|選手|監督|教授|博士|議員|知事|市長|町長|村長|社長|会長|館長"
NAME = re.compile(
    rf"^(?:{FOREIGN_NAME}(?:{_TITLES})?|(?![お皆])[一-龠々ァ-ヶーぁ-ん]{{1,6}}[\s　・]?"
    rf"[一-龠々ァ-ヶーぁ-ん]{{1,8}}(?:{_TITLES}))(?:\s*[（(][^（）()]*[)）])?$"
    r"|^(?:[A-Z][a-z'’-]+ ){1,2}[A-Z][a-z'’-]+$"
)
"""A person, as a heading names one."""

_IN_TEXT = re.compile(
    rf"(?P<ja>{FOREIGN_NAME}"
    rf"|(?:(?<=[のたるな])|(?<![一-龠々ァ-ヴーぁ-ん]))[一-龠々]{{2,4}}[ 　]?"
    rf"(?:(?![はがをもにでとへ][一-龠々])(?!の)[一-龠々ぁ-んァ-ヴー]){{0,4}}?)"
    rf"(?:（[^（）]{{1,20}}）)?(?=氏|さん|教授|博士)"
)
_EN_IN_TEXT = re.compile(
    r"(?P<en>(?:[A-Z][a-z'’-]+ ){1,2}[A-Z][a-z'’-]+)"
    r"(?=,? (?:said|says|told|who|is|was|the|an?)\b|, )"
)
_ROLE = re.compile(
    r"責任者|社長|会長|館長|園長|所長|工場長|部長|課長|校長|店長|店主|編集長|監督|教授|研究者|研究員|博士|作家|画家|記者|医師|弁護士"
    r"|技術者|運転手|創業者|代表|理事長?|市長|町長|知事|議員|大臣|職員|担当者?|案内係|司書|職人|農家|漁師|主宰|主任|人物|役員"
    r"|\b(?:[Oo]fficer|[Dd]irector|[Pp]resident|[Cc]hair\w*|[Pp]rofessor|[Rr]esearcher|[Ss]cientist|[Mm]anager|[Ee]ditor|[Ww]riter"
    r"|[Ff]ounder|[Dd]octor|[Ee]ngineer|[Mm]ayor|[Hh]ead|[Tt]eacher|[Oo]wner|[Ff]armer|CEO|CTO|spokes\w+)\b"
)
_NO_NAME = re.compile(
    r"^(?:The|This|That|These|In|On|At|For|With|By|It|We|They|New|United|North|South|East|West)\b"
    r"|^(?:皆|お客|読者|利用者|担当|何人|奥|子ども|学生|患者|業者|店員|隣|大家|当人)"
    r"|[私僕俺]|[はもがをにで]$|(?<=[一-龠])もた|たく$"  # 木がたくさん
)


@dataclass(slots=True)
class _Known:
    named: list[Told] = field(default_factory=list)
    role: list[Told] = field(default_factory=list)
    said: list[Told] = field(default_factory=list)


def people(text: Text) -> tuple[Person, ...]:
    """In the order in which they are first named."""
    known: dict[str, _Known] = {}
    for name, told in _mentions(text):
        known.setdefault(_full(name, known), _Known()).named.append(told)
    about = _about(text)
    for name, found in known.items():
        _told_of(name, found, about)
    return tuple(
        Person(
            _both(text, name, found),
            text.ids(found.named[:1]),
            text.ids(found.role[:1]),
            text.ids(found.said),
        )
        for name, found in known.items()
    )


def _mentions(text: Text) -> Iterator[tuple[str, Told]]:
    speakers = text.article.speakers
    roles = text.article.roles
    asking = {name for identity, name in speakers.items() if roles.get(identity) == "question"}
    pattern = _IN_TEXT if text.article.language == "ja" else _EN_IN_TEXT
    for told in text.run[1:]:
        if told.is_heading and NAME.match(told.text):
            yield _bare(told.text), told
        if told.id in speakers and speakers[told.id] not in asking:
            yield speakers[told.id], told
        for found in pattern.finditer(told.text):
            if not _NO_NAME.search(found[0]):
                yield found[0].strip(" 　"), told


def _bare(heading: str) -> str:
    return re.sub(rf"(?:{_TITLES})?(?:\s*[（(][^（）()]*[)）])?$", "", heading.strip())


def _full(name: str, known: dict[str, _Known]) -> str:
    """The name as it first stood: 汐見沢 is 汐見沢みどり."""
    return next(
        (each for each in known if each.startswith(name) or each.endswith(f" {name}")), name
    )


@dataclass(frozen=True, slots=True)
class _NameEvidence:
    """Sentences that tell a role, that somebody says, and by the name that stands before them."""

    roles: tuple[Told, ...]
    spoken: tuple[Told, ...]
    labelled: Mapping[str, list[Told]]


def _about(text: Text) -> _NameEvidence:
    labelled: defaultdict[str, list[Told]] = defaultdict(list)
    for told in text.content:
        if label := text.article.speakers.get(told.id):
            labelled[label].append(told)
    return _NameEvidence(
        tuple(t for t in text.content if not t.is_spoken and _ROLE.search(t.text)),
        tuple(t for t in text.content if t.is_spoken or "「" in t.text or "“" in t.text),
        labelled,
    )


def _told_of(name: str, found: _Known, about: _NameEvidence) -> None:
    sections = {told.section for told in found.named if told.is_heading}
    short = re.split("[ 　・]", name)[-1] if "・" in name or " " in name else name[:3]
    found.role += [t for t in about.roles if t.section in sections or name in t.text]
    found.said += [t for t in about.spoken if t.section in sections or short in t.text]
    found.said += about.labelled.get(name, ())


def _both(text: Text, name: str, found: _Known) -> Bilingual:
    """In the other language where a heading that is the name is translated."""
    language = text.article.language
    both = Bilingual.of(language, name)
    for told in found.named:
        if told.is_heading:
            return both.having(other(language), told.sentence.text[other(language)])
    return both
