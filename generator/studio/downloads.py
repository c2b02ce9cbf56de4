"""Downloads: a show's files in one, its feeds, its sentences for a translator and back again."""

from __future__ import annotations

import json
import tempfile
import zipfile
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, JSONResponse

from generator.errors import KamishibaiError
from generator.files import remove, write_bytes
from generator.model import LANGUAGES
from generator.publishing.feed import feed_name
from generator.reading.limits import BYTES
from generator.show.folder import MANIFEST, remembered_article
from generator.studio.api import body
from generator.translation.exchange import export_translations

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from generator.calls.calls import Calls

_SUFFIXES = {"xlf": "application/xliff+xml", "csv": "text/csv"}


async def zipped(request: Request) -> Response:
    """Every file that the manifest lists, with the manifest."""
    calls: Calls = request.app.state.calls
    folder = calls.folders.show(request.query_params.get("show", ""))
    path = await run_in_threadpool(partial(_packed, folder))
    return _taken(path, f"{folder.name}.zip", "application/zip")


def _packed(folder: Path) -> Path:
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    names = [MANIFEST, *(str(entry["path"]) for entry in manifest["files"])]
    place = Path(tempfile.mkdtemp(prefix="kamishibai-")) / "show.zip"
    with zipfile.ZipFile(place, "w") as archive:
        for name in dict.fromkeys(names):
            found = (folder / name).resolve()
            if found.is_relative_to(folder) and found.is_file():
                archive.write(found, f"{folder.name}/{name}", zipfile.ZIP_DEFLATED, 1)
    return place


def _taken(path: Path, name: str, kind: str) -> Response:
    gone = BackgroundTask(remove, path.parent)
    told = {"content-disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return FileResponse(path, media_type=kind, headers=told, background=gone)


def feeds(calls: Calls, folder: Path) -> list[Path]:
    """The feeds over a show and those beside it, where they stand within the folders."""
    with suppress(KamishibaiError):
        names = (calls.folders.path(str(folder.parent / feed_name(each))) for each in LANGUAGES)
        return [path for path in names if path.is_file()]
    return []


async def feed(request: Request) -> Response:
    """One of them."""
    calls: Calls = request.app.state.calls
    folder = calls.folders.show(request.query_params.get("show", ""))
    known = {path.name: path for path in await run_in_threadpool(partial(feeds, calls, folder))}
    path = known.get(request.query_params.get("name", ""))
    if path is None:
        raise HTTPException(404, "there is no such feed")
    return FileResponse(path, media_type="application/rss+xml", filename=path.name)


async def translations(request: Request) -> Response:
    """GET: XLIFF or CSV of the sentences. POST: such a file, come back from a translator."""
    calls: Calls = request.app.state.calls
    named, suffix = request.query_params.get("show", ""), request.query_params.get("as", "")
    if suffix not in _SUFFIXES:
        raise HTTPException(400, "xlf or csv is expected")
    folder = calls.folders.show(named)
    place = Path(tempfile.mkdtemp(prefix="kamishibai-")) / f"{folder.name}.{suffix}"
    if request.method == "POST":
        write_bytes(place, await body(request, BYTES))
        try:
            async with request.app.state.builds.turn:
                return JSONResponse(await run_in_threadpool(partial(calls.come_back, named, place)))
        finally:
            remove(place.parent)
    export = partial(export_translations, remembered_article(folder), place, calls.built(named))
    await run_in_threadpool(export)
    return _taken(place, place.name, _SUFFIXES[suffix])
