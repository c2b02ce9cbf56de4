"""A spoken line held to the sentence that it tells: what is wrong with it, by reasons.

A line is kept only where it can be said and says what its sentence says; else a plainer one is
tried (``first_safe``). Nothing here changes a word.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from generator import patterns as re
from generator.locale import words as phrases
from generator.narration.aloud.brackets import DATELINE
from generator.narration.aloud.third_person import QUOTED_EN, SPEAKER_EN
from generator.resources import toml_beside
from generator.wording.words import QUOTED, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Language
    from generator.wording.words import Word

Reason = Literal[
    "ending", "fragment", "broken", "tense", "negation", "hedge", "owner", "condition",
        "figures", "words"
]  # fmt: skip

FORM = ("ending", "fragment", "broken")
"""What makes a line no sentence; every other reason makes it untrue."""
_UNTRUE = 3  # how many slips of form weigh as much as one thing that is not so


@dataclass(frozen=True, slots=True)
class HeldTo:
    """What a line is held to.

    Attributes:
        source: the sentence of the article, with its brackets.
        called: what a narrator calls who wrote it: 筆者, 同社, a name.
    """

    source: str
    language: Language
    called: str = ""


def first_safe(candidates: Iterable[str], told: HeldTo) -> str:
    """The first line with nothing wrong; where there is none, the least wrong, the later of two."""
    best, least = "", 0
    seen: set[str] = set()
    for line in candidates:  # as they come: most often the first is the one
        if not line.strip() or line in seen:
            continue
        seen.add(line)
        found = reasons(line, told)
        if not found:
            return line
        weight = sum(1 if each in FORM else _UNTRUE for each in found)
        if not best or weight <= least:
            best, least = line, weight
    return best


def reasons(line: str, told: HeldTo) -> tuple[Reason, ...]:
    """Why the line is not to be said; empty where it is."""
    found = _japanese(line, told) if told.language == "ja" else _english(line, told)
    return tuple(dict.fromkeys(found))


def unsayable(line: str, language: Language) -> tuple[Reason, ...]:
    """Why the line is no sentence that anybody says, whatever it rests on."""
    found = _form(line) if language == "ja" else _english_form(line)
    return tuple(dict.fromkeys(found))


# ---------------------------------------------------------------- Japanese

_BRACKETS = re.compile(r"[（(][^（）()]*[）)]|[【\[［][^】\]］]*[】\]］]")
_STOP = re.compile(r"(?<=[。．.!！?？])(?=[^。．.!！?？」』）)をがはにとの])")
_BROKEN = re.compile(
    r"[はが](?:程度|以上|以下|未満)(?:です|で|の|、)|\A/"
    r"|[、,][、,。]|は、(?:は|が|を|も)、|=>|\A[*+)=]|(?:[A-Z][\w.'-]+(?: [A-Z][\w.'-]*)* ?, ){4,}"
    r"|[：:][。、]|。。|です(?:です|ます)|ますです"
    r"|ましたです|ませんです|ましょうです|ださいです|でしょうです"
    r"|\{\{|\}\}|image or embed|https?:|www\.|_ga=|[※▼■●←→»›｜|]|\\[a-z]{2,}|\$[^$]*\$|\A[、,。]"
)
_LABEL_ALONE = re.compile(r"\A[^。、はがを]{1,20}[：:]\s*\Z")
# A link's text that was lost, marks, a letter or a word of code alone.
_EMPTY = re.compile(
    r"“”|「」|\]\(|#{2,}|\A—|\A\W*\Z|\A\w(?:です)?[。.]?\Z|\A[A-Za-z.]{1,6}[。.]?\Z"
)
_ENDED_IN = re.compile(r"[」』）)”\"’\s。．.!！?？…♪〜～;；]+\Z")
# What a narrator adds to say whose thought it is.
_OWN = re.compile(
    r"(?:[^、。「」]{1,12}(?:の見るところ|によれば)、)?(?P<what>.*?)(?:と(?:、?[^、。「」]{1,12}は)?(?:考えて|見て"
    r"|話して|書いて|思って|感じて|訴えて|願って|振り返って|呼びかけて)います|、というのが[^、。「」]{1,12}の(?:考え|見方|感想)です|とい(?:います|う)|そう(?:です|だ)|とのこと(?:です|だ))\Z",
    re.DOTALL,
)
# Somebody's sentence in quotation marks: said as it stands.
_WHOLE = re.compile(r"\A[^「」]{1,12}は「(?P<said>.+)」と(?:書いて|話して)います。?\Z", re.DOTALL)

_NEGATED = re.compile(
    r"(?<!少)(?<!切)(?<!しれ)(?<!危)(?<!つま)(?:[な無]い|[な無]く|[な無]かっ"
    r"|なけれ|なかろ)|(?<!しれ)ません|(?<!は)ず(?=[、。にと]|\Z)|ぬ(?=[。、]"
    r"|\Z)"
)


@cache
def _hedges() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """What tells that the sentence is unsure, and what the line may then say."""
    return tuple((re.compile(source), re.compile(line)) for source, line in _hedging())


@cache
def _hedged() -> re.Pattern[str]:
    """Any of them: most sentences have none."""
    return re.compile("|".join(source for source, _ in _hedging()))


def _hedging() -> list[tuple[str, str]]:
    told = toml_beside(__file__, "guard.toml")
    return [(source, line) for source, line in told["ja"]["hedges"]]


_CONDITION = re.compile(
    r"場合|(?<!の)とき(?=[、はにの])|(?<=[るたい])時(?=[、は])"
    r"|なら(?![なばびぶぬず])|れば|(?<!も)たら(?![なずしめ])|限り|ただし"
    r"|のみ|だけ(?!れ?ど)|しか(?=[^し])|以外|を除"
)
_FIGURES = re.compile(r"\d[\d,.]*")
_ZEN = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
_SELF = re.compile(r"(?:私|わたし|わたくし|僕|ぼく|俺|おれ)(?:たち|達)?|我々|弊社|当社|小生")
_LEFT_OUT = re.compile(
    r"\A(?:(?:私|僕|俺|自分|我々|弊社|当社|小生).*|本\w|当\w|以下"
    r"|下記|次|今回|上記|こと|もの|ため|とき|よう|そう|個人|自身"
    r"|気|感じ|思い|方|程度|お陰|おかげ|ほう|はず|つもり|ところ"
    r"|わけ|"
    r"筆者|我が家|わが家|ウチ|同社|本人|記事|\d.*|[ぁ-ん]{1,2})\Z"
)
_OURS = re.compile(
    r"[ぁ-ん]*|\d.*|筆者|同社|本人|記者|話し手|記事|同\w{1,2}|場合"
    r"|一方|自分|言葉|意味|話|方|内訳|考え|見方|感想|家|二つ|三つ|一つ|\W+"
)


@dataclass(frozen=True)
class _Analysed:
    """What a text says beside its words: found when first asked, for all lines held to it."""

    text: str

    @cached_property
    def negations(self) -> int:
        return len(_NEGATED.findall(self.text))

    @cached_property
    def conditions(self) -> int:
        return len(_CONDITION.findall(self.text))

    @cached_property
    def hedged(self) -> bool:
        return bool(_hedged().search(self.text))

    @cached_property
    def figures(self) -> frozenset[str]:
        return frozenset(each.strip(",.") for each in _FIGURES.findall(self.text))

    @cached_property
    def nouns(self) -> frozenset[str]:
        return frozenset(
            word.surface
            for word in words(self.text)
            if word.kind == "名詞" and word.sub != "数詞" and len(word.surface) > 1
        )

    @cached_property
    def tenses(self) -> tuple[tuple[str, bool], ...]:
        """Of each of its sentences."""
        return tuple(_tense(_thought(each)) for each in _sentences(self.text))


_analysed = lru_cache(maxsize=1024)(_Analysed)


def _japanese(line: str, told: HeldTo) -> Iterator[Reason]:
    whole = _WHOLE.match(line.strip())
    source = _LABELLED.sub("", told.source)
    bare = _bare(source)
    if whole and _same(whole["said"], bare):
        return
    yield from _form(line)
    if _BRACKETS.search(QUOTED.sub("「」", line)):
        yield "broken"
    said = line.translate(_ZEN)
    if told.called and told.called not in source:
        said = said.replace(told.called, phrases("ja")["voice"]["author"])
    given = (_analysed(each.translate(_ZEN)) for each in (bare, source))
    yield from _truth(_analysed(said), *given)
    yield from _owned(line, told)


# Numbers and marks of a list or a note, which are not heard.
_LABELLED = re.compile(
    r"\A\s*(?:[QAＱＡ]\d{0,2}[)）.．:：](?=\s*\D)|[◇◎☆★]|※\d*|＊|[●■▼◆・○◯□▶►✅➡]+|[\d０-９]{1,2}[.．)）](?!\d)"
    r"|[①-⑳]|(?:決定(?:事項)?|議決|継続(?:審議)?|報告|承認)(?:[\d０-９]+[：:\s　]?"
    r"|[：:\s　])\s*)\s*"
    r"|※\d*|(?<![一-龠々ぁ-んァ-ヴー」])[（(]\d{1,2}[)）][.．]?|https?:\S+|\{\{[^{}]*\}\}|[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]"
)


def _truth(line: _Analysed, bare: _Analysed, source: _Analysed) -> Iterator[Reason]:
    """What the sentence says and the line does not, or the other way."""
    yield from _timed(line, bare)
    if not bare.negations <= line.negations <= source.negations:
        yield "negation"
    if bare.hedged and any(
        cue.search(bare.text) and not kept.search(line.text) for cue, kept in _hedges()
    ):
        yield "hedge"
    if bare.conditions > line.conditions:
        yield "condition"
    if bare.figures - line.figures or line.figures - source.figures:
        yield "figures"
    if _lost(bare, line) or _added(line, f"{source.text}{bare.text}"):
        yield "words"


def _bare(source: str) -> str:
    """Without what stands in brackets, or between signs of equality as newspapers set it."""
    before = ""
    while before != source:
        before, source = source, _BRACKETS.sub("", source)
    return DATELINE.sub("", source) or before


def _same(one: str, other: str) -> bool:
    marks = re.compile(r"[\s「」『』。．、,.]")
    return marks.sub("", one) == marks.sub("", other)


def _count(pattern: re.Pattern[str], text: str) -> int:
    return len(pattern.findall(text))


@lru_cache(maxsize=1024)
def _sentences(text: str) -> tuple[str, ...]:
    """The sentences of a line, quotations whole."""
    held = QUOTED.sub(lambda found: "「" + "・" * (len(found[0]) - 2) + "」", text)
    cuts = [0, *(found.end() for found in _STOP.finditer(held)), len(text)]
    return tuple(text[a:b].strip() for a, b in pairwise(cuts) if text[a:b].strip())


def _form(line: str) -> Iterator[Reason]:
    outside = QUOTED.sub("「」", line)
    if (
        _BROKEN.search(outside)
        or _EMPTY.search(line)
        or _LABEL_ALONE.match(outside)
        or outside.count("「") != outside.count("」")
    ):
        yield "broken"
    for each in _sentences(line):
        yield from _shaped(each)


def _shaped(sentence: str) -> Iterator[Reason]:
    """Whether one sentence begins and ends as one that is said."""
    body = _ENDED_IN.sub("", sentence)
    quoted = sentence.rstrip("。").endswith(("」", "』"))
    if not body or quoted:
        return
    told = words(f"{body}。")[:-1]
    if not told:
        return
    first, last = told[0], told[-1]
    torn = first.kind in {"助詞", "助動詞"} and first.sub != "終助詞"
    if _TORN.match(body) or (torn and not _MAY_BEGIN.match(body)):
        yield from ("fragment", "broken")  # its first words are not there, whatever follows
    before = told[-2] if len(told) > 1 else None
    if last.kind == "助詞" and last.sub not in {"終助詞", "準体助詞"} and not _MAY_END.search(body):
        yield "fragment"
    if _glued(told, last, before):
        yield "ending"
    if last.form.startswith(("連用形", "語幹", "未然形", "仮定形")) and last.surface != "ませ":
        yield "fragment"
    if before and last.surface == "に" and before.surface == "こと":
        yield "fragment"


# Words that begin a sentence, though the analyser takes them for what follows a noun.
_MAY_BEGIN = re.compile(
    r"でも|では|だが|だから|ですから|ですが|です[がけ]|だったら"
    r"|なら|だけど|とはいえ|というのも|というわけで|ということは"
    r"|というより|とりわけ|なのに|なので|なにより|何より|とまぁ"
    r"|ところ|ともあれ|ともかく|と同時に"
)


# What stands after a noun, which is not there.
_TORN = re.compile(
    r"[日月年](?:から|まで)|(?:[^、。「」]{1,8}は、)?(?:だ|する(?:もの|こと)で)(?:ある)?と[^、。]{0,8}(?:思|考え)|(?:する|した|され|である|あり)(?:もの|こと|ため|、)|(?:した|され|である)と、|だと[^、。]{0,8}(?:思|考え)"
)
_MAY_END = re.compile(r"(?:[かねよわさ]|から|まで|など|だけ|くらい|ぐらい|ほど|ばかり)\Z")


def _glued(told: tuple[Word, ...], last: Word, before: Word | None) -> bool:
    """An ending put to what has one already: 必要ですです, 行きましょうです; 〜という話します."""
    if before is None:
        return False
    if last.group == "助動詞-デス" and last.surface == "です":
        verb = before.kind == "動詞" and before.form.startswith(("終止形", "連体形"))
        past = before.group == "助動詞-タ" and len(told) > 2 and told[-3].kind == "動詞"
        return (
            verb or past or before.group in {"助動詞-マス", "助動詞-デス"} or before.surface == "だ"
        )
    if last.group == "助動詞-マス" and before.base in {"する", "為る"} and len(told) > 3:
        noun, lead = told[-3], told[-4]
        finite = lead.kind in {"動詞", "形容詞", "助動詞"} and lead.form.startswith(
            ("終止形", "連体形")
        )
        return noun.is_nominal and (finite or lead.surface in {"という", "いう"})
    return False


def _timed(line: _Analysed, bare: _Analysed) -> Iterator[Reason]:
    """The last thing that the line says stands in the time and manner of the sentence."""
    wanted, times = (bare.tenses or (("", False),))[-1], {*line.tenses}
    if wanted[0] and times and not {wanted, ("", False)} & times:
        yield "tense"


_THINKS = re.compile(
    r"(?P<what>.+?)(?:と|って)(?:[^、。「」]{1,14}は)?(?:思|考え"
    r"|感じ|見て|書いて|話して|い[いう])[ぁ-ん]*\Z",
    re.DOTALL,
)


def _thought(sentence: str) -> str:
    """What somebody thinks, without that it is thought."""
    body = _ENDED_IN.sub("", sentence)
    own = _OWN.match(body)
    body = own["what"] if own and own["what"] else body
    thinks = _THINKS.match(body)  # what is thought may be reported, too: …と思っているといいます
    return thinks["what"] if thinks and thinks["what"] else body


def _tense(sentence: str) -> tuple[str, bool]:
    """(past, now or nothing that a noun tells; whether it goes on)."""
    body = _ENDED_IN.sub("", QUOTED.sub("「」", sentence))
    if not body:
        return "", False
    told = [word for word in words(f"{body}。")[:-1] if word.sub != "終助詞"]
    while told and told[-1].sub == "接続助詞":
        told.pop()
    if len(told) > 2 and told[-1].base in {"ある", "有る"} and told[-2].surface == "で":
        del told[-2:]  # …のである is …のだ
    if not told:
        return "", False
    while len(told) > 1 and told[-1].group in {"助動詞-デス", "助動詞-ダ"}:
        if told[-2].kind not in {"動詞", "形容詞", "助動詞"} and told[-2].sub != "準体助詞":
            break
        told.pop()
    if len(told) > 1 and told[-1].sub == "準体助詞":
        told.pop()
    tail = "".join(word.surface for word in told[-6:])
    going = bool(_GOING.search(tail))
    if told[-1].group == "助動詞-タ":
        return "past", going
    verbal = told[-1].kind in {"動詞", "形容詞", "助動詞"}
    return ("now" if verbal else ""), going


_GOING = re.compile(
    r"[てで](?:い|お)(?:る|た|ます|ました|まし|ませんでし|ません"
    r"|ない|なかっ|ります|りました|り|りまし|りませ)?(?:た|ん)?(?:だろう|でしょう)?\Z"
)


def _owned(line: str, told: HeldTo) -> Iterator[Reason]:
    """The narrator says no I, and names as 筆者 only who wrote it."""
    outside = QUOTED.sub("「」", line)
    if any(word.kind == "代名詞" and _SELF.fullmatch(word.surface) for word in words(outside)):
        yield "owner"
    author = phrases("ja")["voice"]["author"]
    if author in outside and told.called not in {"", author} and author not in told.source:
        yield "owner"


def _lost(bare: _Analysed, line: _Analysed) -> bool:
    """A noun of the sentence that the line does not have."""
    return any(each not in line.text and not _LEFT_OUT.match(each) for each in bare.nouns)


def _added(line: _Analysed, source: str) -> bool:
    """A noun that is neither the sentence's nor ours."""
    return any(each not in source and not _OURS.fullmatch(each) for each in line.nouns)


