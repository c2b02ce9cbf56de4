"""What an HTTP status means for who asked."""

from __future__ import annotations

import time
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING

from generator.errors import ServiceError
from generator.web.patience import BusyError, RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.web.client import Answer
    from generator.web.wire import Head

REDIRECTS = (301, 302, 303, 307, 308)
"""Whose Location is to be asked instead."""

MOST_REDIRECTS = 5
"""One after the other."""

_BAD_KEY = (401, 403)
_NOTHING_THERE = (404, 405, 410)
_BUSY = (429, 503)
_TRANSIENT = (408, 425, 500, 502, 504)
_LONGEST = 10.0**9  # seconds: of a Retry-After of fifty digits nothing more is to be known


def checked(answer: Answer | Head, service: str, section: str, said: str = "") -> None:
    """Nothing when the answer is a success.

    Args:
        answer: or its head.
        service: what messages call it.
        section: of the settings, where its key and its endpoint stand.
        said: what it says about it itself, in one line without secrets.

    Raises:
        BusyError: 429 or 503, with the seconds of its Retry-After.
        ServiceError: a failure that may pass, or (``final``) a key that is not accepted, or an
            address where no such service is.
        RefusedError: any other status: the service does not take this request.
    """
    status = answer.status
    told = f"HTTP {status}: {said}" if said else f"HTTP {status}"
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return
    if status in _BUSY:
        raise BusyError(f"{service}: too many requests ({told})", retry_after(answer.headers))
    if status in _BAD_KEY:
        why = f"{service}: not allowed ({told})"
        raise ServiceError(why, f"check [{section}] key", final=True)
    if status in _NOTHING_THERE:
        why = f"{service}: there is no such service ({told})"
        raise ServiceError(why, f"check [{section}] endpoint", final=True)
    if status in _TRANSIENT:
        raise ServiceError(f"{service}: the service failed ({told})")
    raise RefusedError(f"{service}: the request was refused ({told})")


def retry_after(headers: Mapping[str, str]) -> float:
    """Seconds, given as such or as a date (RFC 9110, section 10.2.3); 0 for none."""
    told = headers.get("retry-after", "").strip()
    if told.isascii() and told.isdigit():
        return min(_LONGEST, float(told[:20]))
    try:
        return max(0.0, parsedate_to_datetime(told).timestamp() - time.time())
    except (ValueError, OverflowError):
        return 0.0
