"""One module per kind of knowledge entry; every entry is one YAML file whose name is its id."""
