"""`meta.confidence`: a class for each value, earned from what the reading rested on."""

import json
from collections import Counter
from pathlib import Path

import pytest
from truth import leaves

from resume_parse import parse, parse_file

SAMPLES = Path(__file__).parent.parent / "samples"

PLAIN = """\
# 李雷

电话：138 0013 8000
邮箱：lilei@example.com

## 工作经历

### 西安示例科技有限公司 | 软件工程师 | 2019.03 - 2021.06

- 负责支付系统的设计与开发，把平均响应时间缩短到原来的三分之一。

### 成都样本网络有限公司 | 高级软件工程师 | 2021.07 - 至今

- 负责订单系统的设计与开发，写了全部的测试与文档。

## 教育背景

### 西安交通大学 | 计算机科学与技术 | 本科 | 2015.09 - 2019.06
"""

MUDDLED = """\
Sparrow paper

the tall one, Rivet, mostly nights 2014
ida@example.com

Things

Bramble lot, did the boxes and then Quill 2016 or so, Thimble
- nobody told us
Lantern
Wicker 2011, 2012 the van
"""


def classes(text: str) -> dict[str, str]:
    found: dict[str, str] = parse(text, evidence=True).to_dict()["meta"]["confidence"]
    return found


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.[mht][dtx]*")), ids=lambda path: path.name)
def test_each_value_has_a_class(path: Path):
    data = parse_file(path, evidence=True).to_dict()
    assert data["meta"]["confidence"].keys() == {pointer for pointer, _ in leaves(data)}
    assert set(data["meta"]["confidence"].values()) <= {"high", "medium", "low"}


def test_there_is_none_unless_evidence_is_asked_for():
    assert "confidence" not in parse(PLAIN, account=True).to_dict()["meta"]


def test_a_plain_document_is_believed():
    found = classes(PLAIN)
    plain = ("/basics/name", "/basics/email", "/basics/phone", "/education/0/institution", "/work/0/startDate")
    assert {pointer: found[pointer] for pointer in plain} == dict.fromkeys(plain, "high")
    assert "low" not in found.values()
    assert 2 * Counter(found.values())["high"] > len(found)


def test_a_muddled_document_is_not():
    found = classes(MUDDLED)
    guessed = Counter(level for pointer, level in found.items() if not pointer.startswith("/basics/email"))
    assert guessed["high"] == 0
    assert guessed["low"] > 0


def test_an_employer_that_nothing_tells_is_less_sure_than_one_that_a_list_knows():
    order = ["low", "medium", "high"]
    doubted = PLAIN.replace("西安示例科技有限公司 | 软件工程师", "蓝色 | 大家")
    found, other = classes(PLAIN), classes(doubted)
    assert order.index(other["/work/0/name"]) < order.index(found["/work/0/name"])


def test_the_same_document_gives_the_same_classes():
    assert json.dumps(classes(PLAIN)) == json.dumps(classes(PLAIN))
