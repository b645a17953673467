"""Findings of the small library."""

from tests.reasoning.building import amount, by_id, finding, yes

_BELOW_5 = {"finding": "lowest_mrc", "below": 5}

FINDINGS = by_id(
    finding("age_years", "integer", range=[0, 110], asked_of="both", title="Age in years"),
    finding("onset_date", "date"),
    finding("pain_weeks", "decimal", range=[0, 3000], asked_of="derived", derive={"weeks_since": "onset_date"}),
    finding("anticoagulant"),
    finding("osteoporosis"),
    finding("pregnant"),
    finding("anyone_walks"),
    finding("ready_for_work"),
    finding("urine_retention", title="Urine retention"),
    finding("saddle_change"),
    finding("weakness_worsening"),
    finding("fever"),
    finding("nprs_leg", "decimal", range=[0, 10], sided=True),
    finding("nprs_back", "decimal", range=[0, 10]),
    finding("pain_regions", "region_set"),
    finding("leg_symptoms", implied=[{"value": True, "when": {"finding": "pain_regions", "has": ["calf", "foot"]}}]),
    finding("slr", sided=True, asked_of="clinician", minutes=amount(2)),
    finding("slump", sided=True, asked_of="clinician", minutes=amount(1)),
    finding("walks_bent"),
    finding("mri_shows_disc", asked_of="clinician"),
    finding("mrc_toe", "decimal", range=[0, 5], sided=True, asked_of="clinician"),
    finding("mrc_ankle", "decimal", range=[0, 5], sided=True, asked_of="clinician"),
    finding(
        "lowest_mrc", "decimal", range=[0, 5], sided=True, asked_of="derived",
        derive={"lowest_of": ["mrc_toe", "mrc_ankle"]},
    ),
    finding("weak", sided=True, asked_of="derived", internal=True, derive={"when": _BELOW_5}),
    finding("repeated", "direction_response", asked_of="clinician"),
    finding(
        "direction_found", "choice", choices=["extension", "flexion"], asked_of="derived", internal=True,
        derive={
            "choose": [
                {"is": each, "when": {"finding": "repeated", "direction": each, "one_of": ["centralises"]}}
                for each in ("extension", "flexion")
            ]
        },
    ),
    finding("irritability", "choice", choices=["low", "moderate", "high"], asked_of="clinician"),
    finding(
        "irritability_estimate", "choice", choices=["low", "moderate", "high"], asked_of="derived", internal=True,
        derive={
            "choose": [
                {"is": "high", "when": {"finding": "nprs_leg", "at_least": 8}},
                {"is": "low", "when": {"finding": "nprs_leg", "at_most": 3}},
            ]
        },
    ),
    finding(
        "acuity", "choice", choices=["acute", "chronic"], asked_of="derived",
        derive={"bands": {"of": "pain_weeks", "bands": [{"is": "acute", "below": 6}, {"is": "chronic"}]}},
    ),
    finding("home_equipment", "choice_set", choices=["band", "dumbbell", "mat", "none", "no_others"]),
    finding("minutes_per_day", "integer", range=[0, 120]),
    finding(
        "wants_to_treat",
        decides=[{"what": "how to treat", "bits": 0.3, "when": yes("anyone_walks"), "basis": "convention"}],
    ),
)  # fmt: skip
