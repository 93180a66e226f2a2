"""A layout: one value for each feature of `choices.toml`, each chosen independently of the others."""

import random
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path

LANGUAGES = ("zh", "en", "zh-Hant", "de", "ja", "fr", "es")
FORMATS = ("markdown", "html", "text")


@dataclass(frozen=True)
class Layout:
    """One value a feature; what each may be stands in `choices.toml`."""

    language: str = ""
    format: str = ""
    order: str = ""
    document_title: str = ""
    name: str = ""
    contact: str = ""
    email: str = ""
    phone: str = ""
    personal: str = ""
    objective: str = ""
    summary: str = ""
    section_title: str = ""
    title_words: str = ""
    label_words: str = ""
    entry: str = ""
    fields_order: str = ""
    separator: str = ""
    date_place: str = ""
    date_style: str = ""
    date_range: str = ""
    body: str = ""
    department: str = ""
    career: str = ""
    project: str = ""
    skills: str = ""
    honours: str = ""
    noise: str = ""

    def fits(self, where: str) -> bool:
        """Whether a choice made for these languages and formats can be made here."""
        names = set(where.split())
        languages, formats = names.intersection(LANGUAGES), names.intersection(FORMATS)
        return (not languages or self.language in languages) and (not formats or self.format in formats)

    def choices(self) -> list[tuple[str, str]]:
        """Each feature with its value."""
        return [(field.name, getattr(self, field.name)) for field in fields(self)]


FEATURES: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("choices.toml").read_text(encoding="utf-8"))


def allowed(layout: Layout, feature: str) -> list[str]:
    """The values of a feature that go with the layout's language and format."""
    return [value.partition(" | ")[0] for value in FEATURES[feature] if layout.fits(value.partition(" | ")[2])]


def plain(language: str, form: str) -> Layout:
    """The layout in which every choice is the plain one."""
    layout = Layout(language, form)
    return replace(layout, **{feature: allowed(layout, feature)[0] for feature in FEATURES})


def draw(rng: random.Random, boldness: float = 0.3) -> Layout:
    """A layout in which about `boldness` of the choices are drawn, the others plain."""
    layout = plain(rng.choice(LANGUAGES), rng.choice(FORMATS))
    drawn = {feature: rng.choice(allowed(layout, feature)) for feature in FEATURES if rng.random() < boldness}
    return replace(layout, **drawn)
