"""What every page shares: base page, components, icons, errors, headers."""