# ---------------------------------------------------------------- English

_NEGATED_EN = re.compile(r"\b(?:not|never|no|nor|neither|cannot|without|hardly)\b|n[’']t\b")
_HEDGED_EN = re.compile(
    r"\b(?:may|might|could(?:n['’]t)?|likely|probably|perhaps|maybe|seems?"
    r"|appears?|about|almost|nearly|some|sometimes|often|usually"
    r"|if|unless|only|should)\b"
)
_BROKEN_EN = re.compile(
    r"\b\w+n[’']ts\b|\b(?:[Dd]id|[Dd]oes|[Ss]hould|[Cc]ould|[Ww]ould"
    r"|[Ww]ill|[Cc]an|[Mm]ust|[Mm]ight|[Mm]ay|to) (?:the author"
    r"|they) (?:\w+[^s\W])?s\b"
    r"|That is, [A-Z][a-z]+ly enough|That is, (?:For|In|If|When"
    r"|See|The|This|It)\b|\{\{|width=|https?:|\(>_<\)|\bam the author\b|\bthe their\b"
    r"|\ba their\b"
    r"|\b(?:[Ss]hould|[Dd]oes|[Dd]id|[Cc]ould|[Ww]ould|[Ww]ill"
    r"|[Cc]an|[Mm]ust) the author \w+(?:ies|[^su]s)\b"
)
_FRAGMENT_EN = re.compile(
    r"\A(?:That is, )?(?:Did|Does|Didn't|Didn’t|Is|Are|Was|Were|Has|Had)\b[^?]*[.!]\Z"
)
_BRACKETS_EN = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


