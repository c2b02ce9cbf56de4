import re

from generator.locale import words


def keys(language: str) -> dict[tuple[str, str], set[str]]:
    """Each phrase's name and the placeholders it fills."""
    return {
        (section, key): set(re.findall(r"\{(\w+)", text))
        for section, phrases in words("ja" if language == "ja" else "en").items()
        for key, text in phrases.items()
        if isinstance(text, str)
    }


def test_both_languages_have_the_same_phrases_with_the_same_placeholders() -> None:
    assert keys("ja") == keys("en")
