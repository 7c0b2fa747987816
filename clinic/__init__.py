"""The clinic program: signalling, FHIR R4 store and the doctor's console."""
