"""The clinic on the web: a Django project around the pure core."""
