"""Pages that are written out of the program say what it says now."""

from __future__ import annotations

import commands_reference
import pytest
import settings_reference


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("source", [commands_reference, settings_reference])
def test_the_reference_is_what_commands_and_declarations_say(source, language):
    if source.PAGES[language].read_text(encoding="utf-8") != source.reference(language):
        pytest.fail(f"{source.PAGES[language].name} is out of date: run {source.__file__}")
