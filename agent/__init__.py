"""A conversation becomes recommendations."""

from .asking import Cancelled, Ending
from .build import App, open_app
from .settings import Preferences, Settings

__all__ = ["App", "Cancelled", "Ending", "Preferences", "Settings", "open_app"]
