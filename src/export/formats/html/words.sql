-- What codes and keys mean.
SELECT json_object(
    'regime', json((SELECT json_group_object(code, definition ORDER BY code) FROM regime_statuses)),
    'designation', json((SELECT json_group_object(code, definition ORDER BY code) FROM designation_statuses)),
    'agreement', json((SELECT json_group_object(code, definition ORDER BY code) FROM agreement_statuses)),
    'programs', json((
        SELECT json_group_object(program_id, name ORDER BY program_id) FROM programs
        WHERE program_id IN (SELECT item FROM claim_programs)
    )),
    'legal_bases', json((SELECT json_group_object(legal_basis_id, citation ORDER BY legal_basis_id) FROM legal_bases))
)
