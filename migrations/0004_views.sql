-- One row per article and fact: what that article states, in its own spelling.
--
-- A list is joined from a sorted subquery, since `group_concat(... ORDER BY ...)` needs SQLite 3.44 and would keep
-- an older reader from opening the database at all. SQLite keeps the order of such a subquery.

CREATE VIEW v_article_parties (
    --! A party that an article names or that one of its claims implies; all parties but `WORLD`.
    --! Key: article_id, party_id.
    -- Path of the article.
    source,
    -- The party.
    party_id,
    -- Its ISO or bloc code.
    code,
    -- The fullest spelling that the article uses.
    name,
    -- What it is.
    kind,
    -- The state that it is, serves or belongs to.
    country,
    -- The other forms that the article uses, then the canonical name, joined with `; `.
    aliases,
    -- The offices that the article gives a person, joined with `; `.
    roles,
    -- The article.
    article_id,
    -- Day of publication.
    published_on,
    -- Outlet.
    publisher,
    -- Address of the article.
    url
) AS
SELECT
    a.source,
    p.party_id,
    p.code,
    ap.name,
    p.kind,
    p.country,
    coalesce(
        (
            SELECT group_concat(name, '; ')
            FROM (
                SELECT n.name FROM article_party_names AS n
                WHERE n.article_id = ap.article_id AND n.party_id = ap.party_id AND n.name NOT IN (ap.name, p.name)
                ORDER BY n.name
            )
        ) || coalesce('; ' || nullif(p.name, ap.name), ''),
        nullif(p.name, ap.name)
    ),
    (
        SELECT group_concat(role, '; ')
        FROM (
            SELECT r.role FROM party_roles AS r
            WHERE r.article_id = ap.article_id AND r.party_id = ap.party_id
            ORDER BY r.role
        )
    ),
    ap.article_id,
    a.published_on,
    a.publisher,
    a.url
FROM article_parties AS ap
JOIN articles AS a ON a.article_id = ap.article_id
JOIN parties AS p ON p.party_id = ap.party_id
WHERE p.code IS NOT 'WORLD';

CREATE VIEW v_article_sanctions (
    --! An act on a sanctions regime that an article states.
    --! Key: claim_id.
    -- Path of the article.
    source,
    -- The regime acted on.
    regime_id,
    -- Who sanctions, as a party.
    sender_id,
    -- Who sanctions: the party's code where it has one, else its name in the article.
    sender,
    -- Who is sanctioned, as a party.
    target_id,
    -- Who is sanctioned: the party's code where it has one, else its name in the article.
    target,
    -- The article's words for who is hit, where narrower than the target.
    target_text,
    -- What is done.
    action,
    -- In what way.
    mode,
    -- When the act happened or is to happen.
    date,
    -- When it takes effect, if stated apart.
    effective_on,
    -- When it runs out, if stated.
    expires_on,
    -- Kinds of measure named, joined with `; `.
    measures,
    -- Reasons named, joined with `; `.
    reasons,
    -- Sanctions programmes named, as keys of `programs`, joined with `; `.
    programs,
    -- The words of the article that state it best.
    quote,
    -- Chance that the claim reads the article rightly, 0 to 1.
    confidence,
    -- First day that `date` can mean.
    date_from,
    -- Last day that `date` can mean.
    date_to,
    -- How precise `date` is: `year`, `month` or `day`.
    date_precision,
    -- The claim.
    claim_id,
    -- The article.
    article_id,
    -- Day of publication.
    published_on,
    -- Outlet.
    publisher,
    -- Address of the article.
    url
) AS
SELECT
    a.source,
    r.regime_id,
    r.sender_id,
    coalesce(sender.code, sender_here.name, sender.name),
    r.target_id,
    coalesce(target.code, target_here.name, target.name),
    s.target_text,
    s.action,
    s.mode,
    s.date,
    s.effective_on,
    s.expires_on,
    (SELECT group_concat(item, '; ') FROM (SELECT item FROM claim_measures WHERE claim_id = s.claim_id ORDER BY item)),
    (SELECT group_concat(item, '; ') FROM (SELECT item FROM claim_reasons WHERE claim_id = s.claim_id ORDER BY item)),
    (SELECT group_concat(item, '; ') FROM (SELECT item FROM claim_programs WHERE claim_id = s.claim_id ORDER BY item)),
    e.quote,
    c.confidence,
    substr(s.date || '-01-01', 1, 10),
    CASE length(s.date)
        WHEN 4 THEN s.date || '-12-31'
        WHEN 7 THEN date(s.date || '-01', '+1 month', '-1 day')
        ELSE s.date
    END,
    CASE length(s.date) WHEN 4 THEN 'year' WHEN 7 THEN 'month' WHEN 10 THEN 'day' END,
    s.claim_id,
    a.article_id,
    a.published_on,
    a.publisher,
    a.url
