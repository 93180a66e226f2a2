"""What all models share: patterns of values, types made of them, and the base of every part of a `Resume`."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

DATE_PATTERN = "^([1-2][0-9]{3}-[0-1][0-9]-[0-3][0-9]|[1-2][0-9]{3}-[0-1][0-9]|[1-2][0-9]{3})$"
"""JSON Resume's own pattern: YYYY, YYYY-MM or YYYY-MM-DD."""

URL_PATTERN = r"""^(https?://|mailto:|tel:)[^\s<>"]+$"""
"""Absolute, and of a scheme that is safe to print as a link: themes print `javascript:` as it stands."""

EMAIL_PATTERN = (
    r"^[A-Za-z0-9!#-'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#-'*+/=?^_`{|}~-]+)*"
    r"@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"
)
"""An address as the JSON Schema format `email` takes it, with its domain in lower case."""
# `#-'` is the range that holds `$`, which fastjsonschema takes for the end wherever it stands in a pattern.

Text = Annotated[str, Field(min_length=1)]
Texts = Annotated[list[Text], Field(min_length=1)]
Date = Annotated[str, Field(pattern=DATE_PATTERN)]
Url = Annotated[str, Field(pattern=URL_PATTERN, json_schema_extra={"format": "uri"})]
Email = Annotated[str, Field(pattern=EMAIL_PATTERN, json_schema_extra={"format": "email"})]
Count = Annotated[int, Field(ge=0)]
LineNumber = Annotated[int, Field(ge=1)]
Pointer = Annotated[str, Field(pattern="^/")]


def without_empties(value: Any) -> Any:
    """Copy plain data, leaving out the keys of objects whose value is None, "", [] or {}.

    Items of lists stay, empty or not, since JSON Pointers count them.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        kept = {key: without_empties(item) for key, item in value.items()}
        return {key: item for key, item in kept.items() if item is not None and item not in ("", [], {})}
    if isinstance(value, list | tuple):
        return [without_empties(item) for item in value]
    return value


class Part(BaseModel):
    """Base of all models: camelCase names in JSON, unknown names refused, validators built when first used."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="forbid", defer_build=True)
