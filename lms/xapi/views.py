"""A person's own learning steps, in words and as data; nobody else's can be asked for."""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from lms.xapi.models import Statement
from lms.xapi.sentences import sentence

PER_PAGE = 30


@never_cache
def history(request: HttpRequest) -> HttpResponse:
    """What was recorded about the person, newest first; `?vor=` goes on before a statement."""
    own = Statement.objects.of(request.user)
    before = request.GET.get("vor", "")
    if before.isdecimal() and len(before) < 19:
        own = own.filter(pk__lt=int(before))
    rows = list(own[: PER_PAGE + 1])
    shown = rows[:PER_PAGE]
    steps = [{"at": timezone.localtime(row.timestamp), "sentence": sentence(row.told)} for row in shown]
    context = {"steps": steps, "older": shown[-1].pk if len(rows) > PER_PAGE else None, "newest": not before}
    return render(request, "lms/history/history.html", context)


@never_cache
def download(request: HttpRequest) -> HttpResponse:
    """All own statements as xAPI, oldest first."""
    own = Statement.objects.of(request.user).order_by("pk").values_list("raw", flat=True)
    body = json.dumps({"statements": [json.loads(raw) for raw in own.iterator()]}, ensure_ascii=False, indent=1)
    headers = {"Content-Disposition": 'attachment; filename="lernschritte.json"'}
    return HttpResponse(body, content_type="application/json; charset=utf-8", headers=headers)