FROM sanction_claims AS s
JOIN claims AS c ON c.claim_id = s.claim_id
JOIN articles AS a ON a.article_id = c.article_id
JOIN regimes AS r ON r.regime_id = s.regime_id
JOIN parties AS sender ON sender.party_id = r.sender_id
JOIN parties AS target ON target.party_id = r.target_id
LEFT JOIN article_parties AS sender_here
    ON sender_here.article_id = c.article_id AND sender_here.party_id = r.sender_id
LEFT JOIN article_parties AS target_here
    ON target_here.article_id = c.article_id AND target_here.party_id = r.target_id
LEFT JOIN evidence AS e ON e.claim_id = c.claim_id AND e.ordinal = 0;

CREATE VIEW v_article_designations (
    --! A listing or delisting of a party that an article states.
    --! Key: claim_id.
    -- Path of the article.
    source,
    -- The designation: who, by whom.
    designation_id,
    -- Who is listed, as a party.
    party_id,
    -- Who is listed, in the fullest spelling that the article uses.
    name,
    -- The other forms that the article uses, then the canonical name, joined with `; `.
    aliases,
    -- What the party is.
    kind,
    -- The state that the party serves or belongs to.
    country,
    -- Whose list it is, as a party.
    authority_id,
    -- Whose list it is: the party's code where it has one, else its name in the article.
    authority,
    -- The ministry or office that acted, in the article's spelling.
    agency,
    -- The list, where the article names it.
    list,
    -- The regime that the listing belongs to.
    regime_id,
    -- Listed, taken off, or proposed.
    status,
    -- When.
    date,
    -- Orders, regulations and resolutions named, joined with `; `.
    legal_bases,
    -- The words of the article that state it best.
    quote,
    -- Chance that the claim reads the article rightly, 0 to 1.
    confidence,
    -- First day that `date` can mean.
    date_from,
    -- Last day that `date` can mean.
    date_to,
    -- How precise `date` is: `year`, `month` or `day`.
    date_precision,
    -- The claim.
    claim_id,
    -- The article.
    article_id,
    -- Day of publication.
    published_on,
    -- Outlet.
    publisher,
    -- Address of the article.
    url
) AS
SELECT
    a.source,
    d.designation_id,
    p.party_id,
    coalesce(here.name, p.name),
    coalesce(
        (
            SELECT group_concat(name, '; ')
            FROM (
                SELECT n.name FROM article_party_names AS n
                WHERE n.article_id = here.article_id AND n.party_id = here.party_id AND n.name NOT IN (here.name, p.name)
                ORDER BY n.name
            )
        ) || coalesce('; ' || nullif(p.name, here.name), ''),
        CASE WHEN p.name <> here.name THEN p.name END
    ),
    p.kind,
    p.country,
    d.authority_id,
    coalesce(authority.code, authority_here.name, authority.name),
    coalesce(agency_here.name, agency.name),
    l.list,
    l.regime_id,
    l.status,
    l.date,
    (
        SELECT group_concat(citation, '; ')
        FROM (
            SELECT b.citation FROM claim_legal_bases AS i
            JOIN legal_bases AS b ON b.legal_basis_id = i.item
            WHERE i.claim_id = l.claim_id
            ORDER BY b.citation
        )
    ),
    e.quote,
    c.confidence,
    substr(l.date || '-01-01', 1, 10),
    CASE length(l.date)
        WHEN 4 THEN l.date || '-12-31'
        WHEN 7 THEN date(l.date || '-01', '+1 month', '-1 day')
        ELSE l.date
    END,
    CASE length(l.date) WHEN 4 THEN 'year' WHEN 7 THEN 'month' WHEN 10 THEN 'day' END,
    l.claim_id,
    a.article_id,
    a.published_on,
    a.publisher,
    a.url
FROM designation_claims AS l
JOIN claims AS c ON c.claim_id = l.claim_id
JOIN articles AS a ON a.article_id = c.article_id
JOIN designations AS d ON d.designation_id = l.designation_id
JOIN parties AS p ON p.party_id = d.party_id
JOIN parties AS authority ON authority.party_id = d.authority_id
LEFT JOIN parties AS agency ON agency.party_id = l.agency_id
LEFT JOIN article_parties AS here
    ON here.article_id = c.article_id AND here.party_id = p.party_id
LEFT JOIN article_parties AS authority_here
    ON authority_here.article_id = c.article_id AND authority_here.party_id = d.authority_id
LEFT JOIN article_parties AS agency_here
    ON agency_here.article_id = c.article_id AND agency_here.party_id = l.agency_id
