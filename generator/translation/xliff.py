"""XLIFF 1.2: one file of translation units with states and notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from generator.errors import MemoryFileError
from generator.files import write_text
from generator.model import other
from generator.translation import xmlfile
from generator.translation.row import TranslatorRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from lxml import etree

    from generator.model import Language, State

_ADVICE = "save it again as XLIFF 1.2 from your translation tool"
_STATES: dict[State, str] = {
    "new": 'state="new"',
    "machine": 'state="needs-review-translation" state-qualifier="mt-suggestion"',
    "edited": 'state="translated"',
    "final": 'state="final"',
}
_READ: dict[str, State] = {"translated": "edited", "final": "final", "signed-off": "final"}


def write(path: Path, rows: Iterable[TranslatorRow], language: Language, name: str) -> None:
    """Write a whole file; ``name`` is the article's.

    Raises:
        MemoryFileError: the file cannot be written.
    """
    units = "".join(map(_unit, rows))
    text = f"""<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file original={quoteattr(name)} datatype="plaintext"
    source-language="{language}" target-language="{other(language)}">
    <header>
      <tool tool-id="kamishibai" tool-name="Kamishibai"/>
    </header>
    <body>
{units}    </body>
  </file>
</xliff>
"""
    with xmlfile.explained(path, "choose another file"):
        write_text(path, text)


def _unit(row: TranslatorRow) -> str:
    parts = [
        f"<source>{xmlfile.escaped(row.source)}</source>",
        f"<target {_STATES[row.state]}>{xmlfile.escaped(row.target)}</target>",
    ]
    parts += [
        f'<alt-trans match-quality="{match.score}%" origin="memory">'
        f"<source>{xmlfile.escaped(match.unit.source)}</source>"
        f"<target>{xmlfile.escaped(match.unit.target)}</target></alt-trans>"
        for match in row.matches
    ]
    parts += [f"<note>{xmlfile.escaped(note)}</note>" for note in row.notes]
    inside = "".join(f"        {part}\n" for part in parts)
    return f"      <trans-unit id={quoteattr(row.id)}>\n{inside}      </trans-unit>\n"


def read(path: Path, language: Language) -> Iterator[TranslatorRow]:
    """The units of a file from ``language`` into the other one.

    Raises:
        MemoryFileError: no XLIFF 1.2, other languages, a unit without id or without end.
    """
    root = xmlfile.root(path, _ADVICE)
    if xmlfile.name(root) != "xliff":
        raise _trouble(path, root, f"this is <{xmlfile.name(root)}>, no XLIFF")
    if root.get("version") not in {"1.2", "1.1", "1.0"}:
        raise _trouble(path, root, f"XLIFF {root.get('version')} is not read")
    for element in root.iter():
        if xmlfile.name(element) == "file":
            _check_languages(path, element, language)
        elif xmlfile.name(element) == "trans-unit":
            yield _row(path, element)


def _check_languages(path: Path, element: etree._Element, language: Language) -> None:
    wanted = {"source-language": language, "target-language": other(language)}
    for attribute, code in wanted.items():
        found = element.get(attribute)
        if found and re.split("[-_]", found.lower())[0] != code:
            raise _trouble(path, element, f"{attribute} is {found}, not {code}")


def _row(path: Path, element: etree._Element) -> TranslatorRow:
    identity = element.get("id") or ""
    found = {xmlfile.name(child): child for child in reversed(element)}
    if not identity or "source" not in found:
        raise _trouble(path, element, "a trans-unit needs an id and a source")
    target = found.get("target")
    source, text = xmlfile.words(found["source"]), ""
    state: State = "new"
    if target is not None:
        text = xmlfile.words(target)
        state = _READ.get(target.get("state", ""), "machine")
    if element.get("approved") == "yes":
        state = "final"
    if max(len(source), len(text)) > xmlfile.LONGEST:
        raise _trouble(path, element, f"a segment of more than {xmlfile.LONGEST} characters")
    return TranslatorRow(identity, source, text, state)


def _trouble(path: Path, element: etree._Element, what: str) -> MemoryFileError:
    return MemoryFileError(f"{path.name}, line {xmlfile.line(element)}: {what}", _ADVICE)
