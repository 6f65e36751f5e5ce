-- CreateEnum
CREATE TYPE "MovedItem" AS ENUM ('OBSERVATION', 'PROGRESS_NOTE', 'EPISODE');

-- CreateEnum
CREATE TYPE "Goal" AS ENUM ('IMPROVE', 'CLARIFY', 'NOT_SURE', 'PART_WELL');

-- CreateEnum
CREATE TYPE "DiscernmentPath" AS ENUM ('LEAVE_AS_IT_IS', 'PART', 'FULL_EFFORT');

-- CreateEnum
CREATE TYPE "EndingKind" AS ENUM ('WITHOUT_THERAPY', 'PARTING', 'PAUSE', 'OTHER');

-- CreateEnum
CREATE TYPE "MarkedBy" AS ENUM ('CLIENT', 'CLINICIAN');

-- CreateEnum
CREATE TYPE "ReleaseKind" AS ENUM ('PERSON', 'JOINT');

-- CreateEnum
CREATE TYPE "LegalGround" AS ENUM ('OWN_REQUEST', 'BOTH_AUTHORIZED', 'LEGAL_BASIS');

-- CreateEnum
CREATE TYPE "ItemDecision" AS ENUM ('INCLUDE', 'REDACT', 'LEAVE_OUT');

-- CreateEnum
CREATE TYPE "RecordFormat" AS ENUM ('PDF', 'JSON', 'CSV');

-- CreateEnum
CREATE TYPE "ErasureKind" AS ENUM ('ON_REQUEST', 'RETENTION');

-- CreateEnum
CREATE TYPE "MayRaise" AS ENUM ('YES', 'NOT_YET', 'NO');

-- CreateEnum
CREATE TYPE "TaskChoice" AS ENUM ('LEAVE', 'LAPSE', 'WITHDRAW');

-- CreateEnum
CREATE TYPE "AgreementKind" AS ENUM ('TIME_OUT', 'NO_BLOCKING', 'PRIVATE_HALVES', 'NO_VIOLENCE');

-- AlterEnum
ALTER TYPE "ConsentManner" ADD VALUE 'BY_LINK';

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "NoteFormat" ADD VALUE 'DAP';
ALTER TYPE "NoteFormat" ADD VALUE 'SOAP';
ALTER TYPE "NoteFormat" ADD VALUE 'BIRP';
ALTER TYPE "NoteFormat" ADD VALUE 'FREE';

-- AlterEnum
ALTER TYPE "RequestEndKind" ADD VALUE 'SEPARATED';

-- DropIndex
DROP INDEX "ProgressNote_practiceId_sessionId_key";

-- AlterTable
ALTER TABLE "Client" ADD COLUMN     "knownFromId" UUID,
ADD COLUMN     "sharedDevice" BOOLEAN;

-- AlterTable
ALTER TABLE "Consent" ADD COLUMN     "consentTextId" UUID,
ADD COLUMN     "reflectionId" UUID,
ALTER COLUMN "recordedById" DROP NOT NULL;

-- AlterTable
ALTER TABLE "ProgressNote" ADD COLUMN     "room" "Room" NOT NULL DEFAULT 'JOINT';

-- AlterTable
ALTER TABLE "PracticeProfile" ADD COLUMN     "marksKeptDays" INTEGER NOT NULL DEFAULT 90,
ADD COLUMN     "retentionYears" INTEGER NOT NULL DEFAULT 7,
ADD COLUMN     "safetyProtocol" TEXT;

-- AlterTable
ALTER TABLE "PrivateScreen" ADD COLUMN     "answers" TEXT,
ADD COLUMN     "minutes" INTEGER;

