"""Whether a text can stand on a slide by itself, and whether a form fits what it holds.

What is no whole phrase, points at what is not shown, or is furniture of the page has a fault with
a name; whoever builds a slide then takes the plainer text or form. Nothing is mended here.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.planning import cues
from generator.verifying import faults
from generator.wording.phrases import says_something
from generator.wording.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from generator.model import Group, Language
    from generator.planning.draft import Draft
    from generator.wording.words import Word

_OPENERS, _CLOSERS = "「『“（(【", "」』”）)】"

# Markup, addresses, arrows of a page's foot.
_FURNITURE = re.compile(
    r"\{\{|\}\}|\[(?:image|embed|画像|検索)|https?:|\bwww\.|_ga=|(?:^|\s)[←→⇒]|^\||\|\s*url\b"
    r"|^pic\.twitter\.com/|\b(?:Amazon|amazon|楽天)\S{0,12}\s?(?:で|の)\s?(?:みる|見る|購入|詳細)"
    r"|width=|\b10\.\d{4,}/|^\W*$|^[一-龠ぁ-ん]$|^[A-Za-z]+\.[a-z]{2,3}/"
)

# Whose picture it is, whose book, under what licence.
_CREDIT = re.compile(
    r"^〒|^(?:東京都|大阪府|京都府|北海道|[一-龠]{2,3}県)[一-龠ぁ-んァ-ヴ]{1,8}[市区町村郡].*[0-9０-９](?:[-−－]|丁目)"
    r"|^【[^】]*】$|お?問い?合わ?せ先】?$"
    r"|^[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日\s?[0-9]{1,2}:[0-9]{2}|"
    r"^(?:写真|画像|図|イラスト|撮影|提供|出典|出所|引用元?|参考|サムネイル|アイキャッチ)\s*[:：]"
    r"|サムネイル画像|(?:写真|画像|図版?)(?:は|提供).{0,30}(?:より|提供|使用した|一枚)$"
    r"|(?:ページ|サイト|公式|ストア\S*)より$"
    r"|(?:この|本)文書は.*(?:許諾|ライセンス)|無断転載|CC[ -]BY|All [Rr]ights [Rr]eserved|©"
    r"|\bcontributed to this (?:guide|story|report|article)\b"
    r"|\bUniversity Press\b|\b(?:&|and) (?:Company|Sons)\b"
    r"|^(?:Photo|Image|Credit|Source|Illustration|Published|Posted|Updated)s?\b\s*(?:by\b|of\b|:)"
)

# What is not on the slide.
_POINTS_AWAY = re.compile(
    r"(?:上|下|左|右|次|以下|下記|上記|前掲|後掲|別掲|先|前)(?:の|に示す|に挙げた|に掲げた|に書いた)"
    r"(?:表|図|写真|画像|グラフ|コード|リンク|記事|リスト|一覧|スクリーンショット"
    r"|ポスト|ツイート|動画|[0-9０-９一二三四五六]+つ|[二三四五六]点|条件|内容|手順|恩恵|通り|とおり|よう)"
    r"|上に(?:挙げ|述べ|書い|示し)|(?:上記|下記|左図|右図|上図|下図|上表|下表|拙文|拙稿)"
    r"|(?:^|[、，はがにをもりと ])以下(?:の(?!方|人|者|子)|に|を|へ|、)"
    r"|(?:参照|参考)(?:のこと|してほしい|されたい|にして|にする)|をご?覧|先述|前述|後述|述べたとおり"
    r"|このように(?:な|する)|こんな感じ"
    r"|(?:この|その)(?:表|図|グラフ|写真|画像|ページ)(?:は|が|を|の|で)"
    r"|\b(?:above|below)\b(?! (?:the|a|an|\d|average|freezing))|\bas follows\b|\bthe following\b"
    r"|\b(?:next|previous|this|earlier|another) (?:post|article|section|chapter|page|guide)\b"
    r"|\bclick here\b"
)

_ANNOUNCES = re.compile(
    r"(?:挙げ|[点表]にし|組み合わせ|見|考え|整理し|書き出し|書い|紹介し|比較し|並べ)て(?:み(?:よう|る|た|たい)|いく|いこう)$"
    r"|[をに](?:紹介|解説|説明|公開)(?:する|します)$"
    r"|に(?:ついて|関して)(?:書|述べ|説明|解説|紹介|話|触れ)|(?:書き|述べ|話し|伝え|言い)たい(?:こと(?:がある|は.{0,6}つ(?:ある)?))?$"
    r"|感想を書く|(?:記事|話)は(?:また)?別の機会"
    r"|(?:一つ|1つ|ひとつ)の?事実を指摘|(?:結果|答え|結論)は(?:こう|次)|それだけではない$"
    r"|(?:長く|余談に)な(?:る|った)$"
    r"|^(?:例えば|たとえば)?、?こんな.{1,8}が?(?:できる|ある)$|(?:多い|よくある|よく寄せられる)ご?質問$"
    r"|^.{0,12}(?:報告|説明|提案|質問|発言|回答|紹介|案)が"
    r"(?:あった|示された|なされた|行われた|続いた)$"
    r"|^(?:Let[’']s|Let us|Let me|Here (?:is|are)|Imagine|Suppose|Assume|As an example"
    r"|For example)\b"
)

_BACK = re.compile(
    r"^(?:[これそあ]れ(?:ら)?(?!まで|から|ぞれ|でも)|(?:こ|そ)こ(?!数|そこ|まで|から)(?=[はでにがをもの])"
    r"|こちら|そちら|(?:この|その)(?!記事|研究|論文|調査|たび|度|ほど|まま|夜|日|年|後|時"
    r"|[0-9０-９一二三四五六七八九十数]+(?:年|か月|カ月|週間?|日))|こう(?:した|して|い[うっ])|そう(?:した|して|い[うっ])"
    r"|このよう|そのよう|こんな|そんな|ああい"
    r"|彼ら?[はがもをにの]|彼女ら?[はがもをにの]|前者|後者|同氏|同社(?=[^、はがも]{0,2}(?:と|や)))"
)
REFERS = re.compile(
    r"^(?:[^、「]{1,16}、)(?:これら|それら|この(?!記事|研究|ため|たび|ほど|まま|先|[0-9０-９数]+[年か])|これ(?!まで|から))"
    r"|^[^、「]{1,12}(?:これら|それら|その場合)|^[^「]{4,}、(?:これら|それら)"
)
"""What its first words are about was said before it."""

_JOINS = re.compile(
    r"^(?:また|そして|しかし|しかも|だが|だから|ただし?|なので|でも|けれど|けど|ところが|そこで|そのため|このため"
    r"|したがって|よって|つまり|すなわち|例えば|たとえば"
    r"|さらに|一方で?|なお|むしろ|もちろん|じゃあ|とはいえ|というわけで|要するに|逆に(?:言えば)?"
    r"|では|さて|まず(?:は)?|次に|最後に|加えて|ちなみに|それに|それでも"
    r"|と(?:まあ?|まぁ)|実は|じつは|まあ|まぁ)"
    r"(?:、|,|，|\s|(?=[一-龠ァ-ヴA-Z「『]))"
)
_ENGLISH_BACK = re.compile(
    r"^(?:That|It|This|These|Those|They|He|She|Its|Their|His|Her|Such)\b"
    r"(?! (?:year|month|week)\b)"
    r"|^(?:And|But|So|Then|Thus|Conversely|However|Or|Yet|Also|Hence|Otherwise|Plus|Because|Which"
    r"|As (?:we|you) (?:saw|see|noted|mentioned)|Not really|For example|In addition"
    r"|Instead|Meanwhile|Therefore|Moreover|Again)\b"
    r"|\b(?:does|do|did) (?:that|this|it|so)\W*$"
)
_ENGLISH_CUT = re.compile(
    r"\b(?:the|an?|of|to|and|or|but|with|for|by|from|that|which|who|is|are|was|were|as|than|into"
    r"|if|when|because|their|its|my|our|your)\W*$|[,:;–—-][”\"]?$|^To \w+ [^,]*$"
    r"|\ban? (?:active|\w+(?:ful|ous|able|ible|less|sive|tive))\W*$"
    r"|^(?:Including|Although|Whereas|Rather than|As well as)\b[^,]*$",
    re.IGNORECASE,
)
# where they come from, what it is: whole.
_ENGLISH_INSIDE = re.compile(r"\b(?:where|what|who|whom|how|which|need(?:ed|s)?) .*\w$")

# A small letter, a verb without its subject, a clause that describes what is not there.
_ENGLISH_INSIDE_OF = re.compile(
    r"^[a-z](?![A-Z])|^(?:Is|Are|Was|Were|Has|Had|Will(?! [A-Z])|Can|Could|May(?! \d)|Might"
    r"|Must|Should|Who|Whom|Whose)\b(?!.*\?)"
)
_CUT = re.compile(r"(?:[…‥]|\.\.\.)[\W]*$|[、，,：:・=＝~〜（(「『\[]$|^[、，。)）」』\]]")
# Answers without their question, labels without what they label.
_BARE = re.compile(
    r"^(?:はい|いいえ|ええ|いえ|yes|no|なし|同上|例|例[)）:：].*|理由|備考|注|その他|など|以上|(?:あら|おっと|おや|なんと)[^、。]{0,6}"
    r"|なぜか|なぜ|次回まで.{0,5}示す|合意したこと|決まったこと)[。．.、,!！\s]*$",
    re.IGNORECASE,
)

_EXAMPLE = re.compile(r"^例[)）:：]")

_PARTICLES = frozenset(["格助詞", "係助詞", "接続助詞", "準体助詞"])
_INSIDE = frozenset("にをがはへとのもで") | {"こそ", "って"}  # particles with which nothing begins
_MAY_END = frozenset(
    ["まで", "から", "のみ", "だけ", "など", "ほど", "くらい", "ぐらい", "かも", "か"]
)
_NO_END = frozenset(
    [
        "ながら",
        "ので",
        "のに",
        "けど",
        "けれど",
        "けれども",
        "が",
        "し",
        "て",
        "で",
        "つつ",
        "ものの",
    ]
)


def text_faults(text: str, language: Language) -> tuple[str, ...]:
    """What keeps a text from standing on a slide by itself; empty for a whole phrase.

    Returns:
        ``torn``: half of a quotation or a bracket; ``cut``: it breaks off; ``begins``: it begins in
        the middle; ``joins``: with a word that joins it to what came before; ``back``: with one
        that points back; ``away``: it points at what is not shown; ``announces``: it says what will
        be said; ``bare``: an answer or a label without what it belongs to; ``furniture``,
        ``credit``: no words of the text.
    """
    bare = text.strip().rstrip("。．")
    checks = (*_EITHER.items(), *(_ENGLISH if language == "en" else _JAPANESE).items())
    return tuple(name for name, fails in checks if fails(bare))


SOFT = frozenset({"back", "joins", "away"})
"""Faults of a text that what stands right above it may mend."""


def is_furniture(text: str) -> bool:
    """A credit, an address, a line of the page: it is no part of what is told."""
    bare = text.strip().rstrip("。．")
    return bool(_CREDIT.search(bare) or _NO_TEXT.match(bare))


# How a line begins that is none of the text.
_NO_TEXT = re.compile(r"https?:|www\.|\{\{|[←→|]|_ga=|\[(?:image|embed|画像)")


def is_broken(text: str, language: Language) -> bool:
    """No neighbour makes a whole phrase of it."""
    return not {*text_faults(text, language)} <= SOFT


@lru_cache(maxsize=4096)
def is_true(text: str, source: str, language: Language) -> bool:
    """It says of its sentences nothing that they do not say, and as surely as they do."""
    return not faults(text, source, language)


def _torn(text: str) -> bool:
    pairs = zip(_OPENERS, _CLOSERS, strict=True)
    return text.count("‘") > text.count("’") or any(
        text.count(one) != text.count(other) for one, other in pairs
    )


# …を年4万枚に, …を軸に協議へ: a headline leaves out what becomes of it.
_HEADLINE = re.compile(r"(?:[0-9０-９万億兆％%割倍][人枚件円点台戸本]?に|[一-龠]へ)$")


def _begins_inside(text: str) -> bool:
    """にやってみたところ, と書いた, だと思う, するものである."""
    told = words(text)
    if not told or text[:1] in _OPENERS:
        return False
    first = told[0]
    if first.kind == "助詞" and first.surface in _INSIDE:
        return True
    copula = first.group == "助動詞-ダ" or first.kind == "接尾辞"
    return copula or first.surface == "する"


def _breaks_off(text: str) -> bool:
    """…には, …ことに, …しており, …ながら: the rest of it is missing."""
    told = [word for word in words(text) if word.kind != "空白"]
    told = [word for word in told if word.kind != "補助記号" or word.surface in _CLOSERS]
    if not told or told[-1].surface in _CLOSERS:
        return False
    last = told[-1]
    if text.endswith(("ので", "のに")):
        return True
    if text.endswith(("かも", "、と")) or _HEADLINE.search(text):
        return False
    if last.kind == "助詞":
        inside = last.sub in _PARTICLES and last.surface not in _MAY_END
        return inside or last.surface in _NO_END
    if last.kind in {"連体詞", "接続詞", "接頭辞"}:
        return True
    stem = last.form.startswith(("連用形", "未然形", "仮定形"))
    return last.kind in {"動詞", "助動詞"} and stem and not _is_noun_too(told)


def _is_noun_too(told: Sequence[Word]) -> bool:
    """締め切り, 呼びかけ: a stem that names a thing, after の or a noun or by itself."""
    before = told[-2] if len(told) > 1 else None
    return before is None or before.surface == "の" or before.is_nominal


_EITHER: Mapping[str, Callable[[str], object]] = {
    "furniture": _FURNITURE.search,
    "credit": _CREDIT.search,
    "torn": _torn,
    "cut": _CUT.search,
    "bare": lambda text: _BARE.match(text) or _EXAMPLE.match(text),
    "away": _POINTS_AWAY.search,
    "announces": lambda text: _ANNOUNCES.search(text) or cues.announces(text),
}
_JAPANESE: Mapping[str, Callable[[str], object]] = {
    "back": lambda text: _BACK.search(text) or REFERS.search(text),
    "joins": _JOINS.search,
    "begins": _begins_inside,
    "ends": _breaks_off,
}
_ENGLISH: Mapping[str, Callable[[str], object]] = {
    "back": _ENGLISH_BACK.search,
    "begins": _ENGLISH_INSIDE_OF.search,
    "ends": lambda text: _ENGLISH_CUT.search(text) and not _ENGLISH_INSIDE.search(text),
}

# The author speaks, whom nobody sees.
_MINE = re.compile(
    r"^(?:私|僕|俺|自分|わたし|ぼく|うち|我々|私たち|私ども)(?:自身)?(?:[はがもの]|として|的に|、)|(?:私|僕|俺)(?:の場合|自身|は)"
    r"|^(?:I|We|My|Our|God)\b|\b(?:I|me|my)\b"
)

# Talk between two, wondering, wishing: no statement over a slide.
_CHAT = re.compile(
    r"(?:だろうか|でしょうか|かな|かなあ|よね|よ|ね|なあ|っけ|ぽい|そうな|みたい|笑|感じ|てほしい|ください|願う|願いたい|んだ|のだ"
    r"|のだった|気がする|思う|思った|たい|みよう|待とう|幸い|見もの|参考になる"
    r"|かもしれない|知っているか)[！!。]?$|[？?]$|^(?:どうする|どうなる|なぜ)|[！!]$|^(?:いいえ|はい|うん|えっ|まさか)"
)

_TITLE_ENDS = re.compile(
    r"(?:際|とき|時|ため|ところ|以上|場合|うえ|一方|反面|あと|ほか|(?<=[るたのな])よう|こと(?:も|に)|もの|わけ|という|といった|とか|など|ので|から)$"
)


# …する際は、: what holds in one case stands for none of the others.
_CASE = re.compile(r"[^、]{1,12}(?:際|とき|時)に?は、|[^、]{1,6}場合は、")


_PICTURES = "".join(map(chr, range(0x1F300, 0x1FAFF))) + "☀☁☂★☆✌✍✐✨❗❤️ "

# What files a thing and says nothing of it: a caption, another text's headline, a footnote, a post.
_FILES = re.compile(
    r"(?<=[たるいのな])(?:話|写真|様子|画像|一枚|図)(?:\s*[（(][^）)]*[）)])?$|(?<=[一-龠])付近$|から見た[^はが]{1,16}$|^注\s*[0-9０-９]"
    r"|(?:こちら|コチラ)(?:だ|です)?(?:[（(][^）)]*[）)])?$|[@＠#＃][A-Za-z_]|^【|^【?続き】"
    r"|[、。]?(?:という(?:の)?は|って)$"
)


def title_faults(text: str, language: Language) -> tuple[str, ...]:
    """The same for what stands over a slide, which also is nobody's talk and no question."""
    bare = text.strip().rstrip("。．").rstrip(_PICTURES)
    if is_quoted := bare[:1] == "「" and bare[-1:] == "」" and bare.count("「") == 1:
        bare = bare[1:-1].rstrip("。")
    more = {
        "mine": bool(_MINE.search(bare)),
        "talk": bool(_CHAT.search(bare)) if language == "ja" else bare.endswith(("?", "!")),
        "ends": language == "ja" and bool(_TITLE_ENDS.search(bare)),
        "bald": language == "ja" and not is_quoted and _is_bald(bare),
        "case": language == "ja" and bool(_CASE.match(bare)),
        "label": language == "ja" and bool(_FILES.search(bare)),
    }
    return (*text_faults(bare, language), *(name for name, fails in more.items() if fails))


