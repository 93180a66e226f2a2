"""Regular expressions that are compiled when first used.

The modules hold some three hundred; one document needs half of them, and compiling the others would take a third of
the time that a short run takes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from resume_parse.pattern_cache import compile_pattern


class LazyPattern:
    """Stands for `re.compile(make(), flags)`, which is called on its first use."""

    def __init__(self, make: Callable[[], str], flags: int = 0) -> None:
        self._make, self._flags = make, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # copying and pickling ask for these
            raise AttributeError(name)
        return getattr(self.compiled(), name)

    def compiled(self) -> re.Pattern[str]:
        """The pattern itself, whose methods stand for those of this object from now on."""
        compiled = compile_pattern(self._make(), self._flags)
        for method in ("search", "match", "fullmatch", "sub", "finditer", "findall", "split", "subn"):
            self.__dict__[method] = getattr(compiled, method)
        return compiled


CJK = r"[^\W\x00-\u052f\u1e00-\u24ff]"
HAN = r"[^\W\x00-\u052f\u1e00-\u33ff]"
"""A letter of a script without upper and lower case, which in résumés is Chinese or Japanese; HAN: no kana.

Said by what it is not, since `re` makes its table of a class by counting through each range that goes beyond U+00FF:
`[\u3400-\u9fff]` takes 2 ms to compile, 6 with `re.I`, these a tenth of it. A class of three or more single characters
beyond U+00FF takes 0.2 ms; one of two takes none.
"""


if TYPE_CHECKING:
    lazy_pattern = re.compile
else:

    def lazy_pattern(pattern: str, flags: int = 0) -> LazyPattern:
        """Like `re.compile`, when first used."""
        return LazyPattern(lambda: pattern, flags)


CJK_LETTER = lazy_pattern(CJK)
HAN_LETTER = lazy_pattern(HAN)
