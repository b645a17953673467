"""The words of the chart in three languages: regions, sides, feelings, views and tools.

Region names are written for a patient's eye: the part of the body, no diagnosis, lower case where the language has it.
Left and right are always words. The Spanish and Arabic await reading by a native clinician.
"""

from typing import Literal

Language = Literal["en", "es", "ar"]
LANGUAGES: tuple[Language, ...] = ("en", "es", "ar")
Words = tuple[str, str, str]  # in the order of LANGUAGES

# From the low back down, which is the order of the list; what this condition does not reach comes last. A larger part,
# such as the foot, says by itself that no smaller one was named
REGIONS: dict[str, Words] = {
    "thoracolumbar": (
        "back at the lowest ribs", "espalda a la altura de las últimas costillas",
        "الظهر عند آخر الأضلاع",
    ),
    "back_low": ("low back", "zona lumbar", "أسفل الظهر"),
    "spine_midline": ("middle of the low spine", "centro de la columna lumbar", "منتصف الفقرات القطنية"),
    "paraspinal": ("muscle beside the low spine", "músculo junto a la columna lumbar", "العضلة بجانب الفقرات القطنية"),
    "flank": ("side of the waist", "costado", "الخاصرة"),
    "abdomen_lower": ("lower belly", "bajo vientre", "أسفل البطن"),
    "sacrum": ("base of the spine", "base de la columna (sacro)", "قاعدة العمود الفقري (العجز)"),
    "sacroiliac": ("sacroiliac joint", "articulación sacroilíaca", "المفصل العجزي الحرقفي"),
    "saddle": ("between the legs", "zona entre las piernas", "المنطقة بين الفخذين"),
    "buttock": ("buttock", "glúteo", "الردف"),
    "piriformis": ("deep part of the buttock", "parte profunda del glúteo", "عمق الردف"),
    "groin": ("groin", "ingle", "ثنية الفخذ (الأربية)"),
    "hip": ("hip", "cadera", "الورك"),
    "hip_front": ("front of the hip", "parte delantera de la cadera", "الورك من الأمام"),
    "hip_lateral": ("outer hip", "parte externa de la cadera", "الورك من الخارج"),
    "leg": ("leg", "pierna", "الرِّجل"),
    "leg_front": ("front of the leg", "parte delantera de la pierna", "مقدمة الرِّجل"),
    "leg_outer": ("outer leg", "parte externa de la pierna", "خارج الرِّجل"),
    "thigh": ("thigh", "muslo", "الفخذ"),
    "thigh_back": ("back of the thigh", "parte posterior del muslo", "الفخذ من الخلف"),
    "thigh_outer": ("outer thigh", "parte externa del muslo", "الفخذ من الخارج"),
    "thigh_front": ("front of the thigh", "parte delantera del muslo", "الفخذ من الأمام"),
    "thigh_inner": ("inner thigh", "parte interna del muslo", "الفخذ من الداخل"),
    "knee": ("knee", "rodilla", "الركبة"),
    "knee_back": ("back of the knee", "parte posterior de la rodilla", "خلف الركبة"),
    "knee_front": ("front of the knee", "parte delantera de la rodilla", "الركبة من الأمام"),
    "knee_inner": ("inner knee", "parte interna de la rodilla", "الركبة من الداخل"),
    "calf": ("calf", "pantorrilla", "ربلة الساق"),
    "shin_outer": ("outer shin", "parte externa de la espinilla", "الساق من الخارج"),
    "shin_inner": ("inner shin", "parte interna de la espinilla", "الساق من الداخل"),
    "ankle_outer": ("outer ankle", "parte externa del tobillo", "الكاحل من الخارج"),
    "ankle_inner": ("inner ankle", "parte interna del tobillo", "الكاحل من الداخل"),
    "foot": ("foot", "pie", "القدم"),
    "heel": ("heel", "talón", "الكعب"),
    "sole": ("sole of the foot", "planta del pie", "باطن القدم"),
    "foot_top": ("top of the foot", "empeine", "ظهر القدم"),
    "little_toe_outer_foot": (
        "little toe and outer foot", "dedo pequeño y borde externo del pie",
        "الإصبع الصغير وحافة القدم الخارجية",
    ),
    "toes_2_4": ("second to fourth toe", "segundo a cuarto dedo del pie", "أصابع القدم من الثاني إلى الرابع"),
    "web_1": (
        "gap between big and second toe", "espacio entre el primer y el segundo dedo del pie",
        "بين إصبع القدم الكبير والثاني",
    ),
    "big_toe": ("big toe", "dedo gordo del pie", "إصبع القدم الكبير"),
    "head": ("head", "cabeza", "الرأس"),
    "neck": ("neck", "cuello", "الرقبة"),
    "arm": ("arm", "brazo", "الذراع"),
    "hand": ("hand", "mano", "اليد"),
}  # fmt: skip
SIDES: dict[str, Words] = {
    "right": ("right", "derecha", "يمين"),
    "left": ("left", "izquierda", "يسار"),
    "mid": ("middle", "centro", "وسط"),
}
SIDE_HEADS: dict[str, Words] = {
    "none": ("Across the body", "A lo ancho del cuerpo", "على عرض الجسم"),
    "right": ("Right side", "Lado derecho", "الجهة اليمنى"),
    "left": ("Left side", "Lado izquierdo", "الجهة اليسرى"),
    "mid": ("Middle", "Centro", "الوسط"),
    "open": ("Side not said", "Lado sin precisar", "الجهة غير محددة"),
}
YOUR_SIDE: dict[str, Words] = {
    "right": ("Your right", "Su derecha", "يمينك"),
    "left": ("Your left", "Su izquierda", "يسارك"),
}
FEELINGS: dict[str, Words] = {
    "pain": ("Pain", "Dolor", "ألم"),
    "tingling": ("Tingling", "Hormigueo", "تنميل"),
    "numb": ("Numb", "Dormido", "خدر"),
}
FELT_IN: dict[str, Words] = {
    "pain": ("pain in {places}", "dolor en {places}", "ألم في {places}"),
    "tingling": ("tingling in {places}", "hormigueo en {places}", "تنميل في {places}"),
    "numb": ("numbness in {places}", "adormecimiento en {places}", "خدر في {places}"),
}
VIEWS: dict[str, Words] = {
    "front": ("Front", "De frente", "الأمام"),
    "back": ("Back", "De espaldas", "الخلف"),
    "sole": ("sole", "planta", "الباطن"),
    "outer": ("outer side", "lado externo", "من الخارج"),
    "top": ("top", "empeine", "الظهر"),
    "inner": ("inner side", "lado interno", "من الداخل"),
}
FEET: dict[str, Words] = {
    "right": ("Right foot", "Pie derecho", "القدم اليمنى"),
    "left": ("Left foot", "Pie izquierdo", "القدم اليسرى"),
}
TOOLS: dict[str, Words] = {
    "feeling": ("Feeling to paint", "Sensación que va a marcar", "الإحساس المراد رسمه"),
    "tools": ("Drawing tools", "Herramientas de dibujo", "أدوات الرسم"),
    "drawing": ("Body to paint on", "Cuerpo para marcar", "جسم للرسم عليه"),
    "whole": ("Whole body", "Todo el cuerpo", "كامل الجسم"),
    "lower": ("Hips and legs", "Cadera y piernas", "الورك والرِّجلان"),
    "undo": ("Undo", "Deshacer", "تراجع"),
    "erase": ("Erase", "Borrar", "مسح"),
    "list": ("List", "Lista", "قائمة"),
    "draw": ("Drawing", "Dibujo", "الرسم"),
    "larger": ("Larger", "Ampliar", "تكبير"),
    "smaller": ("The body", "El cuerpo", "الجسم"),
    "place": ("Place", "Lugar", "المكان"),
}
NOTHING: Words = ("Nothing painted.", "Nada marcado.", "لم يُرسم شيء.")
LAST_TIME: Words = ("Dashed line: last time.", "Línea discontinua: la vez anterior.", "الخط المتقطع: المرة السابقة.")
ROOT_AREA: Words = ("{root} area", "zona de {root}", "منطقة {root}")
COMMA: Words = (", ", ", ", "، ")
EXTENTS: dict[str, Words] = {
    "back": ("back", "espalda", "الظهر"),
    "buttock": ("buttock or hip", "glúteo o cadera", "الردف أو الورك"),
    "thigh": ("thigh", "muslo", "الفخذ"),
    "knee": ("knee", "rodilla", "الركبة"),
    "shin": ("calf or shin", "pantorrilla o espinilla", "ربلة الساق أو مقدمة الساق"),
    "ankle": ("ankle", "tobillo", "الكاحل"),
    "foot": ("foot", "pie", "القدم"),
    "toes": ("toes", "dedos del pie", "أصابع القدم"),
}


def pick(words: Words, language: Language) -> str:
    """The word of one language."""
    return words[LANGUAGES.index(language)]
