"""A model hub on loopback: a real HTTP server, and a second one that it sends on to.

python fake_hub.py ROOT [CERTIFICATE]

It serves ROOT/owner/name/ in the manner of a model hub, and prints its two ports; over TLS where a
file with a certificate and its key is given. Each request is a line of ROOT/asked.txt.
ROOT/behaviour.json, read anew each time, may say:
"commit": the revision that is named; "cut": {file: bytes} breaks off the file's next answer there;
"grow": [file, …] sends one byte too many; "chunked": true leaves lengths out; "kept": true keeps
weights on the second server; "elsewhere": an address to send on to for weights that are fetched;
"sha256": what is announced of weights; "error": the status of every answer.
"""

import hashlib
import json
import sys
import threading
from collections.abc import Iterator
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
        with (ROOT / "asked.txt").open("a") as file:
            span = self.headers.get("Range", "")
            port = "hub" if self.server.server_port == PORTS[0] else "store"
            file.write(f"{self.command} {port} {self.path} {span}".rstrip() + "\n")
        if error := behaviour().get("error"):
            self.send_error(error)
            return
        path = unquote(urlsplit(self.path).path)
        if path.startswith("/api/models/"):
            self.list_files(path.removeprefix("/api/models/").split("/revision/")[0])
        elif "/resolve/" in path:
            name, _, rest = path[1:].partition("/resolve/")
            self.send_file(ROOT / name / rest.partition("/")[2])
        else:
            self.send_error(404)

    do_HEAD = do_GET

    def list_files(self, name: str) -> None:
        if not (ROOT / name).is_dir():
            self.send_error(404)
            return
        self.answer(200, json.dumps(listing(name)).encode(), {"Content-Type": "application/json"})

    def send_file(self, file: Path) -> None:
        said = behaviour()
        onward = f"http://127.0.0.1:{PORTS[1]}" if said.get("kept") else ""
        if self.command == "GET":
            onward = said.get("elsewhere", onward)
        if onward and file.suffix == ".safetensors" and self.server.server_port == PORTS[0]:
            self.answer(302, b"", {"Location": onward + self.path})
            return
        content = file.read_bytes()
        if file.name in said.get("grow", ()):
            content += b"x"
        span = self.headers.get("Range")
        start = int(span.removeprefix("bytes=").removesuffix("-")) if span else 0
        named = f"bytes {start}-{len(content) - 1}/{len(content)}"
        self.answer(206 if span else 200, content[start:], {"Content-Range": named}, file.name)

    def answer(self, status: int, body: bytes, headers: dict[str, str], file: str = "") -> None:
        said = behaviour()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        chunked = bool(file and said.get("chunked"))
        self.send_header(
            *(("Transfer-Encoding", "chunked") if chunked else ("Content-Length", str(len(body))))
        )
        self.end_headers()
        if self.command == "HEAD":
            return
        cut = said.get("cut", {}).get(file)
        if cut is not None:
            change(cut={name: at for name, at in said["cut"].items() if name != file})
            body = body[:cut]
            self.close_connection = True
        self.wfile.write(b"".join(chunks(body)) if chunked else body)

    def log_message(self, *_: object) -> None:
        pass


def chunks(body: bytes) -> Iterator[bytes]:
    yield f"{len(body):x}\r\n".encode() + body + b"\r\n0\r\n\r\n"


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
