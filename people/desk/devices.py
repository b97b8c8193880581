"""The operators' pages about shared devices: entering one, its code, taking it out of use."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from people.desk.forms import OfficeChoice
from people.desk.views import crumbs, for_operators
from people.directory.models import Office
from people.entrance.kiosk import services
from people.entrance.kiosk.models import Device
from people.paper import qr


class DeviceForm(forms.ModelForm):
    """What people call the device, where it stands, and whose it is."""

    office = OfficeChoice(Office.objects.order_by("path"), label=gettext_lazy("Office"))

    class Meta:
        model = Device
        fields = ["name", "place", "office"]
        help_texts = {
            "name": gettext_lazy("People read it when they sign in, such as: Break room depot west"),
            "place": gettext_lazy("Where to find it: street, floor, room"),
        }


@for_operators
def devices(request: HttpRequest) -> HttpResponse:
    """All shared devices; the form enters another one."""
    form = DeviceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        device = services.add_device(**form.cleaned_data, by=request.user)
        messages.success(request, _("The device is entered. Now set it up with a code."))
        return redirect("people_device", device.pk)
    title = _("Shared devices")
    context = {
        "form": form,
        "devices": Device.objects.select_related("office"),
        "header_title": title,
        "breadcrumbs_items": crumbs((title, "")),
    }
    return render(request, "people/desk/devices.html", context, status=422 if form.errors else 200)


@for_operators
def device(request: HttpRequest, pk: int) -> HttpResponse:
    """One device: its state, a code to set it up, and the end of its use."""
    return shown(request, get_object_or_404(Device.objects.select_related("office"), pk=pk))


@require_POST
@for_operators
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """A code for setting the device up; it is shown once."""
    found = get_object_or_404(Device.objects.in_use().select_related("office"), pk=pk)
    code = services.invite(device=found, by=request.user)
    page = f"{settings.PUBLIC_ORIGIN}{reverse('people:set_up_kiosk')}"
    address = f"{page}#{code}"
    return shown(request, found, code=code, page=page, address=address, qr=qr.draw(address))


@require_POST
@for_operators
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """The device is out of use at once."""
    services.revoke(device=get_object_or_404(Device, pk=pk), by=request.user)
    messages.success(request, _("The device is out of use. Whoever was signed in there is signed out."))
    return redirect("people_device", pk)


def shown(request: HttpRequest, found: Device, **more: object) -> HttpResponse:
    context = {
        "device": found,
        "header_title": found.name,
        "breadcrumbs_items": crumbs((_("Shared devices"), reverse("people_devices")), (found.name, "")),
        **({"code": "", "page": "", "address": "", "qr": None} | more),
    }
    return render(request, "people/desk/device.html", context)
