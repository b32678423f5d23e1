"""Reads an e-mail from standard input with Python's own parser and prints what it found as JSON."""
import json
import sys
from email import policy
from email.parser import BytesParser

message = BytesParser(policy=policy.default).parsebytes(sys.stdin.buffer.read())
parts = [part for part in message.walk() if not part.is_multipart()]
print(json.dumps({
    "headers": sorted(name.lower() for name in message.keys()),
    "id": message["Message-ID"],
    "subject": message["Subject"],
    "from": [[one.display_name, one.addr_spec] for one in message["From"].addresses],
    "to": [[one.display_name, one.addr_spec] for one in message["To"].addresses],
    "date": message["Date"].datetime.isoformat(),
    "auto": message["Auto-Submitted"],
    "parts": [
        {
            "type": part.get_content_type(),
            "method": part["Content-Type"].params.get("method"),
            "file": part.get_filename(),
            "body": part.get_content().replace("\r\n", "\n") if part.get_content_maintype() == "text" else "",
        }
        for part in parts
    ],
}))