_TELLS = re.compile(r"(?:[たいっ]た|[てで]い[るた]|だった|れた)$")


def _is_bald(text: str) -> bool:
    """It tells what happened, and not to whom: 1994年に設立した; or of what: 簡単だが、重い問い."""
    if not _TELLS.search(text) and "だが、" not in text:
        return False
    told = words(text)
    return not any(w.surface in {"は", "が", "も"} and w.sub in {"係助詞", "格助詞"} for w in told)


def form_faults(draft: Draft, language: Language) -> tuple[str, ...]:
    """Why a form does not fit what it holds; empty where it does.

    Returns:
        ``heads``: what stands over the members is no name, twice the same or part of what stands
        below; ``members``: one of them is no whole phrase; ``actions``: the steps are nothing that
        is done; ``dates``: a moment without a date; ``labels``: bars without names; ``answer``: a
        question without one.
    """
    checks = _FORMS.get(draft.layout, ())
    return tuple(name for name, fails in checks if fails(draft, language))


def _shown(groups: Sequence[Group], language: Language) -> Iterator[str]:
    for group in groups:
        yield from (said for point in group.points if (said := point.text[language]))


_NAME_ROOM = 24  # characters of a head of a column: a name, no sentence


def _no_names(draft: Draft, language: Language) -> bool:
    heads = [group.title.text[language] or "" for group in draft.groups]
    if len({*map(_bare, heads)}) < len(heads) or not all(heads):
        return True
    room = _NAME_ROOM * (2 if language == "en" else 1)
    bad = any(text_faults(head, language) or len(head) > room for head in heads)
    repeated = [
        bool(group.points) and (group.points[0].text[language] or "").startswith(head)
        for head, group in zip(heads, draft.groups, strict=True)
    ]
    return bad or (language == "en" and all(repeated))


