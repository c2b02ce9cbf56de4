"""What a sentence does, told by its words: announces, asks, leans on its neighbour."""

from __future__ import annotations

from functools import lru_cache

from generator import patterns as re
from generator.wording.attribution import introduces

_SIGNPOST = re.compile(
    r"(?:質問|疑問)[^。]{0,16}(?:まとめ|答え|回答し)(?:ます|ました|ています|た)。?$|(?:紹介|解説|説明|整理)して(?:いき|い|み)?(?:き)?ま|見ていき|見てみま|調べ(?:てき|てみ)ま|考えてみま"
    r"|(?:次|以下|下)のよう[にな]|(?:次|以下)の(?:通り|とおり)|ご覧ください|お伝えし|ご存じ|知っていま(?:した|す)か"
    r"|^(?:例えば|たとえば)?、?以下[をのには]|こうな(?:り|る)|このようになり|[をも](?:載せ|掲載し|示し|添付し|貼り|貼っておき)ま"
    r"|と言いたいところ|と(?:しましょう|しよう)。?$|^長々と|書き留めて|について書こうと|^と(?:まとめて|いうわけで)|質問をいただ|載せておき"
    r"|(?:次|別|以下)の記事に書|(?:お礼|御礼)を(?:述べ|申し)|を読まれた方|述べる予定|取り上げて(?:み|い)|以下質問^それでは|^では、"
    r"|^(?:上|下|左|右|次)の(?:写真|図|表|画像|動画|リンク|グラフ|コード)|話を聞きました|振り返ります|書き残します|(?:これ|こちら|以下|次)(?:です|だ)?。?$"
)
_QUESTION = re.compile(
    r"[?？][」』]?$|(?:でしょう|です|ます|ました|ません|だろう)か[。?？]?$"
    r"|(?:教えて|聞かせて|お(?:聞かせ|教え|話し))(?:ください|下さい|いただけますか)[。?？]?$"
    r"|(?:目標|抱負|感想|展望|言葉|一言|ひとこと|ひと言|メッセージ|自己紹介|お話)を[^、。]{0,4}お願い(?:し|いたし|致し)ます。?$"
)
_LEANING = re.compile(
    r"^(?:(?:また|しかし|ところが|でも|だから|ですから|そこで|すると|ただ|さらに|つまり|そして|ちなみに|なので|一方|特に)、?)?"
    r"(?:と同時に|こちら|それ|これ|この|その|あの|ここ|そこ|そう|こう|そんな|こんな|同じ|彼|彼女|後者|前者|なかでも|中でも"
    r"|いずれも|両者|どちらも|両方|上記|前述|うち|以上の|他の|ほかの|残り"
    r"|同(?:氏|社|容疑者|日|月|年|校|課|署|法|市|県|町|国|省|庁|紙|誌|委|部|館|店|院|局|団体|大学)[はがもをのに、])"
)
_NOT_LEANING = re.compile(
    r"^(?:このため|それぞれ|そのまま|これまで|これから|その後|そのため|それ以来|その結果|それでも|そもそも|それでは|それから"
    r"|ここ(?:数|[0-9一二三]|で(?:は)?、)|そこそこ|そろ|こうい[うっ].{0,3}$|うち[にのは]|同じく|この(?:記事|本|たび|ほど|サイト|連載)|このよう"
    r"|この[0-9０-９一二三四五六七八九十数]+(?:年|か月|カ月|週間|日))"
)
# 瀬尾課長は「その場合は…」: of which case the sentence before tells.
_ON_THAT = re.compile(
    r"^[^。、「」]{1,20}(?:[はがも]|によると)、?「?(?:(?:その|この)(?:場合|とき|際|結果|うえ|上)|それ(?:なら|では|が|を|に|は)|そうなれば|そうなると)"
)

# 延びた場合、会場は変わる: what may be late the sentence before tells.
_IF_SO = re.compile(r"^[^、。はがをにも「」0-9０-９]{1,7}(?:た|だ|ない)場合(?:は|には|、)")
_EXPLAINING = re.compile(r"(?:から|ため)(?:です|だ|である|でした|だった)。?$")
_CLEFT = re.compile(r"(?:の|理由|わけ|訳|原因|背景|狙い)は")  # …のは…からです gives its own reason
_POINTING = re.compile(r"(?:[0-9０-９一二三四五六][つ番]目|前者|後者|上記|以下|次)(?:です|だ)?。?$")
_FRAGMENT = re.compile(r"[、,:：]$")
_NO_CLAIM = re.compile(
    r"(?:から|ため)だ?$|だろうか?$|と思[うっ]|気が|[!！?？…ｗ笑:：]|[、。]$|^(?:今回|まるで|少なくとも|ようやく|当時|もし|もう|ただ"
    r"|むしろ|いや|しかも|その|あと|なお|まず|次|最後|最初|例|[^ぁ-んァ-ヴー一-龠A-Za-z「『])"
    r"|(?:それ|これ|あれ|ここ|そこ|こちら|彼ら?|彼女|あなた|自分|私|僕|俺)(?:[はがもをにのと]|ら)|[^ぁ-ん](?:その|この|あの|そう|こう)"
    r"|ください|ほしい|よう$"
)
_SHRUG = re.compile(r"^.{0,12}(?:だ|です)?けれ?ど[。…]*$")  # 明日は雨だけど
# An exclamation, an address, a rule of dashes, an aside, a signature, what a list left over.
_NO_WORDS = re.compile(
    r"^(?!約?[0-9０-９]+[万億円％%人件]).{0,3}$|^.{0,8}[！!]$|^\[[^\]]*\]\W*$|^https?://|.*https?://[!-~]{25,}|^[\W\d]*$"
    r"|^[（(][^（）()]*[）)]?$|^[（(].*[）)]\W?$|.*\{\{|^[—―–-]\s*\S|.*#\S+.*#\S|^を|^と(?:いう(?!か、)|いった|言|なって|して)"
)

