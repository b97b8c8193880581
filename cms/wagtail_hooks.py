"""What this storey adds to Wagtail and to its own rooms, gathered from its rooms."""

from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from cms.demo.loading import load
from cms.editing import hooks as editing
from cms.languages.speaking import titles_in
from cms.links import findings as link_findings
from cms.links import hooks as links
from cms.links.services import look_around
from cms.media.hooks import AudioViewSet, VideoViewSet, own_collections
from cms.navigation import hooks as navigation
from cms.pages import access, approval, attachments, cards, choosing, keeping
from cms.pages import hooks as pages
from cms.translations import hooks as translations
from people.demo import DemoStep

hooks.register("register_access_answer", access.access_kinds)
hooks.register("register_main_menu_item", pages.menu_item)
hooks.register("register_main_menu_item", navigation.team_item)
hooks.register("register_main_menu_item", navigation.settings_item)
hooks.register("register_main_menu_item", navigation.imports_item)
hooks.register("register_main_menu_item", navigation.my_data_item)
hooks.register("register_main_menu_item", navigation.my_rights_item)
hooks.register("register_search_source", pages.information_source)
hooks.register("register_search_source", pages.news_source)
for card in (cards.news, cards.reviews, cards.drafts, cards.staff_import, cards.team):
    hooks.register("register_dashboard_card", card)
hooks.register("construct_admin_api", own_collections, order=10)
hooks.register("construct_page_chooser_queryset", choosing.offered_pages)
hooks.register("construct_explorer_page_queryset", choosing.check_explored)
hooks.register("before_move_page", choosing.check_move)
hooks.register("before_delete_page", keeping.check_deletion)
hooks.register("before_bulk_action", keeping.check_bulk_deletion)
hooks.register("before_bulk_action", editing.check_bulk_publishing)
hooks.register("register_admin_urls", editing.urls)
hooks.register("register_reports_menu_item", editing.checks_item)
hooks.register("register_reports_menu_item", editing.media_item)
hooks.register("register_admin_urls", links.urls)
hooks.register("register_reports_menu_item", links.links_item)
hooks.register("register_page_check", link_findings.check_links)
hooks.register("register_admin_urls", translations.urls)
hooks.register("register_reports_menu_item", translations.translations_item)
hooks.register("register_page_listing_more_buttons", translations.page_buttons)
hooks.register("register_page_header_buttons", translations.header_buttons)
hooks.register("register_log_actions", translations.log_actions)
hooks.register("insert_global_admin_css", editing.styles)
hooks.register("register_page_listing_more_buttons", editing.page_buttons)
hooks.register("register_page_header_buttons", editing.header_buttons)
hooks.register("before_serve_document", attachments.check_document)
hooks.register("register_notice", approval.notices)
hooks.register("register_titles", titles_in)
hooks.register("register_demo_data", lambda: DemoStep(20, _("site"), load))
hooks.register("register_demo_data", lambda: DemoStep(90, _("links"), look_around))
register_snippet(VideoViewSet)
register_snippet(AudioViewSet)
