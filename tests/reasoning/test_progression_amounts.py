"""One step up inside the signed dose: which amount grows, by how much, and where it ends."""

from lasegue.reasoning.progression.amounts import next_step


def test_a_fixed_amount_never_grows() -> None:
    assert next_step({"sets": 2, "reps": 10}, {}) is None


def test_an_amount_in_words_is_passed_over() -> None:
    assert next_step({"per_day": "as often as you like", "reps": [10, 15]}, {}) == {"reps": 12}


def test_a_dose_grows_from_its_low_end_when_nothing_was_done_yet() -> None:
    assert next_step({"minutes": [10, 30]}, {}) == {"minutes": 12}


def test_a_range_that_is_done_at_present_counts_by_its_low_end() -> None:
    assert next_step({"minutes": [10, 30]}, {"minutes": [15, 20]}) == {"minutes": 18}


def test_volume_grows_by_a_fifth_at_most_and_by_whole_steps() -> None:
    assert next_step({"reps": [8, 20]}, {"reps": 14}) == {"reps": 16}


def test_no_step_passes_the_signed_range() -> None:
    assert next_step({"reps": [10, 15]}, {"reps": 14}) == {"reps": 15}
    assert next_step({"reps": [10, 15]}, {"reps": 15}) is None


def test_a_number_too_small_for_a_whole_step_leaves_the_step_to_the_next_amount() -> None:
    assert next_step({"per_day": [2, 6], "reps": [10, 15]}, {}) == {"reps": 12}


def test_a_hold_grows_to_ten_seconds_and_no_longer() -> None:
    signed = {"hold_s": [5, 30]}

    assert next_step(signed, {"hold_s": 5}) == {"hold_s": 6}
    assert next_step(signed, {"hold_s": 9}) == {"hold_s": 10}
    assert next_step(signed, {"hold_s": 10}) is None


def test_a_hold_signed_shorter_than_ten_seconds_ends_where_it_was_signed() -> None:
    assert next_step({"hold_s": [5, 7]}, {"hold_s": 7}) is None


def test_load_grows_by_a_tenth_at_most_and_need_not_be_whole() -> None:
    assert next_step({"load_kg": [5, 10]}, {}) == {"load_kg": 5.5}
    assert next_step({"load_kg": [5, 10]}, {"load_kg": 9.5}) == {"load_kg": 10}


def test_of_several_amounts_one_grows_in_the_order_of_the_library() -> None:
    signed = {"load_kg": [5, 10], "sets": [5, 8], "reps": [10, 15], "per_day": [5, 6]}

    assert next_step(signed, {}) == {"per_day": 6}
    assert next_step(signed, {"per_day": 6}) == {"reps": 12}
    assert next_step(signed, {"per_day": 6, "reps": 15}) == {"sets": 6}
    assert next_step(signed, {"per_day": 6, "reps": 15, "sets": 8}) == {"load_kg": 5.5}
