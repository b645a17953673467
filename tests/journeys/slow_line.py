"""A line on which the scripts of a page come long after its words."""

from playwright.sync_api import Page, Route

SCRIPTS = ("**/scripts/*.js", "**/htmx*.js")


class HeldScripts:
    """Scripts that a page asks for are held back until they are let go."""

    def __init__(self, page: Page) -> None:
        self._held: list[Route] = []
        self._gone = False
        for each in SCRIPTS:
            page.route(each, self._hold)

    def _hold(self, route: Route) -> None:
        if self._gone:
            route.continue_()
        else:
            self._held.append(route)

    def let_go(self) -> None:
        """The scripts come; fails when the page asked for none."""
        assert self._held
        self._gone = True
        for each in self._held:
            each.continue_()