-- CreateTable
CREATE TABLE "ConsentText" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "elements" JSONB NOT NULL,
    "checkedOn" DATE,
    "checkedBy" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" UUID NOT NULL,

    CONSTRAINT "ConsentText_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "SecretsPolicySignature" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "secretsPolicyId" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "signedOn" DATE NOT NULL,
    "manner" "ConsentManner" NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedById" UUID,

    CONSTRAINT "SecretsPolicySignature_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "SecretHeld" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "firstId" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "about" TEXT NOT NULL,
    "agreed" TEXT NOT NULL,
    "until" DATE NOT NULL,
    "nextStep" TEXT NOT NULL,
    "otherwise" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedById" UUID NOT NULL,

    CONSTRAINT "SecretHeld_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "SecretReleased" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "firstId" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "recordedById" UUID NOT NULL,

    CONSTRAINT "SecretReleased_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "RoomMove" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "coupleId" UUID NOT NULL,
    "item" "MovedItem" NOT NULL,
    "itemRef" UUID NOT NULL,
    "fromRoom" "Room" NOT NULL,
    "toRoom" "Room" NOT NULL,
    "mayRaiseAnswerId" UUID,
    "reason" TEXT NOT NULL,
    "movedAt" TIMESTAMPTZ(3) NOT NULL,
    "movedById" UUID NOT NULL,

    CONSTRAINT "RoomMove_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "Separation" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "coupleId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "separatedAt" TIMESTAMPTZ(3) NOT NULL,
    "separatedById" UUID NOT NULL,

    CONSTRAINT "Separation_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "GoalAnswer" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "goal" "Goal" NOT NULL,
    "words" TEXT,
    "askedOn" DATE NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedById" UUID NOT NULL,

    CONSTRAINT "GoalAnswer_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "StayingFor" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "reflectionId" UUID,
    "answers" TEXT NOT NULL,
    "takenOn" DATE NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedById" UUID,

    CONSTRAINT "StayingFor_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "DiscernmentMeeting" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "coupleId" UUID NOT NULL,
    "clientId" UUID,
    "room" "Room" NOT NULL,
    "step" INTEGER NOT NULL,
    "path" "DiscernmentPath",
    "words" TEXT NOT NULL,
    "metOn" DATE NOT NULL,
    "nextLookOn" DATE,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedById" UUID NOT NULL,

    CONSTRAINT "DiscernmentMeeting_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "Ending" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "coupleId" UUID NOT NULL,
    "kind" "EndingKind" NOT NULL,
    "words" TEXT NOT NULL,
    "endedOn" DATE NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedById" UUID NOT NULL,

    CONSTRAINT "Ending_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "ClosureMarks" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "by" "MarkedBy" NOT NULL,
    "reflectionId" UUID,
    "marks" TEXT NOT NULL,
    "markedOn" DATE NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedById" UUID,

    CONSTRAINT "ClosureMarks_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "WhatWeSaw" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "writtenAt" TIMESTAMPTZ(3) NOT NULL,
    "writtenById" UUID NOT NULL,

    CONSTRAINT "WhatWeSaw_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "FollowUp" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "dueOn" DATE NOT NULL,
    "doneOn" DATE,
    "words" TEXT,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedById" UUID NOT NULL,

    CONSTRAINT "FollowUp_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "PrivateContact" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "on" DATE NOT NULL,
    "minutes" INTEGER NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedById" UUID NOT NULL,

    CONSTRAINT "PrivateContact_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "Authorization" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "coversJoint" BOOLEAN NOT NULL,
    "coversProcess" BOOLEAN NOT NULL,
    "recipient" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "signedOn" DATE NOT NULL,
    "until" DATE,
    "withdrawnAt" TIMESTAMPTZ(3),
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedById" UUID NOT NULL,

    CONSTRAINT "Authorization_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "Release" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "coupleId" UUID NOT NULL,
    "clientId" UUID,
    "kind" "ReleaseKind" NOT NULL,
    "ground" "LegalGround" NOT NULL,
    "basis" TEXT,
    "purpose" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "withProcess" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "preparedAt" TIMESTAMPTZ(3) NOT NULL,
    "preparedById" UUID NOT NULL,
    "madeAt" TIMESTAMPTZ(3),
    "madeById" UUID,
    "expiresAt" TIMESTAMPTZ(3),
    "contentHash" TEXT,
    "document" TEXT,
    "cancelledAt" TIMESTAMPTZ(3),

    CONSTRAINT "Release_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "ReleaseItem" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "releaseId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "itemType" TEXT NOT NULL,
    "itemRef" UUID NOT NULL,
    "decision" "ItemDecision",
    "redactedText" TEXT,
    "reason" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,

    CONSTRAINT "ReleaseItem_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "ReleaseHandout" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "releaseId" UUID NOT NULL,
    "format" "RecordFormat" NOT NULL,
    "bytesHash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "handedById" UUID NOT NULL,

    CONSTRAINT "ReleaseHandout_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "LegalHold" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "coupleId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL,
    "setById" UUID NOT NULL,
    "liftedAt" TIMESTAMPTZ(3),
    "liftedById" UUID,

    CONSTRAINT "LegalHold_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "Erasure" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "kind" "ErasureKind" NOT NULL,
    "reason" TEXT NOT NULL,
    "counts" JSONB NOT NULL,
    "erasedAt" TIMESTAMPTZ(3) NOT NULL,
    "erasedById" UUID,

    CONSTRAINT "Erasure_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "ToldAlone" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "privateScreenId" UUID,
    "observationId" UUID,
    "sessionId" UUID,
    "words" TEXT NOT NULL,
    "toldOn" DATE NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedById" UUID NOT NULL,

    CONSTRAINT "ToldAlone_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "MayRaiseAnswer" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "toldAloneId" UUID NOT NULL,
    "answer" "MayRaise" NOT NULL,
    "words" TEXT,
    "askedOn" DATE NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedById" UUID NOT NULL,

    CONSTRAINT "MayRaiseAnswer_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "PrivateTalk" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "sessionId" UUID,
    "talkedOn" DATE NOT NULL,
    "minutes" INTEGER NOT NULL,
    "checklist" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedById" UUID NOT NULL,

    CONSTRAINT "PrivateTalk_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "OpenTaskDecision" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "choice" "TaskChoice" NOT NULL,
    "words" TEXT,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedById" UUID NOT NULL,

    CONSTRAINT "OpenTaskDecision_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "SafetyPlan" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "plan" TEXT NOT NULL,
    "nextContactAt" TIMESTAMPTZ(3),
    "writtenAt" TIMESTAMPTZ(3) NOT NULL,
    "writtenById" UUID NOT NULL,

    CONSTRAINT "SafetyPlan_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "Agreement" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "coupleId" UUID NOT NULL,
    "kind" "AgreementKind" NOT NULL,
    "words" TEXT NOT NULL,
    "agreedOn" DATE NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedById" UUID NOT NULL,

    CONSTRAINT "Agreement_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "AgreementReading" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "agreementId" UUID NOT NULL,
    "readOn" DATE NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedById" UUID NOT NULL,

    CONSTRAINT "AgreementReading_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ConsentText_practiceId_language_number_key" ON "ConsentText"("practiceId", "language", "number");

