"""The signs that a list or a sentence of skills is made of: separators, grades, words of knowing, everyday words."""

from __future__ import annotations

import re

from resume_parse.document import width
from resume_parse.patterns import lazy_pattern

HAN = lazy_pattern(r"[\u3040-\u30ff\u3400-\u9fff]")
LETTER = lazy_pattern(r"[^\W\d_]")
EDGE = " \t\u3000.。,，、;；:：|｜/·•●*`\"'“”‘’-–—&_>✓✔★☆⭐\ufe0f()（）[]【】《》「」"
CLAUSE = lazy_pattern(r"[。！!；;\n]|\.(?=\s+[A-Z\u3400-\u9fff]|\s*$)")
SEPARATOR = lazy_pattern(
    r"[、，,|｜•·●\t\u2028]|\s{2,}|\s*/\s*(?!\d)|(?<=[\w)+])\s+\+\s+"
    r"|(?<=[\w)])\+(?=[A-Za-z\u3400-\u9fff])|\s[-–—]\s(?=[A-Z])"
)
WITH_SLASH = lazy_pattern(
    r"(?<![A-Za-z])(?:A/B|B/S|C/S|I/O|R/3|OS/2|AS/400|CI/CD|TCP/IP|PL/SQL|UI/UX|UX/UI|AR/VR|VR/AR"
    r"|EtherNet/IP|PL/I|S/4HANA|GPS/IMU|Pro/\w+)(?![a-z])",
    re.I,
)
JOINT = lazy_pattern(
    r"\s+(?:and|und|et|y|e|&|or)\s+|(?<=[\u3400-\u9fff])&(?=[\u3400-\u9fff])|\s*(?:以及|[和与及或與])\s*"
)
BRACKET = lazy_pattern(r"\s*[（(\[【]([^（）()\[\]【】]{1,300})[)）\]】]")
GRADE = lazy_pattern(
    r"^[+~≥>＞约]?\s*(?:(?:less|more) than\s+)?\d*[+\d.xX-]*\s*(?:years?|yrs?|年|months?|个月|次|%|lat"
    r"|anni|años|ans|jahre)?(?:经验|以上|experience)?$"
    r"|^(?:conoscenza di base|nivel|niveau|beginner|intermediate|advanced|expert|proficient|basic"
    r"|basics|familiar|fluent|learning|hobby|extra)\b.{0,16}$",
    re.I,
)
GRADE_TAIL = lazy_pattern(
    r"\s*(?:[-–—:：]\s*)?(?:\d{1,3}\s*%|[★☆⭐●○◆◇■□\ufe0f\s]+|[-–—:：]\s*(?:\d+\+?\s*(?:years?|yrs?"
    r"|年)|beginner|intermediate|advanced|expert|proficient|basic|familiar))$",
    re.I,
)
LEAD = lazy_pattern(
    r"^(?:以及|并且|并|而且|同时|另外|能够?|可以?|会|具备|具有|拥有|有过?|较为?|非常|比较|十分|很|一定的?|良好的?|扎实的?|丰富的?|大量的?|较强的?"
    r"|过硬的?|常见的?|常用的?|主流的?|基础的?|基本的?|简单的?|各种|各类|各项|多种|"
    r"相关的?|流行的?|包括|包含|例如|比如|如|对于?|在|从事|进行|完成|负责|参与过?|主要|使用过?|接触过?|用过?|运用|应用|利用|借助|通过|基于|操作|深入|深刻|灵活|独立|快速|熟练地?|"
    r"熟悉|精通|掌握|了解|理解|擅长|善于|学习过?|研究|关注|编写|搭建|部署|配置|开发|实现|及其|其|以|及|与|和|或|持续|可|懂|的)\s*"
)
TAIL = lazy_pattern(
    r"\s*(?:等(?![级第]).{0,16}|的?(?:使用|应用|运用|开发|编程|编写|技术栈?|框架|工具|软件|语言|知识|能力|技能|基础|原理|经验|操作|协议|系统"
    r"|平台|方法|配置|部署|搭建|环境|组件库?|插件|库|语法|"
    r"方案|实现|管理|服务器?|系列|全家桶|引擎|类|相关|数据库|编辑器|办公|设计|机制|模型|思想|命令|使用经验|进行.{0,30}|对.{0,30}))$"
)
PROSE_HAN = lazy_pattern(
    r"能(?!力|源|耗|效|级)|精通|熟练|熟悉|掌握|了解|具备|具有|能够|能独立|擅长|善于|使用|经验|进行|良好|能力强|运用|理解|可以|参与|负责|完成|实现|通过|曾|担任"
)
VERB_HAN = lazy_pattern(r"^[能可会有在对善热勤已曾多]|的|于|了|过|着|地|担任|负责|参与|完成|年$|人$")
PROSE_LATIN = lazy_pattern(
    r"\b(?:the|for|using|have|has|had|am|is|are|was|with|i|my|to|of|in|that|which|been|ability|able|proven)\b", re.I
)
LATIN_RUN = lazy_pattern(r"[A-Za-z][A-Za-z0-9_.+#-]{0,40}(?: [A-Z0-9][A-Za-z0-9_.+#-]{0,40}){0,3}")
ETC = lazy_pattern(r"\s*(?:等(?![级第])|及其他|以及其他|之类).{0,30}$")
PURPOSE = lazy_pattern(r"进行|实现|完成|从事|参与|负责|基于|通过|利用|对")
FILLER = lazy_pattern(
    r"\b(?:proficient|proficiency|familiar(?:ity)?|knowledge|good|strong|basic|basics|advanced"
    r"|user|use|experience[d]?|working|software|tools?|suite|languages?|programming|frameworks?"
    r"|applications?|"
    r"various|general|understanding|fluent|well|versed|skills?|conhecimento|informática|em|in|of"
    r"|with|the|and|on|for|professional|enterprise|fluency|packages?|platforms?|using|\d[\d.x]*)\b",
    re.I,
)
EVERYDAY = frozenset(
    [
        "app",
        "apps",
        "pc",
        "it",
        "web",
        "demo",
        "im",
        "oc",
        "bug",
        "bugs",
        "pdf",
        "id",
        "vip",
        "hr",
        "jd",
        "offer",
        "ok",
        "ip",
        "sdk",
        "api",
        "apis",
        "ui",
        "url",
        "kpi",
        "ai",
        "ppt",
        "v",
        "version",
        "pro",
        "plus",
    ]
)


def is_prose(text: str) -> bool:
    """A sentence, not a list of names: it has words that no list has."""
    if HAN.search(text):
        return bool(PROSE_HAN.search(text))
    words = len(PROSE_LATIN.findall(text))
    return (
        (words >= 2 and width(text) > 40)
        or (width(text) > 70 and not re.search(r"[,|/;]", text))
        or (bool(re.search(r"\w\.\s*$", text)) and width(text) > 40)
    )


def is_name(text: str) -> bool:
    """A word that reads as a product's name: a capital or a digit in it, and no everyday word."""
    text = text.strip(" .-")
    return (
        len(text) > 1
        and bool(re.search(r"[A-Z]", text))
        and text.casefold() not in EVERYDAY
        and bool(LETTER.match(text))
    )
