"""What a person does in the studio's pages, and sees there."""

from __future__ import annotations

import os
import time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from PIL import Image

if TYPE_CHECKING:
    from browser import Browser
    from studio_running import Running

PICTURES = os.environ.get("KAMISHIBAI_PICTURES")
"""Where pictures of the screens are kept: ``docs/pictures`` when they are to be made anew."""


def open_show(tab: Browser, running: Running, show: Path) -> None:
    tab.open(f"{running.base}/show?show={quote(str(show))}")


def until(tab: Browser, expression: str, seconds: float = 60) -> Any:
    end = time.monotonic() + seconds
    while not (found := tab.run(expression)):
        assert time.monotonic() < end, expression
        time.sleep(0.05)
    return found


def write(tab: Browser, place: str, text: str, language: str = "ja") -> None:
    """Into a text's field, as a person does it: all of what is there is replaced."""
    field = f'document.querySelector(`[data-place="{place}"][data-language="{language}"]`)'
    until(tab, f"!!{field}")
    tab.run(f"{field}.focus(); {field}.select()")
    tab.call("Input.insertText", text=text)


def serious(tab: Browser) -> list[str]:
    return [each["id"] for each in tab.axe() if each["impact"] in ("serious", "critical")]


def texts(tab: Browser) -> dict[str, str]:
    found: dict[str, str] = tab.run(
        "Object.fromEntries([...document.querySelectorAll('#panel textarea')]"
        ".map((area) => [`${area.dataset.place} ${area.dataset.language}`, area.value]))"
    )
    return found


def look_at(tab: Browser, view: str) -> None:
    """Another view of the show, by keyboard; nothing in it is hard to reach."""
    tab.run(f"document.querySelector('.tabs [data-view={view}]').focus()")
    tab.press("Enter", 13, "\r")
    until(tab, f"document.body.dataset.view === '{view}'")
    until(tab, f"document.querySelector('#view').dataset.filled === '{view}'")
    assert serious(tab) == []


def first_spoken(tab: Browser) -> str:
    found: str = until(tab, "document.querySelector('.spoken textarea')?.dataset.place")
    return found


def order(tab: Browser) -> list[str]:
    found: list[str] = tab.run(
        "[...document.querySelectorAll('#thumbs > li')].map((li) => li.dataset.scene)"
    )
    return found


def chosen(tab: Browser, number: int) -> str:
    """The scene of the slide of that number, from 1, once it is chosen."""
    tab.run(f"document.querySelectorAll('#thumbs > li')[{number - 1}].querySelector('a').click()")
    scene = order(tab)[number - 1]
    until(tab, f"!!document.querySelector('#panel [data-place^={quoted(scene)}]')")
    return scene


def quoted(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'


def click(tab: Browser, selector: str) -> None:
    """With the mouse, where it stands."""
    found = f"document.querySelector({quoted(selector)})"
    until(tab, f"!!{found} && !{found}.disabled")
    x, y = tab.run(
        f"(() => {{ const box = ({found}.scrollIntoView({{block: 'center'}}),"
        f" {found}.getBoundingClientRect());"
        " return [box.x + box.width / 2, box.y + box.height / 2]; })()"
    )
    for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
        tab.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)


def give(tab: Browser, selector: str, path: Path) -> None:
    """A file, to the field that asks for one."""
    page = tab.call("DOM.getDocument")["root"]["nodeId"]
    field = tab.call("DOM.querySelector", nodeId=page, selector=selector)["nodeId"]
    tab.call("DOM.setFileInputFiles", files=[str(path)], nodeId=field)


def built(tab: Browser, said: str = "All is made.") -> None:
    """What is out of date, made anew."""
    click(tab, "#build")
    until(tab, f"document.querySelector('#state').textContent.startsWith({quoted(said)})", 120)


def photograph(tab: Browser, name: str) -> None:
    """A screen as it is seen; kept for the documents where that is asked for."""
    picture = Image.open(BytesIO(tab.picture())).convert("RGB")
    assert len(picture.getcolors(1 << 20) or ()) > 20, "nothing is seen"
    if PICTURES:
        small = picture.quantize(96, dither=Image.Dither.NONE)
        small.save(Path(PICTURES) / f"studio-{name}.png", optimize=True)
