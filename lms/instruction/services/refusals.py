"""Why something does not go, in words for people and with a short name for the device that sent it."""

from django.utils.functional import Promise


class CannotInstruct(Exception):
    """Something does not go now; `code` is "closed", "known", "unlisted" or "refused"."""

    def __init__(self, words: str | Promise, *, code: str = "refused") -> None:
        super().__init__(words)
        self.words, self.code = words, code
