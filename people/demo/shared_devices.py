"""What a newcomer needs to try shared devices: one that waits to be set up, and Gero's PIN."""

from people.directory.models import Office, User
from people.entrance.kiosk.models import Device
from people.entrance.kiosk.services import add_device
from people.entrance.pins.models import Pin
from people.entrance.pins.services import set_pin

DEVICE, PLACE = "Pausenraum Bauhof", "Bauhof West, Erdgeschoss"
HOLDER, PIN = "10000007", "482913"


def load() -> None:
    """The device and the PIN; loading again changes nothing."""
    if not Device.objects.filter(name=DEVICE).exists():
        otto = User.objects.get(personnel_number="10000009")
        add_device(name=DEVICE, place=PLACE, office=Office.objects.get(key="66"), by=otto)
    if not Pin.objects.filter(user__personnel_number=HOLDER).exists():
        set_pin(user=User.objects.get(personnel_number=HOLDER), pin=PIN)
