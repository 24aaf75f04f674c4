"""Dates that feeds and records give, in ISO 8601.

In: a date as it stands in the data. Out: the same instant or day in ISO 8601, in its own time zone. Decided here: only
forms that can be read in one way (ISO 8601, RFC 822) are; 5/6/2031 is not.
"""

from __future__ import annotations

from datetime import datetime
from email.utils import parsedate_to_datetime

_DAY = len("2031-05-01")
_COMPACT_DAY = len("20310501")


def iso(date: str | None) -> str | None:
    """``date`` in ISO 8601; ``None`` where there is none or it is in no form known here."""
    if date is None:
        return None
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = parse(date)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        return found.date().isoformat() if len(date) in (_DAY, _COMPACT_DAY) else found.isoformat()
    return None
