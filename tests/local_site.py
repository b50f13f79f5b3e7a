"""A server of our own for one file, that breaks off, stalls, lies and forgets as it is told."""

import contextlib
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Site:
    """What the server says, and what it was asked."""

    content: bytes
    status: int = 0
    breaks_after: list[int] = field(default_factory=list)  # bytes of the next answers
    ranges: bool = True
    stalled: bool = False
    endless: bool = False
    asked: list[str] = field(default_factory=list)  # the Range of each request
    address: str = ""
    released: threading.Event = field(default_factory=threading.Event)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        site: Site = self.server.site
        asked = self.headers.get("Range", "")
        site.asked.append(asked)
        start = int(asked.removeprefix("bytes=").rstrip("-")) if asked and site.ranges else 0
        if site.status:
            return self.send_error(site.status)
        if start >= len(site.content):
            return self.send_error(416)
        self.send_response(206 if start else 200)
        if start:
            last = len(site.content) - 1
            self.send_header("Content-Range", f"bytes {start}-{last}/{len(site.content)}")
        if not site.endless:
            self.send_header("Content-Length", str(len(site.content) - start))
        self.end_headers()
        self.answer(site, start)

    def answer(self, site, start):
        if site.stalled:
            self.wfile.write(site.content[start : start + 1000])
            self.wfile.flush()
            site.released.wait(10)
            return
        stop = start + site.breaks_after.pop(0) if site.breaks_after else len(site.content)
        try:
            self.wfile.write(site.content[start:stop])
            while site.endless:
                self.wfile.write(site.content)
        except ConnectionError:
            return

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def serving():
    """Give a function that starts a server with the given content and habits."""
    running = []

    def start(**habits) -> Site:
        site = Site(**habits)
        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.site = site
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        running.append((server, thread))
        site.address = f"http://127.0.0.1:{server.server_port}/"
        return site

    try:
        yield start
    finally:
        for server, thread in running:
            server.site.released.set()
            server.shutdown()
            server.server_close()
            thread.join()
