"""What this storey plugs into the ones below, gathered from its rooms."""

from wagtail import hooks

from community.demo.loading import demo_step
from community.guidance import hooks as guidance
from community.guidance import personal_data as guidance_data
from community.guidance import shelves
from community.hub import hooks as hub
from community.movers import access as mover_access
from community.movers import hooks as movers
from community.movers import personal_data as mover_data
from community.questions import access as question_access
from community.questions import hooks as questions
from community.questions import notices as question_notices
from community.questions import personal_data as question_data

hooks.register("register_main_menu_item", hub.menu_item)

hooks.register("register_dashboard_card", movers.own_mover_card)
hooks.register("register_dashboard_card", movers.coverage_card)
hooks.register("register_search_source", movers.search_source)
hooks.register("register_profile_part", movers.profile_part)
hooks.register("register_personal_data", mover_data.sections)
hooks.register("register_log_actions", movers.log_actions)

hooks.register("register_main_menu_item", guidance.menu_item)
hooks.register("register_dashboard_card", guidance.review_card)
hooks.register("register_search_source", guidance.search_source)
hooks.register("register_mover_section", guidance.mover_section)
hooks.register("register_personal_data", guidance_data.sections)
hooks.register("follow_roles", shelves.follow_roles)

hooks.register("register_dashboard_card", questions.open_questions_card)
hooks.register("register_search_source", questions.search_source)
hooks.register("register_page_question", questions.page_question)
hooks.register("register_mover_section", questions.mover_section)
hooks.register("register_notice", question_notices.kinds)
hooks.register("register_personal_data", question_data.sections)
hooks.register("register_log_actions", questions.log_actions)

hooks.register("register_access_answer", mover_access.access_kinds)
hooks.register("register_access_answer", question_access.access_kinds)

hooks.register("register_demo_data", demo_step)
