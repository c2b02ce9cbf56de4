"""Who may talk to the studio: this machine's own browser, with the token, from the studio's pages.

A page of somebody else's can make a browser send requests to the loopback address. It does not know
the token; its requests name it as their origin; and a name of its own that leads here (DNS
rebinding) stands in the Host header.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "media-src 'self' blob:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
"""Nothing of an article can become script: none is run but the studio's own files."""

FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""For files of shows, which others may have made: looked at, never run."""

_SAFE = ("GET", "HEAD")


@dataclass(frozen=True, slots=True)
class Guard:
    """Attributes: ``hosts``: the names by which this server may be called, with its port."""

    app: ASGIApp
    token: str
    hosts: tuple[str, ...]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        answer = self._refused(scope) if scope["type"] == "http" else Response(status_code=403)
        await (answer or self.app)(scope, receive, _guarded(send))

    def _refused(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if headers.get("host") not in self.hosts:
            return PlainTextResponse("unknown host", 421)
        own = {f"http://{host}" for host in self.hosts}
        origin = headers.get("origin")
        if origin is not None and origin not in own:
            return PlainTextResponse("another site's request", 403)
        if headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            return PlainTextResponse("another site's request", 403)
        if self._right(headers.get("authorization", "").removeprefix("Bearer ")):
            return None
        if self._right(self._cookie(headers)):
            known = scope["method"] in _SAFE or origin is not None
            return None if known else PlainTextResponse("a request without origin", 403)
        return self._let_in(scope)

    def _right(self, told: str) -> bool:
        return secrets.compare_digest(told.encode(), self.token.encode())

    @property
    def _name(self) -> str:
        """Browsers share cookies between the ports of a host."""
        return f"kamishibai-{self.hosts[0].rpartition(':')[2]}"

    def _cookie(self, headers: Headers) -> str:
        try:
            found = SimpleCookie(headers.get("cookie", "")).get(self._name)
        except CookieError:
            return ""
        return found.value if found else ""

    def _let_in(self, scope: Scope) -> Response:
        """The address that was printed has the token; the browser keeps it as a cookie."""
        asked = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        told = dict(asked).get("token", "")
        if scope["method"] not in _SAFE or not self._right(told):
            return PlainTextResponse("open the address that kamishibai studio printed", 401)
        rest = urlencode([(key, value) for key, value in asked if key != "token"])
        answer = RedirectResponse(scope["path"] + (f"?{rest}" if rest else ""), 303)
        answer.set_cookie(self._name, self.token, httponly=True, samesite="strict", path="/")
        return answer


def _guarded(send: Send) -> Send:
    async def told(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.setdefault("content-security-policy", POLICY)
            headers.setdefault("cache-control", "no-store")
            headers["x-content-type-options"] = "nosniff"
            headers["referrer-policy"] = "no-referrer"
            headers["cross-origin-resource-policy"] = "same-origin"
        await send(message)

    return told
