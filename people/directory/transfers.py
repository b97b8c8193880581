"""Changing where people work: transfers on a day, second posts, corrections. What lies ahead takes effect by itself."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from people.directory.groups import collect_groups
from people.directory.models import Post, User
from people.directory.services import end_roles_elsewhere, tell_about

ONE_DAY = timedelta(days=1)


@transaction.atomic
def transfer(*, user: User, on: date, by: User | None, **facts: Any) -> Post:
    """Let the person's main post be this one from that day; the one before ends on the day before.

    Roles for an office the person leaves end with it. A second transfer waits until the first is called off.
    """
    person = working(user)
    main = person.posts.main()
    if planned := main.filter(starts_on__gt=timezone.localdate()).first():
        raise ValidationError(
            _("A transfer to {office} is planned already. Call it off first.").format(office=planned.office)
        )
    before = main.current(on).weightiest_first().first()
    if before and (before.starts_on or date.min) >= on:
        raise ValidationError({"on": _("The present post begins on that day or later. Choose a later day.")})
    last_day = before.ends_on if before else None
    if before:
        before.ends_on = on - ONE_DAY
        before.save(update_fields=["ends_on"])
    new = Post.objects.create(user=person, starts_on=on, ends_on=last_day, is_main=True, **facts)
    end_roles_elsewhere(destination={person.pk: new.office}, on=on, by=by)
    return noted(new, "people.transfer", by)


@transaction.atomic
def call_off(*, post: Post, by: User | None) -> None:
    """A transfer that has not begun does not happen; the post before goes on. Roles that ended with it stay ended."""
    working(post.user)
    if not is_planned(post):
        raise ValidationError(_("This post has begun. Enter a new transfer instead."))
    log(instance=post, action="people.call_off_transfer", user=by, data=described(post))
    before = post.user.posts.main().filter(ends_on=(post.starts_on or date.max) - ONE_DAY).first()
    post.delete()
    if before:
        before.ends_on = post.ends_on
        before.save(update_fields=["ends_on"])
    tell_about([post.user_id])


@transaction.atomic
def add_post(*, user: User, by: User | None, **facts: Any) -> Post:
    """Give the person a second post besides the main one."""
    return noted(Post.objects.create(user=working(user), is_main=False, **facts), "people.add_post", by)


@transaction.atomic
def correct_post(*, post: Post, by: User | None, **facts: Any) -> Post:
    """Put a second post right; HR's file has the word on main posts."""
    for name, value in facts.items():
        setattr(post, name, value)
    post.save()
    return noted(post, "people.correct_post", by)


@transaction.atomic
def end_post(*, post: Post, by: User | None) -> None:
    """A second post ended yesterday; one that began today or later is taken back."""
    log(instance=post, action="people.end_post", user=by, data=described(post))
    tell_about([post.user_id])
    if post.starts_on and post.starts_on >= timezone.localdate():
        post.delete()
        return
    post.ends_on = timezone.localdate() - ONE_DAY
    post.save(update_fields=["ends_on"])


def is_planned(post: Post) -> bool:
    """Whether it is a main post that begins after today."""
    return post.is_main and post.starts_on is not None and post.starts_on > timezone.localdate()


def working(user: User) -> User:
    """The person, kept from other changes until this one is done; nobody is transferred after leaving."""
    person = User.objects.select_for_update().get(pk=user.pk)
    if not person.is_active:
        raise ValidationError(_("This person has left. Please choose somebody who works here."))
    return person


def noted(post: Post, action: str, by: User | None) -> Post:
    """The post, written into the audit trail; pages may be meant for what it says."""
    log(instance=post, action=action, user=by, data=described(post))
    collect_groups()
    tell_about([post.user_id])
    return post


def described(post: Post) -> dict:
    """What the audit trail keeps of a post."""
    return {
        "person": post.user_id,
        "office": post.office.key,
        "from": post.starts_on.isoformat() if post.starts_on else None,
        "until": post.ends_on.isoformat() if post.ends_on else None,
    }
