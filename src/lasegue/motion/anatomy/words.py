"""The words in the drawings and their text alternatives, in three languages.

Plain, kind, no blame, no promise. The Spanish and Arabic await reading by a native clinician.
"""

from typing import Final

from lasegue.motion.bodychart.wording import Words

LABELS: Final[dict[str, Words]] = {
    "from_behind": ("From behind", "Desde atrás", "من الخلف"),
    "from_the_side": ("From the side", "De lado", "من الجانب"),
    "from_the_front": ("From the front", "De frente", "من الأمام"),
    "from_above": ("From above", "Desde arriba", "من الأعلى"),
    "not_to_scale": ("Illustration, not to scale", "Ilustración, sin escala", "رسم توضيحي، ليس بالمقياس الحقيقي"),
    "right_leg": ("Right leg", "Pierna derecha", "الرِّجل اليمنى"),
    "low_back": ("low back", "zona lumbar", "أسفل الظهر"),
    "buttock": ("buttock", "glúteo", "الردف"),
    "back_of_thigh": ("back of the thigh", "parte de atrás del muslo", "خلف الفخذ"),
    "two_branches": ("two branches near the knee", "dos ramas cerca de la rodilla", "فرعان قرب الركبة"),
    "calf_and_sole": ("calf and sole", "pantorrilla y planta", "ربلة الساق وباطن القدم"),
    "shin_and_top": ("shin and top of the foot", "espinilla y empeine", "مقدمة الساق وظهر القدم"),
    "area_l4": ("L4: inner shin", "L4: espinilla, lado interno", "L4: الساق من الداخل"),
    "area_l5": (
        "L5: outer shin, top of the foot, big toe",
        "L5: espinilla, lado externo, empeine, dedo gordo",
        "L5: الساق من الخارج وظهر القدم وإبهامها",
    ),
    "area_s1": (
        "S1: back of the leg, outer foot",
        "S1: parte de atrás, borde externo del pie",
        "S1: خلف الرِّجل وحافة القدم الخارجية",
    ),
    "areas_differ": (
        "Areas overlap and differ from person to person",
        "Las zonas se superponen y varían de una persona a otra",
        "تتداخل المناطق وتختلف من شخص إلى آخر",
    ),
    "right_buttock": ("Right buttock, from behind", "Glúteo derecho, desde atrás", "الردف الأيمن من الخلف"),
    "spine_end": ("base of the spine", "base de la columna", "قاعدة العمود الفقري"),
    "piriformis": ("piriformis muscle", "músculo piriforme", "العضلة الكمثرية"),
    "nerve": ("nerve", "nervio", "العصب"),
    "outer_hip_bone": ("outer hip bone", "hueso de la cadera", "عظم الورك الخارجي"),
    "seat_bone": ("seat bone", "hueso del asiento", "عظم الجلوس"),
    "low_back_curves": ("the low back may curve more", "la espalda baja se curva más", "قد يزيد تقوّس أسفل الظهر"),
    "belly_grows": ("the belly grows forward", "el vientre crece adelante", "البطن يكبر إلى الأمام"),
    "pelvis_gives": ("joints of the pelvis give more", "la pelvis cede un poco más", "مفاصل الحوض تلين أكثر"),
    "disc": ("disc", "disco", "القرص"),
    "disc_core": ("soft core", "centro blando", "اللب الطري"),
    "bulge": ("bulge", "abultamiento", "البروز"),
    "nerve_root": ("nerve root", "raíz del nervio", "جذر العصب"),
    "other_nerves": ("the other nerves", "los otros nervios", "بقية الأعصاب"),
    "bone": ("bone", "hueso", "عظم"),
    "usual": ("Usual", "Habitual", "المعتاد"),
    "narrowed": ("Narrowed", "Más estrecho", "أضيق"),
    "narrowed_side": ("Narrowed, from the side", "Más estrecho, de lado", "الأضيق من الجانب"),
    "space": ("space for the nerves", "espacio de los nervios", "مساحة الأعصاب"),
    "less_space": ("less space", "menos espacio", "مساحة أقل"),
    "joints_thicker": ("thicker joints, less space", "articulación más gruesa, menos espacio", "مفاصل أسمك ومساحة أقل"),
    "spurs": ("small edges of extra bone", "bordes pequeños de hueso", "حواف صغيرة من العظم"),
    "full_disc": ("full disc", "disco alto", "قرص كامل"),
    "thin_disc": ("thinner disc", "disco más fino", "قرص أرق"),
    "common_without_pain": (
        "Many people without pain have this too",
        "Muchas personas sin dolor también lo tienen",
        "كثيرون بلا ألم لديهم هذا أيضا",
    ),
    "sits_forward": ("this bone sits a little forward", "este hueso está algo adelante", "هذا العظم متقدم قليلا"),
    "usual_line": ("dashed: usual line", "trazos: línea habitual", "المتقطع: الخط المعتاد"),
    "often_no_trouble": (
        "Some people have this and feel no pain",
        "Algunas personas lo tienen y no sienten dolor",
        "بعض الناس لديهم هذا ولا يشعرون بألم",
    ),
    "at_first": ("At first", "Al inicio", "في البداية"),
    "weeks_later": ("Weeks later", "Semanas después", "بعد أسابيع"),
    "months_later": ("Months later", "Meses después", "بعد أشهر"),
    "dashed_first": (
        "Dashed line: where it was at first",
        "Trazos: donde estaba al inicio",
        "الخط المتقطع: مكانه في البداية",
    ),
    "often_shrinks": (
        "Often a bulge gets smaller by itself",
        "A menudo se reduce por sí solo",
        "كثيرا ما يصغر البروز من تلقاء نفسه",
    ),
}

