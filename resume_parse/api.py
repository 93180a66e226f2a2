"""The library: two functions, one for a content at hand and one for a file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from .model import Resume
from .pipeline import run
from .source import decode_source, read_source, source_of

if TYPE_CHECKING:
    import datetime


def parse(
    content: str | bytes,
    *,
    format: str | None = None,
    encoding: str | None = None,
    evidence: bool = False,
    account: bool = False,
    derive: bool = False,
    as_of: str | datetime.date | None = None,
) -> Resume:
    """Parse a résumé that is at hand as text or bytes.

    `format` is `markdown`, `html` or `text`, `encoding` the name of a codec; None means: find out from the content.
    `encoding` is for bytes, since a str is decoded already. `evidence` adds `meta.evidence`: for each value the places
    that it was read from, as offsets in characters of the decoded text. `account` adds `meta.account`: where each line
    went.

    `derive` adds `meta.derived`, what follows from the fields by counting: see docs/derived.md. `as_of` (YYYY, YYYY-MM,
    YYYY-MM-DD or a date) is the day that counts as today for it; the library never reads the clock, so that without
    `as_of` a job that goes on has no known end, and its months are not counted.

    No text makes it raise: what is no résumé gives a `Resume` without fields and a warning. Bytes that are no text
    raise `resume_parse.errors.SourceError`; an unknown format or encoding, or an `as_of` that is no date, raises
    `resume_parse.errors.UsageError`.

    >>> resume = parse("# 李雷\\n\\n邮箱：lilei@example.com\\n")
    >>> resume.basics.name
    '李雷'
    >>> resume.to_dict()["basics"]["emails"]
    ['lilei@example.com']

    With evidence, each value leads back to the text:

    >>> text = "# Maria Svensson\\n\\nEmail: Maria@Example.com\\n"
    >>> place = parse(text, evidence=True).meta.evidence["/basics/email"][0]
    >>> text[place.start : place.end], place.line
    ('Maria@Example.com', 3)

    What follows by counting stands apart, with the fields that it rests on:

    >>> job = "# Ida Falk\\n\\n## Experience\\n\\n**Quarry GmbH**, Developer, Sept. 2016 – today\\n"
    >>> meta = parse(job, derive=True, as_of="2020-02").meta
    >>> meta.derived["workMonths"].value, meta.derived["workMonths"].pointers
    (42, ['/work/0/startDate', '/work/0/current', '/meta/asOf'])
    """
    _check_format(format)
    day = _day(as_of)
    source = source_of(content) if isinstance(content, str) else decode_source(content, encoding=encoding)
    return run(source, format=format, evidence=evidence, account=account, derive=derive, as_of=day)


def parse_file(
    path: str | os.PathLike[str],
    *,
    format: str | None = None,
    encoding: str | None = None,
    evidence: bool = False,
    account: bool = False,
    derive: bool = False,
    as_of: str | datetime.date | None = None,
) -> Resume:
    """Parse the résumé in a file; the options are those of `parse`.

    `meta.source.path` is the path as given. Raises `resume_parse.errors.SourceError` when the file cannot be read.

    >>> import pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "resume.md")
    ...     _ = path.write_text("# 李雷\\n\\n电话：13800138000\\n", encoding="utf-8")
    ...     resume = parse_file(path)
    >>> resume.basics.phone
    '+8613800138000'
    >>> resume.meta.source.encoding
    'utf-8'
    """
    _check_format(format)
    day = _day(as_of)
    source = read_source(path, encoding=encoding)
    return run(source, format=format, evidence=evidence, account=account, derive=derive, as_of=day)


def _check_format(format: str | None) -> None:
    if format not in (None, "markdown", "html", "text"):
        from .errors import UsageError

        raise UsageError(f"unknown format {format!r}: markdown, html or text")


def _day(as_of: str | datetime.date | None) -> str | None:
    if as_of is None:
        return None
    from .as_of import as_of_date

    return as_of_date(as_of)
