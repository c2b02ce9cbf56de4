"""Verbs by their polite stem: 読み(ます) → 読む, 読んだ, 読まない, 読もう, 読んで.

Which class a stem belongs to is decided by its last kana and, where that is not enough, by closed
lists: the verbs in -iru (上一段) are some sixty words, those in -su that look like a noun with する
some eighty. A stem that no rule covers has no verb: better no answer than a wrong one.

Classes are those of school grammar: 五段, 上一段 and 下一段 together, カ変, サ変.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_ROWS = {
    "い": "わいうえお",
    "き": "かきくけこ",
    "ぎ": "がぎぐげご",
    "し": "さしすせそ",
    "ち": "たちつてと",
    "に": "なにぬねの",
    "び": "ばびぶべぼ",
    "み": "まみむめも",
    "り": "らりるれろ",
}
_E_ROW = "えけげせぜてでねへべぺめれ"
_ONBIN = {"い": "っ", "ち": "っ", "り": "っ", "き": "い", "ぎ": "い", "し": "し"}
_VOICED = "ぎにびみ"

_ICHIDAN_KANJI = "見出得寝経着似煮居射診干観視看鋳"
"""Whole stems of one kanji: 見(ます) → 見る."""

_ICHIDAN = re.compile(
    r"(?:用|率|報|老|悔|もち|ひき|むく)い$"
    r"|(?:起|生|尽|飽|出来)き$|出来$|(?:過|す)ぎ$|じ$"
    r"|(?:落|満|朽|お|み)ち$"
    r"|(?:浴|伸|延|帯|滅|綻|錆|詫|媚|あ|の|お|ほろ|ほころ|さ|わ)び$"
    r"|(?:試|省|顧|鑑|こころ|かえり|かんが)み$|[てでを]み$"
    r"|(?:足|借|懲|[^がはも]降)り$"
)
_IRU = re.compile(
    r"[てで]い$|(?:^|[^ぁ-ん])[はがもにと]い$|(?:には|では|にも|でも|とも)い$"
    r"|(?:たくさん|大勢|多数|多く|少なからず|しか|だけ|[0-9０-９一二三四五六七八九十百千万数][人名匹頭羽])い$"
)
_DEKIRU = re.compile(r"(?<![んい])でき$|(?:^|[^一-龠])いでき$")
_KURU = re.compile(r"てき$|(?:ん|[一-龠]い)でき$|(?:^|[^ぁ-ん])[にがもへ]き$")
_U_KANJI = (
    "構叶交整言使思買違会合従扱願伴担補争競戦闘洗払笑歌唄習迷誘拾襲問縫吸酔食喰狂追這舞"
    "祝占誓救漂償養商失行奪添沿慕請乞嫌匂繕賄疑憂庇遣揃倣覆纏狙謳逢遭呪伺窺貰囲負"
)
"""Before い: verbs in -う; after any other kanji it may be いる."""

_GODAN_U = re.compile(
    rf"[{_U_KANJI}]い$|[一-龠]かい$|(?:もら|しま|ちゃ|じゃ|ちが|つか|あ|かま|そろ|なら|うた|わら|はら|おこな|ともな|したが|うしな"
    r"|おぎな|むか|ねが|おも|たたか|あつか|うかが|ためら|まよ|さそ|ひろ|あらそ|つくろ|よそお|い"
    r"|[一-龠]わ|[一-龠]な|[一-龠]ら)い$"
)
_UNSURE = re.compile(
    r"(?:^|[^てで一-龠])おき$|はき$|(?:下|お)り$|(?:引越|引き越|取消)し$|とき$|(?<![雨雪霜雹灰])[がはも]降り$|[えけせてねへめれ]り$|(?:^|[^一-龠])(?:たり|しい)$"
)

_SU_KANJI = (
    "戻記外話出示表残指直返押越渡貸消刺探隠壊増通申写移流倒離放犯侵崩減試許回起"
    "耕促冒足干施乾熟成荒浸催潰刷挿志脅驚満照散降鳴冷癒費励悩覚覆浮沈果尽"
)
_SURU_KANJI = "値泊愛反関属適達発要接対有解科欲決抗屈博化訳略察面瀕毒臆冠供期死制介罰遇益害得課託"
_SU_WORDS = re.compile(
    r"(?:見(?:出|直|返|渡|逃|落|過|通|越|放)|目指|名指|手渡|手放|繰返|取出|引出|呼出|書直|立直|言渡"
    r"|追越|差出|志|落と|尽く|亡く|無く|(?<!少)なく|[逃焦転剥騒]が|揺るが)し$"
)
_SU_KANA = re.compile(r"[らやかわろださばまなほおるこごたぼずすつうよむめ]し$")
_SURU_KANA = re.compile(
    r"(?:[A-Za-z0-9] |[をにはもとでくがりいきんてっし]|[ァ-ヶーA-Za-z0-9)）」』】・])し$"
)
_HUMBLE = re.compile(r"[おご][一-龠]{1,2}[ぁ-ん]{0,3}し$|おすすめし$|おたずねし$")
_ADVERB_SURU = re.compile(r"[一-龠](?:ら|や)?かにし$|うし$|([ぁ-んァ-ヴ]{2})\1し$|[なん]とかし$")


@dataclass(frozen=True, slots=True)
class Verb:
    """The forms of one verb, written as its stem was."""

    dictionary: str
    past: str
    negative: str
    volitional: str
    te: str


def verb(stem: str) -> Verb | None:
    """The verb at the end of ``stem``, the text before ます; ``None`` when it cannot be told."""
    for humble, plain in _REPLACED:
        if stem.endswith(humble):
            stem = stem.removesuffix(humble) + plain
            break
    return _irregular(stem) or _regular(stem)


def _regular(stem: str) -> Verb | None:
    if not stem or _UNSURE.search(stem):
        return None
    last = stem[-1]
    if last in _E_ROW + _ICHIDAN_KANJI or _ICHIDAN.search(stem) or _IRU.search(stem):
        return _ichidan(stem)
    if last == "し":
        return _with_shi(stem)
    certain = {"い": bool(_GODAN_U.search(stem)), "に": stem.endswith("死に")}
    return _godan(stem) if certain.get(last, last in _ROWS) else None


_REPLACED = (
    ("てござい", "てあり"),
    ("でござい", "であり"),
    ("ござい", "あり"),
    ("ており", "てい"),
    ("でおり", "でい"),
    ("がおり", "がい"),
    ("もおり", "もい"),
    ("いたし", "し"),
)
"""Humble and polite verbs whose plain counterpart is another word."""

_HONORIFIC = ("いらっしゃい", "おっしゃい", "ください", "下さい", "なさい")


def _irregular(stem: str) -> Verb | None:
    """ある, 行く, 来る, できる and the honorific verbs in -aru."""
    head = stem[:-1]
    if stem.endswith(("あり", "有り")):
        return replace(_forms(head, _ROWS["り"], "っ"), negative=f"{stem[:-2]}ない")
    if stem.endswith(_HONORIFIC):
        return _forms(head, _ROWS["り"], "っ")
    if stem.endswith(("行き", "ていき", "でいき", "にいき", "へいき", "ゆき")):
        return _forms(head, _ROWS["き"], "っ")
    if stem.endswith("来") or _DEKIRU.search(stem):
        return _ichidan(stem)  # 来る, 出来る: written alike, spoken differently
    if _KURU.search(stem):
        return Verb(f"{head}くる", f"{head}きた", f"{head}こない", f"{head}こよう", f"{head}きて")
    return None


def _with_shi(stem: str) -> Verb | None:
    """する or a verb in -す."""
    head = stem[:-1]
    if _HUMBLE.search(stem) and not _SU_WORDS.search(stem):
        return _suru(head)
    if _SU_WORDS.search(stem):
        return _godan(stem)
    if re.search(r"[一-龠々]$", head):
        return _kanji_shi(stem, head)
    if _ADVERB_SURU.search(stem) or _SURU_KANA.search(stem) or not head:
        return _suru(head)
    return _godan(stem) if _SU_KANA.search(stem) else None


def _kanji_shi(stem: str, head: str) -> Verb | None:
    if re.search(r"[一-龠々]{2}$", head) or head[-1] in _SURU_KANJI:
        return _suru(head)
    return _godan(stem) if head[-1] in _SU_KANJI else None


def _suru(head: str) -> Verb:
    return Verb(f"{head}する", f"{head}した", f"{head}しない", f"{head}しよう", f"{head}して")


def _ichidan(stem: str) -> Verb:
    return Verb(f"{stem}る", f"{stem}た", f"{stem}ない", f"{stem}よう", f"{stem}て")


def _godan(stem: str) -> Verb:
    last = stem[-1]
    return _forms(stem[:-1], _ROWS[last], _ONBIN.get(last, "ん"), voiced=last in _VOICED)


def _forms(head: str, row: str, onbin: str, *, voiced: bool = False) -> Verb:
    a, u, o = row[0], row[2], row[4]
    ta, te = ("だ", "で") if voiced else ("た", "て")
    return Verb(
        f"{head}{u}", f"{head}{onbin}{ta}", f"{head}{a}ない", f"{head}{o}う", f"{head}{onbin}{te}"
    )
