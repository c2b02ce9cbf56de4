"""How a note ends and begins: without what leads on, without the copula, in as few words as hold.

The steps are in order of what they cost: the first keep every shade, the last say a little less.
None says more: what tells how sure the author is, who says it, negation, figures and names stay.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from generator import patterns as re
from generator.resources import toml_beside
from generator.wording import conjugation
from generator.wording.phrases import phrases
from generator.wording.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.wording.phrases import Phrase
    from generator.wording.words import Word


# Lists of words that grammar does not give: ``lists.toml`` says what each is for.


def word_list(name: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(_lists()[name].split())


@lru_cache(maxsize=1)
def _lists() -> dict[str, str]:
    return toml_beside(__file__, "lists.toml")


LEADING = re.compile(
    r"^(?:しかし(?:ながら)?|また|[そこ]のため|つまり|実は|じつは|さらに|そして|ただし|なお|一方(?:で|、)?|例えば|たとえば"
    r"|そこで|おかげで|まず(?:は)?|次に|最後に|まさに|このように|だが|ですが|でも|すると|したがって|よって|ちなみに"
    r"|もちろん|なぜなら|加えて|特に|とくに|やはり|ところで|では|それでは|それでも|ところが|けれども?|しかも"
    r"|その結果|結果として|その上で?|(?:これ|それ)に対し(?:て)?|(?:前述|先述|上述|前記)の(?:とおり|通り)|その後|その(?:他|ほか)にも?|具体的には|要するに|というのも|続いて|それから|なので|ですので|ただ|むしろ|それゆえ"
    r"|(?:審議|協議|議論|話し合い|採決|投票|調整|検討)の結果|なおかつ|だからこそ|だから|ですから|それで|さて|あと|あるいは|もしくは|とはいえ|とは言え|というわけで|ということで|そもそも"
    r"|余談(?:ですが|だが|として)|いずれに(?:せよ|しても)|とにかく|ともかく|まあ|まぁ|同様に|他方(?:で)?|逆に|反対に"
    r"|実際(?:に)?(?!問題)|事実|もっとも|おまけに|とりあえず|ほかにも|他にも|ほか|では次に|今回は|まずはじめに|はじめに|[①-⑳]"
    r"|(?:[次上下左右]の|以下の|下記の|上記の)?(?:図|写真|画像|グラフ|表)\s?[0-9０-９]*(?:に(?:ある|示した|示す|見る)(?:とおり|通り|ように)|から(?:わか|分か)るように|のように|の(?:とおり|通り)|(?:で|から)は(?:わか|分か|見え|伝わ)り?(?:にく|づら)い(?:です)?(?:が|けれど|けど))|が|なんと|というか|それ以来|ご存じの(?:通り|とおり)|言うまでもなく|当然ながら|残念ながら|幸い(?:にも|なことに)?|ともあれ|それどころか|こうして|そうすると|そうなると|このため|ついでに|何より(?:も)?|更に|あとは|結果|というのは|以上のことから|その一方で|一方では|その点(?:で|では)?|これに(?:より|よって)|同時に|当然のことながら|当然|また一方で|要は|ここで|現に|言い換えれば|かくして|結局|ただ|これらのことから|(?:こ|そ)う(?:した|いった|いう)(?:こと|経緯|背景|理由|事情|状況)(?:から|があって|で|により)|皆さんご存じの(?:とおり|通り)|(?:こう|そう)(?:いう|ゆう)わけで|[こそ]んなわけで|いずれにしろ|その後は|いまや|今や|すなわち|しかしながら|だったら|だとしたら|だとすると|だとすれば|それなら|ならば|となると)[、,]\s*"
    r"|^(?:そこで|しかし|ところが|そして|だからこそ|だから(?!こそ)|なので|つまり|ちなみに|けれど|実は|まさに)\s*(?=[一-龠ァ-ヶA-Z「そこ])"
    r"|^また(?=[ァ-ヶA-Z「]|(?![一今来次同明会見後])[一-龠]{2,}[のにはでをも])"
    r"|^(?:それに|そして)、|^[①-⑳]\s*|^[・■□●○◆◇▼▲★☆※→>＞–—―]\s*|^[0-9０-９]{1,2}[.．)）]\s*(?=[^\d\s])"
)
# Marks of footnotes.
_MARKS = re.compile(
    r"(?<=[^\s\d*＊])[*＊※]\d{1,2}(?=[^\d]|$)|\[\d{1,2}\](?=[^(]|$)|(?<=\S)[†‡]\d{0,2}"
)

_FACES = re.compile(
    r"\s*(?:[（(](?:笑|汗|泣|苦笑|爆)[）)]|[ｗw]{1,4}|[☆★♪♡♥]+|[\U0001f300-\U0001faff]+)$"
)


_SAYS_AGAIN = re.compile(r"(?:つまり|要するに|すなわち|言い換えれば|言いかえれば|まとめると)、?")
# つまり…ということだ only says again; without つまり it may be what somebody else says.
_FRAMED = re.compile(
    r"(?:だ|である)?と(?:いう|いった)(?:こと|わけ)(?:だ|である|になる|になります|です)?$"
)


VERDICT = re.compile(
    r"\A(?:(?:決定|決議|合意)(?:事項)?\s?[0-9０-９]{0,2}(?:[：:]\s*|(?<=[0-9０-９])[\s　]+)"
    r"|(?:Decisions?|Decided|Resolved|Agreed):\s*)"
)
"""Before what was decided, in minutes; the decision says it itself."""


# Of the sentence before, whose full stop stands in front of it; in what case is none.
_ASIDE = re.compile(
    r"^（(?![^（）]*(?:場合|とき|時|状態で|なら|れば|たら))[^（）]*）(?=[^（）、。]{8,})"
)


def opened(text: str) -> str:
    """Without footnote marks, full stop and whatever connected it with the sentence before."""
    bare = _MARKS.sub("", text.strip()).rstrip("。．.…‥ 　")
    bare = _FACES.sub("", bare).rstrip("。．.！!")
    if _SAYS_AGAIN.match(bare):
        bare = _FRAMED.sub("", bare)
    bare = LEADING.sub("", LEADING.sub("", _ASIDE.sub("", VERDICT.sub("", bare)))) or bare
    return _finished(_PREFACE.sub("", bare)).strip()


# …になるが、 only leads up to what is said.
_PREFACE = re.compile(
    r"^(?:繰り返し|私事|余談|蛇足|手前味噌|当たり前|ご存[じ知]|先ほど|前述|前置き|恐縮|念のため|言うまでもな|言い忘れ"
    r"|話[はが](?:[変そ逸]|長く)|(?:少々|少し)(?:長く|話|大げさ))[^、]{0,12}(?:が|けれども?|けど)、"
)


def _finished(text: str) -> str:
    """A text that breaks off, closed: …を導き出し、 → …を導き出す, …は薄いが → …は薄い."""
    told = words(text.rstrip("、，"))
    if len(told) < 3:
        return text
    last, before = told[-1], told[-2]
    if last.sub == "接続助詞" and last.surface in _TRAILING and before.form.startswith("終止形"):
        return "".join(word.surface for word in told[:-1])
    if not text.endswith(("、", "，")):
        return text
    stem = last.kind == "動詞" and last.form.startswith("連用形")
    ended = conjugation.of(last).dictionary if stem else last.surface
    return "".join(word.surface for word in told[:-1]) + ended


_REASON = re.compile(r"(?<=[うくぐすつぬぶむるいただ])から$")
_OF_WHAT = re.compile(r"^[そこ]れは|の[はがも]|理由|原因|背景|きっかけ|わけ|もし|なら|れば|たら")


def asserted(text: str) -> str:
    """A closed sentence that gives a reason, as the fact that it is: …できないから → …できない."""
    return text if _OF_WHAT.search(text) else _REASON.sub("", text)


_TRAILING = frozenset(["が", "けど", "けれど", "けれども", "し"])


_PARTICLES = re.compile(r"(?<=[いるただう])(?:よね|よ|ね|なあ|なぁ)$")
_KEPT_DA = frozenset(["よう", "そう", "みたい"])  # だ that says how sure the author is


@lru_cache(maxsize=8192)
def closed(text: str) -> str:
    """A plain sentence without the copula and the explaining のだ at its end."""
    told = words(_PARTICLES.sub("", text))
    kept = len(told)
    if _ends(told, kept, "だ", "助動詞-ダ"):
        kept -= 1
    elif kept > 2 and told[-1].surface == "ある" and told[-2].group == "助動詞-ダ":
        kept -= 2
    if kept < len(told):
        kept = _without_explaining(told, kept)
        if (told[kept - 1].surface in _KEPT_DA and told[kept - 1].fine == "") or _keeps(told, kept):
            kept = len(told)
    return "".join(word.surface for word in told[:kept])


def _ends(told: Sequence[Word], stop: int, surface: str, group: str) -> bool:
    return stop > 1 and told[stop - 1].surface == surface and told[stop - 1].group == group


def _keeps(told: Sequence[Word], stop: int) -> bool:
    last = told[stop - 1]
    return last.surface in _KEPT_DA and last.sub == "助動詞語幹"


def _without_explaining(told: Sequence[Word], stop: int) -> int:
    """…なのだ, …したのだ, …わけだ: the の and its な go too; 赤いの stays where it is a thing."""
    last = told[stop - 1]
    told_so = last.surface == "わけ" and stop > 2 and told[stop - 2].kind in _PREDICATES
    if told_so and told[stop - 2].base not in {"いう", "言う"}:
        return stop - 1 - (told[stop - 2].surface == "な")
    if last.sub != "準体助詞" or last.surface not in {"の", "ん"} or stop < 3:
        return stop
    before = told[stop - 2]
    if not before.form.startswith(("終止形", "連体形")):
        return stop  # 祖母のだ: the の is a thing
    if before.surface == "な" and before.group == "助動詞-ダ":
        return stop - 2
    return stop - 1


_PREDICATES = frozenset(["動詞", "形容詞", "助動詞"])

Step: TypeAlias = "tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]"


def _steps(*rows: tuple[str, str | Callable[[re.Match[str]], str]]) -> tuple[Step, ...]:
    return tuple((re.compile(pattern), instead) for pattern, instead in rows)


def _able(found: re.Match[str]) -> str:
    """書くことができる → 書ける; where the potential is also the passive nothing changes."""
    verb = words(found["verb"])[-1]
    if verb.kind != "動詞" or not verb.form.startswith(("終止形", "連体形")):
        return found[0]
    able = conjugation.of(verb).potential
    if not able:
        return found[0]
    return found["verb"][: -len(verb.surface)] + able[:-1] + found["end"]


def _only(found: re.Match[str]) -> str:
    """係が3人しかいない → 係は3人だけ."""
    of = "は" if found["of"] and "は" not in found.string[: found.start()] else found["of"]
    return f"{of or ''}{found['so']}だけ"


_IDENTIFIES = re.compile(r"(?:[^、]の|こと|点|理由|意味|違い|特徴|教訓|結論|ポイント)は")


def _unless_named(found: re.Match[str]) -> str:
    """来るということも → 来ることも; 家の近くということも and 内祝いということも stay."""
    said = words(found.string[: found.start()])
    return "" if said[-1].form.startswith(("終止形", "連体形")) else found[0]


def _told_of(found: re.Match[str]) -> str:
    """…ということだ is what somebody says or what it comes to; 学んだことは… identifies."""
    return "こと" if _IDENTIFIES.search(found.string[: found.start()]) else "ということ"


_NOUN = r"[一-龠々ァ-ヴーA-Za-z0-9」』）)]"
_SPOKEN = r"(?:思う|思われる|思っている|考える|考えている|感じる|感じている)"

FREE = _steps(
    (r"をすることができ(?=[るたなま])", "ができ"),
    (r"かどうか(?=[をは])", "か"),
    (r"(?P<of>が)?(?P<so>[0-9０-９]+[^0-9、]{1,3}?)に?しか(?:い)?な(?:い|かった)$", _only),
    (r"(?P<t>[てで])しまった", lambda found: "た" if found["t"] == "て" else "だ"),
    (r"(?<=[てで])しまってい(?=[るた])", "い"),
    (r"(?<=[てで])しまい(?=、)", ""),
    (r"させて(?:いただ|頂)いて(?=い[るた]$)", "して"),
    (r"させて(?:いただ|頂)い(?=た$)", "し"),
    (r"させて(?:いただ|頂)きたい$", "したい"),
    (r"(?<=[うくぐすつぬぶむるたい])というような(?=[一-龠ァ-ヴ])", "ような"),
    (r"(?<=する)ものとする$", ""),
    (r"(?<=[うくぐすつぬぶむるたい])かな(?:あ)?と(?:は)?思(?:う|って(?:い)?る|った)$", "かと思う"),
    (r"というわけではない$", "わけではない"),
    (r"(?<=[うくぐすつぬぶむるたい])ということになる$", ""),
    (r"という(?:言葉|名前|名称)の(?=[一-龠ァ-ヴ])", "の"),
    (r"(?<=[一-龠々ァ-ヴー])におきましては", "では"),
    (
        r"(?P<verb>[^、。「」（）]+?)こと(?:が|は)?でき(?P<end>る|た|ない|なかった|ます|て|、|ず)",
        _able,
    ),
    (r"することが可能(?=$|[なでだに])", "可能"),
    (r"(?<=[うくぐすつぬぶむるい])(?:という|といった)わけ(?:だ|である)?$", ""),
    (r"(?<=[うくぐすつぬぶむるい])というお話(?:だ|である)?$", ""),  # という話だ is hearsay
    (r"(?<=[うくぐすつぬぶむるいた])わけだ$", ""),
    (r"ということ(?:だ|である|になる)?$", _told_of),
    (rf"のではない(?:だろう)?か(?:と(?:も)?{_SPOKEN})?$", "のではないか"),
    (
        r"(?P<a>[きぎしちにびみりいえけげせてねべめれ]たい|だろう|ほしい)と(?:思う|思っている)$",
        r"\g<a>",
    ),
    (r"(?<=[一-龠々ァ-ヴー])(?<!場合)において(?=[はもの、]|[一-龠ァ-ヴ])", "で"),
    (r"(?<=[一-龠々ァ-ヴー])における(?=[一-龠々ァ-ヴ])", "での"),
    (r"させて(?:いただ|頂)く$", "する"),
    (r"と(?:言|い)われて(?:いる|おり)$", "といわれる"),
    (r"とされている$", "とされる"),
    (r"と(?:見|み)られている$", "とみられる"),
    (r"と考えられている$", "と考えられる"),
    (r"と呼ばれている$", "と呼ばれる"),
    (r"を(?:はじめ|始め)とする(?=[一-龠々ァ-ヴ])", "などの"),
    (r"することに(?:よって|より)", "することで"),
    (r"(?<=[うくぐすつぬぶむるたい])という(?=こと(?:が|を|に|も|は(?!、)))", _unless_named),
    (r"、?(?:と|とか)いうのが(?:現状|実情|実際のところ|本音)(?:だ|である)?$", ""),
)
"""What says the same in fewer words."""


def _doing(found: re.Match[str]) -> str:
    """公開する, 公開した, 公開している → 公開; only after a noun that する makes a verb."""
    told = words(found.string[: found.end("noun")])
    last = told[-1] if told else None
    whole = words(found.string)
    doer = next((word for word in whole if word.start == found.end("noun")), None)
    ok = last and last.can_be_done and doer is not None and doer.base in {"する", "できる"}
    return found["noun"] if ok else found[0]


def _must(found: re.Match[str]) -> str:
    """…に説明しなければならない → …に説明が必要; with を see ``_needed``."""
    told = words(found.string[: found.end("noun")])
    before = told[-2].surface if len(told) > 1 else ""
    free = "を" not in found.string[: found.start()].rpartition("、")[2]
    doing = free and told[-1:] and told[-1].can_be_done and before in _BEFORE_NOUN
    return f"{found['noun']}が必要" if doing else found[0]


def _is_alone(before: str) -> bool:
    """No を before the noun but within what describes it."""
    it = tree(f"{before}を")
    ends = len(it.told) - 1
    return all(it.heads[n] < ends or p.last.surface != "を" for n, p in enumerate(it.told[:-1]))


_BEFORE_NOUN = frozenset(["は", "に", "へ", "と", "で", "、"])


def _needed(found: re.Match[str]) -> str:
    """問題を解決する必要がある → 問題の解決が必要."""
    told = words(found.string[: found.end("noun")])
    before = found.string[: found.start()]
    clear = told and told[-1].can_be_done and _is_alone(before) and not before.endswith("か")
    return f"の{found['noun']}が必要" if clear else found[0]


def _carried_out(found: re.Match[str]) -> str:
    """検討を行った → 検討; not 健診項目を実施する, which is no doing itself."""
    told = words(found.string[: found.end("noun")])
    return found["noun"] if told and told[-1].can_be_done else found[0]


def _done_to(found: re.Match[str]) -> str:
    """…は…に公開される → 公開, where a topic and no が says what it is done to."""
    told = words(found.string[: found.start("noun")])
    subject = any(word.surface == "が" and word.sub == "格助詞" for word in told)
    topic = any(word.surface == "は" and word.sub == "係助詞" for word in told)
    return _doing(found) if topic and not subject else found[0]


_VERB_END = r"(?:する|した|している|していた|してきた|していく|してしまう|してしまった)"


def _base(found: re.Match[str]) -> str:
    """増えていく → 増える, 増えてきた → 増えた, 述べている → 述べる."""
    told = words(found["verb"])
    verb = told[-1] if told else None
    if verb is None or verb.kind not in {"動詞", "助動詞"}:
        return found[0]
    made = conjugation.of(verb)
    head = found["verb"][: -len(verb.surface)]
    done = found["end"].startswith("しま")
    same = _GOES_ON if found["end"] == "いる" else _COMES_TO
    if found["end"] == "いる" and _AT_PRESENT.search(found.string):
        return found[0]  # 現在、測定を行っている: it goes on now
    if not (done or made.dictionary in same):
        return found[0]
    return head + (made.past if found["end"] in {"きた", "しまった", "いった"} else made.dictionary)


_AT_PRESENT = re.compile(r"現在|(?<![一-龠])[今いま](?=[、もはの])|ただ今|目下|まさに")
# Verbs that say the same without ている, and without ていく or てくる.
_GOES_ON, _COMES_TO = word_list("goes_on"), word_list("comes_to")


SHORT = _steps(
    (r"(?<=方針|計画)を(?:決めた|固めた|示した|打ち出した|決めている)$", ""),
    (r"(?<=に)(?P<n>注意|留意)してほしい$", r"\g<n>"),
    (r"(?<=[をは])(?P<n>確認|参照|準備|用意)してほしい$", r"\g<n>を"[:-1]),
    (r"(?P<a>^[^、はがを]{1,20}とは、?.{6,})(?:のこと)?を(?:指す|意味する)$", r"\g<a>"),
    (
        r"について(?:の)?(?P<n>説明|報告|質問|意見|指摘|提案|要望)が(?:あった|出た|なされた)$",
        r"の\g<n>",
    ),
    (r"(?P<verb>[^、。「」（）]+?)[てで](?P<end>いる)(?=[一-龠々ァ-ヴ])(?!.*「)", _base),
    (r"(?<=平均)で(?=[0-9０-９])", ""),
    (
        (
            r"(?<=[うくぐすつぬぶむるたいだ])(?:という)?ことが"
            r"(?:(?:分|わ)か(?:った|っている)|明らかに(?:なった|なっている)|判明した)$"
        ),
        "と判明",
    ),
    (r"を(?P<noun>[一-龠々]{2,6})し(?:なければ|ないと)(?:なら|いけ)ない$", _needed),
    (r"(?<=[一-龠々ァ-ヴーA-Za-z」])を(?P<noun>[一-龠々]{2,6})する必要(?:がある)?$", _needed),
    (
        r"(?<=が(?:採択|可決|否決|承認|決定|発表|開始|中止|延期|廃止|認定|指定))さ(?:れた|れている)$",
        "",
    ),
    (r"(?P<noun>[一-龠々]{2,6})(?:し)なければ(?:なら|いけ)ない$", _must),
    (r"(?<=[0-9０-９一二三四五六七八九十][年月日間分]後)に、", "、"),
    (r"(?<=[0-9０-９一二三四五六七八九十][年月日])が?(?:たった|経った|経過した|過ぎた)$", ""),
    (r"(?<=[るすくうむぶぐつぬ]必要)(?:は|が)ない$", "なし"),
    (r"(?<=[一-龠々])してみ(?:た|る)$", ""),
    (
        r"(?P<noun>[一-龠々]{2,8})を(?:行う|行った|行っている|実施する|実施した|実施している)$",
        _carried_out,
    ),
    (rf"(?<=[をにがとへもではくりうで、])(?P<noun>[一-龠々ァ-ヴー]{{2,8}}){_VERB_END}$", _doing),
    (
        r"(?<=[にでらてはもくり、])(?P<noun>[一-龠々ァ-ヴー]{2,8})(?:される|された|されている|されていた|されてきた)$",
        _done_to,
    ),
    (r"(?<=[一-龠々])する(?=(?:見込み|予定|見通し)(?:だ)?$)", ""),
    (r"(?<=[るすくうむぶぐつぬい]必要)がある$", ""),
    (r"(?<=[るたすくうむぶぐつぬい]可能性)がある$", ""),
    (r"(?P<a>[るたすくうむぶぐつぬい](?:おそれ|恐れ))がある$", r"\g<a>"),
    (r"(?<=[るすくうむぶぐつぬいの]傾向)(?:が|に)ある$", ""),
    (r"かもしれない$", "かも"),
    (r"(?:の|こと|点)(?:が|は)(?:大きな|最大の|一番の)?(?:特徴|特長|特色|ポイント|魅力)$", ""),
    (
        (
            r"(?P<of>(?:^|[はも、])[^、はもがをにでとへて]{1,12})を(?P<n>[一-龠々]{2,4})することが"
            r"(?=(?:重要|大切|必要|不可欠|可能|困難|期待)(?:$|だ|に|と))"
        ),
        r"\g<of>の\g<n>が",
    ),
    (
        r"(?P<verb>[^、。「」（）]+?[^、。「」（）])[てで](?P<end>いく|いった|くる|きた|しまう|しまった)$",
        _base,
    ),
    (r"(?P<verb>[^、。「」（）]+?[^、。「」（）])[てで](?P<end>いる)$", _base),
    (r"(?<=[一-龠々ァ-ヴー])に関する(?=[一-龠々ァ-ヴ])", "の"),
    (r"(?<=[一-龠々ァ-ヴー])についての(?=[一-龠々ァ-ヴ])", "の"),
    (r"(?<=[一-龠々ァ-ヴー])に対する(?=[一-龠々ァ-ヴ])", "への"),
    (
        r"(?<=[うくぐすつぬぶむるたい])という(?=(?:問題|課題|考え|思い|意味|目的|状況|結果)[がをはにで])",
        "",
    ),
)
"""What says a little less, none of it a figure, a name, a degree or a doubt."""


STRESS = word_list("stress")
"""Words that only stress or fill: they go where room is short."""


def unstressed(text: str) -> str:
    """Without words that only stress; 誠実に, which ends like one, is another word."""
    told = phrases(text)
    kept: list[str] = []
    for phrase, after in pairwise(told):
        also = bool(kept) and kept[-1].endswith(("は", "も")) and phrase.ends_in_comma
        says = _SAID_OF_IT.match(after.text)  # 大変だった, なんとかして: no stress as in 大変暑い
        # 地元の人はもちろん、: not only they
        if also or says or phrase.text.rstrip("、，") not in STRESS:
            kept.append(phrase.text)
    return "".join((*kept, told[-1].text))


_SAID_OF_IT = re.compile(
    r"(?:だ|で(?:す|し|は|も|あ|ない|、)|な(?:の|こと|もの|とき|人|ん)|そう"
    r"|し(?:て|た|よう|な)|する|な(?:る|っ|り)|やって)"
)


# Which phrase (文節) of a Japanese sentence belongs to which: its head, always on its right.
#
# By rules over SudachiPy's words, not by a model: a phrase that describes goes to the next noun,
# any other to the nearest predicate to its right that can take it, and no two lines cross.


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence in phrases.

    Attributes:
        told: the phrases, in order and without gaps.
        heads: for each the index of the phrase it belongs to; the last has its own index.
    """

    text: str
    told: tuple[Phrase, ...]
    heads: tuple[int, ...]


