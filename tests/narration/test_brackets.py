"""What somebody wrote in quotation marks is said as it stands."""

from generator.narration.brackets import _listed


def test_dots_between_words_become_words_but_for_those_within_quotation_marks() -> None:
    said = _listed("議案は「2基・来客用」とします。企業・団体に聞きました。")
    assert said == "議案は「2基・来客用」とします。企業と団体に聞きました。"
