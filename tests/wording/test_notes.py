"""Points, titles and labels out of sentences."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis.strategies import text

from generator.japanese.width import width
from generator.model import Bilingual
from generator.verifying import faults
from generator.wording import english
from generator.wording.certainty import certainty
from generator.wording.independent import instructs, is_sentence
from generator.wording.notes import note, notes
from generator.wording.shorter import whole
from generator.wording.titles import label, title

CASES = Path(__file__).parents[1] / "cases" / "wording"


def rows(name: str) -> list[str]:
    found = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [row for row in found if row and row[0] != "#"]


def pairs(name: str) -> list[tuple[str, str]]:
    found = [row.split(" → ") for row in rows(name)]
    return [(row[0], row[-1]) for row in found]


def blocks(name: str) -> list[tuple[str, str | None, list[str]]]:
    """Japanese, English or -, and a row a point: Japanese | English."""
    whole_text = (CASES / name).read_text(encoding="utf-8")
    found = [
        [r for r in block.split("\n") if r and r[0] != "#"] for block in whole_text.split("\n\n")
    ]
    return [(b[0], None if b[1] == "-" else b[1], b[2:]) for b in found if len(b) > 2]


@pytest.mark.parametrize(("sentence", "expected"), pairs("note_style.txt"))
def test_a_sentence_becomes_a_note(sentence: str, expected: str) -> None:
    assert whole(sentence, 34.0) == expected


@pytest.mark.parametrize(("ja", "en", "points"), blocks("notes.txt"))
def test_a_sentence_becomes_points_each_with_its_own_english(
    ja: str, en: str | None, points: list[str]
) -> None:
    made = notes(Bilingual(ja, en))
    told = [point.ja if en is None else f"{point.ja} | {point.en}" for point in made]
    assert told == points


@pytest.mark.parametrize(("sentence", "expected"), pairs("points.txt"))
def test_a_long_sentence_becomes_points_that_say_no_more(sentence: str, expected: str) -> None:
    alone = note(Bilingual(sentence)).ja or ""
    told = [alone] if width(alone) <= 32.0 else [p.ja or "" for p in notes(Bilingual(sentence))]
    assert " / ".join(told) == expected
    assert all(not faults(point, sentence, "ja") for point in told)


@pytest.mark.parametrize(("ja", "en", "points"), blocks("notes.txt"))
def test_a_translation_that_arrives_later_moves_nothing(
    ja: str, en: str | None, points: list[str]
) -> None:
    del points
    before, after = notes(Bilingual(ja)), notes(Bilingual(ja, en))
    assert [point.ja for point in before] == [point.ja for point in after]
    assert all(point.en is None for point in before)


@pytest.mark.parametrize("row", rows("clauses.en.txt"))
def test_an_english_sentence_is_parted_between_its_clauses(row: str) -> None:
    """The case shows where, by ‖ after the joint's own words."""
    sentence, halves = row.replace(" ‖ ", " "), row.split(" ‖ ")
    clauses = [half.removesuffix(" but").removesuffix(" and").rstrip(",;.") for half in halves]
    expected = [clause[:1].upper() + clause[1:] for clause in clauses]
    assert [each.rstrip(".") for each in english.alone(sentence, 60)] == expected


@pytest.mark.parametrize(("sentence", "expected"), pairs("english.txt"))
def test_an_english_sentence_becomes_a_note(sentence: str, expected: str) -> None:
    assert note(Bilingual(en=sentence)).en == expected


def test_what_is_pending_stays_pending() -> None:
    assert note(Bilingual("港が開きました。")) == Bilingual("港が開いた")
    assert note(Bilingual(en="However, the port opened.")) == Bilingual(en="The port opened")


@pytest.mark.parametrize(("sentence", "expected"), pairs("titles.txt"))
def test_a_title_is_a_statement_with_its_subject_and_its_hedge(
    sentence: str, expected: str
) -> None:
    ja, _, en = sentence.partition(" | ")
    made = title(Bilingual(ja, en or None))
    assert (f"{made.ja} | {made.en}" if en and made else made.ja if made else "=") == expected


@pytest.mark.parametrize(("sentence", "expected"), pairs("labels.txt"))
def test_a_label_is_a_short_noun(sentence: str, expected: str) -> None:
    made = label(Bilingual(sentence))
    assert (made.ja if made else "=") == expected


