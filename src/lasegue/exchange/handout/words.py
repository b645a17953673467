"""The fixed words of the sheet in three languages. The Spanish and Arabic await reading by a native clinician.

Counted words have the plural forms that CLDR names; ``babel`` tells which one a number takes.
"""

from functools import lru_cache

from babel import Locale

from lasegue.exchange.handout.sheet import Language

LANGUAGES: tuple[Language, ...] = ("en", "es", "ar")
Words = tuple[str, str, str]  # in the order of LANGUAGES

FIXED: dict[str, Words] = {
    "title": ("Your plan for home", "Su plan para casa", "خطتك في المنزل"),
    "draft": ("Draft, not signed", "Borrador, sin firma", "مسودة غير موقّعة"),
    "draft_do": (
        "This is a draft. Do not start before your therapist has signed it.",
        "Esto es un borrador. No empiece antes de que su terapeuta lo firme.",
        "هذه مسودة. لا تبدأ قبل أن يوقّعها معالجك.",
    ),
    "held": (
        "Leave these out until your therapist has spoken with you",
        "No haga esto hasta que su terapeuta haya hablado con usted",
        "اترك هذه حتى يتحدث المعالج معك",
    ),
    "version": ("version {n}", "versión {n}", "الإصدار {n}"),
    "signed": ("Signed by {who} on {day}", "Firmado por {who} el {day}", "وقّعها {who} في {day}"),
    "next_visit": ("Next visit", "Próxima cita", "الموعد القادم"),
    "code": ("Opens on your phone", "Se abre en su teléfono", "تُفتح على هاتفك"),
    "start": ("Start", "Inicio", "البداية"),
    "middle": ("On the way", "En camino", "في الطريق"),
    "end": ("End", "Final", "النهاية"),
    "good": ("What is good to feel", "Lo que es bueno sentir", "ما يحسن أن تشعر به"),
    "stop": ("Stop this one if", "Pare este si", "أوقف هذا التمرين إذا"),
    "also": ("Also part of your plan", "También en su plan", "وفي خطتك أيضًا"),
    "reading": (
        "Also ask us about, or read on your phone",
        "Pregúntenos también, o lea en su teléfono",
        "اسألنا أيضًا، أو اقرأ على هاتفك",
    ),
    "lights": ("How does it feel?", "¿Cómo se siente?", "كيف تشعر؟"),
    "go": ("Go on: {low} to {high}", "Siga: {low} a {high}", "واصل: {low} إلى {high}"),
    "careful": ("Careful: {low} to {high}", "Con cuidado: {low} a {high}", "انتبه: {low} إلى {high}"),
    "halt": (
        "Stop: {low} or more, or it spreads",
        "Pare: {low} o más, o se extiende",
        "توقف: {low} فأكثر، أو إذا انتشر الألم",
    ),
    "emergency": ("Emergency: do not wait", "Emergencia: no espere", "طارئ: لا تنتظر"),
    "call": ("Call", "Llame al", "اتصل بـ"),
    "call_us": ("Call the clinic", "Llame a la clínica", "اتصل بالعيادة"),
    "log": ("Tick what you did", "Marque lo que hizo", "ضع علامة على ما فعلت"),
    "worst": ("Worst leg pain, 0 to 10", "Peor dolor de pierna, 0 a 10", "أشد ألم في الساق، 0 إلى 10"),
    "lowest": ("Lowest place of pain", "El lugar más bajo del dolor", "أدنى مكان للألم"),
    "places": (
        "Lowest place: 1 back, 2 buttock, 3 thigh, 4 calf, 5 foot.",
        "Lugar más bajo: 1 espalda, 2 glúteo, 3 muslo, 4 pantorrilla, 5 pie.",
        "أدنى مكان: 1 الظهر، 2 الردف، 3 الفخذ، 4 ربلة الساق، 5 القدم.",
    ),
    "rising": (
        "A lower number over the weeks is good news, even if your back aches.",
        "Un número menor con las semanas es buena señal, aunque le moleste la espalda.",
        "رقم أصغر مع الأسابيع خبر جيد حتى لو آلمك ظهرك.",
    ),
    "why": ("Why these", "Por qué estos", "لماذا هذه"),
    "knowledge": ("Knowledge", "Conocimiento", "المعرفة"),
    "page": ("Page {page} of {pages}", "Página {page} de {pages}", "صفحة {page} من {pages}"),
    "right": ("right side", "lado derecho", "الجهة اليمنى"),
    "left": ("left side", "lado izquierdo", "الجهة اليسرى"),
    "to": ("{low} to {high}", "{low} a {high}", "{low} إلى {high}"),
}

