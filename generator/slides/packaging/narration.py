"""Sound in the deck: a clip a scene, played by itself, and slides that advance with it.

What PowerPoint itself writes for a recorded narration: an ``a:audioFile`` with a ``p14:media``
beside it, a timing tree that plays it after the slide appears, and a transition with ``advTm``.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.model import Chapter, Line, Track

_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_MEDIA_EXTENSION = "{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}"
MEDIA = "http://schemas.microsoft.com/office/2007/relationships/media"
_ICON = 457_200
"""Side of the loudspeaker in EMU; it stands left of the slide, where no audience sees it."""

_LEAST = 1_000
"""Milliseconds a slide stays, however little is said on it."""


@dataclass(frozen=True, slots=True)
class Clip:
    """The sound of one scene.

    Attributes:
        data: MP3.
        stays: milliseconds each of the scene's slides is seen.
    """

    data: bytes
    stays: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording cut into scenes.

    Attributes:
        clips: scene id → MP3 of its chapter, from the chapter's start to its end.
        chapters: by scene id; ``ends`` of lines by scene id and line id, in samples.
    """

    clips: Mapping[str, bytes]
    chapters: Mapping[str, Chapter]
    ends: Mapping[tuple[str, str], int]
    rate: int


def recording(track: Track, clips: Mapping[str, bytes]) -> Recording:
    chapters = {chapter.scene: chapter for chapter in reversed(track.chapters)}
    ends = {(cue.scene, cue.id): cue.end for cue in track.cues}
    return Recording(clips, chapters, ends, track.rate)


def clip(sound: Recording, scene: str, lines: Sequence[Sequence[Line]]) -> Clip | None:
    """A scene's clip with its time parted among the slides that say its lines.

    ``lines`` are each slide's; ``None`` for a scene the recording does not have.
    """
    chapter = sound.chapters.get(scene)
    if chapter is None or scene not in sound.clips:
        return None
    bounds = [chapter.start]
    for said in lines[:-1]:
        spoken = [end for line in said if (end := sound.ends.get((scene, line.id))) is not None]
        bounds.append(max(spoken or bounds[-1:]))
    bounds.append(chapter.end)
    stays = (max(_LEAST, round((b - a) * 1000 / sound.rate)) for a, b in pairwise(bounds))
    return Clip(sound.clips[scene], tuple(stays))


def icon() -> bytes:
    """A loudspeaker as PNG, drawn here: no file of others'."""
    picture = Image.new("RGB", (96, 96), "#FFFFFF")
    draw = ImageDraw.Draw(picture)
    draw.polygon([(18, 36), (34, 36), (54, 18), (54, 78), (34, 60), (18, 60)], fill="#525C6B")
    draw.arc((50, 30, 76, 66), -60, 60, fill="#525C6B", width=6)
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()


def shape(number: int, describes: str, relations: tuple[str, str, str]) -> str:
    """The picture that carries the sound; ``relations`` are of audio, media and icon."""
    audio, media, image = relations
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{number}" name="Narration" descr={quoteattr(describes)}>'
        '<a:hlinkClick r:id="" action="ppaction://media"/></p:cNvPr><p:cNvPicPr>'
        f'<a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr><a:audioFile r:link="{audio}"/>'
        f'<p:extLst><p:ext uri="{_MEDIA_EXTENSION}"><p14:media xmlns:p14="{_P14}" '
        f'r:embed="{media}"/></p:ext></p:extLst></p:nvPr></p:nvPicPr><p:blipFill>'
        f'<a:blip r:embed="{image}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>'
        f'<a:xfrm><a:off x="{-_ICON * 5 // 4}" y="0"/><a:ext cx="{_ICON}" cy="{_ICON}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def transition(milliseconds: int) -> str:
    """On to the next slide by itself, or at a click before that."""
    return f'<p:transition advClick="1" advTm="{milliseconds}"/>'


def timing(number: int, slides: int) -> str:
    """Plays shape ``number`` when its slide appears, and on over ``slides`` slides."""
    target = f'<p:tgtEl><p:spTgt spid="{number}"/></p:tgtEl>'
    over = f' numSld="{slides}"' if slides > 1 else ""
    started = '<p:stCondLst><p:cond delay="0"/></p:stCondLst>'
    play = (
        '<p:cmd type="call" cmd="playFrom(0.0)"><p:cBhvr><p:cTn id="6" dur="1" fill="hold"/>'
        f"{target}</p:cBhvr></p:cmd>"
    )
    effect = (
        '<p:par><p:cTn id="5" presetID="1" presetClass="mediacall" presetSubtype="0" '
        f'fill="hold" nodeType="afterEffect">{started}<p:childTnLst>{play}</p:childTnLst>'
        "</p:cTn></p:par>"
    )
    inner = (
        f'<p:par><p:cTn id="4" fill="hold">{started}<p:childTnLst>{effect}</p:childTnLst>'
        "</p:cTn></p:par>"
    )
    begin = (
        '<p:par><p:cTn id="3" fill="hold"><p:stCondLst><p:cond delay="indefinite"/>'
        '<p:cond evt="onBegin" delay="0"><p:tn val="2"/></p:cond></p:stCondLst>'
        f"<p:childTnLst>{inner}</p:childTnLst></p:cTn></p:par>"
    )
    slide = "<p:tgtEl><p:sldTgt/></p:tgtEl>"
    sequence = (
        '<p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq">'
        f"<p:childTnLst>{begin}</p:childTnLst></p:cTn><p:prevCondLst>"
        f'<p:cond evt="onPrev" delay="0">{slide}</p:cond></p:prevCondLst><p:nextCondLst>'
        f'<p:cond evt="onNext" delay="0">{slide}</p:cond></p:nextCondLst></p:seq>'
    )
    node = (
        f'<p:audio isNarration="1"><p:cMediaNode vol="80000"{over} showWhenStopped="0">'
        '<p:cTn id="7" fill="hold" display="0"><p:stCondLst><p:cond delay="indefinite"/>'
        '</p:stCondLst><p:endCondLst><p:cond evt="onStopAudio" delay="0">'
        f"{slide}</p:cond></p:endCondLst></p:cTn>{target}</p:cMediaNode></p:audio>"
    )
    return (
        '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" '
        f'nodeType="tmRoot"><p:childTnLst>{sequence}{node}</p:childTnLst></p:cTn></p:par>'
        "</p:tnLst></p:timing>"
    )
