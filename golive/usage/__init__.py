"""Any export to a counted series."""
