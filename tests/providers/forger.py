"""A provider that answers whatever a test wants: what nobody honest would send."""

import hashlib
import hmac
import json
import threading
import time
from base64 import urlsafe_b64encode
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa


def new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def encoded(part: dict[str, Any]) -> str:
    return urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()


class Forger:
    """Discovery, keys, tokens and user info of `issuer`; a test changes what they say."""

    CLIENT = "stadtcampus"

    def __init__(self) -> None:
        self.key, self.key_name = new_key(), "first"
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        self.start_over()
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def start_over(self) -> None:
        """Be honest again."""
        self.discovery: dict[str, Any] = {}
        self.claims: dict[str, Any] = {}
        self.user_info: dict[str, Any] = {}
        self.token: str | None = None
        self.statuses: dict[str, int] = {}
        self.asked: list[str] = []
        self.form: dict[str, str] = {}

    def honest(self, nonce: str) -> dict[str, Any]:
        """What a token says when all is well."""
        now = int(time.time())
        return {
            "iss": self.issuer,
            "sub": "alma-at-the-city",
            "aud": self.CLIENT,
            "iat": now,
            "exp": now + 300,
            "nonce": nonce,
            "personnel_number": "10000001",
            "groups": [],
        } | self.claims

    def sign(self, claims: dict[str, Any]) -> str:
        said = {name: value for name, value in claims.items() if value is not None}
        return jwt.encode(said, self.key, algorithm="RS256", headers={"kid": self.key_name})

    def unsigned(self, claims: dict[str, Any]) -> str:
        return f"{encoded({'alg': 'none', 'kid': self.key_name})}.{encoded(claims)}."

    def signed_with_public_key(self, claims: dict[str, Any]) -> str:
        """The old trick: what everybody may read serves as the secret."""
        body = f"{encoded({'alg': 'HS256', 'kid': self.key_name})}.{encoded(claims)}"
        public = json.dumps(self._keys()["keys"][0]).encode()
        signature = hmac.new(public, body.encode(), hashlib.sha256).digest()
        return f"{body}.{urlsafe_b64encode(signature).rstrip(b'=').decode()}"

    def _keys(self) -> dict[str, Any]:
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [public | {"kid": self.key_name, "use": "sig"}]}

    def _said(self, path: str) -> dict[str, Any]:
        if path == "/.well-known/openid-configuration":
            addresses = {
                "authorization_endpoint": "/authorize",
                "token_endpoint": "/token",
                "jwks_uri": "/keys",
                "userinfo_endpoint": "/userinfo",
            }
            return {name: self.issuer + at for name, at in addresses.items()} | {"issuer": self.issuer} | self.discovery
        if path == "/token":
            return {"id_token": self.token or "", "access_token": "zugang", "token_type": "Bearer"}
        return self._keys() if path == "/keys" else self.user_info

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        forger = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                forger.asked.append(self.path)
                if self.command == "POST":
                    sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
                    forger.form = {name: values[0] for name, values in parse_qs(sent).items()}
                body = json.dumps(forger._said(self.path)).encode()
                self.send_response(forger.statuses.get(self.path, 200))
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_POST = do_GET  # noqa: N815 - the server's own names

            def log_message(self, *args: object) -> None:
                """Nobody reads it."""

        return Handler
