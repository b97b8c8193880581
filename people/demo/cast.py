"""The people the demo's stories are told with; everybody signs in with the same demo password."""

from dataclasses import dataclass

from people.directory.roles import Role

PASSWORD = "stadtcampus-demo"  # noqa: S105 - the demo's, shown on its first screen


@dataclass(frozen=True)
class Player:
    """One of the cast; the role reaches the office named with it, or the whole city."""

    number: str
    first_name: str
    last_name: str
    office: str
    job: str
    supervisor: str = ""
    roles: tuple[tuple[Role, str], ...] = ()
    has_mailbox: bool = True


CAST = [
    Player("10000001", "Alma", "Aydin", "34-2", "Sachbearbeitung", "10000002"),
    Player("10000002", "Bruno", "Berger", "34", "Amtsleitung"),
    Player("10000003", "Cem", "Demir", "34", "Sachgebietsleitung", "10000002", ((Role.MOVER, "34"),)),
    Player("10000004", "Dora", "Dietrich", "10-1", "Personalentwicklung", roles=((Role.HR, ""),)),
    Player("10000005", "Emil", "Engel", "17-1", "Online-Redaktion", roles=((Role.AUTHOR, ""), (Role.EDITOR, ""))),
    Player("10000006", "Frida", "Fuchs", "11", "Personalrätin", roles=((Role.STAFF_COUNCIL, ""),)),
    Player("10000007", "Gero", "Graf", "66", "Straßenwärter", has_mailbox=False),
    Player("10000008", "Paula", "Pfeiffer", "17-5", "Programmleitung", roles=((Role.PROGRAMME, ""),)),
    Player("10000009", "Otto", "Ott", "17-2", "Systemverwaltung", roles=((Role.OPERATOR, ""),)),
    Player("10000010", "Tina", "Thoma", "10-1", "Kursleitung", roles=((Role.TRAINER, ""),)),
    Player("10000011", "Jule", "Jansen", "34-2", "Sachbearbeitung", "10000002", ((Role.AUTHOR, ""),)),
]
