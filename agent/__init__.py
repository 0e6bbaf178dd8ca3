"""A conversation becomes recommendations."""

from .asking import Cancelled
from .build import App, open_app
from .settings import Settings

__all__ = ["App", "Cancelled", "Settings", "open_app"]
