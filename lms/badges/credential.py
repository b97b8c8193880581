"""What a badge says, in the words of Open Badges 3.0. Pure."""

import gzip
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

CONTEXT = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
]


@dataclass(frozen=True)
class Facts:
    """Everything that stands in a credential."""

    id: str
    issuer: dict[str, Any]
    achievement: dict[str, Any]
    holder: str
    salt: str
    completed_on: date
    issued_at: datetime
    valid_until: date | None
    status_list: str
    place: int  # in the whole; the list begins anew every `size` places
    zone: ZoneInfo


def profile(*, address: str, name: str, home: str) -> dict[str, Any]:
    """Who issues."""
    return {"id": address, "type": ["Profile"], "name": name, "url": home}


def achievement(*, address: str, title: str, summary: str, criteria: str, issuer: dict[str, Any]) -> dict[str, Any]:
    """What was achieved, the same for everybody who achieved it."""
    return {
        "id": address,
        "type": ["Achievement"],
        "achievementType": "Certificate",
        "name": title,
        "description": summary,
        "criteria": {"narrative": criteria},
        "creator": issuer,
    }


def credential(facts: Facts, size: int) -> dict[str, Any]:
    """The credential of one person; the name is in it only as a salted check sum, so a picture of it names nobody."""
    told: dict[str, Any] = {
        "@context": CONTEXT,
        "id": facts.id,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": facts.achievement["name"],
        "issuer": facts.issuer,
        "validFrom": facts.issued_at.isoformat(timespec="seconds"),
        "awardedDate": datetime.combine(facts.completed_on, time(), facts.zone).isoformat(),
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [
                {
                    "type": "IdentityObject",
                    "identityType": "name",
                    "hashed": True,
                    "salt": facts.salt,
                    "identityHash": identity_hash(facts.holder, facts.salt),
                }
            ],
            "achievement": facts.achievement,
        },
        "credentialStatus": {
            "id": f"{facts.status_list}#{facts.place % size}",
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": str(facts.place % size),
            "statusListCredential": facts.status_list,
        },
    }
    if facts.valid_until:  # valid to the end of its last day
        end = datetime.combine(facts.valid_until + timedelta(days=1), time(), facts.zone)
        told["validUntil"] = end.isoformat()
    return told


def claims(told: dict[str, Any]) -> dict[str, Any]:
    """The credential as the payload of a VC-JWT, with the names JWT has for the same facts."""
    named: dict[str, Any] = {"iss": told["issuer"]["id"], "jti": told["id"], "nbf": _moment(told["validFrom"])}
    if "validUntil" in told:
        named["exp"] = _moment(told["validUntil"])
    return told | named


def status_list(*, address: str, issuer: str, void: Iterable[int], size: int, at: datetime) -> dict[str, Any]:
    """The list in which each credential has one bit: set when it counts no more (Bitstring Status List)."""
    bits = bytearray(size // 8)
    for place in void:
        bits[place // 8] |= 0x80 >> place % 8  # the first place is the leftmost bit
    packed = gzip.compress(bytes(bits), mtime=0)
    return {
        "@context": CONTEXT[:1],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer,
        "validFrom": at.isoformat(timespec="seconds"),
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": "u" + urlsafe_b64encode(packed).rstrip(b"=").decode(),
        },
    }


def identity_hash(holder: str, salt: str) -> str:
    """The name as a check sum that only who knows the name can repeat."""
    return "sha256$" + sha256(f"{holder}{salt}".encode()).hexdigest()


def _moment(written: str) -> int:
    return int(datetime.fromisoformat(written).timestamp())
