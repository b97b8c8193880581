"""Accounts kept by an identity system over SCIM 2.0 (RFC 7643, RFC 7644): who may connect, people, groups, audit.

`protocol` speaks SCIM and knows no database. `querying` and `portraits` read, `services`, `groups` and `tokens` write,
`views` answer. The personnel number stays the key: whoever HR's file has brought is linked, never doubled.
"""
