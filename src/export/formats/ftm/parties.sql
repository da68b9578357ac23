-- Every party. A body that lists others or imposes sanctions is a public one.
SELECT
    p.party_id AS "id",
    CASE
        WHEN p.kind = 'country' THEN 'PublicBody'
        WHEN p.kind = 'person' THEN 'Person'
        WHEN p.kind = 'company' THEN 'Company'
        WHEN p.kind = 'vessel' THEN 'Vessel'
        WHEN p.kind = 'aircraft' THEN 'Airplane'
        WHEN p.is_collective THEN 'LegalEntity'
        WHEN p.kind = 'organisation' AND (
            EXISTS (SELECT 1 FROM designations AS d WHERE d.authority_id = p.party_id)
            OR EXISTS (SELECT 1 FROM designation_claims AS c WHERE c.agency_id = p.party_id)
            OR EXISTS (SELECT 1 FROM regimes AS r WHERE r.sender_id = p.party_id)
        ) THEN 'PublicBody'
        ELSE 'Organization'
    END AS "schema",
    p.name AS "name",
    (
        SELECT json_group_array(name)
        FROM (SELECT n.name FROM party_names AS n WHERE n.party_id = p.party_id AND n.name <> p.name ORDER BY n.name)
    ) AS "alias[]",
    lower(coalesce(p.country, CASE WHEN p.kind = 'country' THEN p.code END)) AS "country",
    CASE WHEN p.kind = 'country' THEN lower(p.code) END AS "jurisdiction",
    CASE WHEN p.kind = 'bloc' THEN p.code END AS "abbreviation",
    (
        SELECT json_group_array(topic)
        FROM (
            SELECT 'gov.national' AS topic WHERE p.kind = 'country'
            UNION ALL
            SELECT 'sanction'
            WHERE EXISTS (SELECT 1 FROM designations AS d WHERE d.party_id = p.party_id AND d.status = 'designated')
        )
    ) AS "topics[]",
    CASE WHEN p.kind = 'person' THEN (
        SELECT json_group_array(role)
        FROM (
            SELECT DISTINCT r.role FROM article_parties AS a
            JOIN party_roles AS r ON r.article_id = a.article_id AND r.party_id = a.party_id
            WHERE a.party_id = p.party_id
            ORDER BY r.role
        )
    ) END AS "position[]",
    CASE WHEN p.kind IN ('vessel', 'company', 'organisation', 'group') THEN (
        SELECT json_group_array(i.value) FROM party_identifiers AS i
        WHERE i.party_id = p.party_id AND i.scheme = 'imo'
    ) END AS "imoNumber[]",
    CASE WHEN p.kind = 'vessel' THEN (
        SELECT json_group_array(i.value) FROM party_identifiers AS i
        WHERE i.party_id = p.party_id AND i.scheme = 'mmsi'
    ) END AS "mmsi[]",
    (
        SELECT json_group_array(i.value) FROM party_identifiers AS i
        WHERE i.party_id = p.party_id AND i.scheme IN ('registration', 'tail')
    ) AS "registrationNumber[]",
    CASE WHEN p.kind = 'person' THEN (
        SELECT json_group_array(i.value) FROM party_identifiers AS i
        WHERE i.party_id = p.party_id AND i.scheme = 'passport'
    ) END AS "passportNumber[]",
    CASE WHEN p.kind NOT IN ('vessel', 'aircraft') THEN (
        SELECT json_group_array(i.value) FROM party_identifiers AS i
        WHERE i.party_id = p.party_id AND i.scheme = 'ofac'
    ) END AS "idNumber[]"
FROM parties AS p
ORDER BY p.party_id
