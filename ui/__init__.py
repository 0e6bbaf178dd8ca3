"""The doors: command line, chat window, HTTP."""
