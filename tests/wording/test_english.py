"""English sentences as headlines: the main clause, and whose finding it is."""

import pytest

from generator.wording.english import clauses, core, note


@pytest.mark.parametrize(
    ("said", "headline"),
    [
        (
            "At the pier where both were made--the one below the mill--eel numbers fell to 12.",
            "Eel numbers fell to 12",
        ),
        (
            "Our survey also shows that along the shore, most of the nets came from ships.",
            "Survey: most of the nets came from ships",
        ),
        (
            "Holm, who counted them for years, says eels are coming back as the mills close.",
            "Eels are coming back (Holm)",
        ),
    ],
)
def test_a_headline_is_the_main_clause_with_whose_finding_it_is(said: str, headline: str) -> None:
    assert core(said) == headline


@pytest.mark.parametrize(
    "said",
    [
        "Although eels are few, they could return, the team says.",  # who could return?
        "Eel numbers dropped from 36 to 12.",  # nothing stands before it
        "In January, I plan to leave.",
    ],
)
def test_what_names_nobody_or_is_all_main_clause_has_none(said: str) -> None:
    assert not core(said)


def test_where_a_report_was_written_is_no_part_of_a_note() -> None:
    assert note("PORT HOLM, ME--Eels are back.") == "Eels are back"


def test_what_is_listed_at_the_end_is_not_left_out() -> None:
    said = "They were mending nets on the quay all through the summer, singing, and telling tales."
    assert note(said).endswith("singing, and telling tales")


@pytest.mark.parametrize(
    "said",
    [
        "In the long dark hall the biologists quietly counted the tiny, snoozing figures",
        "Behind the closed door of the old mill she found a cold, dripping room with no window",
    ],
)
def test_an_adjective_in_front_of_its_noun_is_no_clause_to_be_left_out(said: str) -> None:
    assert note(f"{said}.", 40) == said
    assert [each.text for each in clauses(said)] == [said]
