"""Sound in the deck: a clip a scene, played by itself; slides advance with it, texts appear.

What PowerPoint itself writes for a recorded narration: an ``a:audioFile`` with a ``p14:media``
beside it, a timing tree that plays it after the slide appears, and a transition with ``advTm``.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.safexml import quoteattr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.model import Chapter, Line, Track

_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_MEDIA_EXTENSION = "{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}"
MEDIA = "http://schemas.microsoft.com/office/2007/relationships/media"
# Side of the loudspeaker in EMU; it stands left of the slide, where no audience sees it.
_ICON = 457_200

_LEAST = 1_000  # milliseconds a slide stays, however little is said on it
_FADES = 500  # milliseconds a text takes to appear
_FIRST = 8  # the first id of a timing tree that is free for entrances
_AT_ONCE = '<p:stCondLst><p:cond delay="0"/></p:stCondLst>'
_SLIDE = "<p:tgtEl><p:sldTgt/></p:tgtEl>"


@dataclass(frozen=True, slots=True)
class SceneSound:
    """The sound of one scene.

    Attributes:
        scene: whose sound it is.
        stays: milliseconds each of the scene's slides is seen.
        begins: by slide, the milliseconds after it appears at which each of its lines is heard.
    """

    scene: str
    stays: tuple[int, ...]
    begins: tuple[Mapping[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Entrance:
    """A paragraph of a shape appears ``moment`` milliseconds after its slide."""

    shape: int
    paragraph: int
    moment: int


_MORPH = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:p159="http://schemas.microsoft.com/office/powerpoint/2015/09/main"'
)


@dataclass(frozen=True, slots=True)
class CutRecording:
    """A recording cut into scenes.

    Attributes:
        clips: scene id → MP3 of its chapter, from the chapter's start to its end.
        chapters: by scene id.
        cues: start and end of lines by scene id and line id, in samples.
    """

    clips: Mapping[str, bytes]
    chapters: Mapping[str, Chapter]
    cues: Mapping[tuple[str, str], tuple[int, int]]
    rate: int


def recording(track: Track, clips: Mapping[str, bytes]) -> CutRecording:
    chapters = {chapter.scene: chapter for chapter in reversed(track.chapters)}
    cues: dict[tuple[str, str], tuple[int, int]] = {}
    for cue in track.cues:
        begun = cues.get((cue.scene, cue.id), (cue.start, 0))[0]
        cues[cue.scene, cue.id] = (begun, cue.end)
    return CutRecording(clips, chapters, cues, track.rate)


def clip(sound: CutRecording, scene: str, lines: Sequence[Sequence[Line]]) -> SceneSound | None:
    """A scene's clip with its time parted among the slides that say its lines.

    ``lines`` are each slide's; ``None`` for a scene the recording does not have.
    """
    chapter = sound.chapters.get(scene)
    if chapter is None or scene not in sound.clips:
        return None
    bounds = [chapter.start]
    for said in lines[:-1]:
        spoken = [cue[1] for line in said if (cue := sound.cues.get((scene, line.id))) is not None]
        bounds.append(max(spoken or bounds[-1:]))
    bounds.append(chapter.end)

    def after(start: int, moment: int) -> int:
        return max(0, round((moment - start) * 1000 / sound.rate))

    stays = (max(_LEAST, after(a, b)) for a, b in pairwise(bounds))
    begins = tuple(
        {
            line.id: after(start, sound.cues[scene, line.id][0])
            for line in said
            if (scene, line.id) in sound.cues
        }
        for start, said in zip(bounds, lines, strict=False)
    )
    return SceneSound(scene, tuple(stays), begins)


def icon() -> bytes:
    """A loudspeaker as PNG, drawn here: no file of others'."""
    from PIL import Image, ImageDraw

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


def transition(milliseconds: int | None, *, morph: bool = False) -> str:
    """On to the next slide by itself, or at a click before that.

    With ``morph`` shapes of one name with "!!" before it (MS-PPTX 2.2.9) go from where they stood
    on the slide before to where they stand on this one; programs that cannot do so fade.
    """
    moves = "" if milliseconds is None else f' advClick="1" advTm="{milliseconds}"'
    if not morph:
        return f"<p:transition{moves}/>" if moves else ""
    return (
        f'<mc:AlternateContent {_MORPH}><mc:Choice Requires="p159"><p:transition spd="slow"{moves}>'
        '<p159:morph option="byObject"/></p:transition></mc:Choice><mc:Fallback>'
        f'<p:transition spd="slow"{moves}><p:fade/></p:transition></mc:Fallback>'
        "</mc:AlternateContent>"
    )