def _no_clauses(draft: Draft, language: Language) -> bool:
    """押す時間や回数 leads to nothing."""
    heads = [group.title.text[language] or "" for group in draft.groups]
    broken = any(is_broken(head, language) for head in heads)
    return broken or (language == "ja" and not all(map(says_something, heads)))


def _bare(text: str) -> str:
    return re.sub(r"\W", "", text).lower()


def _broken(draft: Draft, language: Language) -> bool:
    said = [*_shown(draft.groups, language)]
    return any(is_broken(each, language) for each in said)


_STATES = frozenset(
    [
        "ある",
        "いる",
        "おる",
        "できる",
        "なる",
        "わかる",
        "分かる",
        "違う",
        "異なる",
        "ない",
        "思う",
        "考える",
        "いえる",
        "言える",
    ]
)
_ASKS_TO_DO = re.compile(r"(?:ましょう|ください|なさい|よう|こと|ない|ぬ)$")


def _nothing_done(draft: Draft, language: Language) -> bool:
    """Fewer than all but one of the steps say what is done."""
    if language == "en":
        return False
    heads = [group.title.text[language] or "" for group in draft.groups]
    return sum(not _is_done(head) for head in heads) > len(heads) // 4


def _is_done(text: str) -> bool:
    told = [word for word in words(text.rstrip("。")) if word.kind not in {"空白", "補助記号"}]
    if not told or re.match(r"^[~〜～\W]*\d", text):
        return False
    last = told[-1]
    if last.kind == "助動詞":
        return bool(_ASKS_TO_DO.search(text)) or last.surface in {
            "れる",
            "られる",
            "せる",
            "させる",
            "ず",
        }
    if last.kind == "動詞":
        return last.base not in _STATES and last.form.startswith(
            ("終止形", "連体形", "意志", "命令")
        )
    return last.can_be_done or bool(_ASKS_TO_DO.search(text))


