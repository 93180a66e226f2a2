"""Jobs listed once in an overview and told again in detail: one item each."""

from __future__ import annotations

from resume_parse.document import Value
from resume_parse.sections.draft import PERIOD, Draft, Item

_FACTS = frozenset(("name", "position", "department", "location", "startDate", "endDate", "current", "employmentType"))


def join_retold(draft: Draft) -> None:
    """Join each job of which a header alone is told with the one that tells the same post again."""
    jobs: list[Item] = draft.root.get("work", [])
    kept: list[Item] = []
    for item in jobs:
        first = next((k for k in kept if _same(k, item, draft)), None)
        if first is None:
            kept.append(item)
        else:
            _join(first, item)
    jobs[:] = kept


def _same(a: Item, b: Item, draft: Draft) -> bool:
    """Whether two jobs are one post, of which one is told by its header alone."""
    if "startDate" not in a or "name" not in a or "name" not in b:
        return False
    if not (_FACTS.issuperset(a) or _FACTS.issuperset(b)):
        return False
    if any((a[k].value if k in a else None) != (b[k].value if k in b else None) for k in PERIOD):
        return False
    return all(_agree(a.get(key), b.get(key), draft) for key in ("name", "position"))


def _agree(a: Value | None, b: Value | None, draft: Draft) -> bool:
    """Whether two wordings are one, or one is part of the other, or one is not told."""
    if a is None or b is None:
        return True
    one, other = (draft.lex.fold(v.text).replace(" ", "") for v in (a, b))
    return one in other or other in one


def _join(item: Item, again: Item) -> None:
    """Add what the second telling says; a value told twice was read from both places, the longer wording stays."""
    for key, value in again.items():
        old = item.get(key)
        if isinstance(old, Value) and isinstance(value, Value):
            longer, other = (value, old) if len(str(value.value)) > len(str(old.value)) else (old, value)
            item[key] = Value(longer.value, (*longer.cuts, *other.cuts), (*longer.places, *other.places))
        elif old is None:
            item[key] = value
