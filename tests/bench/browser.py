# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""A very light browser: keeps its connection and its cookies, sends forms with their CSRF token, follows one redirect at a time."""

import re
import socket
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

_TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')
_CODE = re.compile(r'class="code"[^>]*>\s*([A-Z0-9]{4}-[A-Z0-9]{4})')


@dataclass(frozen=True)
class Answer:
    """What came back. `seconds` is from the first byte sent to the last byte received."""

    status: int
    headers: dict[str, str]
    body: bytes
    seconds: float

    @property
    def token(self) -> str:
        """The CSRF token of the page's form."""
        found = _TOKEN.search(self.body)
        assert found, f"no form on a page with status {self.status}"
        return found[1].decode()

    @property
    def code(self) -> str:
        """The code that a resident was told, "" when there is none."""
        found = _CODE.search(self.body.decode())
        return found[1] if found else ""


@dataclass
class Browser:
    """One visitor with a connection of her own."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    _socket: socket.socket | None = None

    def get(self, path: str) -> Answer:
        return self._ask(f"GET {path} HTTP/1.1\r\n", b"")

    def post(self, path: str, values: dict[str, str]) -> Answer:
        body = urlencode(values).encode()
        head = f"POST {path} HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        return self._ask(head, body)

    def close(self) -> None:
        if self._socket:
            self._socket.close()
            self._socket = None

    def __del__(self) -> None:
        self.close()

    def _ask(self, head: str, body: bytes) -> Answer:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        lines = f"{head}Host: 127.0.0.1:{self.port}\r\n{f'Cookie: {cookies}' + chr(13) + chr(10) if cookies else ''}\r\n"
        if self._socket is None:
            self._socket = socket.create_connection(("127.0.0.1", self.port), timeout=120)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        begun = time.perf_counter()
        self._socket.sendall(lines.encode() + body)
        answer = self._receive(begun)
        if answer.headers.get("connection") == "close":
            self.close()
        return answer

    def _receive(self, begun: float) -> Answer:
        assert self._socket is not None
        buffer = b""
        while (end := buffer.find(b"\r\n\r\n")) < 0:
            buffer += self._more()
        status, headers = self._read_head(buffer[:end].decode("latin-1"))
        assert "transfer-encoding" not in headers, "an answer without a length"
        length = int(headers.get("content-length", 0))
        pieces, have = [buffer[end + 4 :]], len(buffer) - end - 4
        while have < length:
            pieces.append(self._more())
            have += len(pieces[-1])
        return Answer(status, headers, b"".join(pieces), time.perf_counter() - begun)

    def _more(self) -> bytes:
        assert self._socket is not None
        piece = self._socket.recv(65536)
        if not piece:
            self.close()
            raise ConnectionError("the server closed the connection")
        return piece

    def _read_head(self, head: str) -> tuple[int, dict[str, str]]:
        first, *lines = head.split("\r\n")
        headers = {}
        for line in lines:
            name, _colon, value = line.partition(":")
            if name.lower() == "set-cookie":
                pair = value.split(";", 1)[0].strip()
                self.cookies.__setitem__(*pair.split("=", 1))
            else:
                headers[name.lower()] = value.strip()
        return int(first.split(" ")[1]), headers


@dataclass
class Resident:
    """Somebody who signs up for a date, screen by screen, as a browser does it. `seconds` is of each request."""

    browser: Browser
    session: str
    number: int
    seconds: list[float] = field(default_factory=list)
    _token: str = ""

    def up_to_the_last_screen(self) -> None:
        """Screens 1 and 2, and a look at 3. Five requests."""
        self._show("naam")
        self._send("naam", {"name": f"Bewoner {self.number}"})
        self._show("bereiken")
        self._send("bereiken", {"channel": "email", "email": f"bewoner{self.number}@example.org", "kern": "", "language": "nl"})
        self._show("controle")

    def confirm(self) -> Answer:
        """The request that signs up."""
        return self._send("controle", {"hoop": "plek"})

    def read_code(self) -> str:
        """The last screen: the code that she is told."""
        answer = self._show("klaar", has_form=False)
        assert answer.code, "the last screen tells no code"
        return answer.code

    def whole(self) -> str:
        """The whole flow in seven requests, and her code."""
        self.up_to_the_last_screen()
        self.confirm()
        return self.read_code()

    def _path(self, step: str) -> str:
        return f"/aanmelden/keer/{self.session}/{step}/"

    def _show(self, step: str, *, has_form: bool = True) -> Answer:
        answer = self.browser.get(self._path(step))
        self.seconds.append(answer.seconds)
        assert answer.status == 200, f"screen {step} answered {answer.status} {answer.headers.get('location', '')}"
        if has_form:
            self._token = answer.token
        return answer

    def _send(self, step: str, values: dict[str, str]) -> Answer:
        answer = self.browser.post(self._path(step), {"csrfmiddlewaretoken": self._token, **values})
        self.seconds.append(answer.seconds)
        assert answer.status == 303, f"sending {step} answered {answer.status}"
        return answer
