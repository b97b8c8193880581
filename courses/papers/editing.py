"""What this room adds to the editor: templates for certificates in its own menu."""

from wagtail.snippets.views.snippets import SnippetViewSet

from cms.pages.choosing import KeptChooserViewSet
from courses.papers.models import CertificateTemplate


class TemplateViewSet(SnippetViewSet):
    """Templates for certificates."""

    model = CertificateTemplate
    icon = "doc-full-inverse"
    add_to_admin_menu = True
    menu_order = 340
    chooser_viewset_class = KeptChooserViewSet
    list_display = ("name", "signature_name")
