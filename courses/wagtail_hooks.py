"""What this storey adds to Wagtail and to the rooms below, gathered from its rooms."""

from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from courses.catalogue import checks, editing, lesson_search, sections
from courses.catalogue import hooks as catalogue
from courses.demo.loading import load
from courses.demo.releases.loading import load as load_releases
from courses.events import search as session_search
from courses.exchange import hooks as exchange
from courses.exchange import sections as exchange_sections
from courses.lessons import editing as lessons
from courses.papers.editing import TemplateViewSet
from courses.pilots import notices as pilot_notices
from courses.programmes import hooks as programmes
from courses.quizzes.editing import CategoryViewSet, QuestionViewSet
from courses.releases import hooks as releases
from courses.releases import sections as release_sections
from courses.reviews import hooks as reviews
from courses.reviews import notices as review_notices
from courses.reviews import services as review_services
from courses.transfer import hooks as transfer
from courses.transfer import sections as transfer_sections
from courses.versions import hooks as versions
from people.demo import DemoStep

hooks.register("register_main_menu_item", catalogue.menu_item)
hooks.register("register_page_check", checks.check_course)
hooks.register("register_admin_urls", exchange.urls)
hooks.register("register_admin_menu_item", exchange.menu_item)
hooks.register("register_page_header_buttons", exchange.quiz_buttons)
hooks.register("register_log_actions", exchange.log_actions)
hooks.register("register_personal_data", exchange_sections.sections)
hooks.register("register_search_source", catalogue.search_source)
hooks.register("register_search_source", lesson_search.search_source)
hooks.register("register_search_source", programmes.search_source)
hooks.register("register_search_source", session_search.search_source)
hooks.register("register_catalogue_part", programmes.catalogue_part)
hooks.register("register_personal_data", sections.sections)
hooks.register("register_search_source", lessons.search_source)
hooks.register("register_site_set_up", editing.set_up)
hooks.register("register_demo_data", lambda: DemoStep(30, _("courses"), load))
hooks.register("register_demo_data", lambda: DemoStep(60, _("pilots and versions"), load_releases))
hooks.register("register_log_actions", versions.log_actions)
hooks.register("register_log_actions", releases.log_actions)
hooks.register("register_admin_urls", releases.urls)
hooks.register("register_page_listing_more_buttons", releases.page_buttons)
hooks.register("register_page_header_buttons", releases.header_buttons)
hooks.register("register_course_panel", releases.course_panel, order=-1)
hooks.register("register_personal_data", release_sections.sections)
hooks.register("register_notice", pilot_notices.notices)
hooks.register("register_admin_menu_item", releases.menu_item)
hooks.register("register_admin_urls", transfer.urls)
hooks.register("register_admin_menu_item", transfer.menu_item)
hooks.register("register_page_header_buttons", transfer.course_buttons)
hooks.register("register_course_panel", transfer.course_panel, order=90)
hooks.register("register_log_actions", transfer.log_actions)
hooks.register("register_personal_data", transfer_sections.sections)
hooks.register("register_dashboard_card", reviews.card)
hooks.register("register_personal_data", reviews.sections)
hooks.register("register_log_actions", reviews.log_actions)
hooks.register("register_notice", review_notices.notices)
hooks.register("see_off", review_services.take_over)
register_snippet(editing.TopicViewSet)
register_snippet(QuestionViewSet)
register_snippet(CategoryViewSet)
register_snippet(lessons.GlossaryViewSet)
register_snippet(TemplateViewSet)
