"""Imports go one way: a module sees only what lies below it."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import resume_parse

PACKAGE = Path(resume_parse.__file__).parent
DOCUMENT = PACKAGE.parent / "docs" / "architecture.md"

# From the ground up: a part of the package may import the parts that its line names, and what stands in the same part.
GROUND = {"errors", "source", "document", "model", "knowledge", "pattern_cache", "patterns", "separators"}
BELOW = {
    "": {"api", "model"},
    "pattern_cache": set(),
    "patterns": {"pattern_cache"},
    "separators": {"patterns"},
    "errors": {"patterns"},
    "binary": set(),
    "charset": {"errors", "patterns"},
    "source": {"errors", "patterns", "binary", "charset"},
    "document": {"errors", "patterns", "source"},
    "model_base": set(),
    "model_meta": {"model_base"},
    "model": {"model_base", "model_meta"},
    "knowledge": {"errors", "patterns"},
    "normalize": GROUND,
    "spot": GROUND | {"normalize"},
    "sniff": GROUND | {"spot"},
    "segmenting": GROUND | {"spot"},
    "sections": GROUND | {"segmenting", "spot", "normalize"},
    "extractors": GROUND,
    "account": GROUND | {"sections"},
    "confidence": GROUND | {"spot", "segmenting", "sections"},
    "finish": GROUND | {"", "sections", "account", "confidence"},
    "derive": {"model", "model_meta", "knowledge", "patterns", "spot"},
    "as_of": {"errors"},
    "pipeline": GROUND | {"normalize", "spot", "sniff", "extractors", "segmenting", "sections", "finish", "derive"},
    "output": {"derive", "errors", "model", "model_meta", "patterns"},
    "api": GROUND | {"as_of", "pipeline"},
    "batch": GROUND | {"pipeline"},
    "explain": GROUND | {"model_meta", "spot", "sections", "confidence", "finish", "pipeline"},
    "review": {"errors", "source", "patterns", "model", "model_base", "model_meta", "output"},
    "cli": {
        "",
        "pattern_cache",
        "as_of",
        "errors",
        "source",
        "model",
        "model_meta",
        "pipeline",
        "batch",
        "output",
        "explain",
        "review",
    },
    "__main__": {"cli"},
}

Arrow = tuple[str, str]


def part_of(module: str) -> str:
    """Name the part that a dotted module belongs to: resume_parse.spot.dates is in spot, resume_parse itself in ""."""
    return [*module.split("."), ""][1]


def imported(tree: ast.AST, module: str, *, package: bool) -> Iterator[str]:
    """Give the modules of ours that a module imports, wherever in its code."""
    home = module.split(".") if package else module.split(".")[:-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = home[: len(home) - node.level + 1] if node.level else []
            stem = ".".join([*base, *([node.module] if node.module else [])])
            # `from . import x` names a module, or something that the package itself holds.
            below = [f"{stem}.{alias.name}" for alias in node.names]
            names = [name if part_of(name) in BELOW else stem for name in below] if stem == "resume_parse" else [stem]
        else:
            continue
        yield from (name for name in names if name.split(".")[0] == "resume_parse")


def arrows() -> Iterator[Arrow]:
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = ["resume_parse", *path.relative_to(PACKAGE).with_suffix("").parts]
        package = parts[-1] == "__init__"
        module = ".".join(parts[:-1] if package else parts)
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for name in imported(tree, module, package=package):
            yield part_of(module), part_of(name)


def is_allowed(arrow: Arrow) -> bool:
    here, there = arrow
    return here == there or there in BELOW[here]


def test_every_part_has_its_place():
    entries = [path for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()]
    parts = {path.stem for path in entries} - {"__init__"}
    assert len(parts) > 10
    assert parts <= BELOW.keys(), "a new part: say in BELOW what it may import"


def test_the_document_gives_this_order():
    text = DOCUMENT.read_text(encoding="utf-8")
    told = text[text.index("From the ground up") : text.index("`tests/test_imports.py`")]
    order = re.findall(r"`(\w+)`", told)
    assert set(order) == BELOW.keys() - {""}
    assert [(a, b) for a in order for b in BELOW[a] - {"", a} if order.index(b) > order.index(a)] == []


def test_the_document_names_every_module():
    text = DOCUMENT.read_text(encoding="utf-8")
    folders = [PACKAGE, *(PACKAGE / name for name in ("extractors", "segmenting", "sections"))]
    files = [path for folder in folders for path in folder.glob("*.py")]
    assert len(files) > 80
    assert [p.name for p in sorted(files) if f"`{p.name}`" not in text and not p.stem.startswith("__")] == []


def test_no_arrow_goes_back():
    seen = set(arrows())
    assert {("cli", "batch"), ("batch", "pipeline"), ("source", "errors"), ("output", "model")} <= seen
    assert sorted(arrow for arrow in seen if not is_allowed(arrow)) == []


@pytest.mark.parametrize(
    ("code", "module", "arrow"),
    [
        ("from .cli import main", "resume_parse.model", ("model", "cli")),
        ("from . import cli", "resume_parse.model", ("model", "cli")),
        ("import resume_parse.batch", "resume_parse.spot.dates", ("spot", "batch")),
        ("def late():\n    from ..pipeline import run", "resume_parse.spot.dates", ("spot", "pipeline")),
    ],
)
def test_an_arrow_back_is_seen(code: str, module: str, arrow: Arrow):
    assert [(part_of(module), part_of(name)) for name in imported(ast.parse(code), module, package=False)] == [arrow]
    assert not is_allowed(arrow)


def loaded_by(code: str) -> set[str]:
    """Run code in a fresh interpreter and give the modules that it loaded."""
    script = f"import sys\n{code}\nprint('\\n'.join(sys.modules))"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(result.stdout.split())


HEAVY = {"jinja2", "pydantic", "typer", "rich", "bs4", "markdown_it", "rapidfuzz", "phonenumbers"}


def test_the_package_imports_nothing_heavy():
    loaded = loaded_by("import resume_parse")
    assert "resume_parse" in loaded
    assert not loaded & HEAVY


def test_the_command_imports_only_typer_before_it_knows_what_to_do():
    assert loaded_by("import resume_parse.cli") & HEAVY == {"typer"}


def test_json_needs_no_rich():
    code = (
        "import io, resume_parse\n"
        "from resume_parse.output.json import dump\n"
        "dump(resume_parse.parse('# 李雷\\n\\n邮箱：lilei@example.com\\n'))"
    )
    loaded = loaded_by(code)
    assert "pydantic" in loaded
    assert "rich" not in loaded
    assert not [name for name in loaded if name.startswith(("resume_parse.derive", "resume_parse.as_of"))]
