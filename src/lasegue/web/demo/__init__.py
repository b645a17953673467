"""The demo clinic: plainly fictional people in every stage."""
