"""The examples in README.md print what README.md says."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
EXAMPLES = re.findall(r"^```console\n\$ (.+)\n((?:.*\n)*?)```$", (ROOT / "README.md").read_text(encoding="utf-8"), re.M)


def test_the_examples_are_there() -> None:
    assert len(EXAMPLES) >= 4


@pytest.mark.parametrize(("command", "shown"), EXAMPLES, ids=[command[:40] for command, _ in EXAMPLES])
def test_example(command: str, shown: str) -> None:
    ours = f'resume-parse() {{ {shlex.quote(sys.executable)} -m resume_parse "$@"; }}\n'
    result = subprocess.run(
        ["bash", "-c", ours + command], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert result.stdout == shown
