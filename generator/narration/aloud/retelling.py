"""The author's sentence in the narrator's mouth.

Who says "I" is named, and what the author feels or means is told as the author's.

What no rule turns into somebody else's words is quoted, whole: first persons stand in quotation
marks or not at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.persons import homes
from generator.locale import words
from generator.model import LANGUAGES
from generator.narration.aloud.polite import SOMEBODY, polite
from generator.narration.aloud.third_person import english
from generator.wording.style import plain
from generator.wording.views import outside_quotes
from generator.wording.words import quoted_spans
from generator.wording.words import words as analysed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.model import Language, Speaker
    from generator.wording.words import Word

_ONE = {"私", "わたし", "わたくし", "僕", "ぼく", "俺", "おれ", "あたし", "小生"}
_SEVERAL = {
    "私たち",
    "私達",
    "わたしたち",
    "我々",
    "われわれ",
    "僕たち",
    "僕ら",
    "ぼくたち",
    "ぼくら",
    "我ら",
    "私ども",
    "わたしども",
}
# Said of everybody as often as of who writes: quoted, unless a body speaks.
_ALL_OF_US = {"我々", "われわれ", "我ら"}

# What everybody has done all along or does.
_EVER_SINCE = re.compile(
    r"て(?:きた|きました|きている|います|いる)(?:のです|のだ|んです)?[。．]?\Z"
)

_PERSONS = re.compile("|".join(sorted(_ONE | _SEVERAL)))
_OURS = re.compile(
    r"(?<![一-龠々])(?:当|弊|小)(社|店|館|院|校|会|所|園|団体|法人"
    r"|協会|財団|機構|グループ|組合|施設)"
)
_THIS_TEXT = re.compile(
    r"本(?:稿|記事|エントリ|ブログ|コラム|連載|リリース|ノート"
    r"|レポート)|当(?:記事|ブログ|サイト)|今回の記事|この(?:ノート"
    r"|記事|ブログ|コラム|投稿|エントリ)"
)
_THIS_WORK = re.compile(
    r"(?<![一-龠々])本(研究|調査|論文|報告|事業|施設|製品|作品"
    r"|企画|講座|制度|プロジェクト|サービス|アプリ|サイト|キャンペーン"
    r"|イベント)"
)
_MEANT = re.compile(
    r"(?:と|って)(?:[^、。「」]{1,12}は、?)?(?:思|考え|感じ)(?:います"
    r"|ます|ました|ています|る|う|ている|った|た)[。．]?\Z"
)
_THINKING = re.compile(
    r"(?P<what>.+?)と(?:[^、。「」]{1,12}は、?)?(?:思い|思う|思っ|考え|感じ)[ぁ-ん]*[。．]?\Z",
    re.DOTALL,
)
# What somebody thought who is its topic.
_ANOTHERS = re.compile(
    r"(?:[^、。「」は]{1,14}、)*[^、。「」は]{0,10}"
    r"(?:[ァ-ヶー・]{3,}|さん|氏|教授|博士|彼ら?|彼女ら?|人々|人たち|多くの人|みんな|皆)[はも]"
    r".*と(?:考え|思っ|感じ)(?:まし|てい|ていまし|てきまし)?(?:た|る|ます)[。．]?\Z"
)

# Of one who does not say I: what a reader is to suppose.
_SUPPOSED = re.compile(r"と考え(?:ます|る)[。．]?\Z")

_FELT = re.compile(
    r"(?:(?<!み)たい(?:と思い|です|です。)|つもり(?:です|だ)|楽しみ(?:です"
    r"|だ)?|気が(?:します|する)|ほしい(?:です)?|うれしい(?:です)?"
    r"|嬉しい(?:です)?|残念(?:です|だ))[。．!！]?\Z"
)
_TOPIC = re.compile(r"(?<![でにとらか])(?:は|が(?!欲し|ほし|好き|でき|分か|わか|必要))")


# Of oneself, in what one thinks: who thinks it is named before it.
_BY_ONESELF = re.compile(r"(?:が|の|に|で)[^、。「」]+(?<!ん)と(?:思|感じ|考え)[ぁ-ん]*[。．]?\Z")
# What a few did, not what everybody should: 私たちは…見つけた.
_DONE = re.compile(r"(?:た|[一-龠][んい]だ)(?:のです|のだ|んです)?[。．]?\Z")

RELATIVES = re.compile(
    r"(?<![一-龠])(祖父|祖母|祖父母|義父|義母|父|母|妻|夫|主人|旦那|息子|娘|孫|兄|姉|弟|妹|甥|姪|叔父|叔母|伯父|伯母|両親|家族)(?=[はがもとにを])"
)
"""Who does something or is met: 妻の声 may be anybody's wife's."""


_JAPANESE = re.compile(r"[ぁ-ヿ一-龠々]")


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose sentences are told.

    Attributes:
        personal: the author says I and tells of a life.
        family: of father, mother and so on, who are the author's.
        instructs: it tells what to do: 塩を投入 is 塩を投入します.
        several: "we" is who wrote it, as of a company, not everybody.
        many: several wrote it, and none of them is named.
        name: of who is interviewed, or of the body whose statement it is.
        together: what those are called in English who say we where one of them says I.
        aloud: it was said, not written.
        reported: a meeting, in which each said what they think: nobody is the author of it.
    """

    speaker: Speaker
    personal: bool = False
    family: frozenset[str] = frozenset()
    instructs: bool = False
    several: bool = False
    many: bool = False
    name: str = ""
    together: str = ""
    aloud: bool = False
    reported: bool = False

    def called(self, language: Language) -> str:
        """What a narrator calls them: by their own name, or by what they are.

        In English a body whose name stands in Japanese letters is what it is.
        """
        voice = words(language)["voice"]
        if not self.name:
            return voice["authors" if self.many else self.speaker]
        is_body = self.speaker == "organisation" and language == "en"
        body: str = voice["body"]
        if is_body and _JAPANESE.search(self.name):
            return body
        return self.family_name if language == "en" and self.speaker == "interview" else self.name

    @property
    def family_name(self) -> str:
        """Of somebody named in Latin letters, as one goes on after the whole name was said."""
        first, _, rest = self.name.partition(" ")
        return (
            rest
            if self.name.isascii() and first[:1].isupper() and rest[:1].isupper()
            else self.name
        )

    @property
    def nameless(self) -> bool:
        """A body of which one knows no more than that it is one."""
        return self.name in {words(each)["voice"]["body"] for each in LANGUAGES}


