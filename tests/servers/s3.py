"""S3's protocol on loopback: moto's server, in a bad mood if wanted."""

from __future__ import annotations

import logging
import random
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.request import Request, urlopen

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

BUCKET = "shows"


@contextmanager
def s3(*, bad: float = 0.0, slow: float = 0.5, seed: int = 7) -> Iterator[Any]:
    """A bucket; yields a client for looking at it, which is never treated badly.

    The environment names the server while the block runs, for this process and its children.

    Args:
        bad: how many of the requests fail (some before they are done, some after) or are slow.
        slow: seconds that a slow one takes.
        seed: which ones.
    """
    boto3 = pytest.importorskip("boto3")
    moto = pytest.importorskip("moto.moto_server.werkzeug_app")
    serving = pytest.importorskip("werkzeug.serving")
    app = moto.DomainDispatcherApplication(moto.create_backend_app)
    good = serving.make_server("127.0.0.1", 0, app, threaded=True)
    moody = serving.make_server("127.0.0.1", 0, _Moody(app, bad, slow, seed), threaded=True)
    keys = {"aws_access_key_id": "k", "aws_secret_access_key": "s", "region_name": "us-east-1"}
    pytest.importorskip("s3fs").S3FileSystem.clear_instance_cache()  # it knows the last one
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # a line a request else
    with _running(good), _running(moody), pytest.MonkeyPatch.context() as environment:
        for name, value in (
            ("AWS_ACCESS_KEY_ID", "k"),
            ("AWS_SECRET_ACCESS_KEY", "s"),
            ("AWS_DEFAULT_REGION", "us-east-1"),
            ("AWS_ENDPOINT_URL", f"http://127.0.0.1:{moody.server_port}"),
        ):
            environment.setenv(name, value)
        address = f"http://127.0.0.1:{good.server_port}"
        urlopen(Request(f"{address}/moto-api/reset", method="POST")).close()  # what others left
        client = boto3.client("s3", endpoint_url=address, **keys)
        client.create_bucket(Bucket=BUCKET)
        yield client


def objects(client: Any) -> dict[str, bytes]:
    """Everything in the bucket."""
    pages = client.get_paginator("list_objects_v2").paginate(Bucket=BUCKET)
    keys = [each["Key"] for page in pages for each in page.get("Contents", ())]
    return {key: client.get_object(Bucket=BUCKET, Key=key)["Body"].read() for key in keys}


class _Moody:
    def __init__(self, app: Callable[..., Any], bad: float, slow: float, seed: int) -> None:
        self._app, self._bad, self._slow = app, bad, slow
        self._random = random.Random(seed)
        self._lock = threading.Lock()

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        with self._lock:
            mood = self._random.random() / self._bad if self._bad else 1.0
        if mood < 0.33:
            environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        elif mood < 0.66:  # done, but nobody hears of it
            b"".join(self._app(environ, lambda *_: None))
        elif mood < 1:
            time.sleep(self._slow)
        if mood < 0.66:
            start("503 Slow Down", [("Content-Type", "text/plain"), ("Content-Length", "0")])
            return [b""]
        return self._app(environ, start)


@contextmanager
def _running(server: Any) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
