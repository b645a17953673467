"""The words beside the drawings in three languages: a title, and one line for each number.

Plain words, no blame, no promise. The Spanish and Arabic await reading by a native clinician.
"""

from dataclasses import dataclass
from typing import Final, Literal

Language = Literal["en", "es", "ar"]
LANGUAGES: Final[tuple[Language, ...]] = ("en", "es", "ar")
Words = tuple[str, str, str]  # in the order of LANGUAGES


@dataclass(frozen=True)
class Told:
    """What stands beside a drawing."""

    title: Words
    lines: tuple[Words, ...]

    def title_in(self, language: Language) -> str:
        """The title in a language."""
        return self.title[LANGUAGES.index(language)]

    def lines_in(self, language: Language) -> tuple[str, ...]:
        """The lines in a language, in the order of their numbers."""
        return tuple(line[LANGUAGES.index(language)] for line in self.lines)


_NERVES: Final[Words] = (
    "The nerves run down behind the bones",
    "Los nervios bajan por detrás de los huesos",
    "الأعصاب تنزل خلف العظام",
)

TOLD: Final[dict[str, Told]] = {
    "nerve-behind": Told(
        (
            "The right sciatic nerve, seen from behind",
            "El nervio ciático derecho, visto desde atrás",
            "عصب النسا الأيمن من الخلف",
        ),
        (
            ("Roots leave the low back and join", "Las raíces salen de la zona lumbar y se unen",
             "الجذور تخرج من أسفل الظهر وتتحد"),
            ("Deep in the buttock", "En lo profundo del glúteo", "في عمق الردف"),
            ("Down the back of the thigh", "Por la parte de atrás del muslo", "نزولا خلف الفخذ"),
            ("Two branches near the knee", "Dos ramas cerca de la rodilla", "فرعان قرب الركبة"),
            ("Down the calf to the heel and sole", "Por la pantorrilla hasta el talón y la planta",
             "نزولا في ربلة الساق إلى الكعب وباطن القدم"),
        ),
    ),
    "nerve-in-front": Told(
        (
            "The right sciatic nerve, seen from the front",
            "El nervio ciático derecho, visto de frente",
            "عصب النسا الأيمن من الأمام",
        ),
        (
            ("Behind the thigh, so it is dashed here", "Detrás del muslo; por eso se ve con trazos",
             "خلف الفخذ، لذلك رُسم متقطعا هنا"),
            ("A branch comes round the outside of the knee", "Una rama rodea la rodilla por fuera",
             "فرع يلتف حول الركبة من الخارج"),
            ("Down the shin", "Por la espinilla", "نزولا على الساق من الأمام"),
            ("To the top of the foot", "Hasta el empeine", "إلى ظهر القدم"),
        ),
    ),
    "low-back": Told(
        (
            "The low back, seen from the side",
            "La zona lumbar, vista de lado",
            "أسفل الظهر من الجانب",
        ),
        (
            ("A bone of the spine", "Un hueso de la columna", "عظمة من العمود الفقري"),
            ("A disc: a cushion between two bones", "Un disco: una almohadilla entre dos huesos",
             "القرص: وسادة بين عظمتين"),
            _NERVES,
            ("A nerve root leaves for the leg", "Una raíz nerviosa sale hacia la pierna", "جذر عصبي يخرج نحو الرِّجل"),
        ),
    ),
    "herniation": Told(
        (
            "A disc that bulges back",
            "Un disco que sobresale hacia atrás",
            "قرص بارز إلى الخلف",
        ),
        (
            ("Part of the disc has moved out of place", "Una parte del disco salió de su sitio",
             "جزء من القرص خرج من مكانه"),
            ("It upsets the nerve root beside it", "Irrita la raíz nerviosa que está a su lado",
             "يهيّج الجذر العصبي بجانبه"),
            _NERVES,
        ),
    ),
    "narrowing": Told(
        (
            "Less space for the nerves",
            "Menos espacio para los nervios",
            "مساحة أقل للأعصاب",
        ),
        (
            ("Small edges of extra bone, called spurs", "Pequeños bordes de hueso de más, llamados espolones",
             "حواف صغيرة من عظم زائد تسمى نتوءات"),
            ("The band behind the nerves is thicker", "La banda detrás de los nervios es más gruesa",
             "الرباط خلف الأعصاب أكثر سماكة"),
            ("The nerve root has less room", "La raíz nerviosa tiene menos espacio", "الجذر العصبي له مساحة أقل"),
        ),
    ),
    "wear": Told(
        (
            "A disc that has changed with the years",
            "Un disco que cambió con los años",
            "قرص تغيّر مع السنين",
        ),
        (
            ("This disc is flatter and drier. Many people without pain have one",
             "Este disco es más plano y seco. Muchas personas sin dolor tienen uno así",
             "هذا القرص أقل ارتفاعا وأكثر جفافا، وهو موجود عند كثيرين بلا ألم"),
            ("A disc that has changed less", "Un disco que cambió menos", "قرص تغيّر أقل"),
            _NERVES,
        ),
    ),
    "buttock": Told(
        (
            "Deep in the right buttock, seen from behind",
            "En lo profundo del glúteo derecho, visto desde atrás",
            "عمق الردف الأيمن من الخلف",
        ),
        (
            ("The piriformis, a small muscle from the spine to the hip",
             "El piriforme, un músculo pequeño que va de la columna a la cadera",
             "العضلة الكمثرية، عضلة صغيرة من العمود الفقري إلى الورك"),
            ("The nerve passes here and can get sore", "El nervio pasa por aquí y puede irritarse",
             "العصب يمر من هنا وقد يتهيّج"),
            ("It goes on down the thigh", "Sigue bajando por el muslo", "ثم يكمل نزولا في الفخذ"),
        ),
    ),
    "pregnancy": Told(
        (
            "In pregnancy, seen from the side",
            "En el embarazo, vista de lado",
            "أثناء الحمل من الجانب",
        ),
        (
            ("The belly grows and brings weight forward", "El vientre crece y lleva el peso hacia adelante",
             "البطن يكبر ويتقدم الوزن إلى الأمام"),
            ("The low back works more", "La zona lumbar trabaja más", "أسفل الظهر يعمل أكثر"),
            ("Pain of the back and pelvis can spread to the buttock and thigh",
             "El dolor de la espalda y la pelvis puede llegar al glúteo y al muslo",
             "ألم الظهر والحوض قد يمتد إلى الردف والفخذ"),
        ),
    ),
}  # fmt: skip
