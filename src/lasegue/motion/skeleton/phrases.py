"""
The words in which a movement is told: English, Spanish (neutral Latin American) and Arabic (Western digits).

A subject has three forms, right, left and both; a change has one verb for one side and one for both. Everything is
about the body part and speaks to the person.
"""

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

Language = Literal["en", "es", "ar"]


class Change(NamedTuple):
    """
    One way in which a body part moves.

    Args:
        one: sentence for one side, `{who}` the part
        both: the same for both sides
    """

    one: str
    both: str


class Words(NamedTuple):
    """All phrases of one language."""

    positions: Mapping[str, str]
    parts: Mapping[str, tuple[str, str, str]]
    changes: Mapping[str, Change]
    degrees: str
    phase: str
    hold: str
    still: str
    back: str
    from_there: str
    other: str
    joined: str


_EN: Final = Words(
    positions={
        "supine": "You lie on your back.",
        "hook_lying": "You lie on your back with your knees bent.",
        "prone": "You lie on your front.",
        "side_lying": "You lie on your side.",
        "quadruped": "You are on your hands and knees.",
        "sitting": "You sit.",
        "standing": "You stand.",
        "half_kneeling": "You kneel on one knee.",
        "walking": "You walk.",
        "stairs": "You stand at the stairs.",
        "machine": "You sit on the machine.",
        "pool": "You stand in the water.",
        "bed": "You lie on the bed.",
    },
    parts={
        "hip": ("your right hip", "your left hip", "both hips"),
        "knee": ("your right knee", "your left knee", "both knees"),
        "elbow": ("your right elbow", "your left elbow", "both elbows"),
        "arm": ("your right arm", "your left arm", "both arms"),
        "foot": ("your right foot", "your left foot", "both feet"),
        "leg": ("your right leg", "your left leg", "both legs"),
    },
    changes={
        "hip+": Change("{who} opens", "{who} open"), "hip-": Change("{who} bends", "{who} bend"),
        "knee+": Change("{who} straightens", "{who} straighten"), "knee-": Change("{who} bends", "{who} bend"),
        "elbow+": Change("{who} straightens", "{who} straighten"), "elbow-": Change("{who} bends", "{who} bend"),
        "arm+": Change("{who} lifts", "{who} lift"), "arm-": Change("{who} comes down", "{who} come down"),
        "foot+": Change("{who} points away", "{who} point away"),
        "foot-": Change("{who} comes up towards you", "{who} come up towards you"),
        "leg+": Change("{who} moves out to the side", "{who} move out to the side"),
        "leg-": Change("{who} comes back in", "{who} come back in"),
        "trunk+": Change("your trunk leans forward", ""), "trunk-": Change("your trunk goes back", ""),
        "back+": Change("your back rounds", ""), "back-": Change("your back straightens", ""),
        "hollow": Change("your back hollows", ""),
        "chest+": Change("your chest rises", ""), "chest-": Change("your chest goes down", ""),
        "head+": Change("your head looks up", ""), "head-": Change("your head looks down", ""),
        "hips_up+": Change("your hips rise", ""), "hips_up-": Change("your hips go down", ""),
        "hips_aside+": Change("your hips move to the side", ""),
        "hips_aside-": Change("your hips come back to the middle", ""),
        "turn+": Change("your upper body turns", ""), "turn-": Change("your upper body turns back", ""),
        "knees_aside+": Change("your knees roll to the side", ""),
        "knees_aside-": Change("your knees come back to the middle", ""),
    },
    degrees="from {start} to {end} degrees",
    phase="Over {time}, {changes}.",
    hold="Hold for {time}.",
    still="Stay like this.",
    back="Then go back the same way.",
    from_there="From there you go back to the start.",
    other="Then do the same on the other side.",
    joined=", ",
)  # fmt: skip