-- CreateIndex
CREATE INDEX "SecretsPolicySignature_practiceId_clientId_idx" ON "SecretsPolicySignature"("practiceId", "clientId");

-- CreateIndex
CREATE UNIQUE INDEX "SecretsPolicySignature_practiceId_secretsPolicyId_clientId_key" ON "SecretsPolicySignature"("practiceId", "secretsPolicyId", "clientId");

-- CreateIndex
CREATE INDEX "SecretHeld_practiceId_clientId_recordedAt_idx" ON "SecretHeld"("practiceId", "clientId", "recordedAt");

-- CreateIndex
CREATE INDEX "SecretHeld_practiceId_firstId_idx" ON "SecretHeld"("practiceId", "firstId");

-- CreateIndex
CREATE UNIQUE INDEX "SecretReleased_practiceId_firstId_key" ON "SecretReleased"("practiceId", "firstId");

-- CreateIndex
CREATE INDEX "RoomMove_practiceId_coupleId_movedAt_idx" ON "RoomMove"("practiceId", "coupleId", "movedAt");

-- CreateIndex
CREATE INDEX "RoomMove_practiceId_itemRef_idx" ON "RoomMove"("practiceId", "itemRef");

-- CreateIndex
CREATE UNIQUE INDEX "Separation_practiceId_coupleId_key" ON "Separation"("practiceId", "coupleId");

