"""The one thread that owns the only connection to the vault: all else of the store runs inside it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import ParamSpec, Self, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class Worker:
    """Runs one function after the other, in the order in which they were asked for, on its own thread."""

    def __init__(self, name: str = "vault") -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._thread = self._pool.submit(threading.get_ident).result()

    def call(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run the function on the worker's thread, wait, and return its result or raise its error.

        Called from inside the worker it runs at once, since waiting for oneself would never end.
        """
        if threading.get_ident() == self._thread:
            return function(*args, **kwargs)
        return self._pool.submit(function, *args, **kwargs).result()

    def submit(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Ask for the function to be run and return its future at once."""
        return self._pool.submit(function, *args, **kwargs)

    def close(self) -> None:
        """Finish what was asked for and end the thread; asking for more raises `RuntimeError`."""
        self._pool.shutdown(wait=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
