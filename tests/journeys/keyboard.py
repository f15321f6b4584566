"""Somebody without a mouse: Tab, the arrows, Space and Enter, and nothing else."""

from playwright.sync_api import Locator, Page

FAR_ENOUGH = 80


class Keyboard:
    """Gets to things on a page as the keyboard does, or fails when there is no way to them."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def to(self, target: Locator) -> None:
        for _ in range(FAR_ENOUGH):
            if target.evaluate("each => each === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{FAR_ENOUGH} times Tab, and never at {target}")

    def press(self, target: Locator, key: str) -> None:
        self.to(target)
        self.page.keyboard.press(key)

    def go(self, target: Locator, key: str = "Enter") -> None:
        """Press what leads to another page, and be there."""
        self.to(target)
        with self.page.expect_navigation():
            self.page.keyboard.press(key)

    def button(self, name: str, *, key: str = "Enter") -> None:
        """One of the form's own buttons."""
        buttons = self.page.locator("main .buttons")
        self.go(buttons.get_by_role("button", name=name, exact=True), key)

    def write(self, target: Locator, text: str) -> None:
        self.to(target)
        self.page.keyboard.type(text)

    def choose(self, target: Locator) -> None:
        """Of a group of radio buttons Tab reaches one, and the arrows the others."""
        name = target.get_attribute("name")
        self.press(self.page.locator(f'input[name="{name}"]').first, "Space")
        for _ in range(FAR_ENOUGH):
            if target.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{FAR_ENOUGH} times ArrowDown, and never at {target}")