-- CreateIndex
CREATE INDEX "GoalAnswer_practiceId_clientId_recordedAt_idx" ON "GoalAnswer"("practiceId", "clientId", "recordedAt");

-- CreateIndex
CREATE INDEX "StayingFor_practiceId_clientId_takenOn_idx" ON "StayingFor"("practiceId", "clientId", "takenOn");

-- CreateIndex
CREATE UNIQUE INDEX "StayingFor_practiceId_reflectionId_key" ON "StayingFor"("practiceId", "reflectionId");

-- CreateIndex
CREATE INDEX "DiscernmentMeeting_practiceId_coupleId_metOn_idx" ON "DiscernmentMeeting"("practiceId", "coupleId", "metOn");

-- CreateIndex
CREATE INDEX "Ending_practiceId_coupleId_recordedAt_idx" ON "Ending"("practiceId", "coupleId", "recordedAt");

-- CreateIndex
CREATE INDEX "ClosureMarks_practiceId_clientId_markedOn_idx" ON "ClosureMarks"("practiceId", "clientId", "markedOn");

-- CreateIndex
CREATE UNIQUE INDEX "ClosureMarks_practiceId_reflectionId_key" ON "ClosureMarks"("practiceId", "reflectionId");

-- CreateIndex
CREATE INDEX "WhatWeSaw_practiceId_clientId_writtenAt_idx" ON "WhatWeSaw"("practiceId", "clientId", "writtenAt");

-- CreateIndex
CREATE INDEX "FollowUp_practiceId_clientId_dueOn_idx" ON "FollowUp"("practiceId", "clientId", "dueOn");

-- CreateIndex
CREATE INDEX "PrivateContact_practiceId_clientId_on_idx" ON "PrivateContact"("practiceId", "clientId", "on");

-- CreateIndex
CREATE INDEX "Authorization_practiceId_clientId_recordedAt_idx" ON "Authorization"("practiceId", "clientId", "recordedAt");

-- CreateIndex
CREATE INDEX "Release_practiceId_coupleId_preparedAt_idx" ON "Release"("practiceId", "coupleId", "preparedAt");

-- CreateIndex
CREATE INDEX "Release_practiceId_clientId_idx" ON "Release"("practiceId", "clientId");

-- CreateIndex
CREATE UNIQUE INDEX "ReleaseItem_practiceId_releaseId_itemType_itemRef_key" ON "ReleaseItem"("practiceId", "releaseId", "itemType", "itemRef");

-- CreateIndex
CREATE INDEX "ReleaseHandout_practiceId_releaseId_at_idx" ON "ReleaseHandout"("practiceId", "releaseId", "at");

-- CreateIndex
CREATE INDEX "LegalHold_practiceId_coupleId_idx" ON "LegalHold"("practiceId", "coupleId");

-- CreateIndex
CREATE INDEX "Erasure_practiceId_clientId_idx" ON "Erasure"("practiceId", "clientId");

-- CreateIndex
CREATE INDEX "ToldAlone_practiceId_clientId_recordedAt_idx" ON "ToldAlone"("practiceId", "clientId", "recordedAt");

