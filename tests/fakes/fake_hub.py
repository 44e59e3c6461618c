"""A model hub on loopback: a real HTTP server, and a second one that it sends on to.

python fake_hub.py ROOT [CERTIFICATE]

It serves ROOT/owner/name/ in the manner of a model hub, and prints its two ports; over TLS where a
file with a certificate and its key is given. Each request is a line of ROOT/asked.txt.
ROOT/behaviour.json, read anew each time, may say:

"commit": the revision that is named; "sha256": what is announced of weights; "listing": what is
said instead of a list; "error": the status of every answer;
"kept": true keeps weights on the second server; "elsewhere": an address to send on to for weights;
"moved": true sends on to other paths of the same server;
"cut": {file: bytes} breaks off there, once; "hold": {file: bytes} waits there for a file ROOT/go;
"grow": [file, …] sends one byte too many; "chunked": true leaves lengths out.
"""

import hashlib
import json
import sys
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

ROOT = Path(sys.argv[1])
COMMIT = "a" * 40
PORTS: list[int] = []


def behaviour() -> dict[str, Any]:
    file = ROOT / "behaviour.json"
    return dict(json.loads(file.read_text())) if file.exists() else {}


def change(**said: Any) -> None:
    (ROOT / "behaviour.json").write_text(json.dumps({**behaviour(), **said}))


def listing(name: str) -> dict[str, Any]:
    folder = ROOT / name
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return {
        "id": name,
        "sha": behaviour().get("commit", COMMIT),
        "siblings": [listed(folder, file) for file in files],
    }


def listed(folder: Path, file: Path) -> dict[str, Any]:
    content = file.read_bytes()
    row: dict[str, Any] = {"rfilename": str(file.relative_to(folder)), "size": len(content)}
    if file.suffix in (".safetensors", ".bin"):
        found = behaviour().get("sha256") or hashlib.sha256(content).hexdigest()
        row["lfs"] = {"sha256": found, "size": len(content), "pointerSize": 130}
    return row


class Hub(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        ours = self.server.server_port == PORTS[0]
        with (ROOT / "asked.txt").open("a") as file:
            host, span = "hub" if ours else "store", self.headers.get("Range", "")
            file.write(f"{host} {self.path} {span}".rstrip() + "\n")
        said = behaviour()
        path = unquote(urlsplit(self.path).path)
        if "error" in said:
            self.send_error(said["error"])
        elif said.get("moved") and not path.startswith("/moved"):
            self.answer(307, b"", {"Location": f"/moved{self.path}"})
        elif ours and path.endswith(".safetensors") and (onward := self.onward(said)):
            self.answer(302, b"", {"Location": onward + self.path})
        else:
            self.find(path.removeprefix("/moved"), said)

    def onward(self, said: dict[str, Any]) -> str:
        kept = f"http://127.0.0.1:{PORTS[1]}" if said.get("kept") else ""
        return str(said.get("elsewhere", kept))

    def find(self, path: str, said: dict[str, Any]) -> None:
        listed = path.removeprefix("/api/models/").split("/revision/")[0]
        name, _, rest = path[1:].partition("/resolve/")
        if path.startswith("/api/models/") and (ROOT / listed).is_dir():
            self.answer(200, json.dumps(said.get("listing", listing(listed))).encode(), {})
        elif (file := ROOT / name / rest.partition("/")[2]).is_file():
            self.send_file(file, said)
        else:
            self.send_error(404)

    def send_file(self, file: Path, said: dict[str, Any]) -> None:
        content = file.read_bytes() + (b"x" if file.name in said.get("grow", ()) else b"")
        span = self.headers.get("Range")
        if not span:
            self.answer(200, content, {}, file.name)
            return
        first, _, last = span.removeprefix("bytes=").partition("-")
        begin, end = int(first), int(last) if last else len(content) - 1
        named = {"Content-Range": f"bytes {begin}-{end}/{len(content)}"}
        self.answer(206, content[begin : end + 1], named, "" if last else file.name)

    def answer(self, status: int, body: bytes, headers: dict[str, str], file: str = "") -> None:
        said = behaviour()
        chunked = bool(file and said.get("chunked"))
        length = ("Transfer-Encoding", "chunked") if chunked else ("Content-Length", str(len(body)))
        self.send_response(status)
        for name, value in [*headers.items(), length]:
            self.send_header(name, value)
        self.end_headers()
        cut, hold = (said.get(what, {}).get(file) for what in ("cut", "hold"))
        if cut is not None:
            change(cut={name: at for name, at in said["cut"].items() if name != file})
            body = body[:cut]
            self.close_connection = True
        if hold is not None:
            self.wfile.write(body[:hold])
            body = body[hold:]
            while not (ROOT / "go").exists():
                time.sleep(0.01)
        with suppress(OSError):  # whoever asked for the first byte, or was killed, does not wait
            self.wfile.write(chunk(body) if chunked else body)

    def log_message(self, *_: object) -> None:
        pass


def chunk(body: bytes) -> bytes:
    return f"{len(body):x}\r\n".encode() + body + b"\r\n0\r\n\r\n"


def main() -> None:
    servers = [ThreadingHTTPServer(("127.0.0.1", 0), Hub) for _ in range(2)]
    if len(sys.argv) > 2:
        import ssl

        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[2])
        for server in servers:
            server.socket = context.wrap_socket(server.socket, server_side=True)
    PORTS.extend(server.server_port for server in servers)
    print(*PORTS, flush=True)
    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.read()


if __name__ == "__main__":
    main()
