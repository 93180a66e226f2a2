"""E-mails, phones, sites and profiles, labelled or found in a line, and the targets of its links."""

from __future__ import annotations

import re

from resume_parse.document import Cut, Line, Link, Value, text_value
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.normalize.contacts import normalize_email, normalize_phone, normalize_url
from resume_parse.normalize.networks import default_networks, icon_concepts, network_of_label, networks_in, profile_of
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.draft import Draft, Item, append
from resume_parse.sections.fields import Field
from resume_parse.sections.places import put_location
from resume_parse.separators import COLON
from resume_parse.spot.contact_base import word_list
from resume_parse.spot.contacts import Contact, find_contacts
from resume_parse.spot.emails import hidden_emails
from resume_parse.spot.labels import label_concepts
from resume_parse.spot.names import name_score

_HANDLE = lazy_pattern(r"@?([A-Za-z0-9][\w.+/@-]{1,60})")
_SITE = cue_pattern(r"(?&ownSite)|(?&webAddress)|(?&blogLabel)", re.I)
_DOWNLOAD = cue_pattern(r"(?&download)", re.I)
_TOLD = lazy_pattern(r"(?:^|[|｜•·,;/])\s*([A-Za-z][A-Za-z. -]{0,13}[A-Za-z.])\s+$")
_COLUMN = lazy_pattern(r"\t|\s*[|｜•·,，;；]\s*")
_SIGNS = lazy_pattern(r"^[\W_]+|[\W_]+$")
_REACH = frozenset(("phone", "email", "url"))
_SAME_NUMBER = cue_pattern(r"\s*[（(/／|｜,，]?\s*(?&sameNumber)[)）]?", re.I)
_OWN = cue_pattern(
    r"(?&own)[^，。,.;；]{0,8}(?&ownSite)[^，。,.;；]{0,14}$|(?&blogLabel)\s*[:：(（【]?\s*$",
    re.I,
)


def read_contacts(concept: str, field: Field, draft: Draft) -> bool:
    """Read a labelled contact; returns whether the concept is one and something was found."""
    if concept in ("phone", "email", "contact"):
        found = _take(field.value, draft, region=draft.region)
        if concept == "phone" and "WeChat" in networks_in(field.label.text):
            _same_number(field, draft)
        return bool(found) or _labelled(concept, field.value, draft)
    if concept == "profile" or concept in default_networks().labels:
        return _labelled_profile(concept, field, draft)
    if concept == "url":
        return any(c.kind == "url" for c in _take(field.value, draft)) or bool(field.value.line.links)
    return False


def _labelled(concept: str, cut: Cut, draft: Draft) -> bool:
    """What only its label makes a contact: the number `703 – 461 – 8357`, the address `user AT site.com`."""
    if concept == "email":
        emails = hidden_emails(cut.text)
        for c in emails:
            _add(draft.basics, "emails", Value(c.value, (cut.part(c.start, c.end),)))
        return bool(emails)
    if concept != "phone" or not re.fullmatch(r"[+(]?[\d\s().–—-]{7,24}", cut.text):
        return False
    phone = normalize_phone(re.sub(r"\s*[–—-]\s*", "-", cut.text), draft.region)
    if phone:
        _add(draft.basics, "phones", Value(phone, (cut,)))
    return bool(phone)


def _same_number(field: Field, draft: Draft) -> None:
    """`手机/微信: 138…`: a phone is the name on a network too."""
    value = text_value(field.value)
    if value and re.fullmatch(r"[\d\s-]{7,15}", value.text):
        put_profile(draft, "WeChat", Value(re.sub(r"\D", "", value.text), value.cuts), None, label=field.label or None)


def _labelled_profile(concept: str, field: Field, draft: Draft) -> bool:
    """`微信：abc`, `QQ/微信: 123` (one name on both); a link says itself whose it is."""
    cut = field.value
    linked = any(k.at < cut.end and k.to > cut.start for k in cut.line.links)
    if linked or any(c.kind == "url" for c in find_contacts(cut.text)):
        _take(cut, draft)
        return True
    named = default_networks().labels.get(concept)
    networks = networks_in(field.label.text) or ([named] if named else [])
    if not networks:
        return False
    if " " in cut.text.strip() and name_score(cut.text, draft.lex) >= 0.6:
        return False  # the person's name, where a link was
    handle = _HANDLE.search(cut.text)  # an address, too
    if handle is None:
        return False
    for network in networks:
        put_profile(draft, network, Value(handle[1], (cut.part(*handle.span()),)), None, label=field.label or None)
    return True


