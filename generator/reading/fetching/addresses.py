"""Which network addresses a stranger's URL may lead to: public ones, and those a person allowed."""

from __future__ import annotations

import os
import socket
from ipaddress import IPv4Address, IPv6Network, ip_address
from typing import TYPE_CHECKING

from generator.errors import SourceError

if TYPE_CHECKING:
    from ipaddress import IPv6Address

_NAT64 = IPv6Network("64:ff9b::/96")
_PROXIES = ("http_proxy", "https_proxy", "all_proxy")
_HOW = "save the page and give the file, or name the host in [reading] private_hosts"


def network_advice(advice: str) -> str:
    """The advice, and a word on the environment's proxies, through which no address is checked."""
    named = [name for name in _PROXIES if os.environ.get(name) or os.environ.get(name.upper())]
    return (
        f"{advice} ({named[0].upper()} is set, but proxies are not used here)" if named else advice
    )


def checked(host: str, port: int, *, private: bool) -> tuple[str, ...]:
    """The addresses of a host, all of them public unless ``private`` allows others.

    A connection goes to one of these and nowhere else: resolving the name again could give
    another answer.

    Raises:
        SourceError: no such host, or one of its addresses is not public.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        advice = network_advice("check the address and the network")
        raise SourceError(f"there is no host {host}", advice) from error
    addresses = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
    for address in addresses:
        if not private and not is_public(address):
            raise SourceError(f"{host} is at {address}, which is not a public address", _HOW)
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
