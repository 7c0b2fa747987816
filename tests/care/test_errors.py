from care.errors import BadInputError, CarepostError, ImpossibleReadingError, Remedy


def test_every_error_has_a_lasting_code_and_a_remedy():
    kinds = [CarepostError, ImpossibleReadingError, BadInputError]
    assert len({kind.code for kind in kinds}) == len(kinds)
    assert all(isinstance(kind.remedy, Remedy) for kind in kinds)
