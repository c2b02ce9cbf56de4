"""How well voices are understood: `python benchmarks/voices.py --judge FOLDER [VOICE ...]`.

Sixty sentences of this project's own in each language are spoken by every offline voice that is
here, or by those named, and written down by Whisper base (faster-whisper; FOLDER holds its model).
Printed are the share of wrong characters (CER), the same once numbers are written one way, and once
all spellings are (kana in Japanese, phonemes in English), each after a stroke for every second
sentence alone: who chooses by the others reports these. DNSMOS where speechmos is installed (it
measures cleanliness, was trained on English, and is no listener), the processor's seconds for a
second of sound, of the finished clips their loudness, its range (LU from the softest tenth to the
loudest twentieth of 0.4 s) and the noise floor (dBFS of the softest fiftieth), the memory of the
process. What is heard wrong with numbers written one way is told, as sound or as spelling.

`--count N` takes the first N sentences, `--tuning` other ones, by which something may be chosen.
Needed beside kamishibai[offline,neural]: faster-whisper; for DNSMOS: speechmos.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import unicodedata
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from sound_speed import peak_megabytes

from generator.loudness import integrated, momentary
from generator.model import RATE
from generator.settings import Settings
from generator.speech import clips
from generator.speech.choice import chosen, made
from generator.speech.engines.espeak_library import pronounced
from generator.speech.engines.openjtalk import kana
from generator.speech.readings import reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Language
    from generator.sound import Samples

SENTENCES = Path(__file__).parents[1] / "tests" / "cases" / "speech"
OFFLINE = ("kokoro", "piper", "openjtalk", "flite", "espeak")


def offline(language: Language, settings: Settings) -> Iterator[str]:
    """The voices of this machine by name, all of a neural engine's and the default of others."""
    from generator.speech import VOICES

    for engine in OFFLINE:
        kind = VOICES.load(engine)
        if language in kind.languages and not kind.available(settings, language):
            names = kind.voices(settings, language) if engine in {"kokoro", "piper"} else ("",)
            yield from (f"{engine}:{name}" if name else engine for name in names)


def distance(one: str, other: str) -> int:
    """Levenshtein's."""
    before = list(range(len(other) + 1))
    for row, here in enumerate(one, 1):
        now = [row]
        for column, there in enumerate(other, 1):
            changed = before[column - 1] + (here != there)
            now.append(min(before[column] + 1, now[-1] + 1, changed))
        before = now
    return before[-1]


