"""Lines of skills that no person would write are read without an error, and in time that grows with their length."""

import time

import pytest

from resume_parse import parse


@pytest.mark.parametrize("part", ["a:b", "Python (Go) ", "Python and ", "Python/", "x and ", "熟悉Python和"])
def test_a_long_line_of_one_part(part: str) -> None:
    start = time.process_time()
    resume = parse(f"# Jane Doe\n\njane@example.com\n\n## Skills\n\n- {part * 4000}\n")
    assert resume.to_dict()["basics"]["name"] == "Jane Doe"
    assert time.process_time() - start < 5
