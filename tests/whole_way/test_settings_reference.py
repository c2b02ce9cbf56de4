from __future__ import annotations

import pytest
from settings_reference import PAGE, reference


def test_the_reference_of_settings_is_what_the_declarations_say():
    if not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != reference():
        pytest.fail("docs/settings.md is out of date: run tests/settings_reference.py")
