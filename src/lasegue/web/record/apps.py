"""Django's entry for this app: what was stated is sealed in the database."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    """The clinical record: episodes, what was stated, results and alerts; rows are only ever added."""

    name = "lasegue.web.record"
    label = "record"

    def ready(self) -> None:
        """Name the seals of this app, and what its events in the trail are about."""
        from lasegue.web.audit.seals import Seal, keep
        from lasegue.web.audit.wording import keep_names
        from lasegue.web.record.naming import finding_name, flag_name

        keep_names(("finding.stated",), finding_name)
        keep_names(("alert.emergency", "alert.urgent"), flag_name)
        words = "what was stated is never changed; state it anew"
        keep(
            (
                Seal("statement_stays", "UPDATE", "record_statement", "1 = 1", words),
                Seal("statement_is_kept", "DELETE", "record_statement", "1 = 1", words),
                Seal("report_text_stays", "UPDATE", "record_reporttext", "1 = 1", words),
                Seal("report_text_is_kept", "DELETE", "record_reporttext", "1 = 1", words),
            )
        )
