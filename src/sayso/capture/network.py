"""Which addresses may be reached: public ones only, whatever a name resolves to."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Sequence
from typing import Protocol

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Network(Protocol):
    """How a host is looked up, and which of its addresses may be connected to."""

    def addresses(self, host: str) -> Sequence[str]:
        """All IP addresses of a host as text; `OSError` if it has none."""
        ...

    def allows(self, address: str, port: int) -> bool:
        """Whether a connection to the address and port may be opened."""
        ...


class PublicNetwork:
    """The internet without the networks around us: what fetches pages unless a caller brings another."""

    def addresses(self, host: str) -> Sequence[str]:
        """As the system resolves it; each address once, in the system's order."""
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))

    def allows(self, address: str, port: int) -> bool:
        """Only addresses that are public."""
        return is_public(address)


def is_public(address: str) -> bool:
    """Whether an IP address is globally reachable (IANA special-purpose registries).

    An IPv6 address may carry an IPv4 one (mapped, 6to4, Teredo, NAT64): then both must be.
    """
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    carried = _carried(parsed)
    if carried:
        return all(map(_is_global, carried))
    return _is_global(parsed)


def _is_global(address: IPAddress) -> bool:
    private = address.is_private or address.is_loopback or address.is_link_local or address.is_unspecified
    return address.is_global and not (private or address.is_multicast or address.is_reserved)


def _carried(address: IPAddress) -> tuple[IPAddress, ...]:
    if isinstance(address, ipaddress.IPv4Address):
        return ()
    if address.ipv4_mapped:
        return (address.ipv4_mapped,)
    if address.sixtofour:
        return (address.sixtofour,)
    if address.teredo:
        return address.teredo
    if address in NAT64:
        return (ipaddress.IPv4Address(int(address) & 0xFFFFFFFF),)
    return ()
