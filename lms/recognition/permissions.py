"""Who may hand in outside training, see it, answer questions about it and decide."""

from lms.attendance.permissions import team_with
from lms.recognition.models import Recognition, State
from lms.recognition.reach import reaches
from people.directory.models import User
from people.directory.roles import Role


def may_look_after(user: User) -> bool:
    """HR development finds what waits for a decision."""
    return user.is_active and user.holds(Role.HR)


def may_keep_kinds(user: User) -> bool:
    """HR development for the whole city, because kinds of proof are everybody's."""
    return user.is_active and user.holds(Role.HR) and user.scope_of(Role.HR) is None


def may_hand_in_for(user: User, learner: User) -> bool:
    """Everybody for oneself; supervisors and deputies for their team, HR development for its branch."""
    if not user.is_active or not learner.is_active:
        return False
    if user.pk == learner.pk or team_with(user, learner):
        return True
    return may_look_after(user) and reaches(user.scope_of(Role.HR), learner)


def may_speak_for(user: User, recognition: Recognition) -> bool:
    """The person, and whoever handed it in for the person, answer questions and withdraw it until it is decided."""
    return user.is_active and recognition.is_open and user.pk in (recognition.learner_id, recognition.by_id)


def may_answer(user: User, recognition: Recognition) -> bool:
    """Only where a question is open."""
    return recognition.state == State.ASKED and may_speak_for(user, recognition)


def may_decide(user: User, recognition: Recognition) -> bool:
    """HR development in its branch, as long as nothing final was said; nobody about the own."""
    return (
        recognition.is_open
        and user.pk != recognition.learner_id
        and may_look_after(user)
        and reaches(user.scope_of(Role.HR), recognition.learner)
    )
