"""One request to a model hub: HTTPS, to hosts that were agreed to, each in the ledger.

By the standard library alone, so that every connection goes through the guard.
"""

import ipaddress
import ssl
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from clozet import guard
from clozet.errors import ModelError, NotThereError, UsageError

SECONDS = 30.0
MOST_REDIRECTS = 5
REDIRECTS = (301, 302, 303, 307, 308)
PORTS = {"https": 443, "http": 80}
AGENT = "clozet"
"""All that a hub is told beside what it is asked for: some refuse requests without a name."""


class Address(NamedTuple):
    """A URL in parts; `target` is its path with the query."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def label(self) -> str:
        """The host as people are shown it: with its port where that is unusual."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def loopback(self) -> bool:
        """Tell whether it is this computer."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"


def address(url: str) -> Address:
    """Return a URL in parts; raise UsageError for one that is not HTTPS, but for this computer."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        parts, host, port = urlsplit(""), "", None
    if parts.scheme not in PORTS or not host.isascii() or not host or parts.username is not None:
        raise UsageError(f"“{url}” is no address of a model hub.", "Give one like https://HOST.")
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    found = Address(parts.scheme, host, port or PORTS[parts.scheme], target)
    if found.scheme != "https" and not found.loopback:
        raise UsageError(
            f"{found.label} would be asked without encryption: anybody on the way could change"
            " what comes.",
            "Give an address that begins with https.",
        )
    return found


@contextmanager
def answered(
    url: str, agreed: Collection[str], what: str, start: int = 0
) -> Iterator[HTTPResponse]:
    """Give the answer to a GET, from byte `start` on where the host can do that.

    Redirects are followed to hosts that are `agreed` to (their labels); `what` is what the ledger
    says. Raise ModelError for a redirect elsewhere, NotThereError where nothing useful comes back.
    """
    at = address(url)
    ranged = {"Range": f"bytes={start}-"} if start else {}
    for _ in range(MOST_REDIRECTS):
        if at.label not in agreed:
            raise _elsewhere(at)
        with _response(at, what, ranged) as response:
            if response.status not in REDIRECTS:
                _refuse(response.status, at)
                yield response
                return
            at = _onward(at, response)
    raise _in_circles(at)


def leads_to(url: str, what: str) -> str:
    """Return the label of the host that a GET ends at, without asking another host for it.

    It is a GET of the first byte: hubs may send a HEAD on to elsewhere.
    """
    first = at = address(url)
    for _ in range(MOST_REDIRECTS):
        with _response(at, what, {"Range": "bytes=0-0"}) as response:
            if response.status not in REDIRECTS:
                _refuse(response.status, at)
                return at.label
            at = _onward(at, response)
        if at.label != first.label:
            return at.label
    raise _in_circles(at)


class _Connection(HTTPConnection):
    """A connection that the guard opens, and notes before it does."""

    def __init__(self, at: Address, what: str) -> None:
        super().__init__(at.host, at.port)
        self.default_port = PORTS[at.scheme]
        self._at, self._what = at, what

    def connect(self) -> None:
        """Connect; over TLS with the system's certificates where the address is HTTPS."""
        opened = guard.reach_hub(self._at.host, self._at.port, self._what, SECONDS)
        if self._at.scheme == "https":
            opened = ssl.create_default_context().wrap_socket(opened, server_hostname=self._at.host)
        self.sock = opened


@contextmanager
def _response(at: Address, what: str, headers: dict[str, str]) -> Iterator[HTTPResponse]:
    connection = _Connection(at, what)
    try:
        try:
            connection.request("GET", at.target, headers={"User-Agent": AGENT, **headers})
            response = connection.getresponse()
        except (OSError, HTTPException) as error:
            raise _unreached(at, error) from error
        yield response
    finally:
        connection.close()


def _onward(at: Address, response: HTTPResponse) -> Address:
    """Return where a redirect leads to; nothing of this computer is asked for a stranger."""
    url = urljoin(f"{at.scheme}://{at.label}{at.target}", response.headers.get("Location", ""))
    try:
        onward = address(url)
    except UsageError as error:
        raise ModelError(f"{at.label} sends on to a bad address.", error.remedy) from error
    if onward.loopback and not at.loopback:
        raise _elsewhere(onward)
    return onward


def _elsewhere(at: Address) -> ModelError:
    return ModelError(
        f"The hub sends on to {at.label}, which you have not agreed to.",
        "Look the model up again; if it stays so, name the hub that it sends on to with --hub.",
    )


def _in_circles(at: Address) -> ModelError:
    return ModelError(f"{at.label} sends on again and again.", "Try again later.")


def _unreached(at: Address, error: Exception) -> NotThereError:
    why = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return NotThereError(
        f"{at.label} cannot be reached ({why}).",
        "See that this computer is online and try again, or import a model's folder:"
        " clozet model import PATH.",
    )


def _refuse(status: int, at: Address) -> None:
    """Raise NotThereError for an answer without what was asked for."""
    if status in (200, 206):
        return
    if status in (401, 403, 404, 410):
        raise NotThereError(
            f"{at.label} does not have this model, or not for everybody ({status}).",
            "Check the name; models that ask for an account have to be imported from a folder.",
        )
    raise NotThereError(f"{at.label} answered with error {status}.", "Try again later.")