def contacts_in(line: Line, draft: Draft) -> list[Cut]:
    """Take every contact of a line, and of its links' targets; returns the stretches they stood in."""
    taken = [Cut(line, c.start, c.end) for c in _take(line.whole(), draft, region=draft.region)]
    return [_with_word(cut, draft) for cut in taken] + _linked(line, draft)


def _with_word(cut: Cut, draft: Draft) -> Cut:
    """With the word in front that says what kind of contact it is: `Phone 0412 555 019 | Email nora@…`."""
    told = _TOLD.search(cut.line.text, 0, cut.start)
    if told is None or _REACH.isdisjoint(label_concepts(told[1], draft.lex)):
        return cut
    draft.mark(Cut(cut.line, *told.span(1)), "label")
    return Cut(cut.line, told.start(1), cut.end)


def _take(cut: Cut, draft: Draft, *, region: str | None = None) -> list[Contact]:
    """Take the contacts of a cut; the offsets returned are those of its line."""
    out: list[Contact] = []
    for c in find_contacts(cut.text, region=region):
        where = cut.part(c.start, c.end)
        if c.kind == "email":
            _add(draft.basics, "emails", Value(c.value, (where,)))
        elif c.kind == "phone":
            _add(draft.basics, "phones", Value(c.value, (where,)))
            same = _SAME_NUMBER.match(cut.text, c.end)
            if same:
                note = cut.part(*same.span())
                _same_number(Field(("wechat",), note, where), draft)
                draft.mark(note, "label")
        elif c.kind == "url":
            put_url(Value(c.value, (where,)), draft)
        out.append(Contact(where.start, where.end, c.kind, c.value))
    for link in cut.line.links:
        if link.at < cut.end and link.to > cut.start:
            _link(link, cut.line, draft)
    return out


def _linked(line: Line, draft: Draft) -> list[Cut]:
    cuts = [Cut(line, k.at, k.to) for k in line.links if _link(k, line, draft)]
    # a heading that links to the person's site is still the person's name
    return [
        c for c in cuts if line.kind != "heading" or " " not in c.text.strip() or name_score(c.text, draft.lex) < 0.35
    ]


def own_sites(lines: list[Line], draft: Draft) -> None:
    """Sites and profiles that the text calls the person's own, where the head names none."""
    for line in lines:
        if line.kind == "meta":
            continue
        told = False
        for at, value, label in _sites(line):
            profile = profile_of(value.text)
            # where nothing but a network's name stands, it leads to the person's own page there
            named = network_of_label(_column(line.text, at)) if label and profile is not None else None
            told = (
                told
                or (profile is not None and named == profile.network)
                or (label and "url" in _pictured(line))
                or bool(_OWN.search(line.text[:at].rstrip("】)） ") if label else line.text[:at]))
            )
            pictured = profile is not None and profile.is_profile and not value.cuts and not label
            if pictured or (told and (profile is None or profile.is_profile)):
                put_url(value, draft)


def _column(text: str, end: int) -> str:
    """What stands in the column of a line that a link ends at `end` in, before a colon if there is one."""
    start = max((m.end() for m in _COLUMN.finditer(text, 0, end)), default=0)
    after = _COLUMN.search(text, end)
    return _SIGNS.sub("", COLON.split(text[start : after.start() if after else len(text)])[0])


def _pictured(line: Line) -> set[str]:
    """What the pictures of a line stand for."""
    return {concept for icon in line.icons for concept in icon_concepts(icon.name)}


def _sites(line: Line) -> list[tuple[int, Value, str]]:
    """The sites of a line, written or linked: where each stands, its address, the text that shows a link."""
    found: list[tuple[int, Value, str]] = []
    if "://" in line.text:
        urls = [c for c in find_contacts(line.text) if c.kind == "url"]
        found = [(c.start, Value(c.value, (Cut(line, c.start, c.end),)), "") for c in urls]
    for k in line.links:
        url = normalize_url(k.url) if k.end > k.start and k.url.startswith("http") else None
        if url:
            found.append((k.to, Value(url, (), ((k.start, k.end),)), line.text[k.at : k.to].strip()))
    return sorted(found, key=lambda x: x[0])


