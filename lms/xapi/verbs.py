"""The verbs of the statements we emit, as registered by ADL and in the Tin Can registry. “Viewed” is not among them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Verb:
    """What somebody did: the registered address and how it is called in both languages."""

    iri: str
    de: str
    en: str


REGISTERED = Verb("http://adlnet.gov/expapi/verbs/registered", "hat sich angemeldet", "registered")
UNREGISTERED = Verb("http://id.tincanapi.com/verb/unregistered", "hat sich abgemeldet", "unregistered")
INITIALIZED = Verb("http://adlnet.gov/expapi/verbs/initialized", "hat begonnen", "initialized")
COMPLETED = Verb("http://adlnet.gov/expapi/verbs/completed", "hat abgeschlossen", "completed")
PASSED = Verb("http://adlnet.gov/expapi/verbs/passed", "hat bestanden", "passed")
FAILED = Verb("http://adlnet.gov/expapi/verbs/failed", "hat nicht bestanden", "failed")
EARNED = Verb("http://id.tincanapi.com/verb/earned", "hat erhalten", "earned")
ATTENDED = Verb("http://adlnet.gov/expapi/verbs/attended", "hat teilgenommen", "attended")

ALL = (REGISTERED, UNREGISTERED, INITIALIZED, COMPLETED, PASSED, FAILED, EARNED, ATTENDED)