_DATE = re.compile(
    r"[0-9０-９一二三四五六七八九十]+(?:年|月|日|時|世紀|週|か月|カ月)|[0-9０-９]{4}|[昨今翌来]|元年"
    r"|[春夏秋冬朝昼夜]|最初|最後|当初|現在|いま|その後|やがて|\b\d{4}\b"
    r"|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|[Tt]oday|[Nn]ow|[Ll]ast|[Nn]ext)"
)


def _no_dates(draft: Draft, language: Language) -> bool:
    return not all(_DATE.search(group.title.text[language] or "") for group in draft.groups)


_BASE = re.compile(r"^(?:と|に|を|が|は|も|の|で|へ)|(?:の|人|者|は|が|を|に|うち)$")


REST = re.compile(r"^(?:その)?(?:ほか|他)$|^(?:the )?(?:rest|others?)$", re.IGNORECASE)
"""What is left of a whole: a label of its own, though it names nothing."""


def _no_labels(draft: Draft, language: Language) -> bool:
    """Bars from running text need nouns; shares of different wholes are no bars."""
    rows = draft.table[1:]
    names = [row[0].text[language] or "" for row in rows]
    shares = all(re.search(r"[%％割]", row[-1].text[language] or "") for row in rows)
    apart = len({row[0].sources for row in rows}) > 1
    named = (name for name in names if not REST.match(name))
    return any(_BASE.search(name) or text_faults(name, language) for name in named) or (
        shares and apart
    )


