"""Where the engine process begins. The window imports this module, and none of what it starts."""

from __future__ import annotations

from multiprocessing.connection import Connection


def run_engine(connection: Connection, threads: int) -> None:
    """Serve until the window says ``Shutdown`` or is gone. The target of the spawned process.

    ``threads``: see ``SetThreads``.
    """
    from engine.service.server import serve  # the window would load trainer and kernels with it

    serve(connection, threads)
