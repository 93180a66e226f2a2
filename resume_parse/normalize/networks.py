"""Whose profile on which network a link is, and which network a label means."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from resume_parse.knowledge.lexicon import compiled
from resume_parse.normalize.contacts import URL_PARTS, normalize_url, plain


@dataclass(frozen=True, slots=True)
class Profile:
    """A link to a network; ``is_profile`` is False where it leads to a repository, an article, the front page …"""

    network: str
    username: str | None
    url: str
    is_profile: bool


@dataclass(frozen=True, slots=True)
class _Network:
    name: str
    paths: tuple[str, ...]
    tails: frozenset[str]
    skip: frozenset[str]


@dataclass(frozen=True, slots=True)
class Networks:
    """What ``knowledge/networks.toml`` tells: networks by host pattern and by label, and the word lists at its top."""

    hosts: Mapping[str, _Network]
    labels: Mapping[str, str]
    words: Mapping[str, frozenset[str]]


def networks_from(data: Mapping[str, Any]) -> Networks:
    """Make the look-up tables from the parsed content of a file laid out like ``knowledge/networks.toml``."""
    hosts: dict[str, _Network] = {}
    labels: dict[str, str] = {}
    words = {name: frozenset(row.split()) for name, row in data.items() if isinstance(row, str)}
    for name, row in data.items():
        if isinstance(row, str):
            continue
        skip = words["skip"] | frozenset(row.get("skip", "").split())
        network = _Network(name, tuple(row.get("paths", "").split()), frozenset(row.get("tails", "").split()), skip)
        hosts.update(dict.fromkeys(row.get("hosts", "").split(), network))
        labels.update(dict.fromkeys(row.get("labels", "").split(), name))
    return Networks(hosts, labels, words)


@functools.cache
def default_networks() -> Networks:
    """Read the networks that come with the package (once)."""
    return networks_from(json.loads(compiled()["networks"]))


def _find_network(host: str) -> tuple[_Network, str] | None:
    """The network of a host, and the user name if the sub-domain is one (else an empty string)."""
    hosts = default_networks().hosts
    short = re.sub(r"^(?:www\d?|m|mobile)\.(?=[^.]+\.)", "", host)
    first, _, parent = short.partition(".")
    stem = short.rpartition(".")[0]
    patterns = (host, short, "*." + parent, "*." + short, stem + ".*", stem.rpartition(".")[0] + ".*")
    for pattern in patterns:
        if pattern in hosts:
            return hosts[pattern], ""
    named = hosts.get("{user}." + parent)
    return (named, first) if named else None


def is_known_host(host: str) -> bool:
    """Whether the host is a network's, or lies below one that gives everybody a site (``anna.github.io``)."""
    host = host.lower()
    sites = default_networks().words["sites"]
    return _find_network(host) is not None or host.partition(".")[2] in sites


def profile_of(url: str) -> Profile | None:
    """Tell whose profile on which network a link is.

    Args:
        url: a link as written or in normal form.
    Returns:
        network, user name (None where the link names none) and the link's normal form; None for other sites.
    """
    whole = normalize_url(url)
    parts = URL_PARTS.fullmatch(whole.partition("://")[2]) if whole else None
    found = _find_network(parts[2].rstrip(".")) if parts else None
    if whole is None or parts is None or found is None:
        return None
    network, user = found
    if user:
        return Profile(network.name, user, whole, not (parts[4] or "").strip("/"))
    path = [_decode(part) for part in (parts[4] or "").split("/") if part]
    for pattern in network.paths:
        match = _match_path(pattern, path, (parts[5] or "")[1:])
        if match and match[0]:
            name, rest = match
            if pattern.startswith("/{user}") and name.lower() in network.skip:
                continue
            is_profile = not rest or (len(rest) == 1 and rest[0].lower() in network.tails)
            return Profile(network.name, name, whole, is_profile)
    return Profile(network.name, None, whole, False)


def _decode(text: str) -> str:
    data = re.sub(rb"%([0-9A-Fa-f]{2})", lambda m: bytes([int(m[1], 16)]), text.encode("utf-8", "replace"))
    return data.decode("utf-8", "replace")


def _match_path(pattern: str, path: list[str], query: str) -> tuple[str, list[str]] | None:
    """The user name by this path pattern and the segments left over; None where the path does not follow it."""
    wanted, _, field = pattern.partition("?")
    segments = wanted.strip("/").split("/")
    anything = segments[-1] == "**"
    segments = segments[:-1] if anything else segments
    name = ""
    if len(path) < len(segments):
        return None
    for segment, part in zip(segments, path, strict=False):
        prefix, user, _ = segment.partition("{user}")
        if user and part.startswith(prefix):
            name = part.removeprefix(prefix).removeprefix("@")
        elif segment not in ("*", part):
            return None
    if field:
        values = dict(item.partition("=")[::2] for item in query.split("&"))
        name = _decode(values.get(field.partition("=")[0], ""))
    return name, [] if anything else path[len(segments) :]


_LABEL_LEAD = (
    r"^(?:(?:fa[bsrl]?|icons?|mdi|logos|brands?|solid|simple|si|ri|bi|ai|ic|devicon|socicon|svg|i|my)[\s:._/-]+)+"
)
_LABEL_TAIL = (
    r"(?:[\s:._/-]+(?:icon|logo|alt|square|circle|in|f|plane|brand|fill|line|box|outline|original|plain|tag)"
    r"|[\s._-]*(?:个人主页|個人主頁|主页|主頁|首页|账号|帳號|账户|用户名|地址|链接|連結|号码|号|號|博客|id"
    r"|[\s._-](?:profile|account|handle|username|user|url|link|page|address|name|no|number)))+$"
)


def network_of_label(label: str) -> str | None:
    """The network that a label or an icon name means (``微信号``, ``fa-github``, ``:github:``), or None."""
    labels = default_networks().labels
    text = plain(label[:60]).strip(" \t\r\n:*_#[](){}<>|·•\\").casefold()
    if text.startswith("fa") and text[2:] in labels:  # \faGithub
        return labels[text[2:]]
    if text in labels:
        return labels[text]
    lead = re.sub(_LABEL_LEAD, "", text)
    for form in (text, lead, re.sub(_LABEL_TAIL, "", text), re.sub(_LABEL_TAIL, "", lead)):
        key = re.sub(r"[\s:._/'-]+", "", form)
        if key in labels:
            return labels[key]
    return None