-- CreateIndex
CREATE INDEX "MayRaiseAnswer_practiceId_toldAloneId_recordedAt_idx" ON "MayRaiseAnswer"("practiceId", "toldAloneId", "recordedAt");

-- CreateIndex
CREATE INDEX "PrivateTalk_practiceId_clientId_talkedOn_idx" ON "PrivateTalk"("practiceId", "clientId", "talkedOn");

-- CreateIndex
CREATE INDEX "OpenTaskDecision_practiceId_assignmentId_decidedAt_idx" ON "OpenTaskDecision"("practiceId", "assignmentId", "decidedAt");

-- CreateIndex
CREATE INDEX "SafetyPlan_practiceId_clientId_writtenAt_idx" ON "SafetyPlan"("practiceId", "clientId", "writtenAt");

-- CreateIndex
CREATE INDEX "Agreement_practiceId_coupleId_recordedAt_idx" ON "Agreement"("practiceId", "coupleId", "recordedAt");

-- CreateIndex
CREATE INDEX "AgreementReading_practiceId_agreementId_idx" ON "AgreementReading"("practiceId", "agreementId");

-- CreateIndex
CREATE UNIQUE INDEX "Consent_practiceId_reflectionId_key" ON "Consent"("practiceId", "reflectionId");

-- CreateIndex
CREATE UNIQUE INDEX "ProgressNote_practiceId_sessionId_room_key" ON "ProgressNote"("practiceId", "sessionId", "room");

