-- AlterTable
ALTER TABLE "actions" ADD COLUMN     "edits_id" TEXT,
ADD COLUMN     "policy_id" TEXT;

-- AlterTable
ALTER TABLE "approvals" ADD COLUMN     "asked_again_because" TEXT,
ADD COLUMN     "needed" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "needs_password" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "approval_votes" (
    "workspace_id" TEXT NOT NULL,
    "approval_id" TEXT NOT NULL,
    "voter_id" TEXT NOT NULL,
    "with_password" BOOLEAN NOT NULL,
    "reason" TEXT,
    "voted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "approval_votes_pkey" PRIMARY KEY ("approval_id","voter_id")
);

-- AddForeignKey
ALTER TABLE "approval_votes" ADD CONSTRAINT "approval_votes_approval_id_workspace_id_fkey" FOREIGN KEY ("approval_id", "workspace_id") REFERENCES "approvals"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- What was granted before was granted by the one person it names.
INSERT INTO approval_votes (workspace_id, approval_id, voter_id, with_password, reason, voted_at)
  SELECT workspace_id, id, decided_by_id, false, reason, decided_at FROM approvals
  WHERE decided_by_id IS NOT NULL AND decided_at IS NOT NULL AND (status = 'granted' OR (status = 'superseded' AND decided_by_id <> requester_id));

-- Law 10: nobody votes on what they requested or edited, one vote stands as it was given, and only enough of them grant.
ALTER TABLE approvals ADD CONSTRAINT somebody_is_needed CHECK (needed BETWEEN 1 AND 5);
CREATE FUNCTION refuse_own_vote() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE approval record;
BEGIN
  SELECT requester_id, needs_password, status INTO approval FROM approvals WHERE id = NEW.approval_id;
  IF approval.requester_id = NEW.voter_id THEN
    RAISE EXCEPTION 'nobody approves what they requested' USING ERRCODE = 'check_violation';
  END IF;
  IF approval.needs_password AND NOT NEW.with_password THEN
    RAISE EXCEPTION 'this approval needs the password again' USING ERRCODE = 'check_violation';
  END IF;
  IF approval.status <> 'pending' THEN
    RAISE EXCEPTION 'this approval is no longer pending' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER approval_votes_of_others BEFORE INSERT ON approval_votes FOR EACH ROW EXECUTE FUNCTION refuse_own_vote();
CREATE TRIGGER approval_votes_append_only BEFORE UPDATE OR DELETE ON approval_votes FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER approval_votes_no_truncate BEFORE TRUNCATE ON approval_votes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION refuse_grant_without_votes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE votes int; decided_one boolean;
BEGIN
  SELECT count(*), coalesce(bool_or(voter_id = NEW.decided_by_id), false) INTO votes, decided_one FROM approval_votes WHERE approval_id = NEW.id;
  IF votes < NEW.needed OR NOT decided_one THEN
    RAISE EXCEPTION 'approval % has % of % votes', NEW.id, votes, NEW.needed USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER approvals_granted_by_votes BEFORE UPDATE ON approvals FOR EACH ROW
  WHEN (NEW.status = 'granted' AND OLD.status IS DISTINCT FROM 'granted') EXECUTE FUNCTION refuse_grant_without_votes();
CREATE TRIGGER approvals_begin_unanswered BEFORE INSERT ON approvals FOR EACH ROW
  WHEN (NEW.status = 'granted') EXECUTE FUNCTION refuse_grant_without_votes();

-- What an approval is bound to can't be changed under it.
CREATE FUNCTION refuse_rebinding() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an approval keeps what it is bound to' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER approvals_keep_their_binding BEFORE UPDATE ON approvals FOR EACH ROW
  WHEN (NEW.action_hash IS DISTINCT FROM OLD.action_hash OR NEW.action_id IS DISTINCT FROM OLD.action_id OR NEW.requester_id IS DISTINCT FROM OLD.requester_id
    OR NEW.review_cycle IS DISTINCT FROM OLD.review_cycle OR NEW.findings IS DISTINCT FROM OLD.findings OR NEW.needed IS DISTINCT FROM OLD.needed
    OR NEW.needs_password IS DISTINCT FROM OLD.needs_password OR NEW.expires_at IS DISTINCT FROM OLD.expires_at)
  EXECUTE FUNCTION refuse_rebinding();