def retold(text: str, language: Language, voice: Whose) -> str:
    """The sentence as a narrator says it; a Japanese one in です・ます."""
    return (
        _japanese(text, voice)
        if language == "ja"
        else english(
            text,
            voice.called("en"),
            plural=voice.several,
            many=voice.many,
            together=voice.together,
            aloud=voice.aloud,
        )
    )


def _japanese(text: str, voice: Whose) -> str:
    told = words("ja")["voice"]
    name = voice.called("ja")
    text = _MYSELF_TOPIC.sub("私は、", text)
    text = _MYSELF.sub("私", text)
    text = _HOME.sub(f"{name}の家", text) if voice.speaker == "author" else text
    text = _SELF.sub(name, text) if voice.personal else text
    if voice.speaker == "author":
        text = _outside(text, lambda part: homes(part, name))
    said, own = _named(
        text, name, several=voice.several, family=voice.family, all_of_us=voice.speaker == "author"
    )
    if said is None or (voice.personal and not voice.instructs and _bids_oneself(text)):
        aloud = "quoted_aloud" if voice.aloud else "quoted"
        return told[aloud].format(name=name, said=_unquoted(text))
    held = own or voice.name or not _SUPPOSED.search(said)
    meant = _MEANT.search(said) and held and not _ANOTHERS.match(said)
    said = _FINAL.sub("", _plainly_polite(said))
    thinking = _THINKING.match(said) if meant or voice.reported else None
    if voice.reported:
        view = plain(thinking["what"]) if thinking and _balanced(thinking["what"]) else ""
        return told["was_held"].format(said=view) if view else polite(said)
    if thinking and _balanced(thinking["what"]):
        return _thought(thinking["what"], said[thinking.end("what") :], name)
    if _FELT.search(said) and not own and not _TOPIC.search(said):
        led = _LED.match(said)
        start = led.end() if led else 0
        return said[:start] + told["of"].format(name=name, said=_told(said[start:]))
    if _FELT.search(said):
        return _told(said)
    ended = polite(said)
    return ended if voice.instructs else _done(said, ended)


