-- CreateEnum
CREATE TYPE "TaskRepeat" AS ENUM ('ONCE', 'DAILY', 'WEEKLY', 'EACH_SESSION');

-- CreateEnum
CREATE TYPE "TaskDelivery" AS ENUM ('HAND_OVER', 'QR', 'PRINT', 'EMAIL');

-- CreateEnum
CREATE TYPE "MailSubject" AS ENUM ('NOTE_FROM_SENDER', 'WEEKDAY_NOTE');

-- CreateEnum
CREATE TYPE "RiskClass" AS ENUM ('A', 'B', 'B2', 'C', 'D', 'CONTACT');

-- CreateEnum
CREATE TYPE "RiskReply" AS ENUM ('SAFE', 'NOT_SURE', 'NOT_SAFE', 'LONG_AGO', 'NOT_LONG_AGO', 'NOT_MEANT');

-- CreateEnum
CREATE TYPE "RiskClearanceKind" AS ENUM ('CONTACTED', 'NOT_RISK', 'KNOWN_PLAN', 'HANDED_OVER');

-- CreateEnum
CREATE TYPE "MailKind" AS ENUM ('INVITATION', 'REMINDER', 'WORD_TO_CLINICIAN');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "RequestEndKind" ADD VALUE 'ON_PAPER';
ALTER TYPE "RequestEndKind" ADD VALUE 'CONSENT_TAKEN_BACK';

-- DropIndex
DROP INDEX "Assignment_practiceId_clientId_approvedAt_idx";

-- DropIndex
DROP INDEX "Request_practiceId_tokenHash_key";

-- AlterTable
ALTER TABLE "Assignment" ADD COLUMN     "childCare" TEXT,
ADD COLUMN     "delivery" "TaskDelivery" NOT NULL DEFAULT 'PRINT',
ADD COLUMN     "draftedAt" TIMESTAMPTZ(3),
ADD COLUMN     "draftedById" UUID,
ADD COLUMN     "exerciseVersionId" UUID,
ADD COLUMN     "reminders" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "repeat" "TaskRepeat" NOT NULL DEFAULT 'ONCE',
ALTER COLUMN "approvedAt" DROP NOT NULL,
ALTER COLUMN "approvedById" DROP NOT NULL;

-- What was given before was drafted by the same act. The owner is fenced too, so the fence opens for it.
ALTER TABLE "Assignment" NO FORCE ROW LEVEL SECURITY;
UPDATE "Assignment" SET "draftedAt" = "approvedAt", "draftedById" = "approvedById";
ALTER TABLE "Assignment" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Assignment" ALTER COLUMN "draftedAt" SET NOT NULL, ALTER COLUMN "draftedById" SET NOT NULL;

-- AlterTable
ALTER TABLE "ContactPreference" ADD COLUMN     "senderName" TEXT,
ADD COLUMN     "subject" "MailSubject" NOT NULL DEFAULT 'NOTE_FROM_SENDER';

-- AlterTable
ALTER TABLE "CriteriaReview" ALTER COLUMN "recordedById" DROP NOT NULL;

-- AlterTable
ALTER TABLE "CriterionRating" ALTER COLUMN "recordedById" DROP NOT NULL;

-- AlterTable
ALTER TABLE "SignInSession" ADD COLUMN     "lockedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "PracticeProfile" ADD COLUMN     "quietFrom" INTEGER NOT NULL DEFAULT 20,
ADD COLUMN     "quietUntil" INTEGER NOT NULL DEFAULT 8;

-- AlterTable
ALTER TABLE "Reflection" ADD COLUMN     "doubtedAt" TIMESTAMPTZ(3),
ADD COLUMN     "doubtedById" UUID,
ADD COLUMN     "enteredById" UUID,
ADD COLUMN     "writtenOn" DATE;

