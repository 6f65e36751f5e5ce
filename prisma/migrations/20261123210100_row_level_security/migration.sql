-- The second fence around a practice. A row is visible and writable only inside a transaction
-- that has said SET LOCAL app.practice_id. Without it the setting is null and no row matches.
DO $$
DECLARE
  owned text;
BEGIN
  FOR owned IN
    SELECT table_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND column_name = 'practiceId'
      AND table_name NOT IN ('LinkIndex', 'SignInSession')
    ORDER BY table_name
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', owned);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', owned);
    EXECUTE format(
      'CREATE POLICY practice ON %I USING ("practiceId" = NULLIF(current_setting(''app.practice_id'', true), '''')::uuid)
       WITH CHECK ("practiceId" = NULLIF(current_setting(''app.practice_id'', true), '''')::uuid)', owned);
  END LOOP;
END $$;

-- A person who signs in must find the practices they belong to before one is chosen: reading only.
CREATE POLICY own_membership ON "Membership" FOR SELECT
  USING ("userId" = NULLIF(current_setting('app.user_id', true), '')::uuid);

-- Ranges the application promises, held by the database too.
ALTER TABLE "Observation"
  ADD CONSTRAINT "Observation_intensity_range" CHECK ("intensity" BETWEEN 1 AND 4),
  ADD CONSTRAINT "Observation_code_or_light" CHECK (("code" IS NULL) <> ("light" IS NULL));
ALTER TABLE "Session"
  ADD CONSTRAINT "Session_ends_after_start" CHECK ("plannedEndsAt" > "startsAt");
ALTER TABLE "Attendance"
  ADD CONSTRAINT "Attendance_minutes_range" CHECK ("minutesJoint" BETWEEN 0 AND 600 AND "minutesAlone" BETWEEN 0 AND 600);
ALTER TABLE "CriterionRating"
  ADD CONSTRAINT "CriterionRating_tenths_range" CHECK ("tenths" BETWEEN 0 AND 40);
ALTER TABLE "Assignment"
  ADD CONSTRAINT "Assignment_confidence_range" CHECK ("confidence" BETWEEN 0 AND 10);
ALTER TABLE "AssignmentOutcome"
  ADD CONSTRAINT "AssignmentOutcome_adherence_range" CHECK ("adherence" BETWEEN 0 AND 4);
ALTER TABLE "Reflection"
  ADD CONSTRAINT "Reflection_upset_range" CHECK ("upset" BETWEEN 0 AND 10);
