"""Lines of skills that no person would write are read; were it in time squared, it would take minutes."""

import pytest

from resume_parse import parse


@pytest.mark.parametrize("part", ["a:b", "Python (Go) ", "Python and ", "Python/", "x and ", "熟悉Python和"])
def test_a_long_line_of_one_part(part: str) -> None:
    data = parse(f"# Jane Doe\n\njane@example.com\n\n## Skills\n\n- {part * 4000}\n").to_dict()
    assert data["basics"]["name"] == "Jane Doe"
    assert data["skills"]
