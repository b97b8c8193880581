"""Small groups stay invisible, also by subtraction from the total."""

from collections.abc import Sequence


def hidden(sizes: Sequence[int], minimum: int) -> set[int]:
    """The places of the groups that must not be shown.

    Groups smaller than `minimum` people are hidden. If the hidden people together are still fewer than `minimum`,
    the total minus the shown groups would give them away; then the next smallest group is hidden too.
    Empty groups have nobody to protect.
    """
    small = {place for place, size in enumerate(sizes) if 0 < size < minimum}
    others = sorted((size, place) for place, size in enumerate(sizes) if size >= minimum)
    while small and sum(sizes[place] for place in small) < minimum and others:
        small.add(others.pop(0)[1])
    if len(small) == 1 and others:
        small.add(others.pop(0)[1])
    return small