_ES: Final = Words(
    positions={
        "supine": "Usted está acostado boca arriba.",
        "hook_lying": "Usted está acostado boca arriba, con las rodillas dobladas.",
        "prone": "Usted está acostado boca abajo.",
        "side_lying": "Usted está acostado de lado.",
        "quadruped": "Usted está apoyado en las manos y las rodillas.",
        "sitting": "Usted está sentado.",
        "standing": "Usted está de pie.",
        "half_kneeling": "Usted está apoyado en una rodilla.",
        "walking": "Usted camina.",
        "stairs": "Usted está de pie frente a la escalera.",
        "machine": "Usted está sentado en la máquina.",
        "pool": "Usted está de pie en el agua.",
        "bed": "Usted está acostado en la cama.",
    },
    parts={
        "hip": ("la cadera derecha", "la cadera izquierda", "las dos caderas"),
        "knee": ("la rodilla derecha", "la rodilla izquierda", "las dos rodillas"),
        "elbow": ("el codo derecho", "el codo izquierdo", "los dos codos"),
        "arm": ("el brazo derecho", "el brazo izquierdo", "los dos brazos"),
        "foot": ("el pie derecho", "el pie izquierdo", "los dos pies"),
        "leg": ("la pierna derecha", "la pierna izquierda", "las dos piernas"),
    },
    changes={
        "hip+": Change("{who} se abre", "{who} se abren"), "hip-": Change("{who} se dobla", "{who} se doblan"),
        "knee+": Change("{who} se estira", "{who} se estiran"), "knee-": Change("{who} se dobla", "{who} se doblan"),
        "elbow+": Change("{who} se estira", "{who} se estiran"), "elbow-": Change("{who} se dobla", "{who} se doblan"),
        "arm+": Change("{who} sube", "{who} suben"), "arm-": Change("{who} baja", "{who} bajan"),
        "foot+": Change("{who} apunta hacia adelante", "{who} apuntan hacia adelante"),
        "foot-": Change("{who} sube hacia usted", "{who} suben hacia usted"),
        "leg+": Change("{who} se mueve hacia afuera", "{who} se mueven hacia afuera"),
        "leg-": Change("{who} vuelve hacia adentro", "{who} vuelven hacia adentro"),
        "trunk+": Change("el tronco se inclina hacia adelante", ""),
        "trunk-": Change("el tronco va hacia atrás", ""),
        "back+": Change("la espalda se redondea", ""), "back-": Change("la espalda se endereza", ""),
        "hollow": Change("la espalda se arquea hacia adentro", ""),
        "chest+": Change("el pecho sube", ""), "chest-": Change("el pecho baja", ""),
        "head+": Change("la cabeza mira hacia arriba", ""), "head-": Change("la cabeza mira hacia abajo", ""),
        "hips_up+": Change("la cadera sube", ""), "hips_up-": Change("la cadera baja", ""),
        "hips_aside+": Change("la cadera se mueve hacia un lado", ""),
        "hips_aside-": Change("la cadera vuelve al centro", ""),
        "turn+": Change("la parte alta del cuerpo gira", ""),
        "turn-": Change("la parte alta del cuerpo vuelve", ""),
        "knees_aside+": Change("las rodillas van hacia un lado", ""),
        "knees_aside-": Change("las rodillas vuelven al centro", ""),
    },
    degrees="de {start} a {end} grados",
    phase="En {time}, {changes}.",
    hold="Mantenga la posición {time}.",
    still="Quédese así.",
    back="Después vuelva por el mismo camino.",
    from_there="Desde ahí vuelve al comienzo.",
    other="Después haga lo mismo con el otro lado.",
    joined=", ",
)  # fmt: skip

