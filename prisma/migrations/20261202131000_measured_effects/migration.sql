-- What a holdout has measured, as the nightly look left it; with the play or agent it is what the holdout that speaks for it has.
ALTER TABLE "holdouts" ADD COLUMN "effect" JSONB;
ALTER TABLE "agents" ADD COLUMN "measured_effect" JSONB;
ALTER TABLE "plays" ADD COLUMN "measured_effect" JSONB;
