-- The texts of articles that state a fact, in the order of articles.sql.
SELECT body
FROM articles
WHERE article_id IN (SELECT article_id FROM claims)
ORDER BY article_id
