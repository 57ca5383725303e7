"""Opening a session before the terminal itself is imported, or while it is."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from credtui.session import Session

Made = TypeVar("Made")


class Early:
    """Starts at once, and goes on with what takes long only when ``result`` is asked for."""

    def __init__(self, load: Callable[[Callable[[], None]], Session]) -> None:
        """``load`` runs in a thread; it calls what it gets before work that would slow the first frame."""
        self._load = load
        self._asked, self._settled = Event(), Event()
        self._session: Session | None = None
        self._error: BaseException | None = None
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._session = self._load(self._wait)
        except BaseException as error:  # handed on to whoever asks for the result
            self._error = error
        finally:
            self._settled.set()

    def _wait(self) -> None:
        self._settled.set()
        self._asked.wait()

    def settle(self, longest: float) -> None:
        """Wait until the session is there or its long work would begin, at most so many seconds.

        Two threads that compute take turns, and that costs more than doing one after the other.
        """
        self._settled.wait(longest)

    def peek(self) -> Session | None:
        """The session if it is there already."""
        return self._session

    def result(self) -> Session:
        """The session, however long it takes.  Raises what opening it raised."""
        self._asked.set()
        self._thread.join()
        if self._session is None:
            raise self._error or RuntimeError("nothing was opened")
        return self._session


async def in_thread(work: Callable[[], Made]) -> Made:
    """The result of work in a thread that nobody waits for when the app is left in the middle of it.

    Raises what the work raises.
    """
    loop = asyncio.get_running_loop()
    done: asyncio.Future[Made] = loop.create_future()

    def settle(error: BaseException | None, made: Made | None) -> None:
        if done.cancelled():
            return
        if error is not None:
            done.set_exception(error)
        else:
            done.set_result(cast("Made", made))

    def run() -> None:
        error, made = None, None
        try:
            made = work()
        except BaseException as raised:  # handed on to whoever waits
            error = raised
        with suppress(RuntimeError):  # the app was left, its loop is closed
            loop.call_soon_threadsafe(settle, error, made)

    Thread(target=run, daemon=True).start()
    return await done