-- AlterTable
ALTER TABLE "Request" ADD COLUMN     "opensAt" TIMESTAMPTZ(3),
ADD COLUMN     "sealedToken" TEXT,
ADD COLUMN     "turn" INTEGER NOT NULL DEFAULT 1;

ALTER TABLE "Request" NO FORCE ROW LEVEL SECURITY;
UPDATE "Request" SET "opensAt" = "issuedAt";
ALTER TABLE "Request" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Request" ALTER COLUMN "opensAt" SET NOT NULL;

-- AlterTable
ALTER TABLE "RequestVisit" ADD COLUMN     "device" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "handedOver" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "RequestDraft" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "AssignmentPause" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "pausedAt" TIMESTAMPTZ(3) NOT NULL,
    "pausedById" UUID NOT NULL,
    "resumedAt" TIMESTAMPTZ(3),
    "resumedById" UUID,

    CONSTRAINT "AssignmentPause_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "PracticeExercise" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "basedOn" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" UUID NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PracticeExercise_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "PracticeExerciseVersion" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "practiceExerciseId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" UUID NOT NULL,

    CONSTRAINT "PracticeExerciseVersion_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "AwayTime" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "coverId" UUID,
    "fromDay" DATE NOT NULL,
    "untilDay" DATE NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedById" UUID NOT NULL,
    "cancelledAt" TIMESTAMPTZ(3),

    CONSTRAINT "AwayTime_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "RiskMark" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "reflectionId" UUID NOT NULL,
    "fieldId" TEXT NOT NULL,
    "class" "RiskClass" NOT NULL,
    "loweredFrom" "RiskClass",
    "listVersion" TEXT NOT NULL,
    "reply" "RiskReply",
    "repliedAt" TIMESTAMPTZ(3),
    "markedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RiskMark_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "RiskClearance" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "reflectionId" UUID NOT NULL,
    "kind" "RiskClearanceKind" NOT NULL,
    "reason" TEXT NOT NULL,
    "clearedAt" TIMESTAMPTZ(3) NOT NULL,
    "clearedById" UUID NOT NULL,

    CONSTRAINT "RiskClearance_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "SharedOpening" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "reflectionId" UUID NOT NULL,
    "fieldId" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "openedById" UUID NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SharedOpening_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "OutgoingMail" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "MailKind" NOT NULL,
    "number" INTEGER NOT NULL DEFAULT 1,
    "clientId" UUID,
    "requestId" UUID,
    "membershipId" UUID,
    "reflectionId" UUID,
    "notBefore" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "startedAt" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),
    "cancelledAt" TIMESTAMPTZ(3),
    "cancelReason" TEXT,

    CONSTRAINT "OutgoingMail_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "ReminderStop" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "stoppedAt" TIMESTAMPTZ(3) NOT NULL,
    "resumedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ReminderStop_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "ContactWish" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "channel" "ContactChannel" NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "settledAt" TIMESTAMPTZ(3),
    "settledById" UUID,

    CONSTRAINT "ContactWish_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateIndex
CREATE INDEX "AssignmentPause_practiceId_assignmentId_idx" ON "AssignmentPause"("practiceId", "assignmentId");

