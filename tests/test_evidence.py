"""Where values were read from, character by character: `[[value]]` marks the span that a value must have.

A case: format, document with marked spans, pointers in the order of the marks. The marks are
taken out before parsing, so the offsets need no counting.
"""

import re
from typing import Any

import pytest
from truth import faults, leaves

from resume_parse import parse

CASES: dict[str, tuple[str, str, list[str]]] = {
    "markdown: plain": (
        "markdown",
        "# [[李雷]]\n\n邮箱：[[lilei@example.com]]\n",
        ["/basics/name", "/basics/email"],
    ),
    "markdown: a raw spelling": (
        "markdown",
        "# 李雷\n\n手机：[[138 0013 8000]]\n\n## 专业技能\n\n- 熟悉 [[Kubernates]]\n",
        ["/basics/phone", "/skills/0/keywords/0"],
    ),
    "markdown: an entity inside": (
        "markdown",
        "# 李雷\n\n## 工作经历\n\n### [[Smith &amp; Sons Ltd]] | [[会计]] | [[2019.03]] - [[2021.06]]\n",
        ["/work/0/name", "/work/0/position", "/work/0/startDate", "/work/0/endDate"],
    ),
    "markdown: escapes": (
        "markdown",
        "# Maria Svensson\n\n## Experience\n\n### Acme Ltd, Clerk, 2019 - 2020\n\n"
        "- [[Cut a\\*b costs by 12\\% \\_twice\\_]]\n",
        ["/work/0/highlights/0"],
    ),
    "markdown: emphasis around": (
        "markdown",
        "# **[[Maria Svensson]]**\n\n**Email:** *[[Maria@Example.com]]*\n",
        ["/basics/name", "/basics/email"],
    ),
    "markdown: a link's target": (
        "markdown",
        "# 李雷\n\n邮箱：lilei@example.com\n\n[个人主页]([[https://lilei.example.com/]])\n",
        ["/basics/url"],
    ),
    "markdown: an autolink": (
        "markdown",
        "# 李雷\n\n邮箱：<[[lilei@example.com]]>\n",
        ["/basics/email"],
    ),
    "markdown: full width": (
        "markdown",
        "# 李雷\n\n电话：[[１３８００１３８０００]]\n\n"
        "## 教育背景\n\n西安交通大学 | 本科 | [[２０１５．０９]] - [[２０１９．０６]]\n",
        ["/basics/phone", "/education/0/startDate", "/education/0/endDate"],
    ),
    "markdown: radicals": (
        "markdown",
        "# 李雷\n\n## 工作经历\n\n### 西安示例科技有限公司 | [[软件⼯程师]] | 2019.03 - [[⾄今]]\n",
        ["/work/0/position", "/work/0/current"],
    ),
    "markdown: an invisible character inside": (
        "markdown",
        "# 李雷\n\n邮箱：[[lilei\u200b@example.com]]\n",
        ["/basics/email"],
    ),
    "markdown: CR LF and a mark at the start": (
        "markdown",
        "\ufeff# [[李雷]]\r\n\r\n邮箱：[[lilei@example.com]]\r\n",
        ["/basics/name", "/basics/email"],
    ),
    "markdown: a table": (
        "markdown",
        "# 李雷\n\n## 工作经历\n\n| 公司 | 职位 | 时间 |\n|---|---|---|\n"
        "| [[西安示例科技有限公司]] | [[会计]] | [[2019.03]]-[[2021.06]] |\n",
        ["/work/0/name", "/work/0/position", "/work/0/startDate", "/work/0/endDate"],
    ),
    "html: tags around": (
        "html",
        "<html><body><h1>[[Maria Svensson]]</h1><p>Email: <b>[[maria@example.com]]</b></p></body></html>",
        ["/basics/name", "/basics/email"],
    ),
    "html: an entity inside": (
        "html",
        "<h1>Maria Svensson</h1><h2>Experience</h2><h3>[[Smith &amp; Sons Ltd]]</h3>"
        "<p>[[Clerk]], [[2019]]&ndash;[[2021]]</p>"
        "<ul><li>[[Cut&nbsp;costs by 12&#37;]]</li></ul>",
        ["/work/0/name", "/work/0/position", "/work/0/startDate", "/work/0/endDate", "/work/0/highlights/0"],
    ),
    "html: a link's target": (
        "html",
        '<h1>李雷</h1><p>lilei@example.com</p><p><a class="x" href="[[https://a.example.com/?b=1&amp;c=2]]">个人主页</a></p>',
        ["/basics/url"],
    ),
    "html: a tag inside a value": (
        "html",
        "<h1>[[Maria <i>Svensson]]</i></h1><p>maria@example.com</p>",
        ["/basics/name"],
    ),
    "html: folded characters": (
        "html",
        "<h1>[[李&#38647;]]</h1>\n<p>电话：[[１３８００１３８０００]]</p><p>邮箱：[[lilei&#64;example.com]]</p>",
        ["/basics/name", "/basics/phone", "/basics/email"],
    ),
    "html: what a page does not show": (
        "html",
        "<title>x</title><script>var name = '李雷'</script><!-- 李雷 --><h1>[[李雷]]</h1><p>电话：[[13800138000]]</p>",
        ["/basics/name", "/basics/phone"],
    ),
    "text: plain": (
        "text",
        "[[李雷]]\n电话：[[138-0013-8000]]\n\n教育背景\n[[2015.09]]-[[2019.06]]  [[西安交通大学]]  [[软件工程]]\n",
        ["/basics/name", "/basics/phone"]
        + [f"/education/0/{name}" for name in ("startDate", "endDate", "institution", "area")],
    ),
    "text: a layout gap inside a name": (
        "text",
        "姓名：[[李\u3000雷]]\n邮箱：[[lilei@example.com]]\n",
        ["/basics/name", "/basics/email"],
    ),
    "text: radicals and invisible characters": (
        "text",
        "李雷\nlilei@example.com\n\n⼯作经历\n[[2019.03]]-[[⾄今]]  西安示例科技有限公司  [[软件⼯\u200b程师]]\n",
        ["/work/0/startDate", "/work/0/current", "/work/0/position"],
    ),
    "text: mark-up is text": (
        "text",
        "Maria Svensson\nmaria@example.com\n\nEXPERIENCE\nSmith Ltd, Clerk, 2019 - 2021\n"
        "- [[Wrote a*b_c <T> & more]]\n",
        ["/work/0/highlights/0"],
    ),
    "text: CR only": (
        "text",
        "[[李雷]]\r电话：[[13800138000]]\r",
        ["/basics/name", "/basics/phone"],
    ),
}


