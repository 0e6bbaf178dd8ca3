"""The accessibility rules of axe-core, run in a page."""

import pytest
from playwright.sync_api import Page


def serious(page: Page) -> list[str]:
    """Return what axe finds serious or critical: the rule and the first place."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = axe.run(page).response["violations"]
    return [
        f"{one['id']}: {one['nodes'][0]['html']}" for one in found if one["impact"] in ("serious", "critical")
    ]
