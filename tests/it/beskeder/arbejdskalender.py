"""Reads a calendar to subscribe to from standard input with a parser that is not ours, and prints what it found as JSON."""
import json
import sys

from icalendar import Calendar

raw = sys.stdin.buffer.read()
calendar = Calendar.from_ical(raw)
print(json.dumps({
    "method": str(calendar["METHOD"]),
    "name": str(calendar["X-WR-CALNAME"]),
    "bare_line_ends": any(b"\r" in line or b"\n" in line for line in raw.split(b"\r\n")),
    "events": [{
        "uid": str(event["UID"]),
        "start": event["DTSTART"].dt.isoformat(),
        "end": event["DTEND"].dt.isoformat(),
        "summary": str(event["SUMMARY"]),
        "location": str(event.get("LOCATION", "")),
        "keys": sorted(event.keys()),
    } for event in calendar.walk("VEVENT")],
}))