def _link(link: Link, line: Line, draft: Draft) -> bool:
    """The target of a link; the text that shows it is covered when it names only the network or address."""
    places = ((link.start, link.end),) if link.end > link.start else ()
    shown = Cut(line, link.at, link.to)
    cuts = (shown,) if not places else ()
    url = link.url.strip()
    low = url.lower()
    if low.startswith("mailto:") or re.fullmatch(r"[^@\s/]+@[^@\s/]+\.[a-z]{2,}", low):
        email = normalize_email(re.sub(r"^mailto:(//)?|\?.*$", "", url, flags=re.I))
        if email and not any(v.value == email for v in draft.basics.get("emails", [])):
            _add(draft.basics, "emails", Value(email, cuts, places))
        draft.taken.append(shown)
        return True
    if low.startswith("tel:"):
        phone = normalize_phone(re.sub(r"^tel:(//)?", "", url, flags=re.I), draft.region)
        if phone:
            _add(draft.basics, "phones", Value(phone, cuts, places))
        draft.taken.append(shown)
        return bool(phone)
    if any(at in low[:40] for at in word_list("maps")):
        return put_location(shown, draft)
    if re.match(r"https?://|www\.", low):
        value = normalize_url(url)
        if value and put_url(Value(value, cuts, places), draft, label=shown):
            if not _only_leads(shown.text, draft):
                return False
            draft.taken.append(shown)
            return True
    return False


def _only_leads(text: str, draft: Draft) -> bool:
    """Whether the words of a link say no more than where it leads: a network, a label, an address, one's own site."""
    bare = text.strip()
    known = network_of_label(bare) or label_concepts(bare, draft.lex) or _SITE.search(bare)
    return not bare or bool(known) or any(c.kind == "url" for c in find_contacts(bare))


def _add(item: Item, key: str, value: Value) -> None:
    """Add to a list of contacts; the same thing written twice stands once."""
    digits = re.sub(r"\D", "", str(value.value))[-10:] if key == "phones" else ""
    for old in item.get(key, []):
        if old.value == value.value or (digits and re.sub(r"\D", "", str(old.value))[-10:] == digits):
            old.cuts = (*old.cuts, *value.cuts)
            old.places = (*old.places, *value.places)
            return
    append(item, key, value)


def put_url(value: Value, draft: Draft, *, label: Cut | None = None) -> bool:
    """A profile goes to `profiles`, any other site to `url` if none stands there."""
    profile = profile_of(str(value.value))
    if profile is not None and profile.is_profile:
        username = Value(profile.username, value.cuts, value.places) if profile.username else None
        put_profile(draft, profile.network, username, value)
        return True
    if profile is not None:
        if label is None or network_of_label(label.text.strip()) != profile.network:
            return False
        put_profile(draft, profile.network, None, value)
        return True
    if "url" in draft.basics:
        old = draft.basics["url"]
        if _same_url(old.text, value.text):
            old.cuts = (*old.cuts, *value.cuts)
            old.places = (*old.places, *value.places)
            return True
        return False
    if label is not None and _DOWNLOAD.search(label.text + value.text[-5:]):
        return False
    draft.basics["url"] = value
    return True


def _same_url(a: str, b: str) -> bool:
    def key(url: str) -> str:
        return re.sub(r"^https?://(www\.)?|/$", "", url.casefold())

    return key(a) == key(b)


def put_profile(
    draft: Draft, network: str, username: Value | None, url: Value | None, *, label: Cut | None = None
) -> None:
    """Add a profile, or complete the one of the same network and name. label: the words that name the network."""
    known = username or url
    if known is None:
        return
    picture = _picture_of(network, known)
    if label is not None and url is None:
        name = Value(network, (label,))
    else:
        name = Value(network, (), picture) if picture else Value(network, known.cuts, known.places)
    profiles = draft.basics.setdefault("profiles", [])
    for item in profiles:
        same = item["network"].text == network
        if same and (
            username is None or "username" not in item or item["username"].text.casefold() == username.text.casefold()
        ):
            for key, value in (("username", username), ("url", url)):
                if value is not None and key not in item:
                    item[key] = value
                elif value is not None:
                    item[key].cuts = (*item[key].cuts, *value.cuts)
                    item[key].places = (*item[key].places, *value.places)
            return
    item = {"network": name}
    if username is not None:
        item["username"] = username
    if url is not None:
        item["url"] = url
    profiles.append(item)


def _picture_of(network: str, known: Value) -> tuple[tuple[int, int], ...]:
    """Where the picture stands that alone says the network of a name."""
    labels = default_networks().labels
    for cut in known.cuts:
        for icon in cut.line.icons:
            if icon.at <= cut.start and any(labels.get(c) == network for c in icon_concepts(icon.name)):
                return ((icon.start, icon.end),)
    return ()
