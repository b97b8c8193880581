"""From questions to QTI: a package with one item for each question, in the words of 2.1 or 3.0."""

from collections.abc import Callable

from courses.exchange.archives import packed
from courses.exchange.markup import Node, write
from courses.exchange.qti import names
from courses.exchange.qti.items import item_node
from courses.exchange.shapes import Item

OLDER, NEWER = "2.1", "3.0"
SCHEMA = {
    OLDER: ("http://www.imsglobal.org/xsd/imsqti_v2p1", "http://www.imsglobal.org/xsd/imscp_v1p1"),
    NEWER: ("http://www.imsglobal.org/xsd/imsqtiasi_v3p0", "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"),
}
KIND = {OLDER: "imsqti_item_xmlv2p1", NEWER: "imsqti_item_xmlv3p0"}
PACKAGE = {OLDER: ("QTIv2.1 Package", "1.0.0"), NEWER: ("QTI Package", "3.0.0")}


def file_of(items: list[Item], version: str) -> bytes:
    """The package."""
    files: dict[str, bytes] = {}
    resources = []
    for number, item in enumerate(items, start=1):
        name = f"frage-{number:04}"
        picture = f"bilder/{name}{item.picture.ending}" if item.picture else ""
        root = item_node(item, name, f"../{picture}" if picture else "")
        files[f"fragen/{name}.xml"] = document(rooted(root, version))
        if item.picture:
            files[picture] = item.picture.data
        resources.append(resource(name, KIND[version], picture))
    return packed({"imsmanifest.xml": document(manifest(resources, version)), **files})


def rooted(root: Node, version: str) -> Node:
    """The item in the words of the version, with its namespace."""
    convert: Callable[[Node], Node] = names.as_newer if version == NEWER else lambda node: node
    found = convert(root)
    found.attributes = {"xmlns": SCHEMA[version][0], **found.attributes}
    return found


def document(root: Node) -> bytes:
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + write(root) + "\n").encode()


def manifest(resources: list[Node], version: str) -> Node:
    """What lies in the package."""
    schema, number = PACKAGE[version]
    told = [Node("schema", content=[schema]), Node("schemaversion", content=[number])]
    parts: list[Node | str] = [Node("metadata", content=[*told]), Node("organizations")]
    parts.append(Node("resources", content=[*resources]))
    return Node("manifest", {"xmlns": SCHEMA[version][1], "identifier": "stadtcampus"}, content=parts)


def resource(name: str, kind: str, picture: str) -> Node:
    files: list[Node | str] = [Node("file", {"href": path}) for path in (f"fragen/{name}.xml", picture) if path]
    return Node("resource", {"identifier": name, "type": kind, "href": f"fragen/{name}.xml"}, content=files)
