"""Whose profile on which network a link is, and which network a label means."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from resume_parse.knowledge.cues import cue_pattern
from resume_parse.knowledge.lexicon import compiled
from resume_parse.normalize.contacts import URL_PARTS, normalize_url, plain
from resume_parse.patterns import lazy_pattern


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


_LABEL_LEAD = lazy_pattern(
    r"^(?:(?:fa[bsrl]?|icons?|mdi|logos|brands?|solid|simple|si|ri|bi|ai|ic|devicon|socicon|svg|i|my)[\s:._/-]+)+"
)
_LABEL_TAIL = cue_pattern(
    r"(?:[\s:._/-]+(?:icon|logo|alt|square|circle|in|f|plane|brand|fill|line|box|outline|original|plain|tag)"
    r"|[\s._-]*(?:(?&accountSuffix)|id|[\s._-](?&accountWord)))+$"
)
# `微信` is not the network of a `微信公众号`
_WORD_END = cue_pattern(r"(?&accountSuffix)?(?![^\W\d_a-z])")


def network_of_label(label: str) -> str | None:
    """The network that a label or an icon name means (``微信号``, ``fa-github``, ``:github:``), or None."""
    labels = default_networks().labels
    text = plain(label[:60]).strip(" \t\r\n:*_#[](){}<>|·•\\").casefold()
    if text.startswith("fa") and text[2:] in labels:  # \faGithub
        return labels[text[2:]]
    if text in labels:
        return labels[text]
    lead = _LABEL_LEAD.sub("", text)
    for form in (text, lead, _LABEL_TAIL.sub("", text), _LABEL_TAIL.sub("", lead)):
        key = re.sub(r"[\s:._/'-]+", "", form)
        if key in labels:
            return labels[key]
    return None


_ICONS = {"home": ("url", "location")}


def icon_concepts(name: str) -> tuple[str, ...]:
    """What a picture stands for (`fa fa-envelope`, `github.svg`): concepts of labels, or a network; () when unknown."""
    networks = default_networks()
    for word in name.split():
        network = network_of_label(word)
        if network:
            return (re.sub(r"[\s.]+", "", network.casefold()),)
        key = re.sub(r"[\s:._/'-]+", "", _LABEL_TAIL.sub("", _LABEL_LEAD.sub("", word.casefold())))
        for row, words in networks.words.items():
            if key in words and row.startswith("icon_"):
                concept = row.removeprefix("icon_")
                return _ICONS.get(concept, (concept,))
    return ()


def networks_in(label: str) -> list[str]:
    """Every network that a label names, in its order: `微信/QQ`, `手机微信`, `Phone & WhatsApp`."""
    whole = network_of_label(label)
    if whole:
        return [whole]
    text = plain(label[:60]).casefold()
    labels = default_networks().labels
    found = [(m.start(), labels[m.group()]) for m in re.finditer(r"[a-z]{2,}", text) if m.group() in labels]
    for word, name in () if text.isascii() else _other_labels():
        at = text.find(word)
        if at >= 0 and _WORD_END.match(text, at + len(word)):
            found.append((at, name))
    return list(dict.fromkeys(name for _, name in sorted(found)))


@functools.cache
def _other_labels() -> tuple[tuple[str, str], ...]:
    """The labels that are not in Latin letters, so that no space sets them off."""
    return tuple((word, name) for word, name in default_networks().labels.items() if not word.isascii())
