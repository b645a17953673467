"""
How long the bones are, as fractions of body height H.

Lengths of the limbs are Drillis and Contini's as several public programs print them; the rest is drawing convention,
tuned by eye. Nothing here is a measurement of a patient.
"""

ANKLE_HEIGHT = 0.039
SHANK = 0.246
THIGH = 0.245
HIP_HEIGHT = ANKLE_HEIGHT + SHANK + THIGH
HIP_ASIDE = 0.050

UPPER_ARM = 0.186
FOREARM = 0.146
PALM = 0.050
FINGER = 0.030
# The root of the right thumb, seen from the wrist.
THUMB = (0.012, -0.014, -0.004)

# The ball of the foot, seen from the ankle: where the toes bend.
TOES_AHEAD = 0.076
TOES_BELOW = 0.026

# The joint between the lowest lumbar vertebra and the sacrum, seen from the middle of the hips.
SPINE_BEHIND = 0.012
SPINE_ABOVE = 0.058

# The shoulder joint, seen from the vertebrae between the shoulder blades.
SHOULDER_AHEAD = 0.016
SHOULDER_BELOW = 0.018
SHOULDER_ASIDE = 0.104

# The shoulder blade lifts the joint and draws it in while the arm goes from the first angle to the second (degrees).
BLADE_LIFT = 0.030
BLADE_INWARD = 0.018
BLADE_FROM = 30.0
BLADE_TO = 170.0
