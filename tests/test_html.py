"""The HTML reader: what elements hold, and pages nested deeper than any person would."""

import pytest
from bs4 import BeautifulSoup

from resume_parse.extractors.html import read_html
from resume_parse.extractors.html_content import Contents


def test_what_elements_hold():
    page = BeautifulSoup(
        '<div id="x"> a b <p>c</p><!-- d --><a href="/e">f</a><a href="https://example.com">g</a></div>', "html.parser"
    )
    div = page.find(id="x")
    held = Contents(page)[div]
    assert (held.text, held.words, held.tags, held.blocks) == (6, 5, 3, True)
    assert (held.links, held.own_links, held.link_text) == (2, 1, 2)
    assert not held.is_link_bar()


def test_a_row_of_links_into_the_site_is_navigation():
    lines = read_html(
        '<p><a href="/a">Home</a> | <a href="/b">Blog</a> | <a href="/c">About</a></p><p>Ida Falk</p>'
    ).lines
    assert [line.text for line in lines] == ["Ida Falk"]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ('<span class="title">', "</span>"),
        ("<div>", "</div>"),
        ("<ul><li>a", "</li></ul>"),
        ("<span>", "</span><span>abc</span>"),
        ('<div class="entry">a', "</div>"),
    ],
)
def test_what_stands_deepest_is_read(opening: str, closing: str):
    # Work that grew with the square of the depth would take minutes.
    lines = read_html(opening * 3000 + "the deepest" + closing * 3000).lines
    assert any("the deepest" in line.text for line in lines)
