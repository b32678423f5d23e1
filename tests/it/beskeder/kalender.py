"""Reads a calendar file from standard input with a parser that is not ours, and prints what it found as JSON."""
import json
import sys

from icalendar import Calendar

raw = sys.stdin.buffer.read()
lines = raw.split(b"\r\n")
calendar = Calendar.from_ical(raw)
events = calendar.walk("VEVENT")
event = events[0]
people = event.get("ATTENDEE", [])
print(json.dumps({
    "events": len(events),
    "components": len(calendar.walk()),
    "bare_line_ends": any(b"\r" in line or b"\n" in line for line in lines),
    "longest_line": max(len(line) for line in lines),
    "method": str(calendar["METHOD"]),
    "uid": str(event["UID"]),
    "sequence": int(event["SEQUENCE"]),
    "start": event["DTSTART"].dt.isoformat(),
    "end": event["DTEND"].dt.isoformat(),
    "stamp": event["DTSTAMP"].dt.isoformat(),
    "summary": str(event["SUMMARY"]),
    "description": str(event["DESCRIPTION"]),
    "location": str(event.get("LOCATION", "")),
    "status": str(event["STATUS"]),
    "organizer": str(event["ORGANIZER"]),
    "attendees": [str(one) for one in (people if isinstance(people, list) else [people])],
}))