-- AddForeignKey
ALTER TABLE "Client" ADD CONSTRAINT "Client_practiceId_knownFromId_fkey" FOREIGN KEY ("practiceId", "knownFromId") REFERENCES "Client"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_practiceId_consentTextId_fkey" FOREIGN KEY ("practiceId", "consentTextId") REFERENCES "ConsentText"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_practiceId_reflectionId_fkey" FOREIGN KEY ("practiceId", "reflectionId") REFERENCES "Reflection"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsentText" ADD CONSTRAINT "ConsentText_practiceId_createdById_fkey" FOREIGN KEY ("practiceId", "createdById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SecretsPolicySignature" ADD CONSTRAINT "SecretsPolicySignature_practiceId_secretsPolicyId_fkey" FOREIGN KEY ("practiceId", "secretsPolicyId") REFERENCES "SecretsPolicy"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SecretsPolicySignature" ADD CONSTRAINT "SecretsPolicySignature_practiceId_clientId_fkey" FOREIGN KEY ("practiceId", "clientId") REFERENCES "Client"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SecretsPolicySignature" ADD CONSTRAINT "SecretsPolicySignature_practiceId_recordedById_fkey" FOREIGN KEY ("practiceId", "recordedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SecretHeld" ADD CONSTRAINT "SecretHeld_practiceId_firstId_fkey" FOREIGN KEY ("practiceId", "firstId") REFERENCES "SecretHeld"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SecretHeld" ADD CONSTRAINT "SecretHeld_practiceId_clientId_fkey" FOREIGN KEY ("practiceId", "clientId") REFERENCES "Client"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SecretHeld" ADD CONSTRAINT "SecretHeld_practiceId_recordedById_fkey" FOREIGN KEY ("practiceId", "recordedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SecretReleased" ADD CONSTRAINT "SecretReleased_practiceId_firstId_fkey" FOREIGN KEY ("practiceId", "firstId") REFERENCES "SecretHeld"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SecretReleased" ADD CONSTRAINT "SecretReleased_practiceId_clientId_fkey" FOREIGN KEY ("practiceId", "clientId") REFERENCES "Client"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SecretReleased" ADD CONSTRAINT "SecretReleased_practiceId_recordedById_fkey" FOREIGN KEY ("practiceId", "recordedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoomMove" ADD CONSTRAINT "RoomMove_practiceId_coupleId_fkey" FOREIGN KEY ("practiceId", "coupleId") REFERENCES "Couple"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoomMove" ADD CONSTRAINT "RoomMove_practiceId_mayRaiseAnswerId_fkey" FOREIGN KEY ("practiceId", "mayRaiseAnswerId") REFERENCES "MayRaiseAnswer"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoomMove" ADD CONSTRAINT "RoomMove_practiceId_movedById_fkey" FOREIGN KEY ("practiceId", "movedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Separation" ADD CONSTRAINT "Separation_practiceId_coupleId_fkey" FOREIGN KEY ("practiceId", "coupleId") REFERENCES "Couple"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Separation" ADD CONSTRAINT "Separation_practiceId_separatedById_fkey" FOREIGN KEY ("practiceId", "separatedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GoalAnswer" ADD CONSTRAINT "GoalAnswer_practiceId_clientId_fkey" FOREIGN KEY ("practiceId", "clientId") REFERENCES "Client"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GoalAnswer" ADD CONSTRAINT "GoalAnswer_practiceId_recordedById_fkey" FOREIGN KEY ("practiceId", "recordedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StayingFor" ADD CONSTRAINT "StayingFor_practiceId_clientId_fkey" FOREIGN KEY ("practiceId", "clientId") REFERENCES "Client"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StayingFor" ADD CONSTRAINT "StayingFor_practiceId_reflectionId_fkey" FOREIGN KEY ("practiceId", "reflectionId") REFERENCES "Reflection"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StayingFor" ADD CONSTRAINT "StayingFor_practiceId_recordedById_fkey" FOREIGN KEY ("practiceId", "recordedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DiscernmentMeeting" ADD CONSTRAINT "DiscernmentMeeting_practiceId_coupleId_fkey" FOREIGN KEY ("practiceId", "coupleId") REFERENCES "Couple"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DiscernmentMeeting" ADD CONSTRAINT "DiscernmentMeeting_practiceId_clientId_fkey" FOREIGN KEY ("practiceId", "clientId") REFERENCES "Client"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DiscernmentMeeting" ADD CONSTRAINT "DiscernmentMeeting_practiceId_recordedById_fkey" FOREIGN KEY ("practiceId", "recordedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ending" ADD CONSTRAINT "Ending_practiceId_coupleId_fkey" FOREIGN KEY ("practiceId", "coupleId") REFERENCES "Couple"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ending" ADD CONSTRAINT "Ending_practiceId_recordedById_fkey" FOREIGN KEY ("practiceId", "recordedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClosureMarks" ADD CONSTRAINT "ClosureMarks_practiceId_clientId_fkey" FOREIGN KEY ("practiceId", "clientId") REFERENCES "Client"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClosureMarks" ADD CONSTRAINT "ClosureMarks_practiceId_reflectionId_fkey" FOREIGN KEY ("practiceId", "reflectionId") REFERENCES "Reflection"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClosureMarks" ADD CONSTRAINT "ClosureMarks_practiceId_recordedById_fkey" FOREIGN KEY ("practiceId", "recordedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WhatWeSaw" ADD CONSTRAINT "WhatWeSaw_practiceId_clientId_fkey" FOREIGN KEY ("practiceId", "clientId") REFERENCES "Client"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WhatWeSaw" ADD CONSTRAINT "WhatWeSaw_practiceId_writtenById_fkey" FOREIGN KEY ("practiceId", "writtenById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FollowUp" ADD CONSTRAINT "FollowUp_practiceId_clientId_fkey" FOREIGN KEY ("practiceId", "clientId") REFERENCES "Client"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FollowUp" ADD CONSTRAINT "FollowUp_practiceId_recordedById_fkey" FOREIGN KEY ("practiceId", "recordedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PrivateContact" ADD CONSTRAINT "PrivateContact_practiceId_clientId_fkey" FOREIGN KEY ("practiceId", "clientId") REFERENCES "Client"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PrivateContact" ADD CONSTRAINT "PrivateContact_practiceId_recordedById_fkey" FOREIGN KEY ("practiceId", "recordedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Authorization" ADD CONSTRAINT "Authorization_practiceId_clientId_fkey" FOREIGN KEY ("practiceId", "clientId") REFERENCES "Client"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Authorization" ADD CONSTRAINT "Authorization_practiceId_recordedById_fkey" FOREIGN KEY ("practiceId", "recordedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Release" ADD CONSTRAINT "Release_practiceId_coupleId_fkey" FOREIGN KEY ("practiceId", "coupleId") REFERENCES "Couple"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Release" ADD CONSTRAINT "Release_practiceId_clientId_fkey" FOREIGN KEY ("practiceId", "clientId") REFERENCES "Client"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Release" ADD CONSTRAINT "Release_practiceId_preparedById_fkey" FOREIGN KEY ("practiceId", "preparedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Release" ADD CONSTRAINT "Release_practiceId_madeById_fkey" FOREIGN KEY ("practiceId", "madeById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReleaseItem" ADD CONSTRAINT "ReleaseItem_practiceId_releaseId_fkey" FOREIGN KEY ("practiceId", "releaseId") REFERENCES "Release"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReleaseItem" ADD CONSTRAINT "ReleaseItem_practiceId_decidedById_fkey" FOREIGN KEY ("practiceId", "decidedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReleaseHandout" ADD CONSTRAINT "ReleaseHandout_practiceId_releaseId_fkey" FOREIGN KEY ("practiceId", "releaseId") REFERENCES "Release"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReleaseHandout" ADD CONSTRAINT "ReleaseHandout_practiceId_handedById_fkey" FOREIGN KEY ("practiceId", "handedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LegalHold" ADD CONSTRAINT "LegalHold_practiceId_coupleId_fkey" FOREIGN KEY ("practiceId", "coupleId") REFERENCES "Couple"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LegalHold" ADD CONSTRAINT "LegalHold_practiceId_setById_fkey" FOREIGN KEY ("practiceId", "setById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LegalHold" ADD CONSTRAINT "LegalHold_practiceId_liftedById_fkey" FOREIGN KEY ("practiceId", "liftedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Erasure" ADD CONSTRAINT "Erasure_practiceId_clientId_fkey" FOREIGN KEY ("practiceId", "clientId") REFERENCES "Client"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Erasure" ADD CONSTRAINT "Erasure_practiceId_erasedById_fkey" FOREIGN KEY ("practiceId", "erasedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ToldAlone" ADD CONSTRAINT "ToldAlone_practiceId_clientId_fkey" FOREIGN KEY ("practiceId", "clientId") REFERENCES "Client"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ToldAlone" ADD CONSTRAINT "ToldAlone_practiceId_privateScreenId_fkey" FOREIGN KEY ("practiceId", "privateScreenId") REFERENCES "PrivateScreen"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ToldAlone" ADD CONSTRAINT "ToldAlone_practiceId_observationId_fkey" FOREIGN KEY ("practiceId", "observationId") REFERENCES "Observation"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ToldAlone" ADD CONSTRAINT "ToldAlone_practiceId_sessionId_fkey" FOREIGN KEY ("practiceId", "sessionId") REFERENCES "Session"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ToldAlone" ADD CONSTRAINT "ToldAlone_practiceId_recordedById_fkey" FOREIGN KEY ("practiceId", "recordedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MayRaiseAnswer" ADD CONSTRAINT "MayRaiseAnswer_practiceId_toldAloneId_fkey" FOREIGN KEY ("practiceId", "toldAloneId") REFERENCES "ToldAlone"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MayRaiseAnswer" ADD CONSTRAINT "MayRaiseAnswer_practiceId_recordedById_fkey" FOREIGN KEY ("practiceId", "recordedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PrivateTalk" ADD CONSTRAINT "PrivateTalk_practiceId_clientId_fkey" FOREIGN KEY ("practiceId", "clientId") REFERENCES "Client"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PrivateTalk" ADD CONSTRAINT "PrivateTalk_practiceId_sessionId_fkey" FOREIGN KEY ("practiceId", "sessionId") REFERENCES "Session"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PrivateTalk" ADD CONSTRAINT "PrivateTalk_practiceId_recordedById_fkey" FOREIGN KEY ("practiceId", "recordedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OpenTaskDecision" ADD CONSTRAINT "OpenTaskDecision_practiceId_assignmentId_fkey" FOREIGN KEY ("practiceId", "assignmentId") REFERENCES "Assignment"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OpenTaskDecision" ADD CONSTRAINT "OpenTaskDecision_practiceId_decidedById_fkey" FOREIGN KEY ("practiceId", "decidedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SafetyPlan" ADD CONSTRAINT "SafetyPlan_practiceId_clientId_fkey" FOREIGN KEY ("practiceId", "clientId") REFERENCES "Client"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SafetyPlan" ADD CONSTRAINT "SafetyPlan_practiceId_writtenById_fkey" FOREIGN KEY ("practiceId", "writtenById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Agreement" ADD CONSTRAINT "Agreement_practiceId_coupleId_fkey" FOREIGN KEY ("practiceId", "coupleId") REFERENCES "Couple"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Agreement" ADD CONSTRAINT "Agreement_practiceId_recordedById_fkey" FOREIGN KEY ("practiceId", "recordedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgreementReading" ADD CONSTRAINT "AgreementReading_practiceId_agreementId_fkey" FOREIGN KEY ("practiceId", "agreementId") REFERENCES "Agreement"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgreementReading" ADD CONSTRAINT "AgreementReading_practiceId_recordedById_fkey" FOREIGN KEY ("practiceId", "recordedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- The fence around a practice, for each table of this step.
DO $$
DECLARE
  owned text;
BEGIN
  FOREACH owned IN ARRAY ARRAY['Agreement', 'AgreementReading', 'Authorization', 'ClosureMarks', 'ConsentText', 'DiscernmentMeeting',
    'Ending', 'Erasure', 'FollowUp', 'GoalAnswer', 'LegalHold', 'MayRaiseAnswer', 'OpenTaskDecision', 'PrivateContact', 'PrivateTalk',
    'Release', 'ReleaseHandout', 'ReleaseItem', 'RoomMove', 'SafetyPlan', 'SecretHeld', 'SecretReleased', 'SecretsPolicySignature',
    'Separation', 'StayingFor', 'ToldAlone', 'WhatWeSaw']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', owned);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', owned);
    EXECUTE format(
      'CREATE POLICY practice ON %I USING ("practiceId" = NULLIF(current_setting(''app.practice_id'', true), '''')::uuid)
       WITH CHECK ("practiceId" = NULLIF(current_setting(''app.practice_id'', true), '''')::uuid)', owned);
  END LOOP;
END $$;

ALTER TABLE "PrivateTalk"
  ADD CONSTRAINT "PrivateTalk_minutes_range" CHECK ("minutes" BETWEEN 1 AND 300);
ALTER TABLE "PrivateContact"
  ADD CONSTRAINT "PrivateContact_minutes_range" CHECK ("minutes" BETWEEN 1 AND 300);
ALTER TABLE "DiscernmentMeeting"
  ADD CONSTRAINT "DiscernmentMeeting_step_range" CHECK ("step" BETWEEN 0 AND 4);
ALTER TABLE "PracticeProfile"
  ADD CONSTRAINT "PracticeProfile_retention_range" CHECK ("retentionYears" BETWEEN 1 AND 40 AND "marksKeptDays" BETWEEN 0 AND 3650);
ALTER TABLE "Release"
  ADD CONSTRAINT "Release_made_whole" CHECK (("madeAt" IS NULL) = ("madeById" IS NULL) AND ("madeAt" IS NULL) = ("contentHash" IS NULL));