def test_certainty_is_that_of_the_weakest_word() -> None:
    assert certainty("開発が停滞する可能性が高いです。", "ja") == "likely"
    assert certainty("工場は電池を受け入れます。", "ja") == "fact"
    assert certainty("Its technology could leak.", "en") == "conceivable"


@settings(deadline=None, max_examples=300)
@given(
    text(
        "港が開いた。です、ますてでのはをがも「」（）ん ー1０%ABc\u3000\n…✕㎡㍻ｶﾞ😀'\"ながらため",
        max_size=40,
    )
)
def test_whatever_the_text_it_becomes_points(ja: str) -> None:
    made = notes(Bilingual(ja, ja))
    assert made
    assert len(note(Bilingual(ja)).ja or "") <= len(ja) * 2 + 8
    title(Bilingual(ja))
    label(Bilingual(ja, ja))
    certainty(ja, "ja")


def test_every_thread_has_a_tokenizer_of_its_own() -> None:
    made: list[str] = []
    threads = [
        threading.Thread(target=lambda n=n: made.append(whole(f"港が{n}年前に開きました。", 24.0)))
        for n in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(made) == [f"港が{n}年前に開いた" for n in range(4)]


def english_parting() -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for row in rows("english_parting.txt"):
        if row.startswith("- "):
            found[-1][1].append(row[2:])
        else:
            found.append((row, []))
    return found


@pytest.mark.parametrize(("sentence", "parts"), english_parting())
def test_a_long_english_sentence_falls_into_sentences(sentence: str, parts: list[str]) -> None:
    """Each has a subject and a verb of its own, or tells what to do; it says nothing more."""
    made = [*english.alone(sentence, 60)]
    assert made == (parts or [sentence.removesuffix(".")])
    assert all(is_sentence(each) or instructs(each) for each in made)
    assert all(not faults(each, sentence, "en") for each in made)


@pytest.mark.parametrize(
    "piece",
    [
        "Who had fought the tram for thirty years",
        "Is strongest in the hours after lunch",
        "That nobody could afterwards ignore",
        "A survey of 2009 in which shopkeepers",
        "And that the effect is strongest after lunch",
        "A small group used as the guides of all vessels",
    ],
)
def test_a_piece_without_subject_or_verb_is_no_sentence(piece: str) -> None:
    assert not is_sentence(piece)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("一番言いたいのは、桶は二人で運ぼう、ということです。", "桶は二人で運ぼう"),
        ("桶を運んで感じたのは、水は思うより重いということです。", "水は思うより重いと感じた"),
        ("調べてわかったのは、桶が三割漏れているということだ。", "桶が三割漏れているとわかった"),
        ("学んだことは、底板を濡らしておくことです。", "底板を濡らしておくことを学んだ"),
        (
            "会が伝えたいのは、桶は一人で運べるということです。",
            "会が伝えたいのは、桶は一人で運べること",
        ),
    ],
    ids=["meant", "felt", "found out", "learnt", "somebody else's"],
)
def test_what_is_meant_felt_or_learnt_is_told_without_its_frame(sentence: str, told: str) -> None:
    """With whose it is: felt and learnt stay, and so does who else says it."""
    assert whole(sentence, 24) == told
    assert not faults(told, sentence, "ja")


def test_a_picture_that_stands_elsewhere_is_not_named_before_what_it_shows() -> None:
    said = "As can be seen in the drawing on page two, the bucket leaks at its seam."
    assert english.note(said) == "The bucket leaks at its seam"


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "この桶は、1) 軽くて一人で運べ、2) 底が広いので、井戸の縁に置けます。",
            ["この桶は、軽くて一人で運べ、底が広い", "井戸の縁に置ける"],
        ),
        (
            "会は①桶を直し、②直した桶を庭に置いています。",
            ["会は桶を直し、直した桶を庭に置いている"],
        ),
        ("式は1)と、2)で表します。", ["式は1)と、2)で表す"]),
        ("棚は2) の列にあり、縄は4) の列にあります。", ["棚は2) の列にあり、縄は4) の列にある"]),
    ],
    ids=["brackets", "circles", "names of things", "in no order"],
)
def test_what_a_sentence_counts_off_is_told_without_the_numbers(
    sentence: str, told: list[str]
) -> None:
    assert [each.ja for each in notes(Bilingual(sentence))] == told
