"""A meeting as whoever holds it sees it: who is expected, who confirmed, who is missing."""

from dataclasses import dataclass

from django.db.models import QuerySet

from lms.instruction.models import InstructionMeeting, InstructionRecord, InstructionTopic
from lms.instruction.permissions import within_reach
from people.directory.finding import colleagues
from people.directory.models import Office, Post, User
from people.directory.roles import Role
from people.directory.teams import Team
from people.team.reading import plain


@dataclass(frozen=True)
class Line:
    """Somebody on the list, with the proof that stands and those that were corrected."""

    person: User
    record: InstructionRecord | None
    corrected: list[InstructionRecord]
    came_along: bool = False

    @property
    def has_confirmed(self) -> bool:
        return self.record is not None


@dataclass(frozen=True)
class Attendance:
    """Everybody who was expected or came."""

    lines: list[Line]

    @property
    def confirmed(self) -> list[Line]:
        return [line for line in self.lines if line.has_confirmed]

    @property
    def missing(self) -> list[Line]:
        return [line for line in self.lines if not line.has_confirmed]

    @property
    def people(self) -> list[User]:
        return [line.person for line in self.lines]


def attendance_of(meeting: InstructionMeeting) -> Attendance:
    """In two queries, by name; proofs outlive the list of who was expected."""
    expected = {each.learner_id: each for each in meeting.invitations.select_related("learner")}
    people = {pk: each.learner for pk, each in expected.items()}
    standing: dict[int, InstructionRecord] = {}
    corrected: dict[int, list[InstructionRecord]] = {}
    for record in meeting.records.select_related("learner", "correction__by", "signature").order_by("pk"):
        people.setdefault(record.learner_id, record.learner)
        if hasattr(record, "correction"):
            corrected.setdefault(record.learner_id, []).append(record)
        else:
            standing[record.learner_id] = record
    lines = [
        Line(person, standing.get(pk), corrected.get(pk, []), pk in expected and expected[pk].came_along)
        for pk, person in people.items()
    ]
    return Attendance(sorted(lines, key=lambda line: (plain(line.person.last_name), plain(line.person.first_name))))


@dataclass(frozen=True)
class TopicInTeam:
    """Who of the team holds a proof of a topic that counts today, and who does not; nothing else is told."""

    topic: InstructionTopic
    size: int
    missing: list[User]

    @property
    def done(self) -> int:
        return self.size - len(self.missing)


def team_by_topic(user: User) -> list[TopicInTeam]:
    """Every topic for the teams the person looks after, in three queries however large they are."""
    team = list(team_members(user))
    if not team:
        return []
    topics = list(topics_for(user))
    proofs = InstructionRecord.objects.valid().filter(learner__in=team, topic__in=topics).order_by()
    proved = set(proofs.values_list("topic", "learner"))
    return [
        TopicInTeam(topic, len(team), [person for person in team if (topic.pk, person.pk) not in proved])
        for topic in topics
    ]


def topics_for(user: User) -> QuerySet[InstructionTopic]:
    """What the person may instruct others in: topics of the own offices and of those stood in for; trainers all."""
    topics = InstructionTopic.objects.in_use()
    if user.holds(Role.TRAINER):
        return topics
    posts = Post.objects.current().filter(user__in=[user, *(team.supervisor for team in user.teams)])
    return topics.meant_for(*Office.objects.filter(pk__in=posts.values("office")))


def team_members(user: User) -> QuerySet[User]:
    """Everybody the person leads today or looks after for somebody else."""
    led = Post.objects.current().led_by(*(team.supervisor for team in user.teams))
    return User.objects.working().filter(pk__in=led.values("user")).exclude(pk=user.pk)


def team_of(user: User, people: list[User]) -> Team | None:
    """The team these people are from, the own one first."""
    supervisors = set(Post.objects.current().filter(user__in=people).values_list("supervisor", flat=True))
    return next((team for team in user.teams if team.supervisor.pk in supervisors), None)


def home_of(user: User, team: Team | None) -> Office | None:
    """The office in which a meeting is held: that of the team's supervisor, otherwise the own one."""
    return (team.supervisor if team else user).office or user.office or Office.objects.first()


def found(user: User, meeting: InstructionMeeting, words: str) -> list[User]:
    """Who may be added to the list and fits the words."""
    reached = within_reach(user).exclude(instruction_invitations__meeting=meeting)
    return [person for person, _office in colleagues(words, among=reached)]