#: Each amount of a dose by CLDR plural form; Arabic has six, the others two. ``{n}`` is the amount.
COUNTED: dict[str, dict[Language, dict[str, str]]] = {
    "sets": {
        "en": {"one": "{n} set", "other": "{n} sets"},
        "es": {"one": "{n} serie", "other": "{n} series"},
        "ar": {"one": "مجموعة واحدة", "two": "مجموعتان", "few": "{n} مجموعات", "other": "{n} مجموعة"},
    },
    "reps": {
        "en": {"one": "once", "other": "{n} times"},
        "es": {"one": "1 vez", "other": "{n} veces"},
        "ar": {"one": "مرة واحدة", "two": "مرتان", "few": "{n} مرات", "other": "{n} مرة"},
    },
    "hold_s": {
        "en": {"one": "hold {n} second", "other": "hold {n} seconds"},
        "es": {"one": "sostener {n} segundo", "other": "sostener {n} segundos"},
        "ar": {"one": "ثبات ثانية واحدة", "two": "ثبات ثانيتين", "few": "ثبات {n} ثوانٍ", "other": "ثبات {n} ثانية"},
    },
    "minutes": {
        "en": {"one": "{n} minute", "other": "{n} minutes"},
        "es": {"one": "{n} minuto", "other": "{n} minutos"},
        "ar": {"one": "دقيقة واحدة", "two": "دقيقتان", "few": "{n} دقائق", "other": "{n} دقيقة"},
    },
    "per_day": {
        "en": {"one": "once a day", "other": "{n} times a day"},
        "es": {"one": "1 vez al día", "other": "{n} veces al día"},
        "ar": {"one": "مرة في اليوم", "two": "مرتان في اليوم", "few": "{n} مرات في اليوم", "other": "{n} مرة في اليوم"},
    },
    "days_per_week": {
        "en": {"one": "{n} day a week", "other": "{n} days a week"},
        "es": {"one": "{n} día por semana", "other": "{n} días por semana"},
        "ar": {"one": "يوم في الأسبوع", "two": "يومان في الأسبوع", "other": "{n} أيام في الأسبوع"},
    },
    "load_kg": {
        "en": {"other": "{n} kg"},
        "es": {"other": "{n} kg"},
        "ar": {"other": "{n} كغ"},
    },
}  # fmt: skip


def word(name: str, language: Language) -> str:
    """One fixed word; ``KeyError`` for a name that the table does not have."""
    return FIXED[name][LANGUAGES.index(language)]


@lru_cache(maxsize=512)
def _plural(amount: float, language: Language) -> str:
    """The form that an amount takes; the doses of all plans have a few dozen different ones."""
    return str(Locale.parse(language).plural_form(amount))


def counted(name: str, amount: float | tuple[float, float], language: Language) -> str:
    """An amount of a dose with its unit, such as ``12 times`` or ``4 to 8 times a day``.

    A range takes the form of its upper end. Names are those of the dose: ``sets``, ``reps``, ``hold_s``, ``minutes``,
    ``per_day``, ``days_per_week``, ``load_kg``.
    """
    low, high = amount if isinstance(amount, (tuple, list)) else (amount, amount)
    said = f"{high:g}" if low == high else word("to", language).format(low=f"{low:g}", high=f"{high:g}")
    forms = COUNTED[name][language]
    form = _plural(high, language)
    if low != high and "{n}" not in forms.get(form, forms["other"]):
        form = "few" if "few" in forms else "other"
    return forms.get(form, forms["other"]).format(n=said)
