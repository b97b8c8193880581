"""The teams of a day as supervisors and deputies see them: who belongs to them, who is away, who comes and goes."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from people.directory.models import Absence, Post, User
from people.directory.teams import Team
from people.team.columns import Cell, Column


@dataclass(slots=True)
class Member:
    """Somebody of the team with the post that belongs to it."""

    person: User
    post: Post
    is_absent: bool = False
    absent_until: date | None = None  # None while absent: nobody knows yet
    moves: Post | None = None  # the next main post, if it begins later
    begins_on: date | None = None  # for somebody who joins later
    cells: list[tuple[str, Cell | None]] = field(default_factory=list)  # heading, and what other rooms say


@dataclass(slots=True)
class Roster:
    """One team with its people of today and those who join later."""

    team: Team
    members: list[Member] = field(default_factory=list)
    joining: list[Member] = field(default_factory=list)

    @property
    def present(self) -> int:
        """How many of the people of today are not absent."""
        return sum(not member.is_absent for member in self.members)


def rosters(teams: list[Team], day: date) -> list[Roster]:
    """The teams with everybody in them, in as many queries for one team as for many."""
    found = {team.supervisor.pk: Roster(team) for team in teams}
    led = Post.objects.led_by(*found).select_related("user", "office").order_by("user", "-is_main", "pk")
    for post in once_each(led.current(day)):
        found[post.supervisor_id].members.append(Member(post.user, post))
    for post in once_each(led.filter(starts_on__gt=day).order_by("user", "starts_on", "pk")):
        roster = found[post.supervisor_id]
        if post.user_id not in {member.person.pk for member in roster.members}:
            roster.joining.append(Member(post.user, post, begins_on=post.starts_on))
    for roster in found.values():
        roster.members.sort(key=by_name)
        roster.joining.sort(key=by_name)
    add_circumstances([member for roster in found.values() for member in roster.members], day)
    return list(found.values())


def fill(found: list[Roster], columns: list[Column]) -> None:
    """Put into every row what the columns say about the person."""
    for roster in found:
        for member in roster.members:
            member.cells = [(column.heading, column.cells.get(member.person.pk)) for column in columns]


def once_each(posts: Iterable[Post]) -> Iterable[Post]:
    """The first post of everybody under each supervisor."""
    first: dict[tuple[int | None, int], Post] = {}
    for post in posts:
        first.setdefault((post.supervisor_id, post.user_id), post)
    return first.values()


def by_name(member: Member) -> tuple[str, str, int]:
    return plain(member.person.last_name), plain(member.person.first_name), member.person.pk


def plain(name: str) -> str:
    """The name as German lists sort it: Ç stands with C, Ö with O."""
    return unicodedata.normalize("NFKD", name).casefold()


def add_circumstances(members: list[Member], day: date) -> None:
    """Who is absent until when, and who moves where."""
    ids = {member.person.pk for member in members}
    away: dict[int, list[date | None]] = defaultdict(list)
    for user, ends_on in Absence.objects.on(day).filter(user__in=ids).values_list("user", "ends_on"):
        away[user].append(ends_on)
    later = Post.objects.main().filter(user__in=ids, starts_on__gt=day).select_related("office")
    moves = {post.user_id: post for post in later.order_by("-starts_on", "-pk")}
    for member in members:
        ends = away.get(member.person.pk, [])
        member.is_absent = bool(ends)
        member.absent_until = None if None in ends else max(ends, default=None)
        member.moves = moves.get(member.person.pk)