@lru_cache(maxsize=8192)
def tree(text: str) -> Tree:
    """The phrases of a text with their heads."""
    told = phrases(text)
    heads = list(range(len(told)))
    for at in range(len(told) - 2, -1, -1):
        heads[at] = _head(told, heads, at)
    return Tree(text, told, tuple(heads))


def _head(told: Sequence[Phrase], heads: Sequence[int], at: int) -> int:
    """The first phrase to the right that takes it, of those that no line closes off."""
    phrase = told[at]
    reached = [at + 1]
    while heads[reached[-1]] != reached[-1]:
        reached.append(heads[reached[-1]])
    takes = _takes_noun if describes_noun(phrase, told[at + 1]) else _takes_predicate
    return next((each for each in reached if takes(phrase, told[each])), reached[-1])


_LINKS = frozenset(["の", "や", "との", "への", "からの", "での", "という", "といった", "な"])


def describes_noun(phrase: Phrase, after: Phrase) -> bool:
    """の, な, a predicate in the form before a noun, a word like この; a member of a list."""
    last = phrase.last
    if phrase.ends_in_comma:
        member = phrase.is_nominal and last.kind in {"名詞", "接尾辞", "記号"}
        member = member and not _ADVERBIAL.search(phrase.text.rstrip("、"))
        return (member or last.surface == "や") and after.is_nominal
    if phrase.words[0].kind == "連体詞" or last.surface in _LINKS:
        return True
    if last.surface == "と" and last.kind == "助詞" and phrase.is_nominal:
        return after.is_nominal and not after.is_predicate
    if last.kind in {"名詞", "接尾辞"} and not phrase.is_predicate:
        return after.is_nominal and not _ADVERBIAL.search(phrase.text)
    return phrase.describes and last.kind != "助詞"


_ADVERBIAL = re.compile(
    r"(?:年|月|日|時|分|秒|回|度|今|後|前|中|時期|間|現在|最近|以来|以降|ごろ|頃|朝|夜|昼|夕方|毎年|毎日|ため|とき|場合|際|限り|以上|上|うえ|一方|反面)$"
)


# After these begins what may be about something else.
_ENDS = frozenset(["が", "けど", "けれど", "けれども", "し", "ので", "から"])


def _takes_noun(_: Phrase, other: Phrase) -> bool:
    return other.is_nominal and not other.is_verbal


def _takes_predicate(phrase: Phrase, other: Phrase) -> bool:
    if not other.is_predicate:
        return False
    links = other.describes or other.last.surface in {"の", "な"}
    inner = links and not other.ends_in_comma
    if phrase.is_topic:
        return other.ends_in_comma and other.last.surface in _ENDS and other.last.kind == "助詞"
    if phrase.ends_in_comma:
        return not inner
    if phrase.last.surface in {"を", "が"} and phrase.last.sub == "格助詞":
        quality = other.words[0].kind in {"形容詞", "形状詞", "連体詞"}
        return not (inner and quality and phrase.last.surface == "を")
    return True