def plain(text: str) -> str:
    """Letters and digits alone, as far as they can be heard."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return "".join(each for each in folded if each.isalnum())


_DIGITS = {each: value for value, each in enumerate("〇一二三四五六七八九")}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "億": 10**8, "兆": 10**12}
_NUMERAL = re.compile(r"\d[\d,]*|[〇一二三四五六七八九十百千万億兆]")
_NUMERALS = re.compile(f"(?:{_NUMERAL.pattern})+")


def numbered(text: str, language: Language) -> str:
    """Numbers in one way: in words in English, in digits in Japanese."""
    if language == "en":
        return plain(reading(text, "en", Settings()))
    told = unicodedata.normalize("NFKC", text).replace("%", "パーセント")
    return plain(_NUMERALS.sub(lambda found: str(_value(found[0])), told))


def _value(numeral: str) -> int:
    """万 and 億 gather what stands before them, 百 what stands since: 1万2000, 一万二千."""
    total = part = here = 0
    for each in _NUMERAL.findall(numeral):
        if each in _MYRIADS:
            total, part, here = total + max(part + here, 1) * _MYRIADS[each], 0, 0
        elif each in _PLACES:
            part, here = part + max(here, 1) * _PLACES[each], 0
        elif each in _DIGITS:
            here = 10 * here + _DIGITS[each]
        else:
            here = int(each.replace(",", ""))
    return total + part + here


def evened(text: str, language: Language) -> str:
    """What is heard, however it is written."""
    said = reading(text, language, Settings())
    if language == "ja":
        return re.sub("[^ァ-ヴー]", "", kana(said)).replace("ー", "")
    clauses = [each for each in re.split(r"[,.;:!?]+(?:\s|$)", said.replace("-", " ")) if each]
    return re.sub(r"[ˈˌː^ \u0303\u0329]", "", "".join(pronounced(clauses)))


def mos(samples: Samples) -> float | None:
    """DNSMOS P.835, overall, of a sound at 16 kHz; ``None`` where speechmos is not installed."""
    found = find_spec("speechmos")
    if not found or not found.origin:
        return None
    import onnxruntime

    model = Path(found.origin).parent / "dnsmos_models" / "sig_bak_ovr.onnx"
    run = onnxruntime.InferenceSession(str(model), providers=["CPUExecutionProvider"])
    long = np.resize(samples, max(samples.size, 144_160))
    told = [
        run.run(None, {"input_1": long[np.newaxis, at : at + 144_160]})[0][0][2]
        for at in range(0, long.size - 144_159, 16_000)
    ]
    poly = np.poly1d([-0.06766283, 1.11546468, 0.04602535])
    return float(np.mean([poly(each) for each in told]))


def at_16k(samples: Samples) -> Samples:
    """By FFmpeg."""
    from av.audio.resampler import AudioResampler

    from generator.sound import frame

    resampler = AudioResampler(format="fltp", layout="mono", rate=16_000)
    frames = [*resampler.resample(frame(samples)), *resampler.resample(None)]
    return np.concatenate([each.to_ndarray()[0] for each in frames])


def processor() -> float:
    """Seconds of this process and of the programs that speak for it."""
    told = os.times()
    return told.user + told.system + told.children_user + told.children_system


def spoken(name: str, language: Language, texts: list[str], into: Path) -> None:
    """The clips of a voice, and what they cost, in this process alone."""
    settings = Settings(cache=into, voices={language: name})
    voice = made(chosen(language, settings), language, settings)
    voice.say(reading(texts[0], language, settings))  # what is loaded once
    started, clock = processor(), time.perf_counter()
    spoken_clips = [clips.clip([voice.say(reading(text, language, settings))]) for text in texts]
    cost, clock = processor() - started, time.perf_counter() - clock
    seconds = sum(each.size for each in spoken_clips) / RATE
    joined = np.concatenate(spoken_clips)
    levels = momentary(joined)
    quiet, loud = np.percentile(levels[levels > -70], [10, 95])
    power = np.square(joined[: joined.size // 480 * 480]).reshape(-1, 480).mean(axis=1)
    told = {
        "title": voice.title,
        "cpu": cost / seconds,
        "clock": clock / seconds,
        "seconds": seconds,
        "loudness": float(integrated(levels)),
        "range": float(loud - quiet),
        "floor": float(10 * np.log10(np.percentile(power, 2) + 1e-12)),
        "memory": peak_megabytes(),
    }
    (into / "told.json").write_text(json.dumps(told))
    for number, clip in enumerate(spoken_clips):
        np.save(into / f"{number}.npy", at_16k(clip))


def judged(judge: Any, language: Language, texts: list[str], into: Path) -> dict[str, Any]:
    """Of each way to write: characters that are wrong and all there are, sentence by sentence."""
    ways = {"cer": lambda text, _: plain(text), "numbers": numbered, "sounds": evened}
    wrong: dict[str, list[tuple[int, int]]] = {way: [] for way in ways}
    scores = []
    for number, text in enumerate(texts):
        sound = np.load(into / f"{number}.npy")
        parts, _ = judge.transcribe(
            sound, language=language, beam_size=5, condition_on_previous_text=False
        )
        heard = "".join(part.text for part in parts)
        for way, written in ways.items():
            one, other = written(text, language), written(heard, language)
            wrong[way].append((distance(one, other), len(one)))
        if wrong["numbers"][-1][0]:
            kind = "sound" if wrong["sounds"][-1][0] else "spelling"
            sys.stderr.write(f"    {kind}: {text} | {heard.strip()}\n")
        scores.append(mos(sound) if number % 4 == 0 else None)
    heard_scores = [each for each in scores if each is not None]
    told = json.loads((into / "told.json").read_text())
    shares = {way: (share(each), share(each[1::2])) for way, each in wrong.items()}
    return told | shares | {"mos": float(np.mean(heard_scores)) if heard_scores else float("nan")}


def share(wrong: list[tuple[int, int]]) -> float:
    return sum(each for each, _ in wrong) / max(1, sum(whole for _, whole in wrong))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("voices", nargs="*")
    asked.add_argument("--judge", default="")
    asked.add_argument("--count", type=int, default=60)
    asked.add_argument("--tuning", action="store_true")
    asked.add_argument("--language", choices=("ja", "en"), action="append")
    asked.add_argument("--speak", nargs=3, metavar=("VOICE", "LANGUAGE", "INTO"))
    told = asked.parse_args()

    def texts(language: str) -> list[str]:
        path = SENTENCES / f"{'tuning' if told.tuning else 'heard'}.{language}.txt"
        return path.read_text(encoding="utf-8").splitlines()[: told.count]

    if told.speak:
        name, language, into = told.speak
        spoken(name, language, texts(language), Path(into))
        return
    from faster_whisper import WhisperModel

    judge = WhisperModel(told.judge, device="cpu", compute_type="int8", cpu_threads=1)
    print(
        "language  voice                 CER          numbers      sounds       "
        "DNSMOS  CPU s/s  LUFS  range  floor  MB"
    )
    for language in told.language or ["ja", "en"]:
        for name in told.voices or list(offline(language, Settings())):
            with tempfile.TemporaryDirectory() as folder:
                order = [sys.executable, __file__, "--count", str(told.count)]
                order += ["--tuning"] * told.tuning
                subprocess.run([*order, "--speak", name, language, folder], check=True)
                row = judged(judge, language, texts(language), Path(folder))
            shares = "  ".join(
                f"{each:.3f}/{second:.3f}"
                for each, second in (row["cer"], row["numbers"], row["sounds"])
            )
            print(
                f"{language:<9} {name:<20} {shares}  "
                f"{row['mos']:>6.2f}  {row['cpu']:>6.2f}  {row['loudness']:>6.1f} "
                f"{row['range']:>5.1f} {row['floor']:>6.1f} {row['memory']:>5.0f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
