"""Models of others that we use: what each holds about people, said by us because their makers do not.

A model without personal data stands in the second table. Whoever installs another app adds its models here.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Declared:
    """What a model of somebody else holds about people; the same answers as `class PersonalData` of our own."""

    subject: str
    purpose: str | Promise
    basis: str | Promise
    roles: str | Promise
    keep: str | Promise
    fields: tuple[str | Promise, ...]
    holds: bool = True


LDSG = "§ 15 LDSG BW"
WRITING = Declared(
    subject="user",
    purpose=_("Writing pages together, without overwriting each other"),
    basis=LDSG,
    roles=_("people who work on the same page in the editor"),
    keep=_("as long as the page"),
    fields=(_("who"), _("page"), _("version or remark"), _("when")),
)
UPLOADING = Declared(
    subject="uploaded_by_user",
    purpose=_("Knowing whom to ask about a picture or file"),
    basis=LDSG,
    roles=_("people who work with the collection in the editor"),
    keep=_("as long as the file"),
    fields=(_("who uploaded it"), _("file"), _("when")),
)
AUDIT = Declared(
    subject="user",
    purpose=_("Proof of who changed what in the platform"),
    basis=_("Art. 5 (2) DSGVO, service agreement"),
    roles=_("operators; people of the editor for the pages they work on"),
    keep=_("as long as the thing that was changed"),
    fields=(_("who"), _("what was done"), _("to what"), _("when")),
)
REVIEW = Declared(
    subject="user",
    purpose=_("Handing in pages and approving them"),
    basis=LDSG,
    roles=_("people who work on the same page in the editor"),
    keep=_("as long as the page"),
    fields=(_("who handed in or decided"), _("page"), _("remark"), _("when")),
)

HOLDING: dict[str, Declared] = {
    "account.EmailAddress": Declared(
        "user",
        _("Signing in with a mailbox"),
        LDSG,
        _("only the person"),
        _("until the end of employment"),
        (_("e-mail address"), _("confirmed or not")),
    ),
    "account.EmailConfirmation": Declared(
        "email_address__user",
        _("Signing in with a mailbox"),
        LDSG,
        _("nobody"),
        _("three days"),
        (_("e-mail address"), _("when")),
    ),
    "mfa.Authenticator": Declared(
        "user",
        _("Proving at sign-in that it is really the person"),
        LDSG,
        _("only the person; operators see whether there is one"),
        _("until it is removed, at the latest with the account"),
        (_("kind of proof"), _("key of the app or passkey"), _("when")),
    ),
    "sessions.Session": Declared(
        "user",
        _("Staying signed in until the end of the working day"),
        LDSG,
        _("nobody"),
        _("ten hours"),
        (_("key of the browser"), _("who"), _("until when")),
    ),
    "wagtailadmin.EditingSession": WRITING,
    "wagtailadmin.FormState": WRITING,
    "wagtailcore.Comment": WRITING,
    "wagtailcore.CommentReply": WRITING,
    "wagtailcore.ModelLogEntry": AUDIT,
    "wagtailcore.Page": WRITING,
    "wagtailcore.PageLogEntry": AUDIT,
    "wagtailcore.PageSubscription": WRITING,
    "wagtailcore.Revision": WRITING,
    "wagtailcore.TaskState": REVIEW,
    "wagtailcore.UploadedFile": UPLOADING,
    "wagtailcore.WorkflowState": REVIEW,
    "wagtaildocs.Document": UPLOADING,
    "wagtailimages.Image": UPLOADING,
    "wagtailusers.UserProfile": Declared(
        "user",
        _("Language and notifications in the editor"),
        LDSG,
        _("only the person"),
        _("until the person leaves"),
        (_("language"), _("which notifications are wanted")),
    ),
}

HOLDING_NOTHING: frozenset[str] = frozenset(
    {
        "auth.Group",
        "auth.Permission",
        "contenttypes.ContentType",
        "simple_translation.SimpleTranslation",
        "taggit.Tag",
        "taggit.TaggedItem",
        "wagtailadmin.Admin",
        "wagtailcore.Collection",
        "wagtailcore.CollectionViewRestriction",
        "wagtailcore.GroupApprovalTask",
        "wagtailcore.GroupCollectionPermission",
        "wagtailcore.GroupPagePermission",
        "wagtailcore.GroupSitePermission",
        "wagtailcore.Locale",
        "wagtailcore.PageViewRestriction",
        "wagtailcore.ReferenceIndex",
        "wagtailcore.Site",
        "wagtailcore.Task",
        "wagtailcore.Workflow",
        "wagtailcore.WorkflowContentType",
        "wagtailcore.WorkflowPage",
        "wagtailcore.WorkflowTask",
        "wagtailembeds.Embed",
        "wagtailforms.FormSubmission",
        "wagtailimages.Rendition",
        "wagtailredirects.Redirect",
        "wagtailsearch.IndexEntry",
        "wagtailsearch.SQLiteFTSIndexEntry",
    }
)
