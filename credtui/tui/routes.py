"""From view to view and back again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from credtui.tui.messages import Place
from credtui.tui.screens.base import View

if TYPE_CHECKING:
    from credtui.tui.app import CredtuiApp
    from credtui.tui.screens.rules import RulesScreen

FURTHEST = 50
"""Places that the way back remembers."""


class Routes:
    """Which view of one app is shown, and where its reader came from."""

    def __init__(self, app: CredtuiApp) -> None:
        self._app = app
        self.trail: list[Place] = []
        """Where the reader came from, the latest last."""
        self.note = ""
        """A sentence for the view that comes next."""
        self._editor: RulesScreen | None = None

    @property
    def editor(self) -> RulesScreen | None:
        """The rule editor, once it has been shown and until the app is taken down."""
        return self._editor if self._app.is_screen_installed("rules") else None

    async def go(self, place: Place) -> None:
        """Show a place, and remember the one that is left."""
        screen = self._app.screen
        if isinstance(screen, View):
            here = screen.here()
            if here != place and (not self.trail or self.trail[-1] != here):
                self.trail = [*self.trail[1 - FURTHEST :], here]
        await self._show(place)

    def back(self) -> None:
        """Show the place that was left last."""
        if self.trail:
            self._app.run_worker(self._show(self.trail.pop()), group="go")

    async def _show(self, place: Place) -> None:
        app = self._app
        leaving = getattr(app.screen, "leaving", None)
        if leaving and place.view != "rules":
            leaving()
        wanted = self._view(place)
        while len(app.screen_stack) > 1 and app.screen is not wanted:
            await app.pop_screen()
        if wanted is not None and app.screen is not wanted:
            await app.push_screen(wanted)
        if isinstance(app.screen, View):
            app.screen.arrive(place)
        app.spread()
        if self.note:
            app.say(self.note)
            self.note = ""

    def _view(self, place: Place) -> Screen[None] | None:
        """The screen of a view; None for the conflicts, which lie below all others."""
        if place.view == "documents":
            from credtui.tui.screens.documents import DocumentsScreen

            return DocumentsScreen(place.document, place.statement)
        if place.view == "conflicts":
            return None
        if not self._app.is_screen_installed(place.view):
            self._app.install_screen(self._made(place.view), place.view)
        return self._app.get_screen(place.view)

    def _made(self, view: str) -> Screen[None]:
        if view == "disputes":
            from credtui.tui.screens.disputes import DisputesScreen

            return DisputesScreen()
        if view == "timeline":
            from credtui.tui.screens.timeline import TimelineScreen

            return TimelineScreen()
        if view == "sources":
            from credtui.tui.screens.sources import SourcesScreen

            return SourcesScreen()
        from credtui.tui.screens.rules import RulesScreen

        self._editor = RulesScreen()
        return self._editor
