-- Every foreign key that does not lead its table's own key, what an analyst looks up by, and what must be unique
-- though a part of it may be missing.

CREATE INDEX modes_action ON modes (action);
CREATE INDEX articles_source ON articles (source);
CREATE INDEX articles_duplicate_of ON articles (duplicate_of);
CREATE INDEX parties_kind ON parties (kind);
CREATE INDEX parties_code ON parties (code);
CREATE INDEX parties_country ON parties (country);
CREATE INDEX party_names_name ON party_names (name);
CREATE UNIQUE INDEX party_names_primary ON party_names (party_id) WHERE is_primary;
CREATE INDEX party_members_member ON party_members (member_id);
CREATE INDEX article_parties_party ON article_parties (party_id);
CREATE UNIQUE INDEX regimes_sender_target ON regimes (sender_id, target_id, coalesce(theme, ''));
CREATE INDEX regimes_target ON regimes (target_id);
CREATE INDEX regimes_status ON regimes (status);
CREATE INDEX programs_issuer ON programs (issuer_id);
CREATE INDEX legal_bases_program ON legal_bases (program_id);
CREATE INDEX designations_authority ON designations (authority_id);
CREATE INDEX designations_status ON designations (status);
CREATE INDEX agreements_kind ON agreements (kind);
CREATE INDEX agreements_status ON agreements (status);
CREATE INDEX claims_article ON claims (article_id);
CREATE INDEX claims_fact ON claims (fact);
CREATE INDEX claims_attributed_to ON claims (attributed_to);
CREATE INDEX sanction_claims_act ON sanction_claims (regime_id, action, mode, date);
CREATE INDEX sanction_claims_action ON sanction_claims (action);
CREATE INDEX sanction_claims_mode ON sanction_claims (mode, action);
CREATE INDEX designation_claims_designation ON designation_claims (designation_id);
CREATE INDEX designation_claims_regime ON designation_claims (regime_id);
CREATE INDEX designation_claims_agency ON designation_claims (agency_id);
CREATE INDEX designation_claims_status ON designation_claims (status);
CREATE INDEX agreement_claims_agreement ON agreement_claims (agreement_id);
CREATE INDEX agreement_claims_kind ON agreement_claims (kind);
CREATE INDEX agreement_claims_status ON agreement_claims (status);
CREATE INDEX claim_measures_item ON claim_measures (item);
CREATE INDEX claim_programs_item ON claim_programs (item);
CREATE INDEX claim_legal_bases_item ON claim_legal_bases (item);
CREATE INDEX claim_topics_item ON claim_topics (item);
CREATE UNIQUE INDEX agreement_claim_parties_participant
    ON agreement_claim_parties (claim_id, party_id, role, coalesce(for_party_id, ''));
CREATE INDEX agreement_claim_parties_party ON agreement_claim_parties (party_id);
CREATE INDEX agreement_claim_parties_role ON agreement_claim_parties (role);
CREATE INDEX agreement_claim_parties_for ON agreement_claim_parties (for_party_id);