def timing(number: int, slides: int, entrances: Sequence[Entrance] = ()) -> str:
    """What happens by itself while a slide is seen; nothing where neither sounds nor appears.

    Args:
        number: of the shape whose sound is played, on over ``slides`` slides; 0 for none.
        slides: see there.
        entrances: of texts, counted from when the slide appears.
    """
    effects = _played(number) if number else ""
    effects += "".join(_faded(each, _FIRST + 3 * n) for n, each in enumerate(entrances))
    if not effects:
        return ""
    inner = (
        f'<p:par><p:cTn id="4" fill="hold">{_AT_ONCE}<p:childTnLst>{effects}</p:childTnLst>'
        "</p:cTn></p:par>"
    )
    begin = (
        '<p:par><p:cTn id="3" fill="hold"><p:stCondLst><p:cond delay="indefinite"/>'
        '<p:cond evt="onBegin" delay="0"><p:tn val="2"/></p:cond></p:stCondLst>'
        f"<p:childTnLst>{inner}</p:childTnLst></p:cTn></p:par>"
    )
    sequence = (
        '<p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq">'
        f"<p:childTnLst>{begin}</p:childTnLst></p:cTn><p:prevCondLst>"
        f'<p:cond evt="onPrev" delay="0">{_SLIDE}</p:cond></p:prevCondLst><p:nextCondLst>'
        f'<p:cond evt="onNext" delay="0">{_SLIDE}</p:cond></p:nextCondLst></p:seq>'
    )
    built = "".join(
        f'<p:bldP spid="{shape}" grpId="0" build="p"/>'
        for shape in dict.fromkeys(each.shape for each in entrances)
    )
    return (
        '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" '
        f'nodeType="tmRoot"><p:childTnLst>{sequence}{_sounding(number, slides) if number else ""}'
        "</p:childTnLst></p:cTn></p:par></p:tnLst>"
        f"{f'<p:bldLst>{built}</p:bldLst>' if built else ''}</p:timing>"
    )


def _target(number: int, paragraph: int | None = None) -> str:
    if paragraph is None:
        return f'<p:tgtEl><p:spTgt spid="{number}"/></p:tgtEl>'
    return (
        f'<p:tgtEl><p:spTgt spid="{number}"><p:txEl><p:pRg st="{paragraph}" end="{paragraph}"/>'
        "</p:txEl></p:spTgt></p:tgtEl>"
    )


def _played(number: int) -> str:
    play = (
        '<p:cmd type="call" cmd="playFrom(0.0)"><p:cBhvr><p:cTn id="6" dur="1" fill="hold"/>'
        f"{_target(number)}</p:cBhvr></p:cmd>"
    )
    return (
        '<p:par><p:cTn id="5" presetID="1" presetClass="mediacall" presetSubtype="0" '
        f'fill="hold" nodeType="afterEffect">{_AT_ONCE}<p:childTnLst>{play}</p:childTnLst>'
        "</p:cTn></p:par>"
    )


def _sounding(number: int, slides: int) -> str:
    """The sound itself, which goes on while slides change."""
    over = f' numSld="{slides}"' if slides > 1 else ""
    return (
        f'<p:audio isNarration="1"><p:cMediaNode vol="80000"{over} showWhenStopped="0">'
        '<p:cTn id="7" fill="hold" display="0"><p:stCondLst><p:cond delay="indefinite"/>'
        '</p:stCondLst><p:endCondLst><p:cond evt="onStopAudio" delay="0">'
        f"{_SLIDE}</p:cond></p:endCondLst></p:cTn>{_target(number)}</p:cMediaNode></p:audio>"
    )


def _faded(entrance: Entrance, number: int) -> str:
    """PowerPoint's "Fade" of a paragraph, with the effect before it and its own delay."""
    target = _target(entrance.shape, entrance.paragraph)
    shown = (
        f'<p:set><p:cBhvr><p:cTn id="{number + 1}" dur="1" fill="hold">{_AT_ONCE}</p:cTn>{target}'
        "<p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr>"
        '<p:to><p:strVal val="visible"/></p:to></p:set>'
    )
    fades = (
        '<p:animEffect transition="in" filter="fade"><p:cBhvr>'
        f'<p:cTn id="{number + 2}" dur="{_FADES}"/>{target}</p:cBhvr></p:animEffect>'
    )
    return (
        f'<p:par><p:cTn id="{number}" presetID="10" presetClass="entr" presetSubtype="0" '
        'fill="hold" grpId="0" nodeType="withEffect"><p:stCondLst>'
        f'<p:cond delay="{entrance.moment}"/></p:stCondLst><p:childTnLst>{shown}{fades}'
        "</p:childTnLst></p:cTn></p:par>"
    )