ALTERNATIVES: Final[dict[str, Words]] = {
    "nerve_path": (
        (
            "The right leg from behind and from the side. The nerve starts in the low back, goes through the "
            "buttock and down the back of the thigh. Near the knee it splits in two. One branch goes down the "
            "calf to the sole. One goes round the outside of the knee to the shin and the top of the foot."
        ),
        (
            "La pierna derecha desde atrás y de lado. El nervio sale de la zona lumbar, pasa por el glúteo y baja "
            "por detrás del muslo. Cerca de la rodilla se divide en dos. Una rama baja por la pantorrilla hasta "
            "la planta. La otra rodea la rodilla por fuera y va a la espinilla y al empeine."
        ),
        (
            "الرِّجل اليمنى من الخلف ومن الجانب. يبدأ العصب في أسفل الظهر ويمر بالردف وينزل خلف الفخذ. قرب الركبة "
            "ينقسم إلى فرعين. فرع ينزل في ربلة الساق إلى باطن القدم، وفرع يلتف حول الركبة من الخارج إلى مقدمة "
            "الساق وظهر القدم."
        ),
    ),
    "nerve_areas": (
        (
            "The right leg from the front and from behind, with three areas of skin. L4 is the inner shin. L5 is "
            "the outer shin, the top of the foot and the big toe. S1 is the back of the leg and the outer foot. "
            "The areas overlap."
        ),
        (
            "La pierna derecha de frente y desde atrás, con tres zonas de la piel. L4 es el lado interno de la "
            "espinilla. L5 es el lado externo de la espinilla, el empeine y el dedo gordo. S1 es la parte de "
            "atrás de la pierna y el borde externo del pie. Las zonas se superponen."
        ),
        (
            "الرِّجل اليمنى من الأمام ومن الخلف وعليها ثلاث مناطق من الجلد. L4 هي الساق من الداخل. L5 هي الساق من "
            "الخارج وظهر القدم وإبهامها. S1 هي خلف الرِّجل وحافة القدم الخارجية. المناطق تتداخل."
        ),
    ),
    "disc_bulge": (
        (
            "A disc of the low back from above and from the side. At the back, on the right, part of the disc "
            "bulges out and touches a nerve root. The other nerves have room."
        ),
        (
            "Un disco de la zona lumbar desde arriba y de lado. Atrás, a la derecha, una parte del disco "
            "sobresale y toca la raíz de un nervio. Los otros nervios tienen espacio."
        ),
        (
            "قرص في أسفل الظهر من الأعلى ومن الجانب. في الخلف إلى اليمين يبرز جزء من القرص ويلمس جذر عصب. بقية "
            "الأعصاب لها مساحة."
        ),
    ),
    "narrowed_canal": (
        (
            "The space for the nerves in the low back, twice. On the left it has its usual size. On the right the "
            "joints are thicker and the space is smaller. Below, from the side, small edges of extra bone stand "
            "next to the disc."
        ),
        (
            "El espacio de los nervios en la zona lumbar, dos veces. A la izquierda tiene su tamaño habitual. A "
            "la derecha las articulaciones son más gruesas y el espacio es menor. Abajo, de lado, hay bordes "
            "pequeños de hueso junto al disco."
        ),
        (
            "مساحة الأعصاب في أسفل الظهر مرتين. على اليسار حجمها المعتاد. على اليمين المفاصل أسمك والمساحة أقل. "
            "في الأسفل من الجانب حواف صغيرة من العظم بجانب القرص."
        ),
    ),
    "buttock_muscle": (
        (
            "The right buttock from behind. A muscle runs from the base of the spine to the outer hip bone. The "
            "nerve comes out below this muscle and goes down the leg. A dashed ring shows where they meet."
        ),
        (
            "El glúteo derecho desde atrás. Un músculo va de la base de la columna al hueso de la cadera. El "
            "nervio sale por debajo de este músculo y baja por la pierna. Un círculo de trazos muestra dónde se "
            "tocan."
        ),
        (
            "الردف الأيمن من الخلف. عضلة تمتد من قاعدة العمود الفقري إلى عظم الورك الخارجي. يخرج العصب من تحت هذه "
            "العضلة وينزل في الرِّجل. دائرة متقطعة تبين مكان التقائهما."
        ),
    ),
    "pregnancy": (
        (
            "A pregnant woman from the side. The belly grows forward and the low back may curve more. The joints "
            "of the pelvis give more. The nerve runs from the low back behind the pelvis down the leg."
        ),
        (
            "Una mujer embarazada de lado. El vientre crece hacia adelante y la espalda baja puede curvarse más. "
            "La pelvis cede un poco más. El nervio va de la zona lumbar, por detrás de la pelvis, hacia la "
            "pierna."
        ),
        (
            "امرأة حامل من الجانب. البطن يكبر إلى الأمام وقد يزيد تقوّس أسفل الظهر. مفاصل الحوض تلين أكثر. يمتد "
            "العصب من أسفل الظهر خلف الحوض إلى الرِّجل."
        ),
    ),
    "thinner_disc": (
        (
            "Three bones of the low back from the side. The upper disc is full. The lower disc is thinner. The "
            "nerve runs behind them. Many people without pain have a thin disc too."
        ),
        (
            "Tres huesos de la zona lumbar de lado. El disco de arriba es alto. El de abajo es más fino. El "
            "nervio pasa por detrás. Muchas personas sin dolor también tienen un disco fino."
        ),
        (
            "ثلاث عظام من أسفل الظهر من الجانب. القرص العلوي كامل والسفلي أرق. يمر العصب خلفها. كثيرون بلا ألم "
            "لديهم قرص رقيق أيضا."
        ),
    ),
    "shifted_bone": (
        (
            "Three bones of the low back from the side. One bone sits a little further forward than the bone "
            "below it. A dashed line shows the usual place. Some people have this and feel no pain."
        ),
        (
            "Tres huesos de la zona lumbar de lado. Un hueso está un poco más adelante que el de abajo. Una línea "
            "de trazos muestra el lugar habitual. Algunas personas lo tienen y no sienten dolor."
        ),
        (
            "ثلاث عظام من أسفل الظهر من الجانب. عظم متقدم قليلا عن العظم الذي تحته. خط متقطع يبين المكان المعتاد. "
            "بعض الناس لديهم هذا ولا يشعرون بألم."
        ),
    ),
    "bulge_shrinks": (
        (
            "One disc from above, three times. At first the bulge is large. Weeks later it is smaller. Months "
            "later little of it is left. A dashed line shows where it was at first. This is an example: each "
            "person has their own pace."
        ),
        (
            "Un disco desde arriba, tres veces. Al inicio el abultamiento es grande. Semanas después es menor. "
            "Meses después queda poco. Una línea de trazos muestra dónde estaba al inicio. Es un ejemplo: cada "
            "persona tiene su propio ritmo."
        ),
        (
            "قرص واحد من الأعلى ثلاث مرات. في البداية البروز كبير. بعد أسابيع يصغر. بعد أشهر يبقى منه القليل. خط "
            "متقطع يبين مكانه في البداية. هذا مثال، ولكل شخص وتيرته."
        ),
    ),
}
