"""The resources an identity system meets below /scim/v2."""