def _bids_oneself(text: str) -> bool:
    """あしたからもがんばろう。: said to nobody else, as it stands in plain style."""
    last = analysed(text.rstrip("。．.!！〜～ー"))[-1:]
    return any(each.form.startswith("意志推量形") and each.kind == "動詞" for each in last)


def _done(said: str, ended: str) -> str:
    """…と契約を締結。 leaves open when: …を締結しています holds of what is done and what lasts."""
    noun = said.rstrip("。．!！")
    if ended.rstrip("。．!！") != f"{noun}します" or _TO_BE.search(noun):
        return ended
    return f"{noun}しています{ended[len(noun) + len('します') :]}"


_TO_BE = re.compile(r"来[年月週春夏秋冬季]|翌|今後|これから|予定|明日|目標|\d年度?(?:から|まで)に?")


def _thought(what: str, verb: str, name: str) -> str:
    """…と思います, as somebody else's: 筆者は、…と考えています; how surely and when as it was."""
    told, noticed = words("ja")["voice"], _NOTICED.search(what)
    what = what[: noticed.start()] if noticed else what
    last = analysed(plain(what))[-1]
    held = f"{what}だ" if last.is_nominal else plain(what)
    if held.endswith("か") and not held.endswith(("ないか", "のか")):
        held = f"{held[:-1]}だろう"
    felt = "felt" if "感じ" in verb else "held"
    past = "_once" if re.search(r"(?:まし|っ|じ|え)た[。．]?\Z", verb) else ""
    said = told[f"{felt}{past}"].format(said=held)
    led = _LED.match(said)
    start = led.end() if led else 0
    if name in what or _ELSE.search(outside_quotes(what)):
        return said
    return said[:start] + told["of"].format(name=name, said=said[start:])


# Somebody who is named holds it: 漁師の大西さん（46）は、…と考えている.
_ELSE = re.compile(f"{SOMEBODY}[はも]")
_MYSELF_TOPIC = re.compile(r"\A(?:私|わたし|僕)自身(?:、|としては、?)")
_HOME = re.compile(r"我が家|わが家|(?<![ァ-ヴー])ウチ(?=[はのでもが、])")
_MYSELF = re.compile(r"(?:私|わたし|わたくし|僕|ぼく)(?:自身|個人)")
_SELF = re.compile(
    r"(?:\A|(?<=、))自分(?=[はも]|の場合)"
)  # how one who says I elsewhere also says it
_NOTICED = re.compile(r"(?<=[るたいだ])(?:なあ?|よ?ね)\Z")  # what one says to oneself
# What one says to a friend, or leaves unsaid, at the end.
_FINAL = re.compile(r"(?<=[たすいるだん])(?:よね|ね|よ|よな|なあ|が)(?=[。.!！]?\Z)")

_LED = re.compile(
    r"(?:というより|そのため|その結果|例えば|たとえば|ところで|もちろん|さらに)、|"
    r"(?:なので|とはいえ|それでも|一方で?|なお|実際(?!に)|まずは?|次に|最後に"
    r"|つまり|だから|しかし|でも|まあ|また|そして|ただし?|だけど"
    r"|さらに|そこで)、?"
)
# How a company names its own people, and everybody else with their office.
_OFFICE = re.compile(
    r"(?P<office>社長|会長|理事長|所長|部長|店長|館長|園長|支配人)の(?P<name>[一-龠々]{1,3}"
    r")(?=[はがも])"
)
# How a company speaks of itself to its customers: nobody else does.
_HUMBLE = tuple(
    (re.compile(rf"(?<![一合招誘拉極筆]){humble}"), neutral)
    for humble, neutral in (
        ("てまいりました", "てきました"),
        ("でまいりました", "できました"),
        ("てまいりま", "ていきま"),
        ("でまいりま", "でいきま"),
        ("いたしま", "しま"),
        ("致しま", "しま"),
        ("ておりま", "ていま"),
        ("でおりま", "でいま"),
        ("させていただいて", "して"),
        ("させていただき", "し"),
        ("おかげさまで、", ""),
        ("お陰様で、", ""),
        ("でござい", "であり"),
        ("(?<=[がはもに])ござい", "あり"),
        ("ご用意", "用意"),
    )
)
_HUMBLY = re.compile(
    "まいりま|いたしま|致しま|おりま|させていただ|おかげさまで|お陰様で|ござい|ご用意"
)


