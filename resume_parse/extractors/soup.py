"""Beautiful Soup without Soup Sieve, its CSS selectors, which take longer to import than all the rest of it."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any


class _Later(ModuleType):
    """Stands for a module until something of it is used: only then is it imported."""

    def __getattr__(self, name: str) -> Any:
        return getattr(importlib.import_module(self.__name__), name)


_SELECTORS = "soupsieve"
_put_off = _SELECTORS not in sys.modules
if _put_off:
    sys.modules[_SELECTORS] = _Later(_SELECTORS)
try:
    from bs4 import BeautifulSoup
    from bs4.element import CData, NavigableString, PageElement, PreformattedString, Tag
finally:
    if _put_off:
        del sys.modules[_SELECTORS]  # whoever else imports it gets it

__all__ = ["BeautifulSoup", "CData", "NavigableString", "PageElement", "PreformattedString", "Tag"]
