"""Who is drawn doing the exercises: a person may choose somebody like themselves."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from lasegue.motion.figure.bodies import SKINS

#: Bodies of ``lasegue.motion.figure.bodies`` as a patient reads them.
BODIES: dict[str, Promise] = {
    "average": gettext_lazy("Man, average build"),
    "slim": gettext_lazy("Man, slim"),
    "large": gettext_lazy("Man, large"),
    "bald": gettext_lazy("Man, no hair"),
    "turban": gettext_lazy("Man, covered head"),
    "older-man": gettext_lazy("Older man"),
    "woman": gettext_lazy("Woman, average build"),
    "slim-woman": gettext_lazy("Woman, slim"),
    "large-woman": gettext_lazy("Woman, large"),
    "older-woman": gettext_lazy("Older woman"),
    "pregnant": gettext_lazy("Pregnant woman"),
    "headscarf": gettext_lazy("Woman, headscarf"),
}
TONES = tuple(int(each) for each in SKINS)
