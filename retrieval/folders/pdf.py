"""PDF documents: what they say of themselves, and how they begin. pypdf, and nothing else."""

import logging
import struct
import zlib
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

from retrieval.models import ShelftalkError

from .names import title_of
from .prose import listed, plain

_DAMAGED = (
    PyPdfError, OSError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError,
    MemoryError, OverflowError, AssertionError, NotImplementedError, StopIteration, ZeroDivisionError,
    struct.error, zlib.error,
)  # fmt: skip
_PAGES_READ = 3
_PAGES_OF_A_BOOK = 48
"""UNESCO: a book has at least 49 pages."""
_OPENING = 1500
_USELESS = (
    "untitled",
    "microsoft word",
    "microsoft powerpoint",
    "powerpoint presentation",
    "无标题",
    "document",
)


def read_pdf(file: Path) -> dict[str, Any]:
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(file)
        if reader.is_encrypted and not reader.decrypt(""):
            raise ShelftalkError("the PDF is locked with a password; save it without one")
        return _document(reader, file)
    except (DependencyError, FileNotDecryptedError) as error:
        raise ShelftalkError("the PDF is locked; save it without a password") from error
    except _DAMAGED as error:
        raise ShelftalkError(
            f"the PDF is damaged: {plain(str(error), 150) or type(error).__name__}"
        ) from error


def _document(reader: PdfReader, file: Path) -> dict[str, Any]:
    told = reader.metadata
    title = plain(told.title if told else "", 300)
    subject = plain(told.subject if told else "")
    opening = plain("\n".join(page.extract_text() for page in reader.pages[:_PAGES_READ]), _OPENING)
    keywords = told.keywords if told else None
    return {
        "title": title if title and not title.lower().startswith(_USELESS) else title_of(file.stem),
        "medium": "book" if len(reader.pages) > _PAGES_OF_A_BOOK else "article",
        "creators": [
            {"name": name, "role": "author"} for name in listed(told.author if told else "", r"[;]|\band\b")
        ],
        "tags": listed(keywords if isinstance(keywords, str) else "", r"[;,，；]")[:20],
        "description": subject or opening,
        "language": _language(reader),
        "attributes": {"pages": len(reader.pages), "opening": opening if subject else ""},
    }


def _language(reader: PdfReader) -> str | None:
    lang = reader.root_object.get("/Lang")
    return plain(str(lang), 20).partition("-")[0] or None if lang else None