LEFT JOIN evidence AS e ON e.claim_id = c.claim_id AND e.ordinal = 0;

CREATE VIEW v_article_agreements (
    --! A stage of an international agreement that an article states.
    --! Key: claim_id.
    -- Path of the article.
    source,
    -- The agreement.
    agreement_id,
    -- Its name in the article.
    title,
    -- What it is.
    kind,
    -- The latest stage that the article gives.
    status,
    -- Day of signing where stated, otherwise of the status.
    date,
    -- City where it was signed.
    place,
    -- Its parties, also those that have left, joined with `; `: codes where they have one, else names in the article.
    parties,
    -- The people who signed, in the article's spelling, joined with `; `.
    signatories,
    -- What it is about, joined with `; `.
    topics,
    -- The words of the article that state it best.
    quote,
    -- Chance that the claim reads the article rightly, 0 to 1.
    confidence,
    -- First day that `date` can mean.
    date_from,
    -- Last day that `date` can mean.
    date_to,
    -- How precise `date` is: `year`, `month` or `day`.
    date_precision,
    -- The claim.
    claim_id,
    -- The article.
    article_id,
    -- Day of publication.
    published_on,
    -- Outlet.
    publisher,
    -- Address of the article.
    url
) AS
SELECT
    a.source,
    g.agreement_id,
    g.title,
    g.kind,
    g.status,
    g.date,
    g.place,
    (
        SELECT group_concat(label, '; ')
        FROM (
            SELECT coalesce(p.code, here.name, p.name) AS label FROM agreement_claim_parties AS i
            JOIN parties AS p ON p.party_id = i.party_id
            LEFT JOIN article_parties AS here ON here.article_id = c.article_id AND here.party_id = i.party_id
            WHERE i.claim_id = g.claim_id AND i.role IN ('party', 'withdrawn')
            GROUP BY label
            ORDER BY min(i.ordinal)
        )
    ),
    (
        SELECT group_concat(label, '; ')
        FROM (
            SELECT coalesce(here.name, p.name) AS label FROM agreement_claim_parties AS i
            JOIN parties AS p ON p.party_id = i.party_id
            LEFT JOIN article_parties AS here ON here.article_id = c.article_id AND here.party_id = i.party_id
            WHERE i.claim_id = g.claim_id AND i.role = 'signed_by' AND p.kind = 'person'
            GROUP BY label
            ORDER BY min(i.ordinal)
        )
    ),
    (SELECT group_concat(item, '; ') FROM (SELECT item FROM claim_topics WHERE claim_id = g.claim_id ORDER BY item)),
    e.quote,
    c.confidence,
    substr(g.date || '-01-01', 1, 10),
    CASE length(g.date)
        WHEN 4 THEN g.date || '-12-31'
        WHEN 7 THEN date(g.date || '-01', '+1 month', '-1 day')
        ELSE g.date
    END,
    CASE length(g.date) WHEN 4 THEN 'year' WHEN 7 THEN 'month' WHEN 10 THEN 'day' END,
    g.claim_id,
    a.article_id,
    a.published_on,
    a.publisher,
    a.url
FROM agreement_claims AS g
JOIN claims AS c ON c.claim_id = g.claim_id
JOIN articles AS a ON a.article_id = c.article_id
LEFT JOIN evidence AS e ON e.claim_id = c.claim_id AND e.ordinal = 0;

CREATE VIEW v_acts (
    --! An act on a regime, however many articles report it.
    --! Key: regime_id, action, mode, date.
    -- The regime acted on.
    regime_id,
    -- What is done.
    action,
    -- In what way.
    mode,
    -- When the act happened or is to happen.
    date,
    -- How many articles report it; an article and its duplicates count once.
    articles,
    -- First day that `date` can mean.
    date_from,
    -- Last day that `date` can mean.
    date_to,
    -- How precise `date` is: `year`, `month` or `day`.
    date_precision
) AS
SELECT
    s.regime_id,
    s.action,
    s.mode,
    s.date,
    CAST(count(DISTINCT coalesce(a.duplicate_of, a.article_id)) AS INTEGER),
    substr(s.date || '-01-01', 1, 10),
    CASE length(s.date)
        WHEN 4 THEN s.date || '-12-31'
        WHEN 7 THEN date(s.date || '-01', '+1 month', '-1 day')
        ELSE s.date
    END,
    CASE length(s.date) WHEN 4 THEN 'year' WHEN 7 THEN 'month' WHEN 10 THEN 'day' END
FROM sanction_claims AS s
JOIN claims AS c ON c.claim_id = s.claim_id
JOIN articles AS a ON a.article_id = c.article_id
GROUP BY s.regime_id, s.action, s.mode, s.date;
