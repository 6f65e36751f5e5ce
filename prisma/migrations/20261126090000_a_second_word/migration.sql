-- Word to a clinician may go out a second time, where nobody opened what waits (domain 6.5).
ALTER TABLE "OutgoingMail" DROP CONSTRAINT "OutgoingMail_two_reminders";
ALTER TABLE "OutgoingMail"
  ADD CONSTRAINT "OutgoingMail_two_reminders" CHECK ("number" BETWEEN 1 AND CASE "kind" WHEN 'REMINDER' THEN 2 WHEN 'INVITATION' THEN 5 ELSE 2 END);