_KANA = re.compile(r"[ぁ-んァ-ヴ]")
_TOPIC = re.compile(r"..(?<![でにとか])[はがも].{3,}")  # says something of something

# 課題もあります。 only turns the page.
_TURNS = re.compile(
    r"^(?:(?:一方|しかし|ただ)(?:で|し)?、)?.{1,4}[もがは]あ(?:ります|りました|る|った)。?$"
)

_SAYING = (
    "話|語|言[いうっ]|述べ|書[いき]|つづ|綴|記し|コメント|説明|振り返|評価|評し|明か|訴え|指摘|答え|強調"
    "|発言|投稿|ツイート|つぶや|褒め|ほめ|たたえ|称え|批判|反論|主張|回想|思い出"
)
_LEADS_UP = re.compile(
    rf"(?:こう(?!した|い|して)|このように|次のように|以下のように|次の(?:通り|とおり)|以下の(?:通り|とおり))[^。]*(?:{_SAYING})[^。]*[。:：]?$"
    rf"|(?:{_SAYING})[^。、]{{0,6}}[:：]$"
)
_GREETING = re.compile(
    r"^(?:こんにちは|こんばんは|はじめまして|お久しぶり)|ありがとうございま(?:す|した)。?$"
    r"|お願い(?:し|いたし|致し)ます。?$|お付き合いください。?$|^以上(?:です|で、|、)"
)


_asked_again = lru_cache(maxsize=16_384)  # of a sentence each room asks the same


def announces(text: str) -> bool:
    """Says what will be said, not a thing of its own: "…について紹介していきます"."""
    return bool(_SIGNPOST.search(text)) or _announces_in_english(text)


def leads_up(text: str) -> bool:
    """Says that somebody's words follow, as 館長はこう話します does."""
    return bool(_LEADS_UP.search(text)) or introduces(text)


def asks(text: str) -> bool:
    return bool(_QUESTION.search(text.strip()))


@_asked_again
def leans(text: str) -> bool:
    """Begins with a word that points back: not to be shown without the sentence before."""
    bare = text.strip()
    points_back = _LEANING.match(bare) and not _NOT_LEANING.match(bare)
    explains = _EXPLAINING.search(bare) and not _CLEFT.search(bare)
    on_that = _ON_THAT.match(bare) or _IF_SO.match(bare)
    return bool(points_back or explains or on_that or _POINTING.search(bare)) or _leans_in_english(
        bare
    )


def excepts(text: str) -> bool:
    """Takes back some of what the sentence before it says: ただし、一度きりの結果だ."""
    return _EXCEPTS.match(text.strip()) is not None


_EXCEPTS = re.compile(r"(?:ただし|ただ、|もっとも、|なお、|とはいえ|However\b|But\b|That said\b)")
_CONCLUDES = re.compile(
    r"^(?:[0-9０-９.．、\s]*)(?:おわり|終わり|終り|最後|さいご|まとめ|結論|結び|むすび"
    r"|総括|総評|結語|あとがき|締め)"
    r"|(?:まとめ|結論|総評)$"
    r"|^(?:\d+\.?\s*)?(?:conclusions?|summary|in short|final thoughts|closing|takeaways?"
    r"|in closing)\b",
    re.IGNORECASE,
)


def concludes(heading: str) -> bool:
    """A heading of a section that is there to end or to sum up."""
    return bool(_CONCLUDES.search(heading.strip()))


def is_quotation(text: str) -> bool:
    """Somebody's words and nothing else: 「町の灯り」は…する is a sentence of the author's."""
    bare = text.strip().rstrip("。")
    if bare[:1] in '“"' and bare:
        return bool(re.fullmatch(r"[“\"][^“”\"]*[”\"]?\.?", bare))
    if not bare.startswith("「"):
        return False
    depth = 0
    for at, sign in enumerate(bare):
        depth += (sign == "「") - (sign == "」")
        if depth == 0:
            return at == len(bare) - 1
    return True  # it goes on in the next sentence


