"""What can be set about speaking, whatever the voice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from generator.options import Options, about

if TYPE_CHECKING:
    from generator.model import Language


class SpeechOptions(Options, frozen=True):
    """Under ``[audio]``, which has the options of the recording's music too."""

    section: ClassVar[str] = "audio"
    speed: Annotated[
        float, about("話す速さ（1 がふつう）", "how fast voices speak, 1 as usual", ge=0.5, le=2)
    ] = 1.0
    speed_ja: Annotated[
        float | None, about("日本語を話す速さ", "how fast Japanese is spoken", ge=0.5, le=2)
    ] = None
    speed_en: Annotated[
        float | None, about("英語を話す速さ", "how fast English is spoken", ge=0.5, le=2)
    ] = None
    english: Annotated[
        Literal["katakana", "english"],
        about(
            "日本語の中の英語の読み方（english は両方話せる声だけ）",
            "how English words in Japanese are said; english: by voices that speak both",
        ),
    ] = "katakana"
    pause_sentence: Annotated[
        float, about("文のあとの間（秒）", "seconds of silence after a sentence", ge=0, le=30)
    ] = 0.35
    pause_paragraph: Annotated[
        float, about("段落のあとの間（秒）", "seconds of silence after a paragraph", ge=0, le=30)
    ] = 0.7
    pause_slide: Annotated[
        float, about("スライドのあとの間（秒）", "seconds of silence after a slide", ge=0, le=30)
    ] = 1.2
    tries: Annotated[
        int,
        about("一文を頼む回数", "how often a service is asked for a sentence", ge=1, le=100),
    ] = 8
    wait: Annotated[
        float,
        about(
            "頼み直すまでの秒数（倍々に延びる）",
            "seconds before a sentence is asked for again, doubled each time",
            ge=0,
            le=600,
        ),
    ] = 1.0
    patience: Annotated[
        float,
        about(
            "一文にかける秒数の上限",
            "seconds that one sentence may take, with all tries and pauses",
            ge=0,
            le=86_400,
        ),
    ] = 900.0

    def of(self, language: Language) -> float:
        """The speed of a language."""
        own = self.speed_ja if language == "ja" else self.speed_en
        return self.speed if own is None else own


class GuestOptions(Options, frozen=True):
    section: ClassVar[str] = "voices.guest"
    ja: Annotated[
        str, about("日本語の対話の相手役の声", "the guest's voice in a Japanese dialogue")
    ] = ""
    en: Annotated[
        str, about("英語の対話の相手役の声", "the guest's voice in an English dialogue")
    ] = ""


class CacheOptions(Options, frozen=True):
    section: ClassVar[str] = "cache"
    megabytes: Annotated[
        float,
        about(
            "できた音を取っておく大きさ（MB）",
            "how much finished sound is kept, in MB; 2000 is about thirty hours of speech",
            ge=0,
            le=10_000_000,
        ),
    ] = 2000.0
