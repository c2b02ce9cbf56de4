"""A package of somebody else's: a translator, a voice and a reader, with an option and bugs."""

from typing import Annotated

from generator.options import Options, about
from generator.reading.draft import DraftArticle
from generator.reading.formats import READERS, Reader
from generator.speech.voice import Voice
from generator.translation.engine import Translator

ENGLISH = {
    "朝の市": "A morning market",
    "朝市の様子": "What the market is like",
    "港の朝市は五時に開く。": "The market by the harbour opens at 5",
    "魚屋が十軒並ぶ。": "10 fishmongers stand in a row",
    "雨の日は休みになる。": "It is closed when it rains",
}


class ParrotOptions(Options, frozen=True):
    feathers: Annotated[int, about("羽の数", "how many feathers it has", ge=1, le=99)] = 7


class ParrotTranslator(Translator):
    name = "parrot"
    online = False
    options = ParrotOptions

    @classmethod
    def available(cls, settings) -> str:
        return ""

    def translate(self, passage):
        told = self.settings.of(ParrotOptions, "translators.parrot")
        if told.feathers == 13:
            raise KeyError("token")
        return tuple(f"{ENGLISH[text]}{'!' * told.feathers}" for text in passage.texts)


class ParrotVoice(Voice):
    options = ParrotOptions
    fingerprint = "parrot 1"

    @classmethod
    def available(cls, settings, language=None) -> str:
        return ""

    def say(self, text):
        raise ZeroDivisionError("no\nbeak")


def _read(raw, settings) -> DraftArticle:
    if settings.of(ParrotOptions, "readers.parrot").feathers == 13:
        raise IndexError("no page")
    return READERS.load("text").read(raw, settings)


PAGES = Reader(_read, ParrotOptions)
