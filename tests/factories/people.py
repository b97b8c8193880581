"""Makes offices and people."""

import factory
from factory.django import DjangoModelFactory

from people.models import Office, Post, RoleGrant, User


def make_office(key: str, name: str, under: Office | None = None, kind: str = Office.Kind.OFFICE) -> Office:
    """An office below another one, or the city itself."""
    found = Office.objects.filter(key=key).first()
    if found:
        return found
    new = Office(key=key, name=name, kind=kind)
    if under is None:
        return Office.add_root(instance=new)
    under.refresh_from_db()
    return under.add_child(instance=new)


class UserFactory(DjangoModelFactory[User]):
    """A person; `office=` gives a main post there, `role=` a role for the whole city or for `role_office`."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    personnel_number = factory.Sequence(lambda number: f"{20_000_000 + number:08}")
    first_name = factory.Faker("first_name", locale="de_DE")
    last_name = factory.Faker("last_name", locale="de_DE")
    email = factory.LazyAttribute(lambda user: f"p{user.personnel_number}@stadt.example")
    password = factory.django.Password("stadtcampus-demo")

    @factory.post_generation
    def office(self, create: bool, office: Office | None, **post: object) -> None:
        if create and office:
            Post.objects.create(user=self, office=office, **post)

    @factory.post_generation
    def role(self, create: bool, role: str | None, **grant: object) -> None:
        if create and role:
            RoleGrant.objects.create(user=self, role=role, **grant)
