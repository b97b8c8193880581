"""Addresses of this storey."""

from django.urls import include, path

from people.directory import views as directory
from people.entrance.kiosk import views as kiosk
from people.entrance.pins import views as pins
from people.entrance.proofs import confirmed_recently
from people.entrance.views import security
from people.notifications.views import bell as notifications
from people.notifications.views import mailbox
from people.privacy import asking, oversight
from people.privacy import views as privacy
from people.profiles import views as profiles
from people.team import views as team

own = [
    path("einstellungen/", directory.settings, name="settings"),
    path("einstellungen/pin/", pins.pin, name="pin"),
    path("einstellungen/pin/entfernen/", pins.remove_pin, name="remove_pin"),
    path("einstellungen/darstellung/", directory.set_appearance, name="set_appearance"),
    path("einstellungen/sprache/", directory.set_language, name="set_language"),
    path("einstellungen/mitteilungen/", mailbox.mail, name="mail"),
    path("mitteilungen/abbestellen/<str:key>/", mailbox.stop_mail, name="stop_mail"),
    path("einstellungen/vertretung/", team.deputies, name="deputies"),
    path("einstellungen/vertretung/benennen/<int:pk>/", team.name_deputy, name="name_deputy"),
    path("einstellungen/vertretung/<int:pk>/beenden/", team.end_deputyship, name="end_deputyship"),
    path("team/", team.team, name="team"),
    path("einstellungen/profil/", profiles.own_profile, name="own_profile"),
    path("einstellungen/profil/foto/", profiles.show_photo, name="show_photo"),
    path("einstellungen/profil/foto/widerrufen/", profiles.withdraw_photo, name="withdraw_photo"),
    path("personen/<int:pk>/", profiles.profile, name="profile"),
    path("einstellungen/sicherheit/", security.security, name="security"),
    path("einstellungen/sicherheit/app/", security.app, name="add_app"),
    path("einstellungen/sicherheit/passkey/", security.passkey, name="add_passkey"),
    path("einstellungen/sicherheit/ersatzcodes/", security.recovery_codes, name="recovery_codes"),
    path("einstellungen/sicherheit/<int:number>/entfernen/", security.remove_factor, name="remove_factor"),
    path("einstellungen/sicherheit/abmelden/", security.sign_out_elsewhere, name="sign_out_elsewhere"),
    path("mitteilungen/", notifications.notifications, name="notifications"),
    path("mitteilungen/gelesen/", notifications.mark_all_read, name="mark_all_read"),
    path("mitteilungen/<int:number>/", notifications.open_notification, name="open_notification"),
    path("mitteilungen/<int:number>/gelesen/", notifications.mark_read, name="mark_read"),
    path("meine-rechte/", privacy.my_rights, name="my_rights"),
    path("kiosk/", kiosk.kiosk, name="kiosk"),
    path("kiosk/einrichten/", kiosk.set_up, name="set_up_kiosk"),
    path("kiosk/weiter/", kiosk.stay_longer, name="stay_longer"),
    path("kiosk/noch-da/", kiosk.still_there, name="still_there"),
    path("pin/", pins.redeem, name="redeem_pin"),
    path("pin/gesetzt/", pins.pin_done, name="pin_done"),
    path("team/pin/", pins.team, name="team_pins"),
    path("team/pin/<str:number>/", pins.issue, name="issue_pin_code"),
    path("personal/importe/", include("people.desk.imports.urls")),
    path("personal/abwesenheiten/", include("people.desk.absences.urls")),
    path("meine-daten/", privacy.my_data, name="my_data"),
    path("meine-daten/zugriffe/", privacy.my_looks, name="my_looks"),
    path(
        "meine-daten/zugriffe/herunterladen/",
        confirmed_recently(back="people:my_looks")(privacy.download_looks),
        name="download_my_looks",
    ),
    path("datenschutz/wer-darf-was/", asking.who_sees, name="who_sees"),
    path("datenschutz/zugriffe/", oversight.access_log, name="access_log"),
    path("datenschutz/datenkatalog/", oversight.data_catalogue, name="data_catalogue"),
    path(
        "meine-daten/herunterladen/",
        confirmed_recently(back="people:my_data")(privacy.download),
        name="download_my_data",
    ),
]

urlpatterns = [
    path("konto/", include("people.entrance.urls")),
    path("scim/v2/", include("people.provisioning.urls")),
    path("", include((own, "people"))),
]