def _english(line: str, told: HeldTo) -> Iterator[Reason]:
    yield from _english_form(line)
    bare = _BRACKETS_EN.sub("", told.source)
    if _WHOLE_EN.match(line):
        return
    outside, source = QUOTED_EN.sub("“”", line), QUOTED_EN.sub("“”", bare)
    if SPEAKER_EN.search(outside) and not outside.count('"') % 2:
        yield "owner"
    whole = QUOTED_EN.sub("“”", told.source)
    if _AUTHOR_EN.search(outside) and not _FIRST_EN.search(whole):
        yield "owner"
    if _count(_NEGATED_EN, line) < _count(_NEGATED_EN, bare):
        yield "negation"
    if _count(_HEDGED_EN, outside) < _count(_HEDGED_EN, source):
        yield "hedge"
    given, said = _analysed(bare).figures, _analysed(line).figures
    if given - said or said - _analysed(told.source).figures:
        yield "figures"


_WHOLE_EN = re.compile(r"\A[^“”]{1,60}[,:] “[^“”]+”\.?\Z")
_FIRST_EN = re.compile(
    r"\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself|[Ww]e|[Uu]s|[Oo]urs?|[Oo]urselves|[Tt]he authors?)\b"
)
_AUTHOR_EN = re.compile(r"\bthe authors?\b", re.IGNORECASE)


def _english_form(line: str) -> Iterator[Reason]:
    if _BROKEN_EN.search(line):
        yield "broken"
    for each in re.split(r"(?<=[.!?])\s+(?=[A-Z“])", line):
        if _FRAGMENT_EN.match(each):
            yield "fragment"
