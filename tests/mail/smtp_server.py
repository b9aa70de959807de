"""A real mail server (aiosmtpd) for tests: takes mail after a password only, under TLS only, and puts what it
took into a folder, a file a mail.

smtp_server.py starttls|tls CERTIFICATE KEY FOLDER: says on which port of this machine it listens, and ends
when its input does."""

import asyncio
import ssl
import sys

from aiosmtpd.handlers import Mailbox
from aiosmtpd.smtp import SMTP, AuthResult


def knows(server, session, envelope, mechanism, data):
    right = (data.login, data.password) == (b"marathon", b"a secret")
    # Not handled: the answer is left to aiosmtpd.
    return AuthResult(success=right, handled=False)


async def main(kind, certificate, key, folder):
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    starttls = kind == "starttls"
    loop = asyncio.get_running_loop()

    def conversation():
        return SMTP(
            Mailbox(folder),
            hostname="mail.test",
            tls_context=context if starttls else None,
            require_starttls=starttls,
            authenticator=knows,
            auth_required=True,
            # Under TLS from the start it does not know that it is.
            auth_require_tls=starttls,
            loop=loop,
        )

    server = await loop.create_server(
        conversation, "127.0.0.1", 0, ssl=None if starttls else context
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


asyncio.run(main(*sys.argv[1:]))
