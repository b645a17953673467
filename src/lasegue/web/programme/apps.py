"""Django's entry for this app: what came from a patient's device is sealed in the database."""

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    """The home programme: what a patient does at home, and the log that comes back."""

    name = "lasegue.web.programme"
    label = "programme"

    def ready(self) -> None:
        """Name the seals of this app."""
        from lasegue.web.audit.seals import Seal, keep

        sealed = {
            "entry": "what was logged at home is never changed",
            "reply": "an answer to a patient is never changed; write another",
            "itemnote": "a note to an exercise is never changed; write the next one",
            "redlight": "a red light is never changed; somebody takes it",
            "redtaken": "who took a red light is never changed",
            "refusal": "what a device sent is never changed",
        }
        for table, words in sealed.items():
            stays = Seal(f"programme_{table}_stays", "UPDATE", f"programme_{table}", "1 = 1", words)
            kept = Seal(f"programme_{table}_is_kept", "DELETE", f"programme_{table}", "1 = 1", words)
            keep((stays, kept))
