"""Sessions that know whose they are, so that they can be listed and ended; named by `SESSION_ENGINE`."""

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone
from django.utils.dateparse import parse_datetime

DEVICE, BEGUN_AT = "device", "begun_at"
SHARED = "shared"  # what stands for the device of sessions at a kiosk


class SessionStore(DatabaseStore):
    """Django's sessions in the database, with person, device and beginning beside the sealed content."""

    @classmethod
    def get_model_class(cls) -> type:
        from people.entrance.models import Session

        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        """Every way of signing in begins here, so no session of a person is without a beginning."""
        person = data.get(SESSION_KEY)
        if person:
            data.setdefault(BEGUN_AT, timezone.now().isoformat())
        session: Any = super().create_model_instance(data)
        if person:
            session.user_id = int(person)
            session.device = SHARED if "kiosk" in data else data.get(DEVICE, "")
            session.begun_at = parse_datetime(data[BEGUN_AT])
        return session
