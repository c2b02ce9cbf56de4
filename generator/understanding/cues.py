"""What a sentence does in an argument, told by its words, in Japanese and English."""

from __future__ import annotations

import re

_CAVEAT = re.compile(
    r"^(?:ただし|ただ、|もっとも、|とはいえ|一方で|なお、.*(?:ません|ない|ください)|例外)"
    r"|とは限(?:ら|り)|目安|検証中|慎重に|注意|例外|困難です|わかっていません|分かっていません|(?:使え|開け|でき)ない日"
    r"|(?:でき|使え|使わ|し)ません。?$|てはいけ|ないでください|場合があり|ことがあり|とみられる|信じすぎ|予測であり"
    r"|^(?:However|But|Still|That said|Note that|Beware)\b"
    r"|\b(?:not always|unless|does not mean|be careful|warning)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?:紹介|解説|説明|整理)(?:し|して(?:いき|い|み)?(?:き)?)ま|見ていき|振り返ります|調べてき|書き残します|話を聞きました|お伝えし"
    r"|^この記事の(?:内容|情報)|^(?:次|以下)の(?:通り|とおり|よう)|次のように|紹介していきます|お話を伺いました"
    r"|^(?:更新日|公開日|投稿日|カテゴリ|お問い合わせ|Tel|TEL|電話|Email|E-mail)|^(?:お取引先|関係者)各位"
    r"|^(?:こんにちは|こんばんは|はじめまして)|ありがとうございま(?:す|した)[。！!]?$|よろしくお願い"
    r"|左図|右図|上図|下図|下記|^課題もあります。?$"
    r"|^(?:In this (?:post|article)|Thank you|Thanks for reading|Hello|Welcome)\b",
    re.IGNORECASE,
)
_CONCLUSION = re.compile(
    r"^(?:おわりに|終わりに|最後に|さいごに|まとめ|結論|結び|むすび|総括|conclusion|summary)",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"[?？][」』]?$|(?:でしょう|です|ます|ました|ません|だろう|の)か[。?？]?$")
_LEANING = re.compile(
    r"^(?:こちら|それ|これ|この|その|こうした|そうした|こう|そう|そこで|そのため|このため|また|さらに|だから|つまり"
    r"|These|This|That|It|They|He|She)"
)


def limits(text: str) -> bool:
    """Hedges, excepts or warns."""
    return bool(_CAVEAT.search(text.strip()))


def is_aside(text: str) -> bool:
    """Announces, greets, dates, or points to a picture."""
    return bool(_ASIDE.search(text.strip()))


def concludes(heading: str) -> bool:
    return bool(_CONCLUSION.match(heading.strip()))


def asks(text: str) -> bool:
    return bool(_QUESTION.search(text.strip()))


def leans(text: str) -> bool:
    """Is not understood without the sentence before."""
    return bool(_LEANING.match(text.strip()))
