"""A mail server (aiosmtpd): argument one is its port (0: any), argument two a folder for what it takes. Prints its port when it
listens. What it does with a message stands in the recipient's address."""
import asyncio
import json
import pathlib
import sys

from aiosmtpd.smtp import SMTP

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
        (folder / f"{number:04}.json").write_text(json.dumps({"from": envelope.mail_from, "to": envelope.rcpt_tos}))
        if local == "doer":
            server.transport.abort()
        return "250 OK"


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Handler(), enable_SMTPUTF8=True), "127.0.0.1", int(sys.argv[1]))
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
