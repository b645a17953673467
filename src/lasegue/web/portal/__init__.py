"""What a patient sees of their own care: next visit, the signed plan, who looked at the record."""
