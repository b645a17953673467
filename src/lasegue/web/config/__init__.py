"""Settings, root addresses and entry points of the web clinic."""
