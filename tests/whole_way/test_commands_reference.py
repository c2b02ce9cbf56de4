from __future__ import annotations

import pytest
from commands_reference import PAGE, reference


def test_the_reference_of_commands_is_what_the_commands_say():
    written = PAGE.read_text(encoding="utf-8")
    if written != reference():
        pytest.fail("docs/commands.md is out of date: run tests/commands_reference.py")
