"""What this storey itself keeps about a person."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from people.directory.models import Absence, Deputyship, Post, RoleGrant, User
from people.notifications.models import Mailing, MailWish, Notification
from people.privacy.models import AccessRecord
from people.privacy.sections import Section, how_many


def sections(user: User) -> list[Section]:
    """Person, posts, roles, deputies, absences, notifications and the access log."""
    number = how_many(user, notes=Notification.objects.of(user), looks=AccessRecord.objects.filter(subject=user))
    return [
        *(person(user), posts(user), roles(user), deputies(user), absences(user)),
        *(notifications(user, number["notes"]), looks(user, number["looks"])),
    ]


def person(user: User) -> Section:
    return Section(
        key="person",
        title=_("Name, number, mailbox and days of service"),
        purpose=_("Sign-in and assignment; comes from HR"),
        seen_by=_("All staff see name, office and, unless you hide it, telephone. HR and operators see the rest."),
        kept=_("Until the end of employment, then without your name"),
        facts=[
            (_("Name"), user.get_full_name()),
            (_("Personnel number"), user.personnel_number),
            (_("E-mail address"), user.email or "–"),
            (_("Telephone"), user.phone or "–"),
            (_("Date of birth"), day(user.born_on)),
            (_("With the city since"), day(user.entered_on)),
            (_("Last sign-in"), date_format(user.last_login, "DATETIME_FORMAT") if user.last_login else "–"),
        ],
        records=lambda: [
            {
                name: str(value) if value is not None else None
                for name in (
                    *("personnel_number", "pseudonym", "first_name", "last_name", "email", "phone"),
                    *("born_on", "entered_on", "left_on", "last_login", "theme", "language"),
                )
                for value in [getattr(user, name)]
            }
        ],
        order=1,
    )


def posts(user: User) -> Section:
    held = user.posts.select_related("office", "supervisor")
    main = user.current_posts[0] if user.current_posts else None
    return Section(
        key="posts",
        title=_("Office, job and supervisor"),
        purpose=_("Which courses are meant for you, and who is responsible"),
        seen_by=_("All staff see your office. HR, your supervisor and operators see the rest."),
        kept=_("Until the end of employment, then without your name"),
        facts=[
            (_("Office"), str(main.office) if main else "–"),
            (_("Job"), (main and main.job) or "–"),
            (_("Hazard group"), (main and main.hazard_group) or "–"),
            (_("Supervisor"), str(main.supervisor) if main and main.supervisor_id else "–"),
        ],
        records=lambda: [post_record(post) for post in held],
        order=2,
    )


def post_record(post: Post) -> dict:
    return {
        "office": post.office.name,
        "job": post.job,
        "hazard_group": post.hazard_group,
        "attributes": post.attributes,
        "percentage": str(post.percentage),
        "site": post.site,
        "supervisor": post.supervisor.get_full_name() if post.supervisor else None,
        "from": iso(post.starts_on),
        "until": iso(post.ends_on),
    }


def roles(user: User) -> Section:
    return Section(
        key="roles",
        title=_("Your roles"),
        purpose=_("What you may do here"),
        seen_by=_("Operators. All staff see who is a Digital Mover."),
        kept=_("Three years after the role ended"),
        facts=[(_("Roles today"), ", ".join({grant.get_role_display(): None for grant in user.current_grants}) or "–")],
        records=lambda: [role_record(grant) for grant in user.grants.select_related("office", "granted_by")],
        order=3,
    )


def role_record(grant: RoleGrant) -> dict:
    return {
        "role": grant.role,
        "office": grant.office.name if grant.office else None,
        "origin": grant.origin,
        "reason": grant.reason,
        "granted_by": grant.granted_by.get_full_name() if grant.granted_by else None,
        "from": iso(grant.starts_on),
        "until": iso(grant.ends_on),
        "withdrawn_on": iso(grant.withdrawn_on),
    }


def deputies(user: User) -> Section:
    known = Deputyship.objects.filter(Q(principal=user) | Q(deputy=user)).select_related("principal", "deputy")
    current = list(known.current())
    return Section(
        key="deputies",
        title=_("Deputies"),
        purpose=_("Somebody looks after a team while its supervisor is away"),
        seen_by=_("You, the other person and operators"),
        kept=_("Three years after it ended"),
        facts=[
            (_("Stand in for you today"), names(each.deputy for each in current if each.principal_id == user.pk)),
            (_("You stand in today for"), names(each.principal for each in current if each.deputy_id == user.pk)),
        ],
        records=lambda: [deputy_record(each) for each in known],
        order=4,
    )


def names(people: Iterable[User]) -> str:
    return ", ".join(map(str, people)) or "–"


def deputy_record(deputyship: Deputyship) -> dict:
    return {
        "stood_in_for": deputyship.principal.get_full_name(),
        "deputy": deputyship.deputy.get_full_name(),
        "from": iso(deputyship.starts_on),
        "until": iso(deputyship.ends_on),
    }


def absences(user: User) -> Section:
    known = user.absences.all()
    standing = list(known.standing().order_by("-starts_on")[:3])
    return Section(
        key="absences",
        title=_("Absences"),
        purpose=_("Time limits rest and nobody reminds you while you are away; no reason is stored"),
        seen_by=_("You and HR. Your supervisor and deputies see until when, not why."),
        kept=_("Three years after the end, then without your name"),
        facts=[(each.get_category_display(), f"{day(each.starts_on)} – {day(each.ends_on)}") for each in standing],
        records=lambda: [absence_record(each) for each in known],
        order=5,
    )


def absence_record(absence: Absence) -> dict:
    return {
        "category": absence.category,
        "from": iso(absence.starts_on),
        "until": iso(absence.ends_on),
        "recorded_at": iso(absence.recorded_at),
        "withdrawn_at": iso(absence.withdrawn_at),
    }


def notifications(user: User, number: int) -> Section:
    mine = Notification.objects.of(user)
    return Section(
        key="notifications",
        title=_("Notifications"),
        purpose=_("Telling you what happened, at the bell and by mail"),
        seen_by=_("Only you"),
        kept=_("After 90 days"),
        facts=[(_("Number"), str(number))],
        records=lambda: [
            *wishes_and_mails(user),
            *(
                {
                    "kind": note.kind,
                    "facts": note.facts,
                    "created_at": iso(note.created_at),
                    "read_at": iso(note.read_at),
                }
                for note in mine
            ),
        ],
        order=80,
        only_me=True,
    )


def wishes_and_mails(user: User) -> list[dict[str, object]]:
    """What the person wants by mail, and which mails were sent or spared."""
    wishes = MailWish.objects.filter(user=user).order_by("topic")
    mails = Mailing.objects.filter(recipient=user).order_by("pk")
    chosen: list[dict[str, object]] = [
        {"topic": wish.get_topic_display(), "by_mail": wish.get_way_display()} for wish in wishes
    ]
    sent: list[dict[str, object]] = [
        {
            "mail": each.key,
            "state": each.get_state_display(),
            "why": each.get_reason_display(),
            "at": iso(each.changed_at),
        }
        for each in mails
    ]
    return [*chosen, *sent]


def looks(user: User, number: int) -> Section:
    mine = AccessRecord.objects.filter(subject=user)
    return Section(
        key="looks",
        title=_("Who looked at your data"),
        purpose=_("So that you can check it"),
        seen_by=_("You, the staff council and data protection"),
        kept=_("After three years"),
        facts=[(_("Number"), str(number))],
        records=lambda: [
            {
                "at": iso(look.at),
                "by": look.viewer.get_full_name() if look.viewer else None,
                "standing_in_for": look.acting_for.get_full_name() if look.acting_for else None,
                "what": look.report,
                "purpose": look.purpose,
            }
            for look in mine.select_related("viewer", "acting_for")
        ],
        order=90,
    )


def day(value: date | None) -> str:
    return date_format(value) if value else "–"


def iso(value: date | datetime | None) -> str | None:
    return value.isoformat() if value else None
