"""Reads a MeMo document from standard input with Python's own XML parser and measures it by what the format prescribes: which
elements, in which order, how often, and what a value may look like. Prints the faults and what was found as JSON."""
import base64
import json
import re
import sys
import xml.etree.ElementTree as ET

SPACE = "{https://DigitalPost.dk/MeMo-1}"
UUID4 = r"[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-4[a-fA-F0-9]{3}-[aAbB89][a-fA-F0-9]{3}-[a-fA-F0-9]{12}"
UTC = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"
SHORT, NUMBER, BOOLEAN = r"(?s).{1,256}", r"\d+", "true|false"
# Per element: its children in order, each with `1` (must) or `?` or `*`, and what its text has to match or a table of its own.
FILE = [("encodingFormat", "1", "application/pdf|text/html|text/plain"), ("filename", "1", SHORT), ("language", "1", r"\w\w"),
        ("content", "1", r"[A-Za-z0-9+/=\s]+")]
RESERVATION = [("description", "1", SHORT), ("reservationUUID", "1", UUID4), ("abstract", "1", SHORT), ("location", "1", SHORT),
               ("startDateTime", "1", UTC), ("endDateTime", "1", UTC), ("organizerMail", "?", SHORT), ("organizerName", "?", SHORT)]
ACTION = [("label", "1", SHORT), ("actionCode", "1", "AFTALE"), ("startDateTime", "?", UTC), ("endDateTime", "?", UTC),
          ("Reservation", "?", RESERVATION)]
MESSAGE = [
    ("MessageHeader", "1", [
        ("messageType", "1", "DIGITALPOST|NEMSMS"), ("messageUUID", "1", UUID4), ("messageID", "?", SHORT),
        ("messageCode", "?", SHORT), ("label", "1", SHORT), ("notification", "?", r"(?s).{1,150}"),
        ("additionalNotification", "?", SHORT), ("reply", "?", BOOLEAN), ("replyByDateTime", "?", UTC),
        ("doNotDeliverUntilDate", "?", SHORT), ("mandatory", "1", BOOLEAN), ("legalNotification", "1", BOOLEAN),
        ("postType", "?", SHORT),
        ("Sender", "1", [("senderID", "1", r"\d{8}"), ("idType", "1", "CVR"), ("idTypeLabel", "?", SHORT), ("label", "1", SHORT)]),
        ("Recipient", "1", [("recipientID", "1", r"\d{10}"), ("idType", "1", "CPR"), ("idTypeLabel", "?", SHORT), ("label", "?", SHORT)]),
    ]),
    ("MessageBody", "1", [
        ("createdDateTime", "1", UTC),
        ("MainDocument", "1", [("mainDocumentID", "?", SHORT), ("label", "?", SHORT), ("File", "1", FILE), ("Action", "*", ACTION)]),
    ]),
]
faults = []


def measure(element, table, path):
    children = list(element)
    for name, often, inside in table:
        found = []
        while children and children[0].tag == SPACE + name:
            found.append(children.pop(0))
        if (often == "1" and len(found) != 1) or (often == "?" and len(found) > 1):
            faults.append(f"{path}/{name}: {len(found)} times")
        for child in found:
            if isinstance(inside, list):
                measure(child, inside, f"{path}/{name}")
            elif len(child) or not re.fullmatch(inside, child.text or ""):
                faults.append(f"{path}/{name}: {child.text!r}")
    faults.extend(f"{path}: {child.tag} has no place here" for child in children)


root = ET.fromstring(sys.stdin.buffer.read())
if root.tag != SPACE + "Message" or root.get("memoVersion") != "1.2" or not root.get("memoSchVersion"):
    faults.append("the root")
measure(root, MESSAGE, "")


def text(path):
    found = root.find("/".join(SPACE + name for name in path.split("/")))
    return None if found is None else found.text


document = "MessageBody/MainDocument/"
print(json.dumps({
    "faults": faults,
    "uuid": text("MessageHeader/messageUUID"),
    "label": text("MessageHeader/label"),
    "recipient": text("MessageHeader/Recipient/recipientID"),
    "name": text("MessageHeader/Recipient/label"),
    "page": base64.b64decode(text(document + "File/content")).decode(),
    "action": text(document + "Action/actionCode"),
    "reservation": text(document + "Action/Reservation/reservationUUID"),
    "start": text(document + "Action/Reservation/startDateTime"),
    "location": text(document + "Action/Reservation/location"),
}))
