"""A mail server (aiosmtpd): argument one is its port (0: any), argument two a folder for what it takes. Prints its port when it
listens. What it does with a message stands in the recipient's address. With a certificate and its key as arguments three and four it
takes mail over TLS alone, from whoever logs in as bruger with the word hemmeligt."""
import asyncio
import json
import pathlib
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

folder = pathlib.Path(sys.argv[2])
REFUSES = {
    "optaget": "451 4.3.0 try again later",
    "ukendt": "550 5.1.1 no such user Sofie Hemmelig",
    "relay": "554 5.7.1 relaying denied",
}


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        refusal = REFUSES.get(address.split("@")[0])
        if refusal:
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        local = envelope.rcpt_tos[0].split("@")[0]
        if local == "tavs":
            await asyncio.sleep(3600)
        number = len(list(folder.glob("*.eml")))
        (folder / f"{number:04}.eml").write_bytes(envelope.original_content)
        (folder / f"{number:04}.json").write_text(json.dumps({"from": envelope.mail_from, "to": envelope.rcpt_tos, "tls": session.ssl is not None}))
        if local == "doer":
            server.transport.abort()
        return "250 OK"


def knows(server, session, envelope, mechanism, data):
    known = isinstance(data, LoginPassword) and (data.login, data.password) == (b"bruger", b"hemmeligt")
    return AuthResult(success=known)


def locked():
    if len(sys.argv) < 5:
        return {}
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(sys.argv[3], sys.argv[4])
    return {"tls_context": context, "require_starttls": True, "authenticator": knows, "auth_required": True}


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Handler(), enable_SMTPUTF8=True, **locked()), "127.0.0.1", int(sys.argv[1]))
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