-- CreateIndex
CREATE UNIQUE INDEX "PracticeExercise_practiceId_code_key" ON "PracticeExercise"("practiceId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "PracticeExerciseVersion_practiceId_practiceExerciseId_numbe_key" ON "PracticeExerciseVersion"("practiceId", "practiceExerciseId", "number");

-- CreateIndex
CREATE INDEX "AwayTime_practiceId_memberId_untilDay_idx" ON "AwayTime"("practiceId", "memberId", "untilDay");

-- CreateIndex
CREATE INDEX "AwayTime_practiceId_coverId_untilDay_idx" ON "AwayTime"("practiceId", "coverId", "untilDay");

-- CreateIndex
CREATE UNIQUE INDEX "RiskMark_practiceId_reflectionId_fieldId_class_key" ON "RiskMark"("practiceId", "reflectionId", "fieldId", "class");

-- CreateIndex
CREATE INDEX "RiskClearance_practiceId_reflectionId_idx" ON "RiskClearance"("practiceId", "reflectionId");

-- CreateIndex
CREATE INDEX "SharedOpening_practiceId_sessionId_idx" ON "SharedOpening"("practiceId", "sessionId");

-- CreateIndex
CREATE INDEX "OutgoingMail_practiceId_clientId_idx" ON "OutgoingMail"("practiceId", "clientId");

-- CreateIndex
CREATE UNIQUE INDEX "OutgoingMail_practiceId_requestId_kind_number_key" ON "OutgoingMail"("practiceId", "requestId", "kind", "number");

-- CreateIndex
CREATE UNIQUE INDEX "OutgoingMail_practiceId_reflectionId_membershipId_kind_numb_key" ON "OutgoingMail"("practiceId", "reflectionId", "membershipId", "kind", "number");

-- CreateIndex
CREATE INDEX "ReminderStop_practiceId_clientId_idx" ON "ReminderStop"("practiceId", "clientId");

-- CreateIndex
CREATE INDEX "ContactWish_practiceId_clientId_idx" ON "ContactWish"("practiceId", "clientId");

-- CreateIndex
CREATE INDEX "Assignment_practiceId_clientId_draftedAt_idx" ON "Assignment"("practiceId", "clientId", "draftedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Request_practiceId_tokenHash_turn_key" ON "Request"("practiceId", "tokenHash", "turn");

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_practiceId_draftedById_fkey" FOREIGN KEY ("practiceId", "draftedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_practiceId_exerciseVersionId_fkey" FOREIGN KEY ("practiceId", "exerciseVersionId") REFERENCES "PracticeExerciseVersion"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentPause" ADD CONSTRAINT "AssignmentPause_practiceId_assignmentId_fkey" FOREIGN KEY ("practiceId", "assignmentId") REFERENCES "Assignment"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentPause" ADD CONSTRAINT "AssignmentPause_practiceId_pausedById_fkey" FOREIGN KEY ("practiceId", "pausedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentPause" ADD CONSTRAINT "AssignmentPause_practiceId_resumedById_fkey" FOREIGN KEY ("practiceId", "resumedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PracticeExercise" ADD CONSTRAINT "PracticeExercise_practiceId_createdById_fkey" FOREIGN KEY ("practiceId", "createdById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PracticeExerciseVersion" ADD CONSTRAINT "PracticeExerciseVersion_practiceId_practiceExerciseId_fkey" FOREIGN KEY ("practiceId", "practiceExerciseId") REFERENCES "PracticeExercise"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PracticeExerciseVersion" ADD CONSTRAINT "PracticeExerciseVersion_practiceId_createdById_fkey" FOREIGN KEY ("practiceId", "createdById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AwayTime" ADD CONSTRAINT "AwayTime_practiceId_memberId_fkey" FOREIGN KEY ("practiceId", "memberId") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AwayTime" ADD CONSTRAINT "AwayTime_practiceId_coverId_fkey" FOREIGN KEY ("practiceId", "coverId") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AwayTime" ADD CONSTRAINT "AwayTime_practiceId_recordedById_fkey" FOREIGN KEY ("practiceId", "recordedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reflection" ADD CONSTRAINT "Reflection_practiceId_enteredById_fkey" FOREIGN KEY ("practiceId", "enteredById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reflection" ADD CONSTRAINT "Reflection_practiceId_doubtedById_fkey" FOREIGN KEY ("practiceId", "doubtedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RiskMark" ADD CONSTRAINT "RiskMark_practiceId_reflectionId_fkey" FOREIGN KEY ("practiceId", "reflectionId") REFERENCES "Reflection"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RiskClearance" ADD CONSTRAINT "RiskClearance_practiceId_reflectionId_fkey" FOREIGN KEY ("practiceId", "reflectionId") REFERENCES "Reflection"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RiskClearance" ADD CONSTRAINT "RiskClearance_practiceId_clearedById_fkey" FOREIGN KEY ("practiceId", "clearedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SharedOpening" ADD CONSTRAINT "SharedOpening_practiceId_sessionId_fkey" FOREIGN KEY ("practiceId", "sessionId") REFERENCES "Session"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SharedOpening" ADD CONSTRAINT "SharedOpening_practiceId_reflectionId_fkey" FOREIGN KEY ("practiceId", "reflectionId") REFERENCES "Reflection"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SharedOpening" ADD CONSTRAINT "SharedOpening_practiceId_openedById_fkey" FOREIGN KEY ("practiceId", "openedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutgoingMail" ADD CONSTRAINT "OutgoingMail_practiceId_clientId_fkey" FOREIGN KEY ("practiceId", "clientId") REFERENCES "Client"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutgoingMail" ADD CONSTRAINT "OutgoingMail_practiceId_requestId_fkey" FOREIGN KEY ("practiceId", "requestId") REFERENCES "Request"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutgoingMail" ADD CONSTRAINT "OutgoingMail_practiceId_membershipId_fkey" FOREIGN KEY ("practiceId", "membershipId") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutgoingMail" ADD CONSTRAINT "OutgoingMail_practiceId_reflectionId_fkey" FOREIGN KEY ("practiceId", "reflectionId") REFERENCES "Reflection"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReminderStop" ADD CONSTRAINT "ReminderStop_practiceId_clientId_fkey" FOREIGN KEY ("practiceId", "clientId") REFERENCES "Client"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContactWish" ADD CONSTRAINT "ContactWish_practiceId_clientId_fkey" FOREIGN KEY ("practiceId", "clientId") REFERENCES "Client"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContactWish" ADD CONSTRAINT "ContactWish_practiceId_settledById_fkey" FOREIGN KEY ("practiceId", "settledById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- The fence around a practice, for each table of this step.
DO $$
DECLARE
  owned text;
BEGIN
  FOREACH owned IN ARRAY ARRAY['AssignmentPause', 'AwayTime', 'ContactWish', 'OutgoingMail', 'PracticeExercise',
    'PracticeExerciseVersion', 'ReminderStop', 'RiskClearance', 'RiskMark', 'SharedOpening']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', owned);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', owned);
    EXECUTE format(
      'CREATE POLICY practice ON %I USING ("practiceId" = NULLIF(current_setting(''app.practice_id'', true), '''')::uuid)
       WITH CHECK ("practiceId" = NULLIF(current_setting(''app.practice_id'', true), '''')::uuid)', owned);
  END LOOP;
END $$;

ALTER TABLE "OutgoingMail"
  ADD CONSTRAINT "OutgoingMail_one_recipient" CHECK (("clientId" IS NULL) <> ("membershipId" IS NULL)),
  ADD CONSTRAINT "OutgoingMail_two_reminders" CHECK ("number" BETWEEN 1 AND CASE "kind" WHEN 'REMINDER' THEN 2 WHEN 'INVITATION' THEN 5 ELSE 1 END),
  ADD CONSTRAINT "OutgoingMail_one_end" CHECK ("sentAt" IS NULL OR "cancelledAt" IS NULL);
ALTER TABLE "PracticeProfile"
  ADD CONSTRAINT "PracticeProfile_quiet_hours" CHECK ("quietFrom" BETWEEN 0 AND 23 AND "quietUntil" BETWEEN 0 AND 23);
ALTER TABLE "AwayTime"
  ADD CONSTRAINT "AwayTime_in_order" CHECK ("untilDay" >= "fromDay" AND "coverId" IS DISTINCT FROM "memberId");
ALTER TABLE "Assignment"
  ADD CONSTRAINT "Assignment_approval_whole" CHECK (("approvedAt" IS NULL) = ("approvedById" IS NULL));
