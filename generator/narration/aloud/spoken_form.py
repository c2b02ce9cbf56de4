"""A written sentence as it is said: no brackets, an end to every line."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from generator import patterns as re
from generator.narration.aloud import brackets
from generator.wording.endings import VERDICT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model import Language

# Said to whoever asked, in the middle of an answer: …使われるようになったんですね、それで…
_TO_YOU = re.compile(r"(?<=[でま]す)(?:よね|ね|よ)、")
_NUMBERING = re.compile(
    r"\A\d{1,2}[.．)）]\s*(?=[^\s\d])|\A\d{1,2}[:：]\s+(?=\D)|(?:\A|(?<=[、。\s]))[（(]\d{1,2}[)）][.．]?(?=[^\s\d。、])|\A[①-⑳]\s*"
)
# What a site's own program would have filled in.
_TEMPLATE = re.compile(r"\(?\{\{[^{}]*\}\}\)?\s*[.。]?")
# A Markdown mark that Japanese punctuation kept from being one; pictures among the words.
_UNSAID = re.compile(
    "\\*\\*|[\u2600-\u27bf\U0001f000-\U0001faff\ufe0f\u200d●■▼◆□▶►]"
    "|(?<=\\s)https?://\\S+|\\Ahttps?://\\S+ (?=\\S)"
)

_ENGLISH = re.compile(r"\A[^ぁ-ん]*[a-z]{2}[^ぁ-ん]*\Z", re.DOTALL)
_BEFORE_STOP = re.compile(r"[、,]\s*(?=[、。,.!?！？」』])|\s+[-–—]+\s*(?=[.!?]?\Z)")
_ADDRESS = re.compile(r"\A(?:[\w ]{1,12}[:：])?\s*https?://\S+\Z")
_DEFINED = re.compile(
    r"\A(?P<what>[^：:「」。、]{1,24})(?!(?<=\d)[：:]\d)[：:]\s*(?P<is>(?:[^：:]|(?<=\d):(?=\d))+)\Z"
)


# each sentence is asked for several times: as it is said, and for what it is
_KEPT = 8192

_ARROW = re.compile(
    r"(?<=」)\s*[→➡]\s*(?=「)|(?<=[一-龠々ァ-ヴーa-zA-Z])\s*[→➡]\s*(?=[一-龠々ァ-ヴーa-zA-Z])"
)
# After a whole sentence: …しましょう： 理想的には….
_COLON = re.compile(r"(?<=[うくすつぬむるたいだよ])[：:]\s*(?=\Z|[^\s「]{8})")
# A sentence that stands in brackets as a whole.
_WRAPPED = re.compile(
    r"\A[（(](?P<said>[^（）()]+(?:[。うくすつぬむるたいでだす]|(?<=[a-z])[.!?]))[）)][。.]?\Z"
)
_EMPTY = re.compile(r"[（(]\s*[）)]")
_BULLET = re.compile(r"\A(?:[・･]\s*|\*\s+(?=[^。]{4,}[はが]|[A-Z]))")
_EXAMPLE = re.compile(r"\A例[）)：:]\s*[★☆]?")
_UNEQUAL = re.compile(r"([一-龠々ァ-ヴーぁ-ん]{2,})\s*≠\s*([一-龠々ァ-ヴー]{2,})")
# Marks of a letter to friends, and of code, that no voice can say.
_MARKS = (
    (re.compile(r"\A(?:[—―─]{1,3}|[→⇒➡]|=>)\s*(?=[^—―─\s])"), ""),
    (
        re.compile(
            r"(?:\A(?:[次上下左右]の|以下の|下記の|上記の))?(?:写真|画像|図[0-9０-９]*|表[0-9０-９]*|グラフ)"
            r"(?:に(?:ある|示す|示した)(?:とおり|通り|ように)|のように|の(?:とおり|通り)|を見ると"
            r"|(?:で|から)は(?:わか|分か|見え|伝わ)り?(?:にく|づら)い(?:です)?(?:が|けれど|けど))、?"
        ),
        "",
    ),
    (re.compile(r"\Aが、(?=[^、])"), "ただ、"),
    (re.compile(r"__(?=\S)|(?<=\S)__"), ""),
    (re.compile(r"\A[＝=]+\s*(?=\D)"), ""),
    (re.compile(r"\\(?=[_*#`~])|\b[A-Za-z]\w*::(?=\w)"), ""),
    (re.compile(r"(?<=[A-Za-z])_(?=[A-Za-z])"), " "),
    (re.compile(r"(?<=[ぁ-んァ-ヴー一-龠])[＆&](?=[ぁ-んァ-ヴー一-龠])"), "、"),
    (re.compile(r"\A[＆&]\s*"), ""),
    (re.compile(r"[〜～]{2,}|(?<=[ぁ-んァ-ヴー])[〜～](?=[。!！?？]|\Z|っ?て)"), ""),
    (
        re.compile(
            r"\s*[:;]-?[)D](?=[。!！]|\Z)|(?<=[ぁ-ん。])\s*[(（]?(?:笑|汗|泣)[)）](?=[。]|\Z)"
        ),
        "",
    ),
    (re.compile(r"\A(?:なんか|まあ|まぁ|いやあ|えっと|ええと|っで|んで)、"), ""),
)
_HALF_WIDTH = re.compile(r"[ｦ-ﾟ]+")
# What a reader sees below, a listener hears next.
_POINTING_ON = (
    (re.compile(r"(?<=\d[年月日])(度?)…+(?=\D{0,2}\d)"), r"\1は"),
    (re.compile(r"(?<=[一-龠々ァ-ヴー]) [|｜] [^。、]{2,20}?(?=という|の|は|が|を)"), ""),
    (
        re.compile(
            r"(?<![\d/])(1[0-2]|[1-9])/(3[01]|[12]?\d)(?![\d/])"
            r"(?=(?:に|まで|から|が|[〜～])(?=[^。]*(?:日|期限|入試|開催|締|予定|試験|予約|会)))"
        ),
        r"\1月\2日",
    ),
    (re.compile(r"(?:以下|下記)の(?=日程|要領|期間)"), "次の"),
    (re.compile(r"(?:次|以下|下記)のように、?"), "こう"),
    (re.compile(r"(?:次|以下|下記)の(?:とおり|通り)"), "このとおり"),
    (
        re.compile(
            r"(?:次|以下|下記)の(?=場所|(?:エントリー)?フォーム|リンク|サイト|ページ|URL|アドレス|表|図|写真)"
        ),
        "記事にある",
    ),
    (re.compile(r"\bas follows(?=[.:]?\Z)"), "like this"),
    (re.compile(r"\bthe following (?=\w+s\b)"), "these "),
)


_KANA = re.compile("[ぁ-ん]")
# A space that marks left beside words which they set off: の **関係のこと** です.
_SPACED = re.compile(
    r"(?<=[ぁ-ん、。」』]) (?=[ぁ-んァ-ヴー一-龠々「『])|(?<=[ァ-ヴー一-龠々」』]) (?=[ぁ-ん「『])"
)
_COMMA = re.compile(
    r"(?<!\d)，\s*|，(?!\d)\s*|(?<=[ぁ-んァ-ヴー一-龠]),\s+(?=[ぁ-んァ-ヴー一-龠「])"
)
# As whoever keeps minutes notes who spoke: …でよいのか(terada.
_UNCLOSED = re.compile(r"(?<=[^\s（(])\s*[（(][^（()）。]{1,24}\Z")


def for_the_ear(text: str) -> str:
    """The same words in a form that can be heard; see ``brackets``.

    A heading's number and pictures among the words are left out. Of a bare web address nothing is
    left. What brackets held and is more than a gloss follows as a sentence of its own.
    """
    said, asides = heard(text)
    told = (f"{aside}{'.' if _ENGLISH.match(text) else '。'}" for aside in asides)
    return (" " if _ENGLISH.match(text) else "").join((said, *told)).strip()


def sayable(text: str) -> str:
    """Without what no voice can say: ＆, ～～, :), the name of a library before its function."""
    said = _HALF_WIDTH.sub(lambda found: normalize("NFKC", found[0]), text)
    for written, spoken in _MARKS:
        said = written.sub(spoken, said)
    return said


@lru_cache(maxsize=_KEPT)
def heard(text: str) -> tuple[str, tuple[str, ...]]:
    """The sentence as it is heard, and what else its brackets say."""
    if _ADDRESS.match(text.strip()):
        return "", ()
    if _KANA.search(text):
        text = _COMMA.sub("、", sayable(text))  # as scholars write: 氷床は，
    text = _UNCLOSED.sub("", _WRAPPED.sub(r"\g<said>", text.strip()))
    text = _EXAMPLE.sub("たとえば、", _BULLET.sub("", _EMPTY.sub("", text)))
    said = VERDICT.sub("", _NUMBERING.sub("", _TEMPLATE.sub("", _UNSAID.sub("", text)).strip()))
    said, asides = brackets.english(said) if _ENGLISH.match(text) else brackets.japanese(said)
    if not _ENGLISH.match(text):
        said = _COLON.sub("。", _ARROW.sub("から", said))
    said = _TO_YOU.sub("。", _UNEQUAL.sub(r"\1と\2は違う", said))
    for written, spoken in _POINTING_ON:
        said = written.sub(spoken, said)
    said = _SPACED.sub("", " ".join(said.split()))
    return _BEFORE_STOP.sub("", said).strip("、, ").lstrip("・"), asides


def defined(text: str, language: Language) -> tuple[str, str] | None:
    """Of "満潮：海面がいちばん高くなるとき" what is defined and as what."""
    found = _DEFINED.match(text.rstrip("。."))
    if found is None or (language == "en" and len(found["what"].split()) > _FEW_WORDS):
        return None
    return found["what"].strip(), found["is"].strip()


_FEW_WORDS = 4


_LEADS_ON = re.compile(
    r"\A(?:が、(?:とにかく、)?"
    r"|(?:しかしながら|しかし|ところが|ただし|但し|とはいえ|それなのに|なのに|しかも|つまり|なので"
    r"|ですので|すなわち|そして)[、，,]?\s*(?=[^、，はもを])"
    r"|(?:また|さらに|一方で?|でも|だから|それで|そこで)(?=[「『一-龠ァ-ヴーA-Z][^、。]{0,14}[はもが])"
    r"|(?:さて|具体的には|例えば|たとえば|なぜなら|というのも|要するに|そもそも|とにかく|そのため|このため"
    r"|その結果|したがって|よって|ですから|また|でも|だが|けれども|それでも|一方で?|その一方で|さらに"
    r"|更に|ただ|だから|それで|そこで|なお|それに|ほかに|加えて|そのうえ|こうして|すると|そういえば|そういや|だからこそ)[、，,]\s*"
    r"|(?:このため|そのため|その結果)\s*(?=\d)"
    r"|(?:However|Moreover|In addition|Also|Besides|Even so|On the other hand|Therefore|As a result"
    r"|In other words|That is|For (?:example|instance)|Furthermore|Additionally|Thus|Hence"
    r"|Consequently|Similarly|Likewise|Instead|Meanwhile|Nevertheless|Nonetheless|Then|So|Still"
    r"|Yet), "
    r"|(?:But|And|Yet) )(?P<first>.)",
    re.DOTALL,
)


_VERBS = re.compile(r" (?:is|are|was|were|has|have|had|can|could|will|would|does|did)\b")
_AMID = re.compile(r"(?<=\w), (?:however|therefore|moreover|though),(?= )")


def standing_alone(said: str) -> str:
    """A sentence said away from the one before it: without the words that led on from there."""
    return _AMID.sub(
        lambda f: "" if _VERBS.match(f.string[f.end() :]) else ",",
        _LEADS_ON.sub(lambda found: found["first"].upper(), said),
    )


_COURTESY = re.compile(r"(?P<name>[ァ-ヴー]{2,}|[一-龠々]{2,})(?P<title>氏|さん)")
_TITLES = (
    "氏",
    "さん",
    "様",
    "先生",
    "教授",
    "博士",
    "選手",
    "監督",
    "長",
    "理事",
    "監事",
    "委員",
    "事務局",
    *("庁", "省", "局", "会", "社", "所", "団", "市", "町", "村", "県", "大学", "センター"),
)


def courtesies(texts: Iterable[str]) -> dict[str, str]:
    """The title that the texts give each name most often, and under "" the one they give most."""
    counted: dict[str, Counter[str]] = {}
    for text in texts:
        for found in _COURTESY.finditer(text):
            for name in (found["name"], ""):
                counted.setdefault(name, Counter())[found["title"]] += 1
    return {name: titles.most_common(1)[0][0] for name, titles in counted.items()}


_NAMES = re.compile(r"[・＝\s　]")


def courtesy(name: str, given: Mapping[str, str]) -> str:
    """The title of somebody of that name, or else the usual one; empty if nobody has any."""
    last = _NAMES.split(name.strip())[-1]
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
