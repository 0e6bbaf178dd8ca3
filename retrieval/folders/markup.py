"""XML that strangers wrote becomes elements: no entities, nothing from outside, a limit to its size."""

import re
from pathlib import Path
from xml.etree import ElementTree

from retrieval.models import ShelftalkError

from .prose import decoded, plain

Element = ElementTree.Element
MOST_BYTES = 20_000_000
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_DECLARED = re.compile(rb"<\?xml[^>]{0,100}encoding\s*=\s*[\"']([A-Za-z0-9._-]+)")


def read_markup(file: Path) -> Element:
    """Return the root of the file."""
    if file.stat().st_size > MOST_BYTES:
        raise ShelftalkError("the file has more than 20 MB of XML")
    return parsed(file.read_bytes())


def parsed(data: bytes) -> Element:
    """Return the root; names are without their namespaces."""
    declared = _DECLARED.match(data.removeprefix(b"\xef\xbb\xbf").lstrip()[:200])
    text = _DECLARATION.sub("", decoded(data, declared.group(1).decode() if declared else ""), count=1)
    if "<!ENTITY" in text:
        raise ShelftalkError("the XML defines entities, which can be a bomb and are not read")
    try:
        # Kodi allows an address after the last element
        root = ElementTree.fromstring(text[: text.rfind(">") + 1])
    except (ElementTree.ParseError, ValueError, RecursionError, MemoryError) as error:
        raise ShelftalkError(f"the XML is damaged: {error}") from error
    for element in root.iter():
        # a comment's tag is a function
        element.tag = str(element.tag).rpartition("}")[2].lower()
    return root


def text_of(element: Element | None, name: str) -> str:
    """Return the text of the first child of that name."""
    child = element.find(name) if element is not None else None
    return plain("".join(child.itertext())) if child is not None else ""


def texts_of(element: Element, path: str) -> list[str]:
    """Return the texts of all elements at that path, each once."""
    texts = (plain("".join(each.itertext()), 200) for each in element.iterfind(path))
    return list(dict.fromkeys(text for text in texts if text))
