"""Drawing in a process of its own, which takes arrays and geometry with it when it ends.

A server draws a figure now and then and reads those that are kept all day long; it would carry 25 MB for it ever after.
"""

import subprocess
import sys
from typing import Literal

import msgspec

from lasegue.knowledge.library import Library
from lasegue.motion.figure.paint import Palette


class Order(msgspec.Struct, frozen=True):
    """What is to be drawn: the document with its small drawing, or the stills in a palette."""

    what: Literal["film", "stills"]
    exercise: str
    side: str
    body: str
    library: Library
    palette: Palette = "page"


def drawn(order: Order) -> dict[str, bytes]:
    """What the store keeps of an order, by the ending of its file.

    Raises:
        NoFigure: when there is no such exercise, side or body.
    """
    from lasegue.motion.figure import films  # arrays and geometry: whoever only orders needs neither

    exercise, side, body, library = order.exercise, order.side, order.body, order.library
    if order.what == "stills":
        stills = films.stills(exercise, side=side, body=body, library=library, palette=order.palette)
        return {f"-{mark}-{order.palette}.svg": text.encode() for mark, text in stills.items()}
    document, small = films.packed_and_small(exercise, side=side, body=body, library=library)
    return {".json": document, ".small.svg": small.encode()}


def drawn_apart(order: Order) -> dict[str, bytes]:
    """The same, drawn by a process that ends with it; what goes wrong there stands in the error log.

    Raises:
        CalledProcessError: when that process does not bring it to an end.
    """
    command = [sys.executable, "-m", __name__]
    done = subprocess.run(command, input=msgspec.msgpack.encode(order), stdout=subprocess.PIPE, check=True)  # noqa: S603  # our own program, no word from outside
    return msgspec.msgpack.decode(done.stdout, type=dict[str, bytes])


if __name__ == "__main__":
    told = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Order)
    sys.stdout.buffer.write(msgspec.msgpack.encode(drawn(told)))
