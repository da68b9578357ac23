-- What each article states, and the places of the words that state it.
SELECT json_patch('{}', json_object(
    'of', coalesce(s.regime_id, d.designation_id, a.agreement_id),
    'article', c.article_id,
    'confidence', c.confidence,
    'attributed_to', c.attributed_to,
    'action', s.action,
    'mode', s.mode,
    'target_text', s.target_text,
    'date', coalesce(s.date, d.date, a.date),
    'effective_on', s.effective_on,
    'expires_on', s.expires_on,
    'regime', d.regime_id,
    'agency', d.agency_id,
    'list', d.list,
    'status', coalesce(d.status, a.status),
    'title', a.title,
    'place', a.place,
    'measures', (
        SELECT json(nullif(json_group_array(i.item ORDER BY i.item), '[]')) FROM claim_measures AS i
        WHERE i.claim_id = c.claim_id
    ),
    'reasons', (
        SELECT json(nullif(json_group_array(i.item ORDER BY i.item), '[]')) FROM claim_reasons AS i
        WHERE i.claim_id = c.claim_id
    ),
    'programs', (
        SELECT json(nullif(json_group_array(i.item ORDER BY i.item), '[]')) FROM claim_programs AS i
        WHERE i.claim_id = c.claim_id
    ),
    'bases', (
        SELECT json(nullif(json_group_array(i.item ORDER BY i.item), '[]')) FROM claim_legal_bases AS i
        WHERE i.claim_id = c.claim_id
    ),
    'topics', (
        SELECT json(nullif(json_group_array(i.item ORDER BY i.item), '[]')) FROM claim_topics AS i
        WHERE i.claim_id = c.claim_id
    ),
    'parties', (
        SELECT json(nullif(json_group_array(
            json_object('party', p.party_id, 'role', p.role, 'for', p.for_party_id) ORDER BY p.ordinal
        ), '[]'))
        FROM agreement_claim_parties AS p WHERE p.claim_id = c.claim_id
    ),
    'evidence', (
        SELECT json(json_group_array(json_array(e.start_char, e.end_char) ORDER BY e.ordinal)) FROM evidence AS e
        WHERE e.claim_id = c.claim_id
    )
))
FROM claims AS c
LEFT JOIN sanction_claims AS s ON s.claim_id = c.claim_id
LEFT JOIN designation_claims AS d ON d.claim_id = c.claim_id
LEFT JOIN agreement_claims AS a ON a.claim_id = c.claim_id
ORDER BY c.claim_id
