-- Parties that have to do with a fact.
WITH concerned (party_id) AS (
    SELECT sender_id FROM regimes
    UNION SELECT target_id FROM regimes
    UNION SELECT party_id FROM designations
    UNION SELECT authority_id FROM designations
    UNION SELECT attributed_to FROM claims
    UNION SELECT agency_id FROM designation_claims
    UNION SELECT party_id FROM agreement_claim_parties
    UNION SELECT for_party_id FROM agreement_claim_parties
)
SELECT json_patch('{}', json_object(
    'id', p.party_id,
    'name', p.name,
    'kind', p.kind,
    'code', p.code,
    'country', p.country,
    'names', (
        SELECT json(nullif(json_group_array(n.name ORDER BY n.name), '[]')) FROM party_names AS n
        WHERE n.party_id = p.party_id AND NOT n.is_primary
    ),
    'identifiers', (
        SELECT json(nullif(json_group_array(json_array(i.scheme, i.value) ORDER BY i.scheme, i.value), '[]'))
        FROM party_identifiers AS i WHERE i.party_id = p.party_id
    ),
    'roles', (
        SELECT json(nullif(json_group_array(DISTINCT r.role ORDER BY r.role), '[]')) FROM article_parties AS a
        JOIN party_roles AS r ON r.article_id = a.article_id AND r.party_id = a.party_id
        WHERE a.party_id = p.party_id
    )
))
FROM parties AS p
JOIN concerned AS c ON c.party_id = p.party_id
ORDER BY p.party_id
