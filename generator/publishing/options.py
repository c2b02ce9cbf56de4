"""What can be set about the files that are published."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.options import Options, about

# What Apple's directory accepts, https://podcasters.apple.com/support/1691-apple-podcasts-categories
CATEGORIES = (
    *("Arts", "Business", "Comedy", "Education", "Fiction", "Government", "History"),
    *("Health & Fitness", "Kids & Family", "Leisure", "Music", "News"),
    *("Religion & Spirituality", "Science", "Society & Culture", "Sports", "Technology"),
    *("True Crime", "TV & Film"),
)


class MusicOptions(Options, frozen=True):
    """Under ``[audio]``, which has the options of the voices too."""

    section: ClassVar[str] = "audio"
    formats: Annotated[
        tuple[Literal["mp3", "m4a"], ...],
        about("録音ファイルの形式", "formats of recordings", filled=True),
    ] = ("mp3",)
    intro: Annotated[
        str, about("始まりの音楽（0.5～120 秒）", "music before, 0.5 to 120 seconds", place=True)
    ] = ""
    outro: Annotated[
        str, about("終わりの音楽（0.5～120 秒）", "music after, 0.5 to 120 seconds", place=True)
    ] = ""
    bed: Annotated[
        str, about("声の下に流す音楽（8～1200 秒）", "music below, 8 to 1200 seconds", place=True)
    ] = ""
    bed_level: Annotated[
        float,
        about("声の下の音楽の大きさ（dB）", "how loud it is below the voices, dB", ge=-40, le=-6),
    ] = -20.0


class CaptionsOptions(Options, frozen=True):
    section: ClassVar[str] = "captions"
    formats: Annotated[
        tuple[Literal["vtt", "srt"], ...],
        about("字幕ファイルの形式", "formats of captions", filled=True),
    ] = ("vtt",)


class PageOptions(Options, frozen=True):
    section: ClassVar[str] = "page"
    furigana: Annotated[
        Literal["auto", "none", "all", "1", "2", "3", "4", "5", "6"],
        about(
            "ふりがな（auto：学ぶ人のためのものには付ける、3：小学3年までに習う漢字だけの言葉には付けない）",
            "readings above kanji; auto: in shows for learners, 3: not where a word's kanji are "
            "taught in the first three years of school",
        ),
    ] = "auto"
    templates: Annotated[
        str,
        about(
            "自分のページの型のフォルダー",
            "a folder with page templates of your own",
            place=True,
        ),
    ] = ""


class FeedOptions(Options, frozen=True):
    section: ClassVar[str] = "feed"
    title: Annotated[str, about("フィードの題名", "the feed's title")] = ""
    description: Annotated[str, about("フィードの説明", "the feed's description")] = ""
    author: Annotated[str, about("フィードの作者", "the feed's author")] = ""
    email: Annotated[
        str, about("持ち主を確かめるメール", "where directories ask whether the feed is yours")
    ] = ""
    category: Annotated[
        str, about("Apple の分類", "one of Apple's categories", choices=CATEGORIES)
    ] = "Education"
    base_url: Annotated[
        str, about("公開する場所", "the address where the shows will be published")
    ] = ""


class GalleryOptions(Options, frozen=True):
    section: ClassVar[str] = "gallery"
    title: Annotated[str, about("一覧ページの題名", "the index page's title")] = ""
