"""Every regular job in one place; each can run twice, or on two workers, without harm."""

from celery.schedules import crontab

SCHEDULE = {
    "show that work goes on": {"task": "config.pulse", "schedule": crontab()},
    "hand in tests whose time is over": {"task": "lms.close_overdue_attempts", "schedule": crontab()},
    "pass on seats that nobody accepted": {"task": "lms.settle_bookings", "schedule": crontab(minute="*/5")},
    "remind of sessions of tomorrow": {"task": "lms.remind_of_sessions", "schedule": crontab(hour="8,14", minute=5)},
    "close lists of attendance": {"task": "lms.conclude_sessions", "schedule": crontab(hour=2, minute=10)},
    "forget bookings a year after the session": {"task": "lms.forget_bookings", "schedule": crontab(hour=1, minute=55)},
    "close instructions left open": {"task": "lms.close_instructions", "schedule": crontab(hour=2, minute=20)},
    "forget who was expected at instructions": {
        "task": "lms.forget_instructions",
        "schedule": crontab(hour=1, minute=55),
    },
    "publish scheduled pages": {"task": "cms.publish_scheduled_pages", "schedule": crontab(minute="*/5")},
    "follow roles that begin or end today": {"task": "people.follow_roles", "schedule": crontab(hour=0, minute=15)},
    "follow groups of the identity system": {
        "task": "people.follow_scim_groups",
        "schedule": crontab(hour=0, minute=25),
    },
    "collect groups of staff": {"task": "people.collect_groups", "schedule": crontab(hour=0, minute=30)},
    "forget what was promised to be forgotten": {"task": "people.forget_old", "schedule": crontab(hour=1, minute=30)},
    "forget what identity systems did": {"task": "people.forget_scim_requests", "schedule": crontab(hour=1, minute=35)},
    "forget codes, tries and letters": {"task": "people.forget_old_codes", "schedule": crontab(hour="*/6", minute=20)},
    "forget sessions that ran out": {"task": "people.forget_ended_sessions", "schedule": crontab(hour=1, minute=50)},
    "forget used answers at the door": {
        "task": "people.forget_used_answers",
        "schedule": crontab(hour=1, minute=40),
    },
    "read all pages for the search": {"task": "cms.rebuild_search_index", "schedule": crontab(hour=3, minute=0)},
    "follow the links of all pages": {"task": "cms.check_links", "schedule": crontab(hour=3, minute=30)},
    "forget progress a year after the course": {"task": "lms.forget_old", "schedule": crontab(hour=1, minute=45)},
    "forget notes a year after the course": {"task": "lms.forget_old_notes", "schedule": crontab(hour=1, minute=55)},
    "forget files of imported completions": {
        "task": "lms.forget_history_files",
        "schedule": crontab(hour=1, minute=50),
    },
    "forget scans and refused proofs": {"task": "lms.forget_recognitions", "schedule": crontab(hour=1, minute=50)},
    "forget old accommodations at tests": {"task": "lms.forget_accommodations", "schedule": crontab(hour=1, minute=50)},
    "forget files of questions": {"task": "courses.forget_question_imports", "schedule": crontab(hour=1, minute=55)},
    "forget courses on their way": {"task": "courses.forget_course_packages", "schedule": crontab(hour=1, minute=55)},
    "write down completed programmes": {"task": "lms.follow_up_programmes", "schedule": crontab(hour=2, minute=15)},
    "forget programmes completed three years ago": {
        "task": "lms.forget_old_programmes",
        "schedule": crontab(hour=2, minute=5),
    },
    "issue certificates of programmes": {
        "task": "lms.issue_outstanding_certificates",
        "schedule": crontab(hour=2, minute=45),
    },
    "forget who tried courses out": {"task": "courses.forget_pilots", "schedule": crontab(hour=1, minute=55)},
    "remind of reviews of courses": {"task": "courses.remind_of_reviews", "schedule": crontab(hour=5, minute=30)},
    "forget old changes of duties": {"task": "lms.forget_old_duties", "schedule": crontab(hour=1, minute=55)},
    "compute everybody's duties anew": {"task": "lms.rebuild_duties", "schedule": crontab(hour=0, minute=45)},
    "remind of mandatory training": {"task": "lms.remind_of_duties", "schedule": crontab(hour="6,10", minute=40)},
    "tell supervisors what is due": {"task": "lms.send_duty_digests", "schedule": crontab(hour="6,10", minute=50)},
    "forget old reminders": {"task": "lms.forget_reminders", "schedule": crontab(hour=1, minute=55)},
    "send mail that waits, and on Mondays the overview": {
        "task": "people.send_waiting_mails",
        "schedule": crontab(minute="*/5"),
    },
    "delete old exports": {"task": "lms.delete_old_exports", "schedule": crontab(hour=2, minute=0)},
}
