"""What is said to an identity system whose request cannot be carried out (RFC 7644, section 3.12)."""

ERROR = "urn:ietf:params:scim:api:messages:2.0:Error"


class Refused(Exception):
    """The request is refused; `detail` says what to put right and names nobody."""

    def __init__(self, status: int, detail: str, kind: str = "") -> None:
        super().__init__(detail)
        self.status, self.detail, self.kind = status, detail, kind

    def body(self) -> dict:
        """The error as the identity system reads it."""
        kind = {"scimType": self.kind} if self.kind else {}
        return {"schemas": [ERROR], "status": str(self.status), **kind, "detail": self.detail}


def invalid_filter(detail: str) -> Refused:
    return Refused(400, detail, "invalidFilter")


def invalid_path(detail: str) -> Refused:
    return Refused(400, detail, "invalidPath")


def invalid_value(detail: str) -> Refused:
    return Refused(400, detail, "invalidValue")


def invalid_syntax(detail: str) -> Refused:
    return Refused(400, detail, "invalidSyntax")


def immutable(detail: str) -> Refused:
    return Refused(400, detail, "mutability")


def no_target(detail: str) -> Refused:
    return Refused(400, detail, "noTarget")


def taken(detail: str) -> Refused:
    return Refused(409, detail, "uniqueness")


def not_found(name: str) -> Refused:
    return Refused(404, f"There is no {name} with this id.")
