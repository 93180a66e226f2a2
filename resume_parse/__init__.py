"""Rule-based, offline résumé parser: Markdown, HTML or plain text in, a superset of JSON Resume out."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .api import parse, parse_file
    from .model import Resume

__all__ = ["Resume", "__version__", "parse", "parse_file"]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    # Imported when first used: the command line must not pay for pydantic to print its version.
    if name in ("parse", "parse_file"):
        from . import api

        return getattr(api, name)
    if name == "Resume":
        from .model import Resume

        return Resume
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), "Resume", "parse", "parse_file"])
