"""A conversation becomes recommendations."""

from .asking import Cancelled
from .build import App, open_app
from .settings import Preferences, Settings

__all__ = ["App", "Cancelled", "Preferences", "Settings", "open_app"]
