"""Who keeps topics, holds instructions, puts people on the list, and corrects proofs."""

from django.db.models import Q, QuerySet

from lms.instruction.models import InstructionMeeting, InstructionRecord
from people.directory.models import Office, Post, User
from people.directory.models.users import within
from people.directory.roles import Role


def may_keep_topics(user: User) -> bool:
    """HR development for the whole city says what is covered and how long it counts."""
    return user.is_active and user.holds(Role.HR) and user.scope_of(Role.HR) is None


def may_hold(user: User) -> bool:
    """Supervisors and their deputies instruct the team, trainers whoever is sent to them."""
    return user.is_active and (bool(user.teams) or user.holds(Role.TRAINER))


def may_see_instruction(user: User) -> bool:
    """Whoever holds instructions, and HR development."""
    return may_hold(user) or (user.is_active and user.holds(Role.HR))


def may_run(user: User, meeting: InstructionMeeting) -> bool:
    """Who holds the meeting, in whose name it is held, and who stands in for one of them today; HR only reads."""
    principals = {user.pk, *(team.supervisor.pk for team in user.teams)}
    return may_hold(user) and bool(principals & {meeting.held_by_id, meeting.acting_for_id})


def may_correct(user: User, record: InstructionRecord) -> bool:
    """Who may run the meeting says that a proof is wrong, and HR within its branch; nobody about the own proof."""
    if user.pk == record.learner_id or not user.is_active:
        return False
    return may_run(user, record.meeting) or user.may_reach(record.meeting.office, Role.HR)


def within_reach(user: User) -> QuerySet[User]:
    """Whom the person may put on the list: the team, everybody of the own office, and whom a trainer's role reaches."""
    led = Post.objects.current().led_by(*(team.supervisor for team in user.teams))
    reached = Q(pk__in=led.values("user"))
    if user.teams:
        own = Post.objects.current().filter(within(_own_offices(user), "office"))
        reached |= Q(pk__in=own.values("user"))
    if user.holds(Role.TRAINER):
        taught = Post.objects.current().filter(within(user.scope_of(Role.TRAINER), "office"))
        reached |= Q(pk__in=taught.order_by().values("user"))
    return User.objects.working().filter(reached).exclude(pk=user.pk)


def _own_offices(user: User) -> list[Office]:
    """The offices people mean by “mein Amt” in which the person works today, or the own unit where there is none."""
    paths = {path for post in user.current_posts for path in post.office.upwards_paths()}
    return list(Office.objects.offices().filter(path__in=paths)) or [post.office for post in user.current_posts]