def is_fragment(text: str) -> bool:
    """Stops before its end: its other half is the next sentence."""
    return bool(_FRAGMENT.search(text.strip()))


def is_claim(text: str) -> bool:
    """Stands alone as the title of a slide: leans on no sentence, gives no reason for one."""
    if text.isascii() or not _KANA.search(text):
        return _is_claim_in_english(text) and not leans(text)
    return bool(_TOPIC.search(text)) and not (leans(text) or _NO_CLAIM.search(text))


@_asked_again
def is_statement(text: str) -> bool:
    """Says something that a slide can show."""
    bare = text.strip()
    turns = leads_up(bare) or _TURNS.match(bare) or _GREETING.search(bare) or _NO_WORDS.match(bare)
    turns = turns or _SHRUG.match(bare)
    return not (turns or announces(bare) or asks(bare) or _is_courtesy_in_english(bare))


_ENGLISH_SIGNPOST = re.compile(
    r":$|\b(?:something else|another (?:matter|story)|a different story)\.?$"
    r"|^(?:That|This|It) (?:may|might|could|will) change\b|^To conclude\b"
    r"|\b(?:as follows|the following)\b|^Here(?:[’']s| is| are)\b"
    r"|^(?:See|Read|Click|Check out|Sign up)\b"
    r"|\b(?:[Ll]et[’']s|[Ww]e(?:[’']ll| will)|I(?:[’']ll| will)|[Tt]his (?:post|article)(?: will)?)"
    r" (?:now )?(?:look|take a look|explores?|explains?|walks?|introduces?|shows?|see|discuss|cover"
    r"|dive)\b"
)
_ENGLISH_COURTESY = re.compile(
    r"^(?:Hi|Hello|Hey|Welcome|Thanks|Thank you|Cheers|Good (?:morning|luck))\b"
    r"|\b(?:[Ss]ubscribe|[Ss]tay tuned|[Ll]et us know|[Ff]ollow us|[Gg]et in touch|[Ee]mail us)\b"
    r"|^(?:Photo|Image|Credit|Updated?|Published|Source|Copyright|Related|Share)\b[^.]{0,80}$"
)
_ENGLISH_JOINED = (
    r"(?:(?:And|But|So|However|Also|Then|Yet|Still|In addition|Instead|Meanwhile|Now|Once),? )?"
)
_ENGLISH_LEANING = re.compile(
    rf"^{_ENGLISH_JOINED}(?:[Tt]h(?:is|at|[eo]se|ey|eir)|[Ii]ts?|[Hh]e|[Ss]he|[Hh]is|[Hh]er"
    r"|[Ss]uch|[Hh]ere|[Bb]oth|[Nn]either|[Ee]ither|[Tt]he (?:former|latter|same|other|result)"
    r"|[Oo]thers?|[Aa]nother|[Ii]n ours|[Oo]urs|[Nn]or|[Oo]ne of (?:them|these)|[Dd]oing so)\b"
    r"|^(?:Or|And|But|So|Because|Which|Plus|Except|Rather|Otherwise|Thus|Hence)\b"
    r"(?!,? (?:I|we|the|a)\b)"
)
_ENGLISH_EXPLETIVE = re.compile(
    r"^(?:\w+, )?[Ii]t(?:[’']s| is| was| can be| may be) (?:not )?(?:\w+ ){1,2}"
    r"(?:to|that|for|when|if)\b"
    r"|^(?:This|The) (?:year|month|week|summer|winter|spring|autumn|fall)\b"
)
_ENGLISH_NO_CLAIM = re.compile(
    r"^(?:If|When|While|Although|Though|Because|As|Since|After|Before|With|Without|For|In|At|By"
    r"|On|From|To|And|But|So|Or|Also|Even|Just|Perhaps|Maybe|I|We|You|My|Our|Your|Not|No|Yes"
    r"|Some|Many|Most|What|How|Why)\b"
    r"|[“”\":;!?…]|,$|\b(?:th(?:is|at|[eo]se|ey|em)|it|s?he|him|here|there|above|below)\b"
)
_ENGLISH_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|did|do|cannot)\b"
    r"|\b[a-z]{3,}ed\b"
)


def _announces_in_english(text: str) -> bool:
    """Says what will be said or shown."""
    return bool(_ENGLISH_SIGNPOST.search(text))


def _is_courtesy_in_english(text: str) -> bool:
    """Greets, thanks, asks for something, or is the small print of a page."""
    return bool(_ENGLISH_COURTESY.search(text))


def _leans_in_english(text: str) -> bool:
    """Begins with a word that points back."""
    return bool(_ENGLISH_LEANING.match(text)) and not _ENGLISH_EXPLETIVE.match(text)


def _is_claim_in_english(text: str) -> bool:
    """Stands alone as the title of a slide."""
    return (
        bool(_ENGLISH_VERB.search(text))
        and len(text.split()) > 3
        and not _ENGLISH_NO_CLAIM.search(text)
    )
