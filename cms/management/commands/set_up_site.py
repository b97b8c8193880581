"""`manage.py set_up_site`: the first pages, groups and the approval of a new site."""

from django.core.management.base import BaseCommand

from cms.pages.services import set_up_site


class Command(BaseCommand):
    help = "Make sure that start page, shelves, footer pages, editing groups and approval exist; changes nothing twice."

    def handle(self, **options: object) -> None:
        set_up_site()
