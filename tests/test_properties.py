"""What holds for any text at all: no exception, a valid output, the same bytes, true evidence, a full account."""

import json
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from truth import faults, leaves
from words import lines_left_out, lost_words, visible_words

from resume_parse import parse
from resume_parse.errors import SourceError
from resume_parse.output.json import dump
from resume_parse.source import source_of

SCHEMA = Path(__file__).parent.parent / "schemas" / "resume.schema.json"
FORMATS = ("markdown", "html", "text")

# Derandomised: a clone that passes today passes tomorrow. `pytest --hypothesis-seed=N` looks further.
EXAMPLES = settings(
    max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
FEW = settings(EXAMPLES, max_examples=30)

NAMES = ["李雷", "韩梅梅", "欧阳 娜", "Maria Svensson", "JOSÉ GARCÍA", "山田 太郎", "王伟 (Wei Wang)"]
TITLES = ["教育背景", "工作经历", "项目经验", "专业技能", "自我评价", "获奖情况", "Experience", "EDUCATION", "Skills"]
TITLES += [
    "Selected Projects",
    "Berufserfahrung",
    "Formation",
    "職歴",
    "其他",
    "Languages",
    "Publications",
    "References",
]
FACTS = [
    "邮箱：lilei@example.com",
    "电话: 138 0013 8000",
    "手机/微信：13800138000",
    "性别：男 | 年龄：28 岁",
    "籍贯 陕西西安",
]
FACTS += [
    "Tel: +44 20 7946 0958",
    "github.com/lilei",
    "求职意向：后端工程师",
    "Born: 3 May 1990",
    "QQ：12345678",
    "学历：本科",
]
DATES = [
    "2019.03 - 2021.06",
    "2018年9月～至今",
    "Mar. - Aug. 2020",
    "Sept 2015 to present",
    "2016-19",
    "民國110年",
    "17/9至今",
]
DATES += [
    "二〇二〇年",
    "令和3年4月",
    "seit 03/2019",
    "2024.06 -",
    "05/10-01/11",
    "2021-2019",
    "１９９９年",
    "Summer 2014",
]
PLACES = [
    "Acme GmbH",
    "西安某某科技有限公司",
    "University of Nowhere",
    "某某大学 软件学院",
    "Red Cross",
    "株式会社サンプル",
]
ROLES = [
    "Senior Engineer",
    "软件工程师",
    "护士",
    "BSc Physics",
    "硕士 计算机科学",
    "Intern",
    "会计（实习）",
    "Head Chef",
]
PROSE = [
    "负责支付系统的设计与开发，性能提升 30%。",
    "Led a team of 5; cut costs by 12%.",
    "精通 Torch/Pytorch，熟悉 k8s",
]
PROSE += [
    "Python, Go & C++",
    "CET-6 560",
    "English (fluent), 日语 N2",
    "一等奖学金 2013",
    "ﬁrst-class ⼯程师\u200b",
    "a*b_c~d",
]
WRAPS = [
    "{}",
    "**{}**",
    "*{}*",
    "`{}`",
    "[{}](https://example.com/x_y)",
    "[{}]",
    "~~{}~~",
    "\\*{}\\*",
    "{} &amp; {}",
    "\\{}",
]
WRAPS += [
    "<b>{}</b>",
    "<datetime>{}</datetime>",
    "<span class='x'>{}",
    "{}</div>",
    "<!-- {} -->",
    "&nbsp;{}&#x3000;",
    "{}<br>{}",
]
LEADS = [
    "",
    "",
    "",
    "# ",
    "## ",
    "###",
    "- ",
    "* ",
    "+ ",
    "  - ",
    "1. ",
    "一、",
    "① ",
    "> ",
    "| ",
    "\t",
    "    ",
    "●",
    "【",
    "。",
]
LEADS += [
    "<li>",
    "<h2>",
    "<p>",
    "<td>",
    "<dt>",
    "<script>",
    "<div hidden>",
    "<p style='display:none'>",
    "---\n",
    "```\n",
    "::: ",
]
TAILS = [
    "",
    "",
    "",
    "  ",
    " |",
    "\n---",
    "\n===",
    " ##",
    "</li>",
    "</h2>",
    "</p>",
    "</td>",
    "】",
    ":",
    "：",
    "\\",
    " {: .x}",
    "\r",
]
SEPARATORS = [" | ", "\t", "  ", " - ", " · ", ", ", "，", "@", " / ", "", "\u3000", "<br>", "||"]


@st.composite
def resume_lines(draw: st.DrawFn) -> str:
    """One line as résumés have it: a few facts, joined, wrapped and led by Markdown or HTML, or by remains of it."""
    pools = st.sampled_from([NAMES, TITLES, FACTS, DATES, PLACES, ROLES, PROSE])
    parts = draw(st.lists(pools.flatmap(st.sampled_from), min_size=1, max_size=4))
    wrapped = [draw(st.sampled_from(WRAPS)).replace("{}", part) for part in parts]
    return draw(st.sampled_from(LEADS)) + draw(st.sampled_from(SEPARATORS)).join(wrapped) + draw(st.sampled_from(TAILS))


ENDS = st.sampled_from(["\n", "\n", "\n", "\n\n", "\r\n", "\r", "\f", "\u2028", "\n \n"])
RESUMES = st.lists(st.tuples(resume_lines(), ENDS).map("".join), min_size=1, max_size=12).map("".join)
MARKUP = st.lists(
    st.sampled_from([*"<>/[]()*_`#|&;:!\\-=~{}\"'\n\t 1.", "<a ", "<!--", "]]>", "&#", "](", "李雷", "2019", "@"])
)
TEXTS = st.one_of(RESUMES, RESUMES, st.text(), MARKUP.map("".join))


@pytest.fixture(scope="module")
def validate() -> Any:
    return fastjsonschema.compile(json.loads(SCHEMA.read_text(encoding="utf-8")))


def full(text: str, format: str | None = None) -> dict[str, Any]:
    return parse(text, format=format, evidence=True, account=True).to_dict()


@EXAMPLES
@given(text=TEXTS, format=st.sampled_from([None, *FORMATS]))
def test_every_text_gives_a_valid_output(validate: Any, text: str, format: str | None):
    validate(json.loads(dump(parse(text, format=format, evidence=True, account=True))))


@FEW
@given(data=st.binary() | RESUMES.map(lambda text: text.encode("gb18030")))
def test_bytes_that_are_text_give_a_valid_output(validate: Any, data: bytes):
    try:
        resume = parse(data, evidence=True, account=True)
    except SourceError:  # the typed answer to bytes that are no text
        return
    validate(json.loads(dump(resume)))


@FEW
@given(text=TEXTS)
def test_the_same_text_gives_the_same_bytes(text: str):
    first = dump(parse(text, evidence=True, account=True))
    assert dump(parse(text, evidence=True, account=True)) == first
    # Asking for more adds to meta and changes nothing else.
    assert list(leaves(parse(text).to_dict())) == list(leaves(json.loads(first)))


@EXAMPLES
@given(text=TEXTS, format=st.sampled_from(FORMATS))
def test_evidence_is_complete_true_and_tight(text: str, format: str):
    assert list(faults(full(text, format), text)) == []


@EXAMPLES
@given(text=TEXTS, format=st.sampled_from(FORMATS))
def test_every_line_is_in_the_account(text: str, format: str):
    data = full(text, format)
    assert lines_left_out(data, text) == []
    pointers = {pointer for pointer, _ in leaves(data)}
    for record in data["meta"].get("account", ()):
        assert set(record.get("pointers", ())) <= pointers
        assert text[record["start"] : record["end"]].strip()


@EXAMPLES
@given(text=TEXTS, format=st.sampled_from(FORMATS))
def test_every_visible_word_is_kept(text: str, format: str):
    assert lost_words(full(text, format), text) == []


def test_the_judges_see_what_is_wrong():
    text = "# 李雷\n\n邮箱：lilei@example.com\n\n## 工作经历\n\nAcme GmbH | 软件工程师 | 2019.03 - 2021.06\n"
    text += "\n- 负责支付系统的设计\n"
    data = full(text, "markdown")
    assert {"/basics/name", "/basics/email", "/work/0/startDate"} <= {pointer for pointer, _ in leaves(data)}
    assert len(list(visible_words(source_of(text), "markdown"))) > 20
    del data["meta"]["evidence"]["/basics/email"]
    data["meta"]["evidence"]["/basics/name"][0].update(start=8, end=10)
    data["meta"]["evidence"]["/work/0/startDate"][0].update(start=37, end=74)
    data["meta"]["account"].pop()
    data["work"][0].pop("highlights", None)
    data["meta"]["evidence"].pop("/work/0/highlights/0", None)
    found = {(fault.pointer, fault.what) for fault in faults(data, text)}
    assert {("/basics/email", "missing"), ("/basics/name", "false"), ("/work/0/startDate", "loose")} <= found
    assert lines_left_out(data, text) == [9]
    assert {"支", "付"} <= {word.text for word in lost_words(data, text)}
