"""A Japanese sentence in です・ます: how one speaks to people, whatever style it was written in.

Only how a sentence ends is changed, as in speech: だが and である may stand within it. What ends in
no way that a rule knows is left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import Bilingual
from generator.wording.words import quoted_spans, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.model import Language
    from generator.wording.words import Word

_END = re.compile(r"[。．.!！?？…\s]*\Z")
_JAPANESE, _WRITTEN = re.compile("[ぁ-んァ-ヴー一-龠]"), re.compile("[一-龠々ァ-ヴー]")
_I_ROW = dict(zip("うくぐすつぬぶむる", "いきぎしちにびみり", strict=True))
_POLITE = ("助動詞-マス", "助動詞-デス")


def polite(text: str) -> str:
    """The sentence as one says it to somebody; a noun that ends it gets です."""
    end = _END.search(text)
    body, mark = (text[: end.start()], end[0].strip()) if end else (text, "")
    if not body or not _JAPANESE.search(body):  # of another language
        return text
    if body.endswith(("」", "』", "”", '"')):
        return f"{body}です。" if _CALLED.search(body) else text
    if body.endswith("べし"):
        body = f"{body[:-1]}きだ"
    body = _SUPPOSED.sub(lambda it: "だろう" if it[0] == "であろう" else "ないだろう", body)
    wondered = _wondered(body)
    if wondered:
        return wondered
    body = _WONDERED.sub("でしょうか", body)  # not asked: 五年目ですかね
    body = _before_but(_AFTER_KA.sub("", body))
    told = words(f"{body}。")[:-1]  # たった at the very end is taken for "only"
    asks = "?" in mark or "？" in mark
    if (
        len(_WHETHERS.findall(body)) > 1
        and body.endswith("か")
        and not mark.strip("。.")
        and not _ASKED.search(body)
    ):
        return f"{body}、です。"
    if body.endswith("とか") and len(told) > _WORDS_OF_TOKA:
        heard = told[-3].kind in _PREDICATES  # 昔は海だったとか; 犬や猫とか names some of several
        return f"{body[:-1]}いう話です。" if heard else f"{body[:-2]}などです。"
    said = _asked(told, body) if told[-1].surface == "か" or asks else _ended(told, body)
    return f"{said}{'。' if asks or not mark or mark[0] in '.．…' else mark}"


_WONDERED, _AFTER_KA = re.compile(r"ですか[ねなよ]\Z"), re.compile(r"(?<=か)[ねなよ]\Z")
# Of the written language: supposed, as で(は)ないだろう and だろう are.
_SUPPOSED = re.compile(r"(?:なかろう|(?<=では)あるまい|であろう)(?=か?\Z)")
# How てる, でる, ちゃう and じゃう begin, and what one says in full.
_CLIPPED = {"て": "て", "で": "で", "ちゃ": "てしま", "じゃ": "でしま"}


def unclipped(text: str) -> str:
    """着いてた → 着いていた, 死んじゃう → 死んでしまう, 鳴いたっぽい → 鳴いたようだ, unquoted."""
    if not _SLURRED.search(text):
        return text
    told, spans, said = words(text), quoted_spans(text), list[str]()
    for n, word in enumerate(told):
        before = told[n - 1] if n else word
        full = word.surface
        quoted = any(start <= word.start < end for start, end in spans)
        if word.base in {"てる", "でる"} and word.kind == "助動詞" and not quoted:
            full = f"{word.surface[0]}い{word.surface[1:]}"
        elif word.base in {"ちゃう", "じゃう"} and word.kind == "助動詞" and not quoted:
            full = f"{_CLIPPED[word.surface[:2]]}{word.surface[2:]}"
        elif word.surface == "っぽい" and before.group.startswith("助動詞") and not quoted:
            full = "ようだ"
        said.append(full)
    return "".join(said)


_SLURRED = re.compile(r"[てで](?:る|た|て|ま|な)|[ちじ]ゃ[うっいわえ]|っぽい")


def _wondered(body: str) -> str:
    """…かも, …かな, …だっけ: what one says to oneself, as one says it to others; else empty."""
    if body.endswith("かも"):
        return f"{body}しれません。"
    found = _WONDERS.search(body)
    if found:
        return f"{body[: found.start()]}でしょうか。"
    meant = _SHALL_WE.search(body)
    return f"{body[: meant.start()]}{_O_ROW.get(meant[0][0], '')}ましょうか。" if meant else ""


_ASKED = re.compile(r"(?:ます|です|ません)か\Z")
# A thing called by its name, after what it is: 新しい店「朝市」.
_CALLED = re.compile(
    r"[^、。「」『』はがもとをにで：:\s](?:「[^「」。]{1,20}」|『[^『』。]{1,20}』)\Z"
)
_WONDERS = re.compile(
    r"(?<=[^はがをにでと])(?:かな[あぁ]?|だっけ|っけ)\Z|(?<=なん)だ\Z|(?<=何)だ\Z"
)
_O_ROW = dict(zip("おこごとのぼもろ", "いきぎちにびみり", strict=True))
# 行こうか, 食べようか; 話そうか looks like そうか.
_SHALL_WE = re.compile(r"(?:(?<!だ)[おこごとのぼもろ]|(?<![のなるただ])よ)うか\Z")

_WHETHERS = re.compile(r"か(?=、|\Z)")  # 何を売るか、誰に売るか: what is decided, no question
_WORDS_OF_TOKA = 2

_BUT = re.compile(r"(?<=[るたいだうくすつぬぶむぐ])(?<!ほう)(?<!よう)(?<!ろう)が、(?=.)")


def _before_but(body: str) -> str:
    """…多いが、… → …多いですが、…: what comes before a contrast ends politely, too."""
    spans = quoted_spans(body)
    for found in reversed([*_BUT.finditer(body)]):
        first, at = body[: found.start()], found.start()
        if not any(start < at < end for start, end in spans) and first.count("「") == first.count(
            "」"
        ):
            body = f"{_ended(words(first), first)}{body[at:]}"
    return body


def masu(word: Word) -> str:
    """The stem before ます of a verb or verbal auxiliary, from its dictionary form."""
    base, group = word.base, word.group
    if base in {"うる", "得る"} and group == "下一段-ア行":
        return "え" if base == "うる" else "得"
    # 感ずる, as dictionaries have it, is 感じる today
    if base.endswith(("為る", "する", "ずる")) and group.startswith("サ行変格"):
        return f"{base[:-2]}{'じ' if base.endswith('ずる') else 'し'}"
    if group.startswith("カ行変格"):
        return "来" if base.endswith("来る") else f"{base[:-2]}き"
    if base in {"くださる", "いらっしゃる", "おっしゃる", "なさる", "ござる"}:
        return f"{base[:-1]}い"
    if group.startswith("五段"):
        return base[:-1] + _I_ROW[base[-1]]
    return base[:-1]


def _is_verbal(word: Word) -> bool:
    return word.kind == "動詞" or word.group.startswith(("助動詞-レル", "下一段", "上一段", "五段"))


def _before(body: str, word: Word) -> str:
    return body[: word.start]


def _ended(told: Sequence[Word], body: str) -> str:
    """The body of a statement, ended politely; as it is where no rule knows its end."""
    last = told[-1]
    if last.sub == "終助詞" and len(told) > 1 and not _is_how_much(told[-2], last):
        return _ended(told[:-1], _before(body, last))
    left = next((end for end in _LEFT_OPEN if body.endswith(end) and body != end), "")
    if left:
        return _completed(body, left)
    if last.group in _POLITE or body.endswith(("ください", "下さい", "ませ")):
        return body
    if _is_verbal(last):
        return _verb_ended(told, body)
    if last.base in {"ない", "無い"}:
        return _negative(told, body)
    ended = _ENDED.get(last.group)
    return ended(told, body) if ended else _noun_ended(told, body)


def _is_how_much(word: Word, last: Word) -> bool:
    """熱 before さ: how hot it is, nothing that is said to somebody."""
    stem = len(word.surface) == 1 and words(f"{word.surface}い")[0].kind == "形容詞"
    return stem and last.surface == "さ"


# How one ends when the rest is understood.
_LEFT_OPEN = ("かも", "なので", "ので", "たり", "だり", "けれども", "けれど", "けど", "が")


def _completed(body: str, left: str) -> str:
    """…ので, …かも, …たり, as a whole sentence ends."""
    if left == "かも":
        return f"{body}しれません"
    if left in {"たり", "だり"}:
        return f"{body}します"
    before = body.removesuffix(left)
    if left in _UNSAID_BUT and words(f"{before}。")[-2].kind not in _PREDICATES:
        return body
    return f"{before}です" if left == "なので" else _ended(words(before), before)


# …少ないかもしれないけど。 leaves something unsaid.
_UNSAID_BUT = ("けれども", "けれど", "けど", "が")


def _noun_ended(told: Sequence[Word], body: str) -> str:
    last = told[-1]
    before = told[-2] if len(told) > 1 else last
    up_to = (last.sub == "副助詞" and last.surface in _UP_TO) or last.surface == "から"
    explains = last.sub == "準体助詞" and len(told) > 1 and before.kind in _PREDICATES
    because = last.surface == "から" and before.kind in _PREDICATES
    if because and before.group in _POLITE:  # 前のことですから
        return body
    if explains or because or (up_to and before.is_nominal):
        return f"{body}です"
    understood = _understood(body, told)
    if understood:
        return f"{body}{understood}"
    written = _WRITTEN.search(last.surface)
    will = body.endswith(_TO_COME) and len(told) > 1 and told[-2].kind == "動詞"
    doing = last.can_be_done or (last.surface == "化" and len(told) > 1)
    if doing and written and not will and _is_governed(told):
        return f"{body}{'しました' if body.endswith(_TELLING) else 'します'}"
    is_noun = last.is_nominal or last.kind == "記号" or last.sub == "助数詞可能"
    return f"{body}です" if is_noun else body


def _understood(body: str, told: Sequence[Word]) -> str:
    """The verb that a writer leaves out: …が状態に, …も, 「…」と林さん."""
    if _BECOMES.search(body):
        return "なります"
    if told[-1].surface == "も" and len(told) > 1 and told[-2].is_nominal:
        return "あります"
    return "は言います" if _SAYS_SO.search(body) else ""


def _is_governed(told: Sequence[Word]) -> bool:
    """を or と stands before the noun that ends it: 対策を検討, 必要だと指摘."""
    if len(told) < _FEWEST_GOVERNED:
        return False
    if told[-2].surface == "が" and told[-1].surface in _BEFALLS:
        return True
    if told[-2].surface == "、" and told[-3].kind == "動詞":  # …が強くなり、転職
        return any(each.surface in {"を", "が"} for each in told)
    for at in range(len(told) - 2, -1, -1):
        word = told[at]
        if not word.is_nominal and word.kind != "接頭辞":
            if word.surface == "と" and at > 0 and told[at - 1].is_nominal:  # 命令と指示
                return False
            too = word.surface in {"も", "にて"} and at > 0
            to = word.surface in {"に", "で"} and any(each.surface == "を" for each in told)
            return too or (word.sub == "格助詞" and (to or word.surface in {"を", "と"}))
    return False


_FEWEST_GOVERNED = 3
# What happens: 売り上げが急増.
_BEFALLS = (
    *("急増", "急減", "増加", "減少", "上昇", "低下", "拡大", "悪化", "開始", "終了", "成立"),
    *("発生", "登場", "誕生", "続出", "殺到", "浮上", "判明", "完成"),
)
_UP_TO = ("まで", "だけ", "など", "くらい", "ぐらい", "ほど", "ばかり")
SOMEBODY = (
    r"(?:さん|氏|教授|先生|博士|市長|町長|村長|知事|社長|会長|館長|担当者?|関係者|専門家)"
    r"(?:[（(][^（）()]{1,12}[）)])?"
)
"""How a name or an office ends, with an age or a post behind it: 店主の林さん（52）."""

# Whose words they were, the verb understood: 「もう遅い」と店主の林さん（52）.
_SAYS_SO = re.compile(
    rf"(?:[」』]|[うくぐすつぬぶむるただ]|[なたし]い)と、?[^、。「」『』とはがを]{{0,20}}{SOMEBODY}\Z"
)
# …が溜まり、むくみやすい状態に。
_BECOMES = re.compile(r"[がをて、](?:.{0,20})(?:原因|状態|結果|傾向|悪化|事態|時代)に\Z")
# What one has, not does, after a verb: 取り替える予定 → 取り替える予定です.
_TO_COME = ("予定", "計画", "約束", "決意")
# What is done once, when it is news: …と発表 → …と発表しました.
_TELLING = ("発表", "説明", "指摘", "主張", "強調", "報告", "公表")


def _adjective_ended(told: Sequence[Word], body: str) -> str:
    return f"{body}です" if told[-1].form.startswith(("終止形", "連体形")) else body


def _copula_ended(told: Sequence[Word], body: str) -> str:
    last = told[-1]
    if last.form.startswith("意志推量形"):
        return f"{_before(body, last)}でしょう"
    return f"{_before(body, last)}です" if last.surface == "だ" else body


def _verb_ended(told: Sequence[Word], body: str) -> str:
    last = told[-1]
    if last.form.startswith("意志推量形"):
        return f"{_before(body, last)}{masu(last)}ましょう"
    if last.form.startswith(("終止形", "連体形")):
        if _is_being(told):
            return f"{_before(body, told[-2])}です"
        return f"{_before(body, last)}{masu(last)}ます"
    return body


def _is_being(told: Sequence[Word]) -> bool:
    """…である."""
    return told[-1].base in {"ある", "有る"} and len(told) > 1 and told[-2].surface == "で"


def _past(told: Sequence[Word], body: str) -> str:
    if len(told) == 1 or told[-2].group in _POLITE:
        return body
    verb, before = told[-2], _before(body, told[-2])
    if verb.base in {"ない", "無い"}:
        return _negative(told[:-1], _before(body, told[-1]), past=True)
    if _is_being(told[:-1]):
        return f"{_before(body, told[-3])}でした"
    if _is_verbal(verb):
        goes = verb.surface == "行っ" and _GOES.search(before)  # 店にも行った is not 行う
        return f"{before}{'行き' if goes else masu(verb)}ました"
    if verb.group == "助動詞-ダ":
        return f"{before}でした"
    return f"{body}です" if verb.group in _ADJECTIVES else body


_GOES = re.compile(r"(?:に|へ|まで)(?:も|は)?\Z")
_ADJECTIVES = ("形容詞", "助動詞-タイ", "助動詞-ラシイ")
# What ends a sentence, by its last word's 活用型.
_ENDED: dict[str, Callable[[Sequence[Word], str], str]] = {
    "助動詞-タ": _past,
    "助動詞-ダ": _copula_ended,
    **dict.fromkeys(_ADJECTIVES, _adjective_ended),
}


def _negative(told: Sequence[Word], body: str, *, past: bool = False) -> str:
    """…しない → …しません, …ではない → …ではありません."""
    end = "ませんでした" if past else "ません"
    before = _before(body, told[-1])
    if len(told) > 1 and _is_verbal(told[-2]) and told[-2].base not in {"ある", "有る"}:
        return f"{_before(body, told[-2])}{masu(told[-2])}{end}"
    return f"{before}{'は' if before.endswith('で') else ''}あり{end}"


def _asked(told: Sequence[Word], body: str) -> str:
    """What a heading or a thought asks, as one asks it aloud: 影響は → 影響は、どうでしょうか."""
    last = told[-1]
    if last.surface == "か" and len(told) > 1:
        told, body = told[:-1], _before(body, last)
        last = told[-1]
    if body.endswith(("のでは", "べき")):
        return f"{body}{'' if body.endswith('べき') else 'ない'}でしょうか"
    if last.base in {"ない", "無い"} and last.kind == "形容詞":
        return f"{body}でしょうか"
    open_end = next((end for written, end in _OPEN.items() if body.endswith(written)), "")
    if (
        open_end
        or last.group in _POLITE
        or body.endswith(("ました", "でした", "ません", "ください"))
    ):
        return f"{body}{open_end or 'か'}"
    if last.group == "助動詞-ダ" and last.surface in {"だ", "だろう", "な"}:
        return f"{_before(body, last)}でしょうか"
    explained = last.surface == "の" and len(told) > 1 and told[-2].kind in _PREDICATES
    if last.kind in _PREDICATES and not explained:
        return f"{body}のでしょうか"
    return f"{body}でしょうか"


_OPEN = {"とは": "、何でしょうか", "は": "、どうでしょうか"}
_PREDICATES = ("動詞", "形容詞", "助動詞")


_ASKS: dict[Language, re.Pattern[str]] = {
    "ja": re.compile(
        r"(?<![!！])[?？]\Z|(?:何|なぜ|どれ|どこ|だれ|誰|いつ|いくら|の|る|た|だろう|でしょう|です|ます|[えけせべめりれ]ません)か。?\Z|とは。?\Z"
    ),
    "en": re.compile(r"\?\Z"),
}


# 影響は？: what is asked of it, its answer alone tells.
_TOPIC_ALONE = re.compile(r"(?<!と)は[?？]?\Z")


def asks(text: str, language: Language) -> bool:
    """It is a question, with or without its mark."""
    return bool(_ASKS[language].search(text.strip()))


def asked(text: Bilingual, source: Language) -> Bilingual | None:
    """A heading or title that asks, as one asks it aloud; ``None`` where it does not ask."""
    if not asks(text[source] or "", source) or _TOPIC_ALONE.search(text.ja or ""):
        return None
    marked = text.ja and asks(text.ja, "ja") and not text.ja.endswith(("とは", "とは。"))
    ja = text.ja and polite(text.ja if marked else f"{text.ja.rstrip('。')}?")
    en = text.en and (text.en if text.en.endswith("?") else f"{text.en.rstrip('.')}?")
    return Bilingual(ja, en)
