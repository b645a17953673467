"""Logs that hold no health data: identifiers in addresses are masked and the values of a request never written."""

import logging
import re

_KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_QUERY = re.compile(r"\?[^\s'\"]*")
_SECRET = re.compile(r"/(enter|resume|join)/[^\s?]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def masked(text: str) -> str:
    """One line of text with identifiers, secrets of links and query strings taken out."""
    return _CONTROL.sub(" ", _QUERY.sub("?…", _SECRET.sub(r"/\1/…", _KEY.sub("…", text))))


class Reticent(logging.Filter):
    """Masks messages; of an exception only its type and place remain, never its values."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record in place and let it through."""
        record.msg, record.args = masked(record.getMessage()), ()
        if record.exc_info and record.exc_info[0]:
            kind, _, trace = record.exc_info
            while trace is not None and trace.tb_next is not None:
                trace = trace.tb_next
            place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace is not None else "unknown place"
            record.msg = f"{record.msg} ({kind.__name__} at {place.rpartition('/lasegue/')[2]})"
            record.exc_info, record.exc_text = None, None
        return True
