from lasegue.proofs.agreement import Agreement


def test_engine_and_solver_agree_near_the_decision_borders(agreement: Agreement) -> None:
    assert not list(agreement.disagreements(range(150)))


def test_more_than_three_thousand_answers_are_compared_each_time(agreement: Agreement) -> None:
    assert agreement.questions > 3000