def _no_answer(draft: Draft, language: Language) -> bool:
    titles = [group.title.text[language] or "" for group in draft.groups]
    if any(is_furniture(each) or _FURNITURE.search(each) for each in titles):
        return True
    asked = [_bare(each) for each in titles]
    said = [*_shown(draft.groups, language)]
    broken = any(is_broken(_LABEL.sub("", each), language) for each in said)
    named = language == "ja" and all(_names_only(each) for each in said)
    return len({*asked}) < len(asked) or broken or named


def _names_only(text: str) -> bool:
    """承（物語の始まり）: it says nothing of what was asked."""
    return not says_something(text) and not re.search(r"[0-9０-９一二三四五六七八九十]", text)


_LABEL = re.compile(r"^(?:はい|いいえ|Yes|No)\s*[:：、]\s*", re.IGNORECASE)

_FORMS: Mapping[str, tuple[tuple[str, Callable[[Draft, Language], bool]], ...]] = {
    "columns": (("heads", _no_names), ("members", _broken)),
    "comparison": (("heads", _no_names), ("members", _broken)),
    "profiles": (("heads", _no_names), ("members", _broken)),
    "chain": (("heads", _no_clauses), ("members", _broken)),
    "steps": (("actions", _nothing_done),),
    "timeline": (("dates", _no_dates),),
    "chart": (("labels", _no_labels),),
    "qa": (("answer", _no_answer),),
}
