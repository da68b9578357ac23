-- Every article that names a party.
SELECT
    a.article_id AS "id",
    'Article' AS "schema",
    a.title AS "title",
    a.source AS "fileName",
    a.published_on AS "publishedAt",
    a.publisher AS "publisher",
    a.author AS "author",
    CASE WHEN a.url LIKE 'http://%' OR a.url LIKE 'https://%' THEN a.url END AS "sourceUrl",
    CASE WHEN a.language = 'en' THEN 'eng' WHEN length(a.language) = 3 THEN a.language END AS "language",
    a.body AS "bodyText"
FROM articles AS a
WHERE EXISTS (SELECT 1 FROM article_parties AS ap WHERE ap.article_id = a.article_id)
ORDER BY a.article_id
