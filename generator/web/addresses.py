"""Which network addresses a name leads to, and which of them a stranger's URL may lead to."""

from __future__ import annotations

import os
import socket
from ipaddress import IPv4Address, IPv6Network, ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable
    from ipaddress import IPv6Address

_NAT64 = IPv6Network("64:ff9b::/96")
_PROXIES = ("http_proxy", "https_proxy", "all_proxy")
_HOW = "save the page and give the file, or name the host in [reading] private_hosts"


def shown(url: str) -> str:
    """A URL as messages and logs may show it: without name and password, which are secrets."""
    try:
        parts = urlsplit(url)
        has_userinfo = "@" in parts.netloc
    except ValueError:
        return url.rpartition("@")[2]
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl() if has_userinfo else url


def is_here(host: str) -> bool:
    """Whether a host is this machine by its very name."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def is_near(host: str) -> bool:
    """Whether a host is this machine or one of its own network, as far as its name tells."""
    try:
        return not is_public(host.strip("[]"))
    except ValueError:
        return is_here(host) or "." not in host or host.endswith((".local", ".lan", ".internal"))


def network_advice(advice: str) -> str:
    """The advice, and a word on the environment's proxies, through which no address is checked."""
    named = [name for name in _PROXIES if os.environ.get(name) or os.environ.get(name.upper())]
    return (
        f"{advice} ({named[0].upper()} is set, but proxies are not used here)" if named else advice
    )


def any_address(host: str, port: int) -> tuple[str, ...]:
    """The addresses of a host that the user named.

    Raises:
        OSError: there is no such host.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def public_address(private_hosts: frozenset[str]) -> Callable[[str, int], tuple[str, ...]]:
    """``any_address`` for what a stranger named: public ones, and ``private_hosts``.

    A connection goes to one of these and nowhere else: resolving the name again could give
    another answer. The function raises ``SourceError`` for any other.
    """

    def addresses(host: str, port: int) -> tuple[str, ...]:
        try:
            found = any_address(host, port)
        except (OSError, UnicodeError) as error:
            advice = network_advice("check the address and the network")
            raise SourceError(f"there is no host {host}", advice) from error
        for address in found:
            if host not in private_hosts and not is_public(address):
                raise SourceError(f"{host} is at {address}, which is not a public address", _HOW)
        return found

    return addresses


def is_public(address: str) -> bool:
    """Not loopback, private, link-local, shared, reserved or multicast, however it is wrapped."""
    plain = _unwrapped(ip_address(address.partition("%")[0]))
    return plain.is_global and not plain.is_multicast and not plain.is_reserved


def _unwrapped(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address inside an IPv6 one: mapped, 6to4, Teredo or NAT64."""
    if isinstance(address, IPv4Address):
        return address
    teredo = address.teredo
    inside = address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)
    if inside is None and address in _NAT64:
        inside = IPv4Address(int(address) & 0xFFFFFFFF)
    return inside or address
