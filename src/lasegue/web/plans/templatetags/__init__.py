"""Parts of plan pages."""
