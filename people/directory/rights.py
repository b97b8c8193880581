"""What everybody may, in words: per role and standing what it sees, what it does, and what it expressly does not see.

“My rights” and the handbook's table are made from this; tests hold the handbook to it. Whoever changes a rule in a
`permissions.py` or a `visible_to` changes the words here in the same commit.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from people.directory.roles import Role, Standing

Words = tuple[str | Promise, ...]


@dataclass(frozen=True)
class Rights:
    """A role or standing in words; an empty part means nothing beyond what all staff have."""

    sees: Words = ()
    does: Words = ()
    never: Words = ()


OVERSEES = Rights(
    sees=(
        _("which reports there are"),
        _("the data catalogue"),
        _("who looked at data of how many people, when and for what"),
    ),
    never=(_("results, and the names of the people looked at"),),
)

RIGHTS: dict[Role | Standing, Rights] = {
    Standing.EMPLOYEE: Rights(
        sees=(
            _("own courses, attempts, certificates, notifications, rights and data"),
            _("pages for all staff and for the own office"),
            _("questions to the own office"),
            _("who is a Digital Mover"),
            _("what colleagues who work here tell in their profiles"),
        ),
        does=(_("take courses"), _("ask and answer"), _("say that something helped"), _("write the own profile")),
        never=(_("what others learn"),),
    ),
    Standing.SUPERVISOR: Rights(
        sees=(
            _("who belongs to the own team, until when somebody is away, who comes and goes"),
            _("whether mandatory training is done, open or overdue"),
            _("each look is recorded"),
        ),
        does=(
            _("name deputies for certain days and end that"),
            _("approve bookings of the team where a session asks for it"),
            _("instruct the team and others of the office on site, and see who confirmed"),
        ),
        never=(_("results, attempts, times and voluntary courses"),),
    ),
    Standing.DEPUTY: Rights(
        sees=(_("what the person represented sees as a supervisor, on the days of the deputyship"),),
        never=(_("anything before the first or after the last day"), _("other rights of the person represented")),
    ),
    Role.MOVER: Rights(
        sees=(
            _("questions to the office of the appointment"),
            _("pages for Digital Movers"),
            _("drafts on the office’s shelf"),
        ),
        does=(
            _("write and publish guidance on the office’s shelf"),
            _("use the office’s own pictures and files"),
            _("mark an answer as the solution"),
        ),
        never=(_("drafts of other offices, unpublished courses, the bank of questions, people"),),
    ),
    Role.AUTHOR: Rights(
        sees=(
            _("drafts of courses, information and news"),
            _("the bank of questions"),
            _("pictures and files"),
            _("anonymous feedback on own courses and figures of questions, from five answers on"),
        ),
        does=(_("write, and hand in for approval"),),
        never=(_("people, results, drafts of guidance"),),
    ),
    Role.EDITOR: Rights(
        sees=(
            _("all pages with all drafts, whoever they are meant for"),
            _("the bank of questions"),
            _("anonymous feedback on courses and figures of questions, from five answers on"),
            _("feedback on pilots, without names"),
        ),
        does=(
            _("approve, publish, lock and move"),
            _("say what a change means to people who learn"),
            _("let offices or people try a course out, and release it"),
            _("look after topics and the glossary"),
            _("plan, change and call off sessions, without names of those who book"),
        ),
        never=(_("questions to other offices, people, results"),),
    ),
    Role.PROGRAMME: Rights(
        sees=(
            _("all published pages and all questions, in the branch of the role"),
            _("offices without Digital Mover"),
            _("name, number and office of people when appointing; every look is recorded"),
        ),
        does=(
            _("appoint Digital Movers, end or withdraw appointments"),
            _("mark answers as solutions"),
        ),
        never=(_("drafts, results"),),
    ),
    Role.MODERATOR: Rights(
        sees=(_("all questions in the branch of the role"),),
        does=(_("mark an answer as the solution"),),
        never=(_("drafts, results"),),
    ),
    Role.HR: Rights(
        sees=(
            _("numbers of completions in the branch of the role"),
            _("per course names with the day of completion; every look is recorded and shown to the people"),
            _("with them the titles of all published courses"),
            _("anonymous feedback on courses, from five answers on"),
            _("who has a seat in a session or waits for one, in the branch of the role; every look is recorded"),
            _("how mandatory training stands: numbers by office, and by name with reasons; every look is recorded"),
            _("certificates by number or name, in the branch of the role; every look is recorded"),
            _("with the role for the whole city: what staff imports change, by name; every look is recorded"),
        ),
        does=(
            _("export lists, to be fetched only by themselves and deleted after seven days"),
            _("grant more time or attempts at tests, without keeping reasons"),
            _("demand for the whole city that a course is taken again, seeing how many people it is about"),
            _("write rules of mandatory training, exempt people and give more time, never to themselves"),
            _("plan, change and call off sessions, cancel bookings for others, tick attendance"),
            _("approve bookings of people whom nobody leads"),
            _("withdraw certificates with a reason the person reads, issue them anew after a change of name"),
            _("keep the topics of instruction, read minutes in the branch of the role, correct proofs"),
            _("with the role for the whole city: import staff data, release imports of others, undo the last one"),
        ),
        never=(_("points, attempts, times"),),
    ),
    Role.STAFF_COUNCIL: OVERSEES,
    Role.DATA_PROTECTION: Rights(
        sees=(*OVERSEES.sees, _("who may see what, and why; looks at people by name are recorded")),
        never=OVERSEES.never,
    ),
    Role.OPERATOR: Rights(
        sees=(
            _("people with number, posts and roles in the editor; every look is recorded"),
            _("offices, imports, all role holders"),
            _("who may see what, and why"),
        ),
        does=(
            _("grant, end and withdraw roles, set starting passwords, never for themselves"),
            _("change name and contact of the platform"),
            _("import staff data, release imports of others, undo the last one"),
        ),
        never=(_("records of learning, questions to other offices, drafts"),),
    ),
    Role.TRAINER: Rights(
        sees=(_("who has a seat in the own sessions or waits for one; every look is recorded"),),
        does=(
            _("plan sessions of courses they may see, change and call off the own ones"),
            _("tick and confirm attendance in the own sessions"),
            _("instruct people on site and see who confirmed"),
        ),
        never=(_("people in sessions of others, results, attempts, times"),),
    ),
}


def in_order() -> Iterator[tuple[Role | Standing, Rights]]:
    """Standings first, then roles, as the handbook lists them."""
    yield from RIGHTS.items()
