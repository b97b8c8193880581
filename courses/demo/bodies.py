"""From the blocks of a course file to the content of a lesson; pictures, videos and files are uploaded on the way."""

import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.files import File

from cms.models import Audio, SiteDocument, SiteImage, Video
from courses.demo.questions import load_question

HERE = Path(__file__).parent
Facts = dict[str, Any]


def picture(file: str, title: str) -> SiteImage:
    """The picture from the demo files, uploaded once."""
    return uploaded(SiteImage, file, title)


def document(file: str, title: str) -> SiteDocument:
    """The document from the demo files, uploaded once."""
    return uploaded(SiteDocument, file, title)


def uploaded(kind: type[SiteImage] | type[SiteDocument], file: str, title: str) -> Any:
    """The file with this title, uploaded if it is not there yet."""
    found = kind.objects.filter(title=title[:255]).first()
    if found:
        return found
    path = HERE / file
    with path.open("rb") as stream:
        return kind.objects.create(title=title[:255], file=File(stream, name=path.name))


def video(facts: Facts) -> Video:
    """The video with captions and still picture, uploaded once."""
    found = Video.objects.filter(title=facts["title"]).first()
    if found:
        return found
    film, captions = HERE / facts["file"], HERE / facts["captions"]
    still = picture(facts["poster"], f"Standbild: {facts['title']}")
    new = Video(title=facts["title"], transcript=facts["transcript"], seconds=facts["seconds"], poster=still)
    with film.open("rb") as moving, captions.open("rb") as words:
        new.file.save(film.name, File(moving), save=False)
        new.captions.save(captions.name, File(words), save=False)
    new.save()
    return new


def audio(facts: Facts) -> Audio:
    """The recording with its text, uploaded once."""
    found = Audio.objects.filter(title=facts["title"]).first()
    if found:
        return found
    sound = HERE / facts["file"]
    new = Audio(title=facts["title"], transcript=facts["transcript"], seconds=facts["seconds"])
    with sound.open("rb") as stream:
        new.file.save(sound.name, File(stream), save=False)
    new.save()
    return new


def figure(facts: Facts) -> Facts:
    """A picture with its alternative text."""
    shown = picture(facts["file"], facts.get("caption") or facts["alt"])
    image = {"image": shown.pk, "alt_text": facts["alt"], "decorative": False}
    return {"image": image, "caption": facts.get("caption", "")}


def knowledge_check(facts: Facts) -> Facts:
    """A question to check oneself."""
    answers = [
        {"text": answer["text"], "is_correct": answer["correct"], "feedback": answer.get("feedback", "")}
        for answer in facts["answers"]
    ]
    return {"question": facts["question"], "answers": answers, "explanation": facts.get("explanation", "")}


def accordion(facts: Facts) -> Facts:
    """Parts that open one by one."""
    return {"items": [{"title": item["title"], "text": item["html"]} for item in facts["items"]]}


def parts(facts: Facts, *more: str) -> list[Facts]:
    """Parts with title and text, and what else they have."""
    return [
        {"title": part["title"], "text": part["html"], **{name: part[name] for name in more}} for part in facts["parts"]
    ]


def table(facts: Facts) -> Facts:
    """A table; a column is written as its kind and its heading."""
    columns = [dict(zip(("type", "heading"), column.split(":", 1), strict=True)) for column in facts["columns"]]
    rows = [{"values": row} for row in facts["rows"]]
    return {
        "table": {"caption": facts["caption"], "columns": columns, "rows": rows},
        "first_column_names_rows": True,
    }


def comparison(facts: Facts) -> Facts:
    """Two things side by side."""
    sides = {side: {"title": facts[side]["title"], "text": facts[side]["html"]} for side in ("left", "right")}
    return {"kind": facts["kind"], **sides}


def task(facts: Facts) -> Facts:
    """Something to do, with a list to check oneself by."""
    return {name: facts[name] for name in ("title", "checks", "solution")} | {"text": facts["html"]}


VALUES: dict[str, tuple[str, Callable[[Facts], Any]]] = {
    "heading": ("heading", lambda facts: facts["text"]),
    "rich_text": ("rich_text", lambda facts: facts["html"]),
    "callout": ("callout", lambda f: {"kind": f["kind"], "title": f.get("title", ""), "text": f["html"]}),
    "accordion": ("accordion", accordion),
    "image": ("figure", figure),
    "video": ("video", lambda facts: {"video": video(facts).pk, "caption": ""}),
    "download": ("download", lambda f: {"document": document(f["file"], f["title"]).pk, "title": f["title"]}),
    "knowledge_check": ("knowledge_check", knowledge_check),
    "audio": ("audio", lambda facts: {"audio": audio(facts).pk, "caption": ""}),
    "gallery": ("gallery", lambda f: {"title": f["title"], "pictures": [figure(each) for each in f["pictures"]]}),
    "table": ("table", table),
    "code": ("code", lambda f: {name: f[name] for name in ("kind", "title", "code")}),
    "tabs": ("tabs", lambda facts: {"title": facts["title"], "parts": parts(facts)}),
    "steps": ("steps", lambda facts: {"parts": parts(facts)}),
    "timeline": ("timeline", lambda facts: {"parts": parts(facts, "when")}),
    "comparison": ("comparison", comparison),
    "cards": ("cards", lambda facts: {"title": facts["title"], "parts": parts(facts)}),
    "task": ("task", task),
    "reflection": ("reflection", lambda facts: {"prompt": facts["prompt"]}),
    "question": ("question", lambda facts: {"question": load_question(facts["question"], {}, None).pk}),
    "ask": ("ask", lambda facts: {"text": facts["text"]}),
}


def body(blocks: list[Facts]) -> list[Facts]:
    """The blocks as a stream field keeps them."""
    made = []
    for facts in blocks:
        kind, value = VALUES[facts["type"]]
        made.append({"type": kind, "value": value(facts), "id": str(uuid.uuid4())})
    return made