def marked(document: str) -> tuple[str, list[tuple[int, int]]]:
    """A document without its marks, and the spans that they enclosed."""
    text, spans = "", []
    for n, part in enumerate(re.split(r"\[\[|\]\]", document)):
        if n % 2:
            spans.append((len(text), len(text) + len(part)))
        text += part
    return text, spans


def places(data: dict[str, Any], pointer: str) -> list[tuple[int, int]]:
    return [(place["start"], place["end"]) for place in data["meta"]["evidence"].get(pointer, ())]


@pytest.mark.parametrize("name", CASES)
def test_spans(name: str):
    format, document, pointers = CASES[name]
    text, spans = marked(document)
    assert len(spans) == len(pointers)
    data = parse(text, format=format, evidence=True).to_dict()
    found = {pointer: [text[a:b] for a, b in places(data, pointer)] for pointer in pointers}
    assert found == {pointer: [text[a:b]] for pointer, (a, b) in zip(pointers, spans, strict=True)}
    assert [places(data, pointer) for pointer in pointers] == [[span] for span in spans]
    assert list(faults(data, text)) == []


def test_a_wrapped_sentence_has_a_place_for_each_line():
    lines = ["负责支付系统的设计与开发，把平均响应时间缩短到原来的", "三分之一，并写了全部的测试与文档。"]
    text = (
        f"李雷\nlilei@example.com\n\n工作经历\n2019.03-2021.06  西安示例科技有限公司  会计\n• {lines[0]}\n{lines[1]}\n"
    )
    data = parse(text, format="text", evidence=True).to_dict()
    assert data["work"][0]["highlights"] == ["".join(lines)]
    assert [text[a:b] for a, b in places(data, "/work/0/highlights/0")] == lines


def test_lines_are_counted_from_one():
    text = "# 李雷\r\n\r\n邮箱：lilei@example.com\r\n"
    evidence = parse(text, evidence=True).to_dict()["meta"]["evidence"]
    assert [place["line"] for place in evidence["/basics/name"] + evidence["/basics/email"]] == [1, 3]


def test_offsets_count_decoded_characters_not_bytes():
    text = "# 李雷\n\n邮箱：lilei@example.com\n"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "gb18030"):
        data = parse(text.encode(encoding), evidence=True).to_dict()
        decoded = text.encode(encoding).decode(data["meta"]["source"]["encoding"])
        assert [decoded[a:b] for a, b in places(data, "/basics/email")] == ["lilei@example.com"]


def test_no_evidence_unless_asked_for():
    data = parse("# 李雷\n\n邮箱：lilei@example.com\n").to_dict()
    assert dict(leaves(data))["/basics/name"] == "李雷"
    assert data["meta"].keys() & {"evidence", "account", "coverage"} == set()
