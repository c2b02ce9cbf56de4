"""Libraries that ask through ``requests``, and do so through a client of ours instead.

deep-translator and gTTS take no session from outside: they use the ``requests`` that their module
imported. Each engine of ours has a copy of that module that is nobody else's, with something in
that place which sends what they ask for through its client. So the library does the talking,
nothing outside is changed, and time, size, secrets and Ctrl-C are the client's business.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec, module_from_spec
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

import requests
from requests.adapters import BaseAdapter
from requests.structures import CaseInsensitiveDict
from requests.utils import get_encoding_from_headers

from generator.web.wire import Request

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.web.client import Answer, Client

    Inspect = Callable[[Answer], None]


def library(name: str, client: Client, endpoint: str, inspect: Inspect) -> Any:
    """A copy of the module ``name`` whose requests go through a client.

    Args:
        name: of the module that says ``import requests``.
        client: that does what the library asks for.
        endpoint: scheme, host and port that replace those of every request; empty for none.
        inspect: sees each answer first, and may raise a ``ServiceError`` for what it means.
    """
    spec = find_spec(name)
    assert spec
    assert spec.loader
    module: Any = module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module is not sys.modules.get(name)
    module.requests = _Requests(client, endpoint, inspect)
    return module


class _Requests:
    """As much of ``requests`` as a library finds in its module."""

    def __init__(self, client: Client, endpoint: str, inspect: Inspect) -> None:
        self._way = _Way(client, endpoint, inspect)

    def __getattr__(self, name: str) -> Any:
        return getattr(requests, name)

    def Session(self) -> requests.Session:  # noqa: N802  # its name in requests
        return _Session(self._way)

    def get(self, url: str, **arguments: Any) -> requests.Response:
        with self.Session() as session:
            return session.get(url, **arguments)


class _Session(requests.Session):
    """Without ``~/.netrc``, and led nowhere else."""

    def __init__(self, way: _Way) -> None:
        super().__init__()
        self.trust_env = False
        self.mount("https://", way)
        self.mount("http://", way)

    def send(self, request: requests.PreparedRequest, **arguments: Any) -> requests.Response:
        return super().send(request, **{**arguments, "allow_redirects": False})


class _Way(BaseAdapter):
    def __init__(self, client: Client, endpoint: str, inspect: Inspect) -> None:
        super().__init__()
        self.client, self.place, self.inspect = client, urlsplit(endpoint), inspect

    def send(self, request: requests.PreparedRequest, *_: Any, **__: Any) -> requests.Response:
        """The whole answer; how long to wait for it and whom to believe is the client's affair."""
        body = request.body.encode() if isinstance(request.body, str) else request.body
        headers = {**request.headers, "Accept-Encoding": "gzip, deflate"}
        url = self._there(str(request.url))
        answer = self.client.send(Request(str(request.method), url, headers, body))
        self.inspect(answer)
        return _as_response(answer, request)

    def _there(self, url: str) -> str:
        if not self.place.netloc:
            return url
        _, _, path, query, _ = urlsplit(url)
        return urlunsplit((self.place.scheme, self.place.netloc, path, query, ""))

    def close(self) -> None:
        """The client outlives the sessions of a library."""


def _as_response(answer: Answer, request: requests.PreparedRequest) -> requests.Response:
    response = requests.Response()
    response.status_code = answer.status
    response.headers = CaseInsensitiveDict(answer.headers)
    response.encoding = get_encoding_from_headers(response.headers)
    response.url = answer.url
    response.request = request
    response._content = answer.data  # noqa: SLF001  # as requests' own cassettes and mocks do
    return response
