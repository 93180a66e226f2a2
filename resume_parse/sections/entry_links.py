"""Where the name of an entry leads: the page of an employer, a school, a course."""

from __future__ import annotations

from resume_parse.document import Value
from resume_parse.normalize.contacts import normalize_url
from resume_parse.sections.draft import Item, put


def put_link(item: Item, *names: object) -> None:
    """Set the url of an item to the first web address that one of these values of it is linked to."""
    for name in names:
        for cut in name.cuts if isinstance(name, Value) else ():
            for link in cut.line.links:
                url = normalize_url(link.url) if link.at < cut.end and link.to > cut.start else None
                if url and url.startswith("http") and link.end > link.start:
                    put(item, "url", Value(url, (), ((link.start, link.end),)))
