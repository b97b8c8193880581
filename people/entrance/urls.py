"""Signing in and out, the second step and the password; allauth's other pages have no address here."""

from allauth.account import views
from django.urls import path, re_path

from people.entrance.sign_on import views as sign_on
from people.entrance.views import door as entrance

urlpatterns = [
    path("anmelden/", entrance.SignIn.as_view(), name="account_login"),
    path("abmelden/", entrance.SignOut.as_view(), name="account_logout"),
    path("oidc/", sign_on.ask_oidc, name="sign_on_oidc"),
    path("oidc/antwort/", sign_on.hear_oidc, name="sign_on_oidc_answer"),
    path("saml/", sign_on.ask_saml, name="sign_on_saml"),
    path("saml/antwort/", sign_on.hear_saml, name="sign_on_saml_answer"),
    path("saml/weiter/", sign_on.finish_saml, name="sign_on_saml_finish"),
    path("saml/abmelden/", sign_on.sign_out_by_saml, name="sign_on_saml_sign_out"),
    path("saml/metadaten/", sign_on.our_saml_metadata, name="sign_on_saml_metadata"),
    path("zweiter-schritt/", entrance.SecondStep.as_view(), name="mfa_authenticate"),
    path("zweiter-faktor/", entrance.second_factor, name="second_factor"),
    path("bestaetigen/", entrance.confirm, name="account_reauthenticate"),
    path("kennwort/", entrance.Password.as_view(), name="account_change_password"),
    path(
        "kennwort-vergessen/",
        views.PasswordResetView.as_view(template_name="people/account/forgotten.html"),
        name="account_reset_password",
    ),
    path(
        "kennwort-vergessen/gesendet/",
        views.PasswordResetDoneView.as_view(template_name="people/account/forgotten_sent.html"),
        name="account_reset_password_done",
    ),
    re_path(
        r"^neues-kennwort/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        entrance.ForgottenPassword.as_view(),
        name="account_reset_password_from_key",
    ),
    path(
        "neues-kennwort/gesetzt/",
        views.PasswordResetFromKeyDoneView.as_view(template_name="people/account/forgotten_done.html"),
        name="account_reset_password_from_key_done",
    ),
]
