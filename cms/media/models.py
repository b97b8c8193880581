"""Media: pictures, documents and videos that pages show."""

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.validators import FileExtensionValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.models import CollectionMember
from wagtail.search import index

from cms.media.cleaning import without_metadata

AUDIO_TYPES = {"mp3": "audio/mpeg", "m4a": "audio/mp4", "ogg": "audio/ogg"}


class SiteImage(AbstractImage):
    """A picture; what it shows is described where it is used."""

    admin_form_fields = Image.admin_form_fields

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    class PersonalData:
        holds = False

    def save(self, *args: object, **kwargs: object) -> None:
        """A new file is kept without what the camera wrote into it."""
        if self.file and not self.file._committed:
            clean = without_metadata(self.file.file)
            if clean is not None:
                self.file = ContentFile(clean, name=self.file.name)
            self._set_image_file_metadata()
        super().save(*args, **kwargs)


class SiteRendition(AbstractRendition):
    """A picture in the size a page needs."""

    image = models.ForeignKey(SiteImage, models.CASCADE, related_name="renditions")

    class Meta:
        verbose_name = _("picture in one size")
        verbose_name_plural = _("pictures in one size")
        constraints = [
            models.UniqueConstraint(name="cms_rendition_once", fields=["image", "filter_spec", "focal_point_key"])
        ]

    class PersonalData:
        holds = False


class SiteDocument(AbstractDocument):
    """A file to download."""

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    class PersonalData:
        holds = False


class Video(CollectionMember, index.Indexed, models.Model):
    """A video of our own with captions and transcript, so that nobody is left out."""

    title = models.CharField(_("title"), max_length=200)
    file = models.FileField(
        _("video file"),
        upload_to="videos",
        validators=[FileExtensionValidator(["mp4", "webm"])],
        help_text=_("MP4 or WebM"),
    )
    captions = models.FileField(
        _("captions"),
        upload_to="videos",
        validators=[FileExtensionValidator(["vtt"])],
        help_text=_("WebVTT file with everything that is said"),
    )
    transcript = models.TextField(_("transcript"), help_text=_("Everything that is said and shown, to read"))
    poster = models.ForeignKey(
        SiteImage, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("still picture")
    )
    seconds = models.PositiveIntegerField(_("length in seconds"), default=0)

    panels = [
        FieldPanel("title"),
        FieldPanel("file"),
        FieldPanel("captions"),
        FieldPanel("transcript"),
        FieldPanel("poster"),
        FieldPanel("seconds"),
    ]
    search_fields = [
        *CollectionMember.search_fields,
        index.SearchField("title"),
        index.SearchField("transcript"),
        index.AutocompleteField("title"),
    ]

    class Meta:
        verbose_name = _("video")
        verbose_name_plural = _("videos")
        ordering = ["title", "pk"]

    class PersonalData:
        holds = False

    def __str__(self) -> str:
        return self.title

    @property
    def file_type(self) -> str:
        """The type a player needs to know before it loads the file."""
        return "video/webm" if str(self.file.name).endswith(".webm") else "video/mp4"

    @property
    def length(self) -> str:
        """How long it takes, in minutes and seconds."""
        return length_of(self.seconds)

    @property
    def language(self) -> str:
        """The language of the captions: the platform's own."""
        return settings.LANGUAGE_CODE

    @property
    def is_on_another_host(self) -> bool:
        """Captions from another host are only shown when the player asks for them as a stranger, without cookies."""
        return bool(settings.CONTENT_ORIGIN or settings.S3_BUCKET)


class Audio(CollectionMember, index.Indexed, models.Model):
    """A recording of our own, with everything that is said as text, so that nobody is left out."""

    title = models.CharField(_("title"), max_length=200)
    file = models.FileField(
        _("audio file"),
        upload_to="audios",
        validators=[FileExtensionValidator(["mp3", "m4a", "ogg"])],
        help_text=_("MP3, M4A or Ogg"),
    )
    transcript = models.TextField(_("transcript"), help_text=_("Everything that is said and heard, to read"))
    seconds = models.PositiveIntegerField(_("length in seconds"), default=0)

    panels = [FieldPanel(name) for name in ("title", "file", "transcript", "seconds")]
    search_fields = [
        *CollectionMember.search_fields,
        index.SearchField("title"),
        index.SearchField("transcript"),
        index.AutocompleteField("title"),
    ]

    class Meta:
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")
        ordering = ["title", "pk"]

    class PersonalData:
        holds = False

    def __str__(self) -> str:
        return self.title

    @property
    def file_type(self) -> str:
        """The type a player needs to know before it loads the file."""
        return AUDIO_TYPES[str(self.file.name).rsplit(".", 1)[-1].lower()]

    @property
    def length(self) -> str:
        """How long it takes, in minutes and seconds."""
        return length_of(self.seconds)


def length_of(seconds: int) -> str:
    """A length in minutes and seconds."""
    minutes, rest = divmod(seconds, 60)
    return _("%(minutes)d:%(seconds)02d minutes") % {"minutes": minutes, "seconds": rest}
