-- What was stated, blocked, judged or in force once stays: withdrawn, lifted and superseded by a row of its own, never taken away.
CREATE TRIGGER consents_stay BEFORE DELETE ON consents FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER consents_no_truncate BEFORE TRUNCATE ON consents FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER suppressions_stay BEFORE DELETE ON suppressions FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER suppressions_no_truncate BEFORE TRUNCATE ON suppressions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER policies_stay BEFORE DELETE ON policies FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER policies_no_truncate BEFORE TRUNCATE ON policies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER scopes_stay BEFORE DELETE ON scopes FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER scopes_no_truncate BEFORE TRUNCATE ON scopes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER outcome_reviews_no_truncate BEFORE TRUNCATE ON outcome_reviews FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
