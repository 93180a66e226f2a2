"""The patterns that the readers of schools share; their words are cues of the data files."""

from __future__ import annotations

import re

from resume_parse.knowledge.cues import cue_pattern
from resume_parse.spot.degrees import SCHOOL

SCORE = cue_pattern(
    r"(?&gradeLabel)\s*(?:[:：]|\b|(?=\d))|^(?&degreeClass)|(?&gradeWord)|^(?&topShare)\s*\d+%?"
    r"|\d\.\d{1,2}\s*/\s*[45]|^\d{2}(?:\.\d+)?\s*/\s*100|^[1-6][.,]\d{1,2}$",
    re.I,
)
PRIZE = cue_pattern(r"(?&studyHonour)", re.I)
MAJOR = cue_pattern(r"\s*(?&major)\s*$", re.I)
MINOR = cue_pattern(r"^(?&minor)", re.I)
HONS = cue_pattern(r"^\s*[(（]?\s*(?&honoursMark)\s*[)）]?", re.I)
MODE = cue_pattern(r"(?&studyMode)", re.I)
BOARD = cue_pattern(r"(?&examBoard)|(?&classGroup)$", re.I)
FACULTY = cue_pattern(r"(?&faculty)|\b(?:(?&facultyUnit)|(?&researchUnit))\s+(?&facultyOf)\b|(?&researchUnit)$", re.I)
DEPARTMENT = cue_pattern(r"(?<=[^\W\d_])(?&department)$")
SECONDARY = cue_pattern(r"(?&secondarySchool)\s*$", re.I)
SCHOOL_INSIDE = cue_pattern(rf"(?<=[^\x00-\u02ff]){SCHOOL}")
AT = cue_pattern(r"(?:(?&atInstitution)|(?&schoolPreposition))(?:\s+|(?<=['’]))(?:(?&article)\s+)?", re.I)
STUDIED_AT = cue_pattern(r"^(?:(?&timeAdverb)\s*)?(?&studiedAt)\s*(?:(?&article)\s+)?", re.I)
