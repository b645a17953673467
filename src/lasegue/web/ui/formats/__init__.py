"""How a date is written in each language: the one place for it, on pages of the clinic and of patients.

Each language has a module ``formats`` that Django reads over its own. Pages name what is meant, such as
``{{ day|date:"DAY_FORMAT" }}``, and never an order of day and month. What a language does not say here is as in Django:
``DATE_FORMAT`` and ``TIME_FORMAT``, which patients read. The clinic's clock is in :mod:`lasegue.web.ui.clock`.
"""
