"""Networks a token may be used from, written one a line."""

from ipaddress import ip_address, ip_network


def network_faults(text: str) -> list[str]:
    """What in the text is no network."""
    return [word for word in text.split() if not is_network(word)]


def is_network(word: str) -> bool:
    try:
        ip_network(word)
    except ValueError:
        return False
    return True


def lies_within(address: str, text: str) -> bool:
    """Whether the address lies in one of the networks; no networks are no restriction."""
    networks = text.split()
    return not networks or any(ip_address(address) in ip_network(word) for word in networks if is_network(word))
