"""The library: two functions, one for a content at hand and one for a file."""

from __future__ import annotations

import os

from .model import Resume
from .pipeline import run
from .source import decode_source, read_source, source_of


def parse(
    content: str | bytes,
    *,
    format: str | None = None,
    encoding: str | None = None,
    evidence: bool = False,
    account: bool = False,
) -> Resume:
    """Parse a résumé that is at hand as text or bytes.

    `format` is `markdown`, `html` or `text`, `encoding` the name of a codec; None means: find out from the content.
    `encoding` is for bytes, since a str is decoded already. `evidence` adds `meta.evidence`: for each value the places
    that it was read from, as offsets in characters of the decoded text. `account` adds `meta.account`: where each line
    went.

    No text makes it raise: what is no résumé gives a `Resume` without fields and a warning. Bytes that are no text
    raise `resume_parse.errors.SourceError`, an unknown format or encoding `resume_parse.errors.UsageError`.

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
    """
    _check_format(format)
    source = source_of(content) if isinstance(content, str) else decode_source(content, encoding=encoding)
    return run(source, format=format, evidence=evidence, account=account)


def parse_file(
    path: str | os.PathLike[str],
    *,
    format: str | None = None,
    encoding: str | None = None,
    evidence: bool = False,
    account: bool = False,
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
    return run(read_source(path, encoding=encoding), format=format, evidence=evidence, account=account)


def _check_format(format: str | None) -> None:
    if format not in (None, "markdown", "html", "text"):
        from .errors import UsageError

        raise UsageError(f"unknown format {format!r}: markdown, html or text")
