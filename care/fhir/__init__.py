"""Care in FHIR R4: one code table, one file a resource family, the Bundle, and the clinic's door."""
