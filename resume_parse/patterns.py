"""Regular expressions that are compiled when first used.

The modules hold some three hundred; one document needs half of them, and compiling the others would take a third of
the time that a short run takes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any


class _LazyPattern:
    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._source = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # copying and pickling ask for these
            raise AttributeError(name)
        pattern, flags = self._source
        compiled = re.compile(pattern, flags)
        # Found before this method from now on, as fast as on the pattern itself.
        for method in ("search", "match", "fullmatch", "sub", "finditer", "findall", "split", "subn"):
            self.__dict__[method] = getattr(compiled, method)
        return getattr(compiled, name)


if TYPE_CHECKING:
    lazy_pattern = re.compile
else:
    lazy_pattern = _LazyPattern
