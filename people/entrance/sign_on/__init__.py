"""Single sign-on: people come with the city's account, by OpenID Connect or SAML.

Both protocols end in the same `Answer`; from there on one path links it to a person, lets groups become roles and
opens the door. `oidc.py` and `saml.py` speak with the provider and believe only what is signed, fresh and meant for us.
"""
