"""Three-valued truth and conditions as data. No clinical word lives here."""