def _plainly_polite(said: str) -> str:
    def change(part: str) -> str:
        if not _HUMBLY.search(part):
            return part
        for humble, neutral in _HUMBLE:
            part = humble.sub(neutral, part)
        return part

    return _outside(said, change)


def _told(said: str) -> str:
    """…つもりです → …つもりだといいます."""
    bare = said.rstrip("。．.!！")
    plainly = plain(said).rstrip("。．.!！")
    if plainly == bare and _is_polite(plainly):
        return polite(said)
    return words("ja")["voice"]["told"].format(said=plainly)


def _is_polite(text: str) -> bool:
    return text.rstrip("。．").endswith(("です", "ます", "ました", "ません", "でした"))


def _named(
    text: str, name: str, *, several: bool, family: frozenset[str], all_of_us: bool
) -> tuple[str | None, bool]:
    """The text with its first persons named, and whether the author is in it; ``None`` to quote.

    Args:
        text: a sentence of the article.
        name: what its author is called.
        several: "we" is the author, too, as of a company.
        family: of father, mother and so on, who are the author's.
        all_of_us: 私たちの生活 and 私たちは…燃やしてきた may be everybody's: nobody else is "we".
    """
    pieces: list[str] = []
    own = False
    persons = _PERSONS.search(text) or any(each in text for each in family)
    told = analysed(text) if persons else ()
    spans = quoted_spans(text) if persons else ()
    for n, word in enumerate(told):
        quoted = any(start <= word.start < end for start, end in spans)
        following = told[n + 1].surface if n + 1 < len(told) else ""
        if word.surface in family and not (quoted or own) and _unowned(told[:n]):
            pieces.append(f"{name}の")
        if quoted or word.kind != "代名詞" or word.surface not in _ONE | _SEVERAL:
            pieces.append(word.surface)
            continue
        if text.startswith("という", word.end):  # わたしは、わたしという存在を…: not named twice
            if not own:
                return None, True
            pieces.append("自分")
            continue
        if _BY_ONESELF.match(text, word.end):  # 私が続けないと終わると思った
            pieces.append("自分")
            own = True
            continue
        plural = word.surface in _SEVERAL or following in {"たち", "達", "ども", "ら"}
        everybody = all_of_us and (following == "の" or _EVER_SINCE.search(text))
        if word.surface in _SEVERAL - _ALL_OF_US and not several and everybody:
            pieces.append(word.surface)
            continue
        if plural and not several and (word.surface in _ALL_OF_US or not _DONE.search(text)):
            return None, True
        many = "たち" if plural and not several and word.surface in _SEVERAL else ""
        named = re.search(rf"{re.escape(name)}(?!の)", "".join(pieces))
        pieces.append("" if named and following in {"は", "も"} else name + many)
        own = True
    said = "".join(pieces) if persons else text
    if several:
        said = _outside(said, lambda part: _OFFICE.sub(r"\g<name>\g<office>", part))
    said = said.replace(f"{name}たち", name) if several else said
    return _outside(said, _pointed), own


def _pointed(part: str) -> str:
    """What the author points to from within, told from without: 本研究 → この研究."""
    part = _THIS_TEXT.sub(words("ja")["voice"]["this"], part)
    return _OURS.sub(r"同\1", _THIS_WORK.sub(r"この\1", part))


def _unowned(before: Sequence[Word]) -> bool:
    return not before or before[-1].surface != "の"


def _outside(text: str, change: Callable[[str], str]) -> str:
    """The text with what is not quoted changed."""
    done, at = [], 0
    for start, end in quoted_spans(text):
        done += [change(text[at:start]), text[start:end]]
        at = end
    return "".join([*done, change(text[at:])])


def _unquoted(text: str) -> str:
    return text.rstrip("。．").replace("「", "『").replace("」", "』")


def _balanced(text: str) -> bool:
    return text.count("「") == text.count("」") and text.count("（") == text.count("）")
