-- Makes the indexes of words, each in one piece.

INSERT INTO articles_fts (articles_fts) VALUES ('rebuild');
INSERT INTO evidence_fts (evidence_fts) VALUES ('rebuild');
INSERT INTO articles_fts (articles_fts) VALUES ('optimize');
INSERT INTO evidence_fts (evidence_fts) VALUES ('optimize');
