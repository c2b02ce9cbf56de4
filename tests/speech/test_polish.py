import numpy as np

from generator.loudness import (
    _limited,
    amplitude,
    integrated,
    limited,
    loudness_tag,
    momentary,
    true_peaks,
)
from generator.model import RATE
from generator.speech.clips import CEILING, LOUDNESS, clip, trimmed
from generator.speech.voice import Sound


def tone(seconds, level, hertz=400):
    time = np.arange(round(seconds * RATE)) / RATE
    return (np.sin(2 * np.pi * hertz * time) * level).astype(np.float32)


def silence(seconds):
    return np.zeros(round(seconds * RATE), dtype=np.float32)


def speechlike(seconds, level):
    """Syllables of noise: as uneven as speech."""
    noise = np.random.default_rng(1).normal(size=round(seconds * RATE)).astype(np.float32)
    rhythm = np.abs(np.sin(np.arange(noise.size) * (2 * np.pi * 2 / RATE))) ** 3
    return (noise * rhythm * level).astype(np.float32)


def test_silence_at_both_ends_is_cut_and_a_little_is_left_for_soft_sounds():
    kept = trimmed(np.concatenate([silence(0.5), tone(1, 0.3), silence(0.7)]))
    assert 1.0 <= kept.size / RATE <= 1.1


def test_a_pause_inside_stays():
    kept = trimmed(np.concatenate([tone(0.5, 0.3), silence(1), tone(0.5, 0.3)]))
    assert abs(kept.size / RATE - 2) < 0.02


def test_a_long_pause_of_digital_silence_inside_has_a_loudness_too():
    for seed in range(8):
        noise = np.random.default_rng(seed).normal(size=RATE).astype(np.float32) * 0.3
        made = clip([Sound(np.concatenate([noise, silence(1), noise]))])
        levels = [int(level) for level in loudness_tag(made).split()]
        assert min(levels) < -500 < max(levels)


def test_nothing_but_silence_leaves_nothing():
    assert trimmed(silence(1)).size == 0
    assert trimmed(silence(0)).size == 0


def test_a_clip_is_as_loud_as_every_other_however_loud_the_voice_was():
    for level in (0.003, 0.1, 3.0):
        made = clip([Sound(tone(2, level))])
        assert abs(integrated(momentary(made)) - LOUDNESS) < 0.3


def test_no_true_peak_of_a_clip_is_above_the_ceiling():
    made = clip([Sound(speechlike(3, 0.4))])
    assert true_peaks(made).max() <= amplitude(CEILING) * 1.01
    assert np.abs(made).max() > amplitude(CEILING) * 0.8


def test_a_long_line_is_limited_in_pieces_as_if_it_were_whole():
    long, ceiling = speechlike(25, 0.4), amplitude(CEILING)
    assert np.array_equal(limited(long, ceiling), _limited(long, ceiling))
    assert true_peaks(limited(long, ceiling)).max() <= ceiling * 1.01


def test_the_loudness_of_a_long_line_is_that_of_its_sentences():
    made = clip([Sound(speechlike(6, 0.1))] * 5)
    levels = [int(level) / 10 for level in loudness_tag(made).split()]
    assert abs(integrated(np.array(levels)) - LOUDNESS) < 0.5
    assert abs(integrated(momentary(made)) - LOUDNESS) < 0.3


def test_several_sounds_become_one_clip_without_the_silence_between_them():
    one = Sound(np.concatenate([silence(0.4), tone(1, 0.2), silence(0.4)]))
    assert abs(clip([one, one]).size / RATE - 2.1) < 0.15


def test_a_sound_of_another_rate_keeps_its_length():
    time = np.arange(16_000) / 16_000
    made = clip([Sound((np.sin(2 * np.pi * 400 * time) * 0.3).astype(np.float32), 16_000)])
    assert abs(made.size / RATE - 1) < 0.02
