-- Full-text search. The index of words stands beside the text and does not repeat it: `content` names the table that holds
-- it. Filled by src/store/words.rs. Words are compared by their stems, without accents.

CREATE VIRTUAL TABLE articles_fts USING fts5(
    body, content="articles", tokenize="porter unicode61 remove_diacritics 2"
);

CREATE VIRTUAL TABLE evidence_fts USING fts5(
    quote, content="evidence", tokenize="porter unicode61 remove_diacritics 2"
);
