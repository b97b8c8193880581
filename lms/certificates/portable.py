"""The learning record in formats that others read. Pure, apart from the signature."""

import json
from datetime import date
from typing import Any

from lms import signing
from lms.certificates.record import Record
from lms.learnt import Learnt

FORMAT = "stadtcampus-learning-record"
VERSION = 1
ELM = "http://data.europa.eu/snb/model/context/edc-ap"


def plain(record: Record, issuer: str) -> dict[str, Any]:
    """Everything in the record, for programs."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "issuer": issuer,
        "holder": record.holder,
        "created_at": record.at.isoformat(timespec="seconds"),
        "entries": [_entry(entry) for entry in record.entries],
    }


def sealed(told: dict[str, Any]) -> str:
    """The same as a file with the city's signature: readable as it is, and proof for another city."""
    return json.dumps({"record": told, "signature": signing.sign(told)}, ensure_ascii=False, indent=2)


def opened(text: str, public: Any = None) -> dict[str, Any]:
    """The record in such a file if the signature holds and says the same; otherwise it was not signed."""
    try:
        file = json.loads(text)
        told, signature = file["record"], file["signature"]
    except (ValueError, KeyError, TypeError) as slip:
        raise signing.NotSigned from slip
    if not isinstance(signature, str) or signing.verified(signature, public) != told:
        raise signing.NotSigned
    return told


def europass(record: Record, issuer: str, language: str) -> dict[str, Any]:
    """In the words of the European Learning Model 3, without the seal that Europass itself asks for."""
    return {
        "@context": ["https://www.w3.org/2018/credentials/v1", ELM],
        "type": ["VerifiableCredential", "EuropeanDigitalCredential"],
        "issuanceDate": record.at.isoformat(timespec="seconds"),
        "issuer": _organisation(issuer, language),
        "credentialSubject": {
            "type": "Person",
            "fullName": {language: [record.holder]},
            "hasClaim": [_achievement(entry, issuer, language) for entry in record.entries if not entry.revoked],
        },
    }


def _entry(entry: Learnt) -> dict[str, Any]:
    return {
        "kind": entry.kind,
        "title": entry.title,
        "completed_on": entry.completed_on.isoformat(),
        "counts_until": _day(entry.counts_until),
        "minutes": entry.minutes,
        "earned": entry.earned,
        "certificate": entry.number,
        "withdrawn": entry.revoked,
    }


def _achievement(entry: Learnt, issuer: str, language: str) -> dict[str, Any]:
    told: dict[str, Any] = {
        "type": "LearningAchievement",
        "title": {language: [entry.title]},
        "awardedBy": {
            "type": "AwardingProcess",
            "awardingBody": [_organisation(issuer, language)],
            "awardingDate": entry.completed_on.isoformat(),
        },
    }
    if entry.minutes:
        told["specifiedBy"] = {
            "type": "LearningAchievementSpecification",
            "title": {language: [entry.title]},
            "volumeOfLearning": f"PT{entry.minutes}M",
        }
    if entry.number:
        told["identifier"] = [{"type": "Identifier", "notation": entry.number}]
    return told


def _organisation(name: str, language: str) -> dict[str, Any]:
    return {"type": "Organisation", "legalName": {language: [name]}}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
