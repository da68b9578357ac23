-- Names of the countries that parties are of.
SELECT json_group_object(code, name ORDER BY code)
FROM countries
WHERE code IN (SELECT country FROM parties)
