"""The nouns refuse what they do not know."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from generator.model import Bilingual, other

if TYPE_CHECKING:
    from generator.model import Language


def test_a_third_language_fails_loudly() -> None:
    french = cast("Language", "fr")
    for use in (
        lambda: other(french),
        lambda: Bilingual("はい", "yes")[french],
        lambda: Bilingual.of(french, "oui"),
        lambda: Bilingual("はい").having(french, "oui"),
    ):
        with pytest.raises(ValueError, match="no language of a show: 'fr', but ja and en"):
            use()


def test_each_language_has_the_other() -> None:
    assert (other("ja"), other("en")) == ("en", "ja")
