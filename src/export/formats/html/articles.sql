-- Articles that state a fact, without their texts; in the order of bodies.sql.
SELECT json_patch('{}', json_object(
    'id', article_id,
    'source', source,
    'title', title,
    'published', published_on,
    'publisher', publisher,
    'author', author,
    'url', url,
    'repeats', duplicate_of
))
FROM articles
WHERE article_id IN (SELECT article_id FROM claims)
ORDER BY article_id
