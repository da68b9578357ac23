-- What was read.
SELECT json_patch('{}', json_object(
    'articles', (SELECT count(*) FROM articles),
    'stating', (SELECT count(DISTINCT article_id) FROM claims),
    'rejected', (SELECT count(*) FROM rejected_documents),
    'from', (SELECT min(published_on) FROM articles),
    'to', (SELECT max(published_on) FROM articles)
))
