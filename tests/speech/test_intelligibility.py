"""Is the English understood? A recogniser picks the spoken sentence out of an example's."""

import re
import sys
from pathlib import Path

import numpy as np
import pytest
from lxml import etree

from generator.progress import silent
from generator.settings import Settings
from generator.sound import decoded
from generator.speech import VOICES, speak

EXAMPLES = Path(__file__).parents[2] / "examples"
COUNT = 20
"""Sentences of the example that are spoken; all of its sentences may be picked."""


def sentences(dictionary):
    """English of the first example, in words the recogniser knows; short ones are no test."""
    memory = EXAMPLES / "night-library" / "night-library.tmx"
    tree = etree.parse(str(memory), etree.XMLParser(resolve_entities=False, no_network=True))
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    texts = [
        "".join(unit.find("seg").itertext())
        for unit in tree.iter("tuv")
        if unit.get(language, "").lower().startswith("en")
    ]
    known = {}
    for text in texts:
        words = [word for word in re.findall(r"[a-z']+", text.lower()) if word in dictionary]
        if len(words) >= 5:
            known.setdefault(" ".join(words), text)
    return known


@pytest.mark.parametrize(("voice", "share"), [("flite", 0.85), ("espeak", 0.75)])
def test_the_recogniser_picks_the_spoken_sentence(voice, share, tmp_path, script):
    pocketsphinx = pytest.importorskip("pocketsphinx")
    lacking = VOICES.load(voice).available(Settings(), "en")
    if lacking:
        pytest.skip(lacking)
    lines = Path(pocketsphinx.get_model_path("en-us/cmudict-en-us.dict")).read_text().splitlines()
    known = sentences({line.split()[0] for line in lines if line.strip()})
    decoder = pocketsphinx.Decoder(samprate=16_000, loglevel="FATAL", lm=None)
    choices = " | ".join(known)
    decoder.add_jsgf_string("d", f"#JSGF V1.0;\ngrammar d;\npublic <s> = {choices};\n")
    decoder.activate_search("d")

    spoken_words = list(known)[:COUNT]
    said = script(*(known[words] for words in spoken_words), language="en")
    track = speak(said, Settings(cache=tmp_path, voices={"en": voice}), silent).track
    heard = [recognised(decoder, decoded(cue.clip.path)) for cue in track.cues]
    right = sum(one == other for one, other in zip(heard, spoken_words, strict=True))
    sys.stdout.write(f"{voice}: {right} of {len(heard)} sentences out of {len(known)} picked\n")
    assert right >= share * len(heard)


def recognised(decoder, samples):
    """At the recogniser's 16 kHz, by the mean of three samples."""
    whole = np.pad(samples, 12_000)
    third = whole[: whole.size // 3 * 3].reshape(-1, 3).mean(axis=1)
    decoder.start_utt()
    decoder.process_raw((np.clip(third, -1, 1) * 32767).astype("<i2").tobytes(), full_utt=True)
    decoder.end_utt()
    found = decoder.hyp()
    return found.hypstr if found else ""
