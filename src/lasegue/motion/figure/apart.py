"""Drawing in a process of its own, which takes arrays and geometry with it when it ends.

A server draws a figure now and then and reads those that are kept all day long; it would carry 25 MB for it ever after.
"""

import subprocess
import sys

import msgspec

from lasegue.knowledge.library import Library


class Order(msgspec.Struct, frozen=True):
    """What is to be drawn: the film of an exercise."""

    exercise: str
    body: str
    library: Library


def drawn(order: Order) -> dict[str, dict[str, bytes]]:
    """What the store keeps of an order, by the side it shows and the ending of its file.

    Raises:
        NoFigure: when there is no such exercise or body.
    """
    from lasegue.motion.figure import films  # arrays and geometry: whoever only orders needs neither

    sides = films.all_drawn(order.exercise, body=order.body, library=order.library)
    return {
        side: {
            ".json": each.document,
            ".small.svg": each.small.encode(),
            **{f"-{mark}.svg": text.encode() for mark, text in each.stills.items()},
        }
        for side, each in sides.items()
    }


def drawn_apart(order: Order) -> dict[str, dict[str, bytes]]:
    """The same, drawn by a process that ends with it; what goes wrong there stands in the error log.

    Raises:
        CalledProcessError: when that process does not bring it to an end.
    """
    command = [sys.executable, "-m", __name__]
    done = subprocess.run(command, input=msgspec.msgpack.encode(order), stdout=subprocess.PIPE, check=True)  # noqa: S603  # our own program, no word from outside
    return msgspec.msgpack.decode(done.stdout, type=dict[str, dict[str, bytes]])


if __name__ == "__main__":
    told = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Order)
    sys.stdout.buffer.write(msgspec.msgpack.encode(drawn(told)))
