"""Where upper storeys plug into lower ones: all hooks of the house.

Each with what a function registered there takes and gives.

| hook | a registered function | asked by |
|---|---|---|
| `register_dashboard_card` | `(user, request) -> cms.pages.dashboard.Card or None` | the start page |
| `register_main_menu_item` | `(request) -> cms.navigation.menu.MenuItem or None` | header and tab bar |
| `register_search_source` | `() -> cms.search.sources.SearchSource` | the search page |
| `register_page_check` | `(page) -> list of cms.checks.findings.Finding` | the checks in the editor |
| `register_document_offer` | `(user, document) -> whether the person may read it there` | documents |
| `register_course_panel` | `(course, request) -> courses.catalogue.panels.Panel or None` | the course page |
| `session_changed` | `(session, is_news, by) -> None`, under the session's lock | changing a session |
| `session_called_off` | `(session, by) -> None`, under the session's lock | calling a session off |
| `register_catalogue_part` | `(request) -> courses.catalogue.panels.Panel or None` | the catalogue, above its courses |
| `register_programme_panel` | `(programme, request) -> courses.catalogue.panels.Panel or None` | a programme's page |
| `register_my_learning_part` | `(user, request) -> courses.catalogue.panels.Panel or None` | “My learning” |
| `register_catalogue_state` | `(user, course_ids) -> {course id: courses.catalogue.panels.State}` | the catalogue |
| `register_mandatory_courses` | `() -> ids of courses that a rule demands of somebody` | the catalogue |
| `register_learnt_courses` | `(user, course_ids) -> ids of those the person has completed` | course page, programmes |
| `register_completion_count` | `(course) -> how many people have a completion that counts` | the editor |
| `register_page_question` | `(page, request) -> address where a question about the page is asked` | the player |
| `register_lesson_desk` | `(enrolment, lesson, question_at) -> courses.lessons.desk.Desk` | the player |
| `register_certificate_part` | `(certificate, request) -> courses.catalogue.panels.Panel or None` | a certificate |
| `register_record_entry` | `(user) -> list of lms.learnt.Learnt` | the learning record |
| `register_mover_section` | `(mover, viewer) -> community.movers.sections.Section or None` | a Mover's profile |
| `register_access_answer` | `() -> list of people.privacy.access.Kind` | “Who may see what?” |
| `register_notice` | `() -> list of people.notifications.notices.Notice` | bell and list of notifications |
| `register_titles` | `(page ids, language) -> {page id: title}`, where there is one | bell and mail of notifications |
| `register_team_column` | `(people: list of ids, viewer) -> people.team.columns.Column or None` | “My team” |
| `register_team_button` | `(user) -> people.team.columns.TeamButton or None` | “My team”, above the lists |
| `register_record_part` | `(user) -> courses.catalogue.panels.Panel or None` | the learning record, below the courses |
| `register_personal_data` | `(user) -> list of people.privacy.sections.Section` | “My data” |
| `role_changed` | `(grant, action as in the audit trail, by) -> None` | granting, ending and withdrawing a role |
| `register_profile_part` | `(person, viewer) -> people.profiles.parts.Part or None` | a colleague's profile |
| `duties_changed` | `(people: list of ids) -> None`, after commit | changes of posts, absences, outside proof |
| `see_off` | `(people: list of ids) -> None` | closing the accounts of people who leave |
| `follow_roles` | `(users: list of ids, or None for everybody) -> None` | granting, ending, every night |
| `register_site_set_up` | `(home) -> None`, may be called again and again | `prepare`, `serve`, `set_up_site` |
| `register_demo_data` | `() -> people.demo.DemoStep` (order, name, load) | `manage.py load_demo` |
"""

from collections.abc import Callable

from wagtail import hooks


def plugged(name: str) -> list[Callable]:
    """The functions registered for a hook, in the order of the hook registry."""
    return list(hooks.get_hooks(name))