_AR: Final = Words(
    positions={
        "supine": "أنت مستلقٍ على ظهرك.",
        "hook_lying": "أنت مستلقٍ على ظهرك وركبتاك مثنيتان.",
        "prone": "أنت مستلقٍ على بطنك.",
        "side_lying": "أنت مستلقٍ على جنبك.",
        "quadruped": "أنت مستند على يديك وركبتيك.",
        "sitting": "أنت جالس.",
        "standing": "أنت واقف.",
        "half_kneeling": "أنت مستند على ركبة واحدة.",
        "walking": "أنت تمشي.",
        "stairs": "أنت واقف عند الدرج.",
        "machine": "أنت جالس على الجهاز.",
        "pool": "أنت واقف في الماء.",
        "bed": "أنت مستلقٍ على السرير.",
    },
    parts={
        "hip": ("الورك الأيمن", "الورك الأيسر", "الوركان"),
        "knee": ("الركبة اليمنى", "الركبة اليسرى", "الركبتان"),
        "elbow": ("المرفق الأيمن", "المرفق الأيسر", "المرفقان"),
        "arm": ("الذراع اليمنى", "الذراع اليسرى", "الذراعان"),
        "foot": ("القدم اليمنى", "القدم اليسرى", "القدمان"),
        "leg": ("الساق اليمنى", "الساق اليسرى", "الساقان"),
    },
    changes={
        "hip+": Change("ينفتح {who}", "ينفتح {who}"), "hip-": Change("ينثني {who}", "ينثني {who}"),
        "knee+": Change("تستقيم {who}", "تستقيم {who}"), "knee-": Change("تنثني {who}", "تنثني {who}"),
        "elbow+": Change("يستقيم {who}", "يستقيم {who}"), "elbow-": Change("ينثني {who}", "ينثني {who}"),
        "arm+": Change("ترتفع {who}", "ترتفع {who}"), "arm-": Change("تنزل {who}", "تنزل {who}"),
        "foot+": Change("تتجه {who} بعيدًا عنك", "تتجه {who} بعيدًا عنك"),
        "foot-": Change("ترتفع {who} نحوك", "ترتفع {who} نحوك"),
        "leg+": Change("تتحرك {who} إلى الخارج", "تتحرك {who} إلى الخارج"),
        "leg-": Change("تعود {who} إلى الداخل", "تعود {who} إلى الداخل"),
        "trunk+": Change("يميل الجذع إلى الأمام", ""), "trunk-": Change("يرجع الجذع إلى الخلف", ""),
        "back+": Change("يتحدّب الظهر", ""), "back-": Change("يستقيم الظهر", ""),
        "hollow": Change("يتقعّر الظهر إلى الداخل", ""),
        "chest+": Change("يرتفع الصدر", ""), "chest-": Change("ينزل الصدر", ""),
        "head+": Change("ينظر الرأس إلى الأعلى", ""), "head-": Change("ينظر الرأس إلى الأسفل", ""),
        "hips_up+": Change("يرتفع الحوض", ""), "hips_up-": Change("ينزل الحوض", ""),
        "hips_aside+": Change("يتحرك الحوض إلى الجانب", ""), "hips_aside-": Change("يعود الحوض إلى الوسط", ""),
        "turn+": Change("يدور الجزء العلوي من الجسم", ""), "turn-": Change("يعود الجزء العلوي من الجسم", ""),
        "knees_aside+": Change("تميل الركبتان إلى الجانب", ""),
        "knees_aside-": Change("تعود الركبتان إلى الوسط", ""),
    },
    degrees="من {start} إلى {end} {unit}",
    phase="خلال {time}: {changes}.",
    hold="حافظ على الوضع {time}.",
    still="ابقَ هكذا.",
    back="ثم عُد بالطريقة نفسها.",
    from_there="ومن هناك تعود إلى البداية.",
    other="ثم افعل الشيء نفسه في الجانب الآخر.",
    joined="، ",
)  # fmt: skip

WORDS: Final[Mapping[Language, Words]] = {"en": _EN, "es": _ES, "ar": _AR}


def seconds(count: int, language: Language) -> str:
    """So many seconds, in words that fit the number."""
    if language == "ar":
        if count <= 2:
            return "ثانية واحدة" if count == 1 else "ثانيتين"
        return f"{count} ثوانٍ" if 3 <= count % 100 <= 10 else f"{count} ثانية"
    word = {"en": "second", "es": "segundo"}[language]
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def degrees(start: int, end: int, language: Language) -> str:
    """From so many degrees to so many."""
    unit = "درجات" if 3 <= end % 100 <= 10 else "درجة"
    return WORDS[language].degrees.format(start=start, end=end, unit=unit)
