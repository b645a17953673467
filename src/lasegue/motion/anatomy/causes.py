"""What can trouble the nerve at the spine, beside its usual state where that helps; and how it settles."""

from lasegue.motion.anatomy.scene import Frame, Label, Scene, Shape
from lasegue.motion.anatomy.vertebrae import BODY, DISC, Level, from_above, from_the_side


def disc_bulge() -> Scene:
    """A disc that bulges towards the nerve that passes it: from above and from the side."""
    above, side = Frame(144, 84, 0.98), Frame(126, 258, 0.9)
    low = 2 * BODY + 1.5 * DISC
    shapes = [*from_above(above, 1.0), above.round("here", (28, 45), 15, 14)]
    shapes += from_the_side(side, (Level(), Level(bulge=13)))
    shapes.append(side.round("here", (-12, low), 15, 15))
    labels = (
        Label("from_above", (4, 16), 136, heading=True),
        Label("disc", (4, 60), 70, (above.point((-44, -8)),)),
        Label("disc_core", (282, 56), 78, (above.point((14, -12)),), edge="right"),
        Label("bulge", (284, 110), 78, (above.point((36, 36)),), edge="right"),
        Label("nerve_root", (284, 160), 84, (above.point((30, 52)),), edge="right"),
        Label("other_nerves", (4, 160), 84, (above.point((-14, 54)),)),
        Label("from_the_side", (4, 236), 200, heading=True),
        Label("bone", (282, 278), 70, (side.point((50, 18)),), edge="right"),
        Label("disc", (282, 310), 70, (side.point((54, BODY + DISC / 2)),), edge="right"),
        Label("bulge", (4, 412), 90, (side.point((-13, low)),)),
        Label("nerve_root", (282, 400), 84, (side.point((20, low + 48)),), edge="right"),
        Label("not_to_scale", (144, 436), 280, edge="middle"),
    )
    return Scene(444, tuple(shapes), labels)


def narrowed_canal() -> Scene:
    """The space for the nerves, usual and narrowed: from above, and the narrowed one from the side with its spurs."""
    usual, less = Frame(72, 82, 0.9), Frame(216, 82, 0.9)
    side = Frame(126, 290, 0.84)
    low = 2 * BODY + DISC * 1.5
    levels = (Level(disc=12), Level(disc=9, bulge=9, spurs=True))
    shapes = [*from_above(usual), *from_above(less, narrow=True), *from_the_side(side, levels)]
    labels = (
        Label("usual", (72, 16), 130, edge="middle", heading=True),
        Label("narrowed", (216, 16), 130, edge="middle", heading=True),
        Label("space", (72, 208), 112, (usual.point((0, 62)),), edge="middle"),
        Label("joints_thicker", (216, 208), 130, (less.point((40, 60)),), edge="middle"),
        Label("narrowed_side", (4, 264), 280, heading=True),
        Label("bone", (282, 310), 70, (side.point((50, 16)),), edge="right"),
        Label("spurs", (282, 358), 90, (side.point((64, low - 10)),), edge="right"),
        Label("less_space", (4, 400), 66, (side.point((-13, low - 6)),)),
        Label("not_to_scale", (144, 444), 280, edge="middle"),
    )
    return Scene(452, tuple(shapes), labels)


def thinner_disc() -> Scene:
    """A disc that has grown thinner with the years, below a usual one."""
    side = Frame(124, 40, 1.3)
    levels = (Level(), Level(disc=7, bulge=3))
    thin = 2 * BODY + DISC + 3.5
    labels = (
        Label("from_the_side", (4, 16), 280, heading=True),
        Label("bone", (284, 62), 70, (side.point((52, 16)),), edge="right"),
        Label("full_disc", (284, 104), 72, (side.point((58, BODY + 7)),), edge="right"),
        Label("thin_disc", (284, 166), 72, (side.point((58, thin)),), edge="right"),
        Label("nerve", (284, 240), 80, (side.point((24, 142)),), edge="right"),
        Label("common_without_pain", (144, 278), 276, edge="middle"),
        Label("not_to_scale", (144, 314), 280, edge="middle"),
    )
    return Scene(322, tuple(from_the_side(side, levels)), labels)


def shifted_bone() -> Scene:
    """A bone of the low back that sits a little further forward than the one below it."""
    side = Frame(112, 40, 1.3)
    forward = 12.0
    shapes: list[Shape] = from_the_side(side, (Level(), Level(disc=11, bulge=3)), forward)
    at = 2 * BODY + DISC
    shapes.append(side.line("ghost", [(0, 58), (0, 90), (0, 150)]))
    labels = (
        Label("from_the_side", (4, 16), 280, heading=True),
        Label("sits_forward", (286, 108), 72, (side.point((forward + 56, 76)),), edge="right"),
        Label("disc", (286, 186), 60, (side.point((64, at + 5)),), edge="right"),
        Label("usual_line", (4, 256), 160, (side.point((0, 148)),)),
        Label("nerve", (286, 244), 80, (side.point((24, 147)),), edge="right"),
        Label("often_no_trouble", (144, 294), 276, edge="middle"),
        Label("not_to_scale", (144, 332), 280, edge="middle"),
    )
    return Scene(340, tuple(shapes), labels)


def bulge_shrinks() -> Scene:
    """Three stills of one disc from above: the bulge grows smaller over months, its first outline dashed."""
    frames = [Frame(50 + 94 * at, 70, 0.7) for at in range(3)]
    shapes = [
        shape for frame, bulge in zip(frames, (1.0, 0.55, 0.15), strict=True) for shape in from_above(frame, bulge)
    ]
    shapes += [frame.line("ghost", [(38, 30), (34, 42), (25, 46), (15, 37), (8, 30)]) for frame in frames[1:]]
    labels = (
        Label("from_above", (4, 16), 280, heading=True),
        Label("at_first", (50, 176), 88, edge="middle", heading=True),
        Label("weeks_later", (144, 176), 88, edge="middle", heading=True),
        Label("months_later", (238, 176), 88, edge="middle", heading=True),
        Label("dashed_first", (144, 222), 276, edge="middle"),
        Label("often_shrinks", (144, 258), 276, edge="middle"),
        Label("not_to_scale", (144, 294), 280, edge="middle"),
    )
    return Scene(302, tuple(shapes), labels)
