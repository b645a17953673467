"""Check every signed plan: does its seal hold, and does its result come out again byte for byte?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lasegue.web.plans.models import Version
from lasegue.web.plans.recomputing import verdict


class Command(BaseCommand):
    """Names every version that is not what was signed; versions carry numbers here and never names of people."""

    help = __doc__

    def handle(self, *_: Any, **__: Any) -> None:
        """Check, report, and fail when any seal is broken or any result differs."""
        bad = total = elsewhere = 0
        for version in Version.objects.exclude(state="draft").select_related("snapshot").order_by("id").iterator():
            found = verdict(version)
            total += 1
            elsewhere += found.outcome in ("other_knowledge", "other_engine")
            if not found.is_good:
                bad += 1
                seal = "holds" if found.seal_holds else "is broken"
                self.stdout.write(f"version {version.key}: seal {seal}, result {found.outcome}")
        self.stdout.write(
            f"{total} signed versions, {bad} not as signed, {elsewhere} made with other knowledge or engine"
        )
        if bad:
            raise CommandError("Some plans are not what was signed.")
