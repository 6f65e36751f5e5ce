-- CreateEnum
CREATE TYPE "TaskSize" AS ENUM ('FULL', 'TWO_MINUTE');

-- CreateEnum
CREATE TYPE "ContactChannel" AS ENUM ('NONE', 'HAND_OVER', 'EMAIL');

-- CreateEnum
CREATE TYPE "ConsentManner" AS ENUM ('IN_SESSION', 'ON_PAPER');

-- CreateEnum
CREATE TYPE "CaseKind" AS ENUM ('COUPLE', 'INDIVIDUAL');

-- CreateEnum
CREATE TYPE "Seat" AS ENUM ('A', 'B');

-- CreateEnum
CREATE TYPE "AloneRule" AS ENUM ('MOVE', 'SEE_ONE_PRIVATE', 'SEE_ONE_JOINT');

-- CreateEnum
CREATE TYPE "SecretsPolicyKind" AS ENUM ('NO_SECRETS', 'LIMITED_SECRETS');

-- CreateEnum
CREATE TYPE "Criterion" AS ENUM ('OWN', 'WORK', 'EXPER', 'HOME');

-- CreateEnum
CREATE TYPE "Informant" AS ENUM ('THERAPIST', 'SELF');

-- CreateEnum
CREATE TYPE "NoteFormat" AS ENUM ('SIX_LINE');

-- CreateEnum
CREATE TYPE "Room" AS ENUM ('JOINT', 'A', 'B');

-- CreateEnum
CREATE TYPE "Source" AS ENUM ('SEEN_ROOM', 'SEEN_VIDEO', 'REPORTED_BY_ACTOR', 'REPORTED_BY_PARTNER', 'REPORTED_BY_BOTH');

-- CreateEnum
CREATE TYPE "Confidence" AS ENUM ('SURE', 'LIKELY', 'UNSURE');

-- CreateEnum
CREATE TYPE "LightMark" AS ENUM ('P', 'W', 'M');

-- CreateEnum
CREATE TYPE "ObservationTarget" AS ENUM ('PARTNER', 'SELF', 'THERAPIST', 'SOMEONE_ELSE');

-- CreateEnum
CREATE TYPE "TherapistMove" AS ENUM ('QUESTION', 'REFLECTION', 'INTERRUPTION', 'ENACTMENT', 'SILENCE', 'NONE');

-- CreateEnum
CREATE TYPE "LengthBand" AS ENUM ('UNDER_10_MIN', 'MIN_10_TO_60', 'HOURS_1_TO_24', 'MORE_THAN_A_DAY');

-- CreateEnum
CREATE TYPE "EasedBy" AS ENUM ('A_SOFTENED', 'B_SOFTENED', 'BOTH', 'AGREED_PAUSE', 'THERAPIST', 'SOMEONE_OUTSIDE', 'TOPIC_DROPPED', 'ONE_LEFT', 'NOT_EASED');

-- CreateEnum
CREATE TYPE "RepairBy" AS ENUM ('NONE', 'A', 'B', 'BOTH');

-- CreateEnum
CREATE TYPE "RepairTaken" AS ENUM ('YES', 'PARTLY', 'NO');

-- CreateEnum
CREATE TYPE "Substances" AS ENUM ('YES', 'NO', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "SignInStage" AS ENUM ('PASSWORD', 'FULL');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('OWNER', 'CLINICIAN');

-- CreateEnum
CREATE TYPE "KeyPurpose" AS ENUM ('RECORD', 'PROCESS');

-- CreateEnum
CREATE TYPE "ShareChoice" AS ENUM ('YES', 'ASK', 'NO');

-- CreateEnum
CREATE TYPE "DidChoice" AS ENUM ('DID', 'PART', 'NOT_THIS_TIME');

-- CreateEnum
CREATE TYPE "RequestEndKind" AS ENUM ('SENT', 'REVOKED', 'LOCKED', 'REPLACED');

-- CreateEnum
CREATE TYPE "ScreenOutcome" AS ENUM ('NO_CONCERN', 'CONCERN', 'DECLINED');

-- CreateEnum
CREATE TYPE "ScreenManner" AS ENUM ('ALONE_IN_ROOM', 'ALONE_SAFE_CALL', 'BY_LINK');

-- CreateEnum
CREATE TYPE "Tier" AS ENUM ('S0', 'S1', 'S2', 'S3');

-- CreateEnum
CREATE TYPE "SafetyDecisionKind" AS ENUM ('TIER_SET', 'ANSWERED', 'JOINT_CLEARED', 'JOINT_NOT_CLEARED');

-- CreateEnum
CREATE TYPE "SessionFormat" AS ENUM ('JOINT', 'SPLIT', 'ONE', 'JOINT_WITH_PRIVATE');

-- CreateEnum
CREATE TYPE "SessionPlace" AS ENUM ('ROOM', 'ONE_SCREEN', 'TWO_PLACES');

-- CreateEnum
CREATE TYPE "AttendanceStatus" AS ENUM ('CAME', 'LATE', 'LEFT_EARLY', 'CANCELLED', 'NO_SHOW');

-- CreateTable
CREATE TABLE "Assignment" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "pairId" UUID,
    "exerciseCode" TEXT NOT NULL,
    "contentVersion" TEXT NOT NULL,
    "solo" BOOLEAN NOT NULL,
    "size" "TaskSize" NOT NULL,
    "reason" TEXT NOT NULL,
    "plan" TEXT,
    "obstacle" TEXT,
    "confidence" INTEGER,
    "dueOn" DATE NOT NULL,
    "sessionId" UUID,
    "checkedSafe" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "approvedAt" TIMESTAMPTZ(3) NOT NULL,
    "approvedById" UUID NOT NULL,

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "AssignmentWithdrawal" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnById" UUID NOT NULL,

    CONSTRAINT "AssignmentWithdrawal_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "AssignmentOutcome" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "adherence" INTEGER,
    "did" TEXT,
    "note" TEXT,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedById" UUID NOT NULL,

    CONSTRAINT "AssignmentOutcome_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "DoneTogether" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "exerciseCode" TEXT NOT NULL,
    "sessionId" UUID,
    "on" DATE NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedById" UUID NOT NULL,

    CONSTRAINT "DoneTogether_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "practiceId" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT,
    "action" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT,
    "coupleId" UUID,
    "detail" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "previousHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("practiceId","sequence")
);

-- CreateTable
CREATE TABLE "AuditHead" (
    "practiceId" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditHead_pkey" PRIMARY KEY ("practiceId")
);

-- CreateTable
CREATE TABLE "Client" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "coupleId" UUID NOT NULL,
    "seat" "Seat" NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" UUID NOT NULL,

    CONSTRAINT "Client_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "ContactPreference" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "channel" "ContactChannel" NOT NULL,
    "email" TEXT,
    "checkedOn" DATE NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedById" UUID NOT NULL,

    CONSTRAINT "ContactPreference_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "ClientCode" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "codeHash" TEXT NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL,
    "setById" UUID NOT NULL,

    CONSTRAINT "ClientCode_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "WrongCode" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "WrongCode_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "Consent" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "textVersion" TEXT NOT NULL,
    "givenOn" DATE NOT NULL,
    "manner" "ConsentManner" NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedById" UUID NOT NULL,

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "ConsentWithdrawal" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "consentId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "recordedById" UUID,

    CONSTRAINT "ConsentWithdrawal_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "Couple" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "CaseKind" NOT NULL,
    "partnerCalled" TEXT,
    "leftSeat" "Seat" NOT NULL,
    "aloneRule" "AloneRule",
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" UUID NOT NULL,

    CONSTRAINT "Couple_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "CaseClinician" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "coupleId" UUID NOT NULL,
    "clinicianId" UUID NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,
    "addedById" UUID NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CaseClinician_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "SecretsPolicy" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "coupleId" UUID NOT NULL,
    "kind" "SecretsPolicyKind" NOT NULL,
    "exceptions" TEXT,
    "agreedOn" DATE NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedById" UUID NOT NULL,

    CONSTRAINT "SecretsPolicy_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "CriteriaReview" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "coupleId" UUID NOT NULL,
    "sessionId" UUID,
    "reviewedOn" DATE NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedById" UUID NOT NULL,

    CONSTRAINT "CriteriaReview_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "CriterionRating" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "criteriaReviewId" UUID NOT NULL,
    "seat" "Seat" NOT NULL,
    "criterion" "Criterion" NOT NULL,
    "informant" "Informant" NOT NULL,
    "tenths" INTEGER,
    "impression" BOOLEAN NOT NULL,
    "roomTheyHad" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedById" UUID NOT NULL,

    CONSTRAINT "CriterionRating_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "RatingEvidence" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "criterionRatingId" UUID NOT NULL,
    "observationId" UUID,
    "reflectionId" UUID,

    CONSTRAINT "RatingEvidence_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "ProgressNote" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "format" "NoteFormat" NOT NULL,
    "body" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "draftedAt" TIMESTAMPTZ(3) NOT NULL,
    "draftedById" UUID NOT NULL,

    CONSTRAINT "ProgressNote_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "NoteSignature" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "progressNoteId" UUID NOT NULL,
    "signedAt" TIMESTAMPTZ(3) NOT NULL,
    "signedById" UUID NOT NULL,

    CONSTRAINT "NoteSignature_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "NoteAmendment" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "progressNoteId" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "writtenById" UUID NOT NULL,

    CONSTRAINT "NoteAmendment_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "ProcessNote" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "coupleId" UUID NOT NULL,
    "sessionId" UUID,
    "observationId" UUID,
    "body" TEXT NOT NULL,
    "writtenAt" TIMESTAMPTZ(3) NOT NULL,
    "authorId" UUID NOT NULL,

    CONSTRAINT "ProcessNote_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "Episode" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "room" "Room" NOT NULL,
    "number" INTEGER NOT NULL,
    "trigger" TEXT,
    "startMinute" INTEGER,
    "endMinute" INTEGER,
    "lengthBand" "LengthBand",
    "easedBy" "EasedBy",
    "repairBy" "RepairBy",
    "repairTaken" "RepairTaken",
    "settledAfter" "LengthBand",
    "othersPresent" BOOLEAN,
    "substances" "Substances",
    "version" INTEGER NOT NULL DEFAULT 1,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedById" UUID NOT NULL,

    CONSTRAINT "Episode_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "Observation" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "minute" INTEGER,
    "episode" INTEGER NOT NULL,
    "seat" "Seat" NOT NULL,
    "target" "ObservationTarget",
    "code" TEXT,
    "light" "LightMark",
    "intensity" INTEGER NOT NULL,
    "room" "Room" NOT NULL,
    "toldBy" "Seat",
    "source" "Source" NOT NULL,
    "confidence" "Confidence" NOT NULL,
    "switchCue" BOOLEAN NOT NULL,
    "switchCueWas" TEXT,
    "therapistMove" "TherapistMove",
    "version" INTEGER NOT NULL DEFAULT 1,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedById" UUID NOT NULL,

    CONSTRAINT "Observation_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "ObservationRevision" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "observationId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "before" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID NOT NULL,

    CONSTRAINT "ObservationRevision_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "ObservationRetraction" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "observationId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "retractedById" UUID NOT NULL,

    CONSTRAINT "ObservationRetraction_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "LookedForNotSeen" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "seat" "Seat" NOT NULL,
    "code" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedById" UUID NOT NULL,

    CONSTRAINT "LookedForNotSeen_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "Practice" (
    "id" UUID NOT NULL,
    "zone" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Practice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "totpSecret" TEXT,
    "totpConfirmedAt" TIMESTAMPTZ(3),
    "totpLastStep" BIGINT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RecoveryCode" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "codeHash" TEXT NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInSession" (
    "id" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "practiceId" UUID,
    "stage" "SignInStage" NOT NULL,
    "device" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SignInSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SetUpToken" (
    "id" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SetUpToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LinkIndex" (
    "tokenHash" TEXT NOT NULL,
    "practiceId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LinkIndex_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "PracticeProfile" (
    "practiceId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "readingHours" TEXT NOT NULL,
    "weightSet" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PracticeProfile_pkey" PRIMARY KEY ("practiceId")
);

-- CreateTable
CREATE TABLE "PracticeKey" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "purpose" "KeyPurpose" NOT NULL,
    "wrapped" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PracticeKey_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "calledName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "HelpPack" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "lines" JSONB NOT NULL,
    "checkedOn" DATE,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "checkedById" UUID,

    CONSTRAINT "HelpPack_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "Reflection" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "requestId" UUID,
    "did" "DidChoice" NOT NULL,
    "share" "ShareChoice",
    "upset" INTEGER,
    "answers" TEXT NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Reflection_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "ReflectionReview" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "reflectionId" UUID NOT NULL,
    "done" TEXT,
    "reviewedAt" TIMESTAMPTZ(3) NOT NULL,
    "reviewedById" UUID NOT NULL,

    CONSTRAINT "ReflectionReview_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "Request" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "wrongCodes" INTEGER NOT NULL DEFAULT 0,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "issuedById" UUID NOT NULL,

    CONSTRAINT "Request_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "RequestEnd" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "kind" "RequestEndKind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RequestEnd_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "RequestVisit" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "secretHash" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RequestVisit_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "RequestDraft" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "answers" TEXT NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RequestDraft_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "PrivateScreen" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "askedOn" DATE NOT NULL,
    "outcome" "ScreenOutcome" NOT NULL,
    "manner" "ScreenManner" NOT NULL,
    "rescreen" BOOLEAN NOT NULL DEFAULT false,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedById" UUID NOT NULL,

    CONSTRAINT "PrivateScreen_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "SafetyDecision" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "coupleId" UUID NOT NULL,
    "kind" "SafetyDecisionKind" NOT NULL,
    "tier" "Tier",
    "room" "Seat",
    "words" TEXT NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedById" UUID NOT NULL,

    CONSTRAINT "SafetyDecision_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "Session" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "coupleId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "plannedEndsAt" TIMESTAMPTZ(3) NOT NULL,
    "zone" TEXT NOT NULL,
    "place" "SessionPlace" NOT NULL,
    "format" "SessionFormat" NOT NULL,
    "oneSeat" "Seat",
    "weightSet" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" UUID NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "SessionCancellation" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "recordedById" UUID NOT NULL,

    CONSTRAINT "SessionCancellation_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "Attendance" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "seat" "Seat" NOT NULL,
    "status" "AttendanceStatus" NOT NULL,
    "minutesLate" INTEGER,
    "minutesJoint" INTEGER NOT NULL,
    "minutesAlone" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedById" UUID NOT NULL,

    CONSTRAINT "Attendance_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "WrapUp" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "nothingToNote" BOOLEAN NOT NULL DEFAULT false,
    "closingLine" TEXT,
    "whatEased" TEXT,
    "promise" TEXT,
    "nextFocus" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedById" UUID NOT NULL,

    CONSTRAINT "WrapUp_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateTable
CREATE TABLE "PartnerWords" (
    "practiceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedById" UUID NOT NULL,

    CONSTRAINT "PartnerWords_pkey" PRIMARY KEY ("practiceId","id")
);

-- CreateIndex
CREATE INDEX "Assignment_practiceId_clientId_approvedAt_idx" ON "Assignment"("practiceId", "clientId", "approvedAt");

-- CreateIndex
CREATE UNIQUE INDEX "AssignmentWithdrawal_practiceId_assignmentId_key" ON "AssignmentWithdrawal"("practiceId", "assignmentId");

-- CreateIndex
CREATE INDEX "AssignmentOutcome_practiceId_assignmentId_recordedAt_idx" ON "AssignmentOutcome"("practiceId", "assignmentId", "recordedAt");

-- CreateIndex
CREATE UNIQUE INDEX "DoneTogether_practiceId_clientId_exerciseCode_key" ON "DoneTogether"("practiceId", "clientId", "exerciseCode");

-- CreateIndex
CREATE INDEX "AuditEntry_practiceId_coupleId_at_idx" ON "AuditEntry"("practiceId", "coupleId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Client_practiceId_coupleId_seat_key" ON "Client"("practiceId", "coupleId", "seat");

-- CreateIndex
CREATE INDEX "ContactPreference_practiceId_clientId_recordedAt_idx" ON "ContactPreference"("practiceId", "clientId", "recordedAt");

-- CreateIndex
CREATE INDEX "ClientCode_practiceId_clientId_setAt_idx" ON "ClientCode"("practiceId", "clientId", "setAt");

-- CreateIndex
CREATE INDEX "WrongCode_practiceId_clientId_at_idx" ON "WrongCode"("practiceId", "clientId", "at");

-- CreateIndex
CREATE INDEX "Consent_practiceId_clientId_recordedAt_idx" ON "Consent"("practiceId", "clientId", "recordedAt");

-- CreateIndex
CREATE UNIQUE INDEX "ConsentWithdrawal_practiceId_consentId_key" ON "ConsentWithdrawal"("practiceId", "consentId");

-- CreateIndex
CREATE INDEX "CaseClinician_practiceId_clinicianId_idx" ON "CaseClinician"("practiceId", "clinicianId");

-- CreateIndex
CREATE UNIQUE INDEX "CaseClinician_practiceId_coupleId_clinicianId_key" ON "CaseClinician"("practiceId", "coupleId", "clinicianId");

-- CreateIndex
CREATE INDEX "SecretsPolicy_practiceId_coupleId_recordedAt_idx" ON "SecretsPolicy"("practiceId", "coupleId", "recordedAt");

-- CreateIndex
CREATE INDEX "CriteriaReview_practiceId_coupleId_reviewedOn_idx" ON "CriteriaReview"("practiceId", "coupleId", "reviewedOn");

-- CreateIndex
CREATE UNIQUE INDEX "CriterionRating_practiceId_criteriaReviewId_seat_criterion__key" ON "CriterionRating"("practiceId", "criteriaReviewId", "seat", "criterion", "informant");

-- CreateIndex
CREATE UNIQUE INDEX "RatingEvidence_practiceId_criterionRatingId_observationId_r_key" ON "RatingEvidence"("practiceId", "criterionRatingId", "observationId", "reflectionId");

-- CreateIndex
CREATE UNIQUE INDEX "ProgressNote_practiceId_sessionId_key" ON "ProgressNote"("practiceId", "sessionId");

-- CreateIndex
CREATE UNIQUE INDEX "NoteSignature_practiceId_progressNoteId_key" ON "NoteSignature"("practiceId", "progressNoteId");

-- CreateIndex
CREATE INDEX "NoteAmendment_practiceId_progressNoteId_at_idx" ON "NoteAmendment"("practiceId", "progressNoteId", "at");

-- CreateIndex
CREATE INDEX "ProcessNote_practiceId_coupleId_writtenAt_idx" ON "ProcessNote"("practiceId", "coupleId", "writtenAt");

-- CreateIndex
CREATE UNIQUE INDEX "Episode_practiceId_sessionId_room_number_key" ON "Episode"("practiceId", "sessionId", "room", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Observation_practiceId_sessionId_sequence_key" ON "Observation"("practiceId", "sessionId", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "ObservationRevision_practiceId_observationId_version_key" ON "ObservationRevision"("practiceId", "observationId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "ObservationRetraction_practiceId_observationId_key" ON "ObservationRetraction"("practiceId", "observationId");

-- CreateIndex
CREATE UNIQUE INDEX "LookedForNotSeen_practiceId_sessionId_seat_code_key" ON "LookedForNotSeen"("practiceId", "sessionId", "seat", "code");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "RecoveryCode_userId_idx" ON "RecoveryCode"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "SignInSession_tokenHash_key" ON "SignInSession"("tokenHash");

-- CreateIndex
CREATE INDEX "SignInSession_userId_idx" ON "SignInSession"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "SetUpToken_tokenHash_key" ON "SetUpToken"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "PracticeKey_practiceId_purpose_createdAt_key" ON "PracticeKey"("practiceId", "purpose", "createdAt");

-- CreateIndex
CREATE INDEX "Membership_userId_idx" ON "Membership"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_practiceId_userId_key" ON "Membership"("practiceId", "userId");

-- CreateIndex
CREATE INDEX "Reflection_practiceId_clientId_sentAt_idx" ON "Reflection"("practiceId", "clientId", "sentAt");

-- CreateIndex
CREATE UNIQUE INDEX "Reflection_practiceId_requestId_key" ON "Reflection"("practiceId", "requestId");

-- CreateIndex
CREATE UNIQUE INDEX "ReflectionReview_practiceId_reflectionId_key" ON "ReflectionReview"("practiceId", "reflectionId");

-- CreateIndex
CREATE INDEX "Request_practiceId_clientId_idx" ON "Request"("practiceId", "clientId");

-- CreateIndex
CREATE UNIQUE INDEX "Request_practiceId_tokenHash_key" ON "Request"("practiceId", "tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "RequestEnd_practiceId_requestId_key" ON "RequestEnd"("practiceId", "requestId");

-- CreateIndex
CREATE INDEX "RequestVisit_practiceId_requestId_idx" ON "RequestVisit"("practiceId", "requestId");

-- CreateIndex
CREATE UNIQUE INDEX "RequestDraft_practiceId_requestId_key" ON "RequestDraft"("practiceId", "requestId");

-- CreateIndex
CREATE INDEX "PrivateScreen_practiceId_clientId_askedOn_idx" ON "PrivateScreen"("practiceId", "clientId", "askedOn");

-- CreateIndex
CREATE INDEX "SafetyDecision_practiceId_coupleId_decidedAt_idx" ON "SafetyDecision"("practiceId", "coupleId", "decidedAt");

-- CreateIndex
CREATE INDEX "Session_practiceId_startsAt_idx" ON "Session"("practiceId", "startsAt");

-- CreateIndex
CREATE INDEX "Session_practiceId_coupleId_startsAt_idx" ON "Session"("practiceId", "coupleId", "startsAt");

-- CreateIndex
CREATE UNIQUE INDEX "Session_practiceId_coupleId_number_key" ON "Session"("practiceId", "coupleId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "SessionCancellation_practiceId_sessionId_key" ON "SessionCancellation"("practiceId", "sessionId");

-- CreateIndex
CREATE UNIQUE INDEX "Attendance_practiceId_sessionId_seat_key" ON "Attendance"("practiceId", "sessionId", "seat");

-- CreateIndex
CREATE UNIQUE INDEX "WrapUp_practiceId_sessionId_key" ON "WrapUp"("practiceId", "sessionId");

-- CreateIndex
CREATE INDEX "PartnerWords_practiceId_sessionId_idx" ON "PartnerWords"("practiceId", "sessionId");

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_practiceId_clientId_fkey" FOREIGN KEY ("practiceId", "clientId") REFERENCES "Client"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_practiceId_sessionId_fkey" FOREIGN KEY ("practiceId", "sessionId") REFERENCES "Session"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_practiceId_approvedById_fkey" FOREIGN KEY ("practiceId", "approvedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentWithdrawal" ADD CONSTRAINT "AssignmentWithdrawal_practiceId_assignmentId_fkey" FOREIGN KEY ("practiceId", "assignmentId") REFERENCES "Assignment"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentWithdrawal" ADD CONSTRAINT "AssignmentWithdrawal_practiceId_withdrawnById_fkey" FOREIGN KEY ("practiceId", "withdrawnById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentOutcome" ADD CONSTRAINT "AssignmentOutcome_practiceId_assignmentId_fkey" FOREIGN KEY ("practiceId", "assignmentId") REFERENCES "Assignment"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentOutcome" ADD CONSTRAINT "AssignmentOutcome_practiceId_recordedById_fkey" FOREIGN KEY ("practiceId", "recordedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DoneTogether" ADD CONSTRAINT "DoneTogether_practiceId_clientId_fkey" FOREIGN KEY ("practiceId", "clientId") REFERENCES "Client"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DoneTogether" ADD CONSTRAINT "DoneTogether_practiceId_sessionId_fkey" FOREIGN KEY ("practiceId", "sessionId") REFERENCES "Session"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DoneTogether" ADD CONSTRAINT "DoneTogether_practiceId_recordedById_fkey" FOREIGN KEY ("practiceId", "recordedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Client" ADD CONSTRAINT "Client_practiceId_coupleId_fkey" FOREIGN KEY ("practiceId", "coupleId") REFERENCES "Couple"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Client" ADD CONSTRAINT "Client_practiceId_createdById_fkey" FOREIGN KEY ("practiceId", "createdById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContactPreference" ADD CONSTRAINT "ContactPreference_practiceId_clientId_fkey" FOREIGN KEY ("practiceId", "clientId") REFERENCES "Client"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContactPreference" ADD CONSTRAINT "ContactPreference_practiceId_recordedById_fkey" FOREIGN KEY ("practiceId", "recordedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientCode" ADD CONSTRAINT "ClientCode_practiceId_clientId_fkey" FOREIGN KEY ("practiceId", "clientId") REFERENCES "Client"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientCode" ADD CONSTRAINT "ClientCode_practiceId_setById_fkey" FOREIGN KEY ("practiceId", "setById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WrongCode" ADD CONSTRAINT "WrongCode_practiceId_clientId_fkey" FOREIGN KEY ("practiceId", "clientId") REFERENCES "Client"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_practiceId_clientId_fkey" FOREIGN KEY ("practiceId", "clientId") REFERENCES "Client"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_practiceId_recordedById_fkey" FOREIGN KEY ("practiceId", "recordedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsentWithdrawal" ADD CONSTRAINT "ConsentWithdrawal_practiceId_consentId_fkey" FOREIGN KEY ("practiceId", "consentId") REFERENCES "Consent"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsentWithdrawal" ADD CONSTRAINT "ConsentWithdrawal_practiceId_recordedById_fkey" FOREIGN KEY ("practiceId", "recordedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Couple" ADD CONSTRAINT "Couple_practiceId_createdById_fkey" FOREIGN KEY ("practiceId", "createdById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseClinician" ADD CONSTRAINT "CaseClinician_practiceId_coupleId_fkey" FOREIGN KEY ("practiceId", "coupleId") REFERENCES "Couple"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseClinician" ADD CONSTRAINT "CaseClinician_practiceId_clinicianId_fkey" FOREIGN KEY ("practiceId", "clinicianId") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseClinician" ADD CONSTRAINT "CaseClinician_practiceId_addedById_fkey" FOREIGN KEY ("practiceId", "addedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SecretsPolicy" ADD CONSTRAINT "SecretsPolicy_practiceId_coupleId_fkey" FOREIGN KEY ("practiceId", "coupleId") REFERENCES "Couple"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SecretsPolicy" ADD CONSTRAINT "SecretsPolicy_practiceId_recordedById_fkey" FOREIGN KEY ("practiceId", "recordedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CriteriaReview" ADD CONSTRAINT "CriteriaReview_practiceId_coupleId_fkey" FOREIGN KEY ("practiceId", "coupleId") REFERENCES "Couple"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CriteriaReview" ADD CONSTRAINT "CriteriaReview_practiceId_sessionId_fkey" FOREIGN KEY ("practiceId", "sessionId") REFERENCES "Session"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CriteriaReview" ADD CONSTRAINT "CriteriaReview_practiceId_recordedById_fkey" FOREIGN KEY ("practiceId", "recordedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CriterionRating" ADD CONSTRAINT "CriterionRating_practiceId_criteriaReviewId_fkey" FOREIGN KEY ("practiceId", "criteriaReviewId") REFERENCES "CriteriaReview"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CriterionRating" ADD CONSTRAINT "CriterionRating_practiceId_recordedById_fkey" FOREIGN KEY ("practiceId", "recordedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RatingEvidence" ADD CONSTRAINT "RatingEvidence_practiceId_criterionRatingId_fkey" FOREIGN KEY ("practiceId", "criterionRatingId") REFERENCES "CriterionRating"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RatingEvidence" ADD CONSTRAINT "RatingEvidence_practiceId_observationId_fkey" FOREIGN KEY ("practiceId", "observationId") REFERENCES "Observation"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RatingEvidence" ADD CONSTRAINT "RatingEvidence_practiceId_reflectionId_fkey" FOREIGN KEY ("practiceId", "reflectionId") REFERENCES "Reflection"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgressNote" ADD CONSTRAINT "ProgressNote_practiceId_sessionId_fkey" FOREIGN KEY ("practiceId", "sessionId") REFERENCES "Session"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgressNote" ADD CONSTRAINT "ProgressNote_practiceId_draftedById_fkey" FOREIGN KEY ("practiceId", "draftedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NoteSignature" ADD CONSTRAINT "NoteSignature_practiceId_progressNoteId_fkey" FOREIGN KEY ("practiceId", "progressNoteId") REFERENCES "ProgressNote"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NoteSignature" ADD CONSTRAINT "NoteSignature_practiceId_signedById_fkey" FOREIGN KEY ("practiceId", "signedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NoteAmendment" ADD CONSTRAINT "NoteAmendment_practiceId_progressNoteId_fkey" FOREIGN KEY ("practiceId", "progressNoteId") REFERENCES "ProgressNote"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NoteAmendment" ADD CONSTRAINT "NoteAmendment_practiceId_writtenById_fkey" FOREIGN KEY ("practiceId", "writtenById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProcessNote" ADD CONSTRAINT "ProcessNote_practiceId_coupleId_fkey" FOREIGN KEY ("practiceId", "coupleId") REFERENCES "Couple"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProcessNote" ADD CONSTRAINT "ProcessNote_practiceId_sessionId_fkey" FOREIGN KEY ("practiceId", "sessionId") REFERENCES "Session"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProcessNote" ADD CONSTRAINT "ProcessNote_practiceId_observationId_fkey" FOREIGN KEY ("practiceId", "observationId") REFERENCES "Observation"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProcessNote" ADD CONSTRAINT "ProcessNote_practiceId_authorId_fkey" FOREIGN KEY ("practiceId", "authorId") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Episode" ADD CONSTRAINT "Episode_practiceId_sessionId_fkey" FOREIGN KEY ("practiceId", "sessionId") REFERENCES "Session"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Episode" ADD CONSTRAINT "Episode_practiceId_recordedById_fkey" FOREIGN KEY ("practiceId", "recordedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_practiceId_sessionId_fkey" FOREIGN KEY ("practiceId", "sessionId") REFERENCES "Session"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_practiceId_recordedById_fkey" FOREIGN KEY ("practiceId", "recordedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ObservationRevision" ADD CONSTRAINT "ObservationRevision_practiceId_observationId_fkey" FOREIGN KEY ("practiceId", "observationId") REFERENCES "Observation"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ObservationRevision" ADD CONSTRAINT "ObservationRevision_practiceId_byId_fkey" FOREIGN KEY ("practiceId", "byId") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ObservationRetraction" ADD CONSTRAINT "ObservationRetraction_practiceId_observationId_fkey" FOREIGN KEY ("practiceId", "observationId") REFERENCES "Observation"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ObservationRetraction" ADD CONSTRAINT "ObservationRetraction_practiceId_retractedById_fkey" FOREIGN KEY ("practiceId", "retractedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LookedForNotSeen" ADD CONSTRAINT "LookedForNotSeen_practiceId_sessionId_fkey" FOREIGN KEY ("practiceId", "sessionId") REFERENCES "Session"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LookedForNotSeen" ADD CONSTRAINT "LookedForNotSeen_practiceId_recordedById_fkey" FOREIGN KEY ("practiceId", "recordedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecoveryCode" ADD CONSTRAINT "RecoveryCode_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignInSession" ADD CONSTRAINT "SignInSession_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HelpPack" ADD CONSTRAINT "HelpPack_practiceId_checkedById_fkey" FOREIGN KEY ("practiceId", "checkedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reflection" ADD CONSTRAINT "Reflection_practiceId_assignmentId_fkey" FOREIGN KEY ("practiceId", "assignmentId") REFERENCES "Assignment"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reflection" ADD CONSTRAINT "Reflection_practiceId_clientId_fkey" FOREIGN KEY ("practiceId", "clientId") REFERENCES "Client"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reflection" ADD CONSTRAINT "Reflection_practiceId_requestId_fkey" FOREIGN KEY ("practiceId", "requestId") REFERENCES "Request"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReflectionReview" ADD CONSTRAINT "ReflectionReview_practiceId_reflectionId_fkey" FOREIGN KEY ("practiceId", "reflectionId") REFERENCES "Reflection"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReflectionReview" ADD CONSTRAINT "ReflectionReview_practiceId_reviewedById_fkey" FOREIGN KEY ("practiceId", "reviewedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Request" ADD CONSTRAINT "Request_practiceId_assignmentId_fkey" FOREIGN KEY ("practiceId", "assignmentId") REFERENCES "Assignment"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Request" ADD CONSTRAINT "Request_practiceId_clientId_fkey" FOREIGN KEY ("practiceId", "clientId") REFERENCES "Client"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Request" ADD CONSTRAINT "Request_practiceId_issuedById_fkey" FOREIGN KEY ("practiceId", "issuedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestEnd" ADD CONSTRAINT "RequestEnd_practiceId_requestId_fkey" FOREIGN KEY ("practiceId", "requestId") REFERENCES "Request"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestVisit" ADD CONSTRAINT "RequestVisit_practiceId_requestId_fkey" FOREIGN KEY ("practiceId", "requestId") REFERENCES "Request"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestDraft" ADD CONSTRAINT "RequestDraft_practiceId_requestId_fkey" FOREIGN KEY ("practiceId", "requestId") REFERENCES "Request"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PrivateScreen" ADD CONSTRAINT "PrivateScreen_practiceId_clientId_fkey" FOREIGN KEY ("practiceId", "clientId") REFERENCES "Client"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PrivateScreen" ADD CONSTRAINT "PrivateScreen_practiceId_recordedById_fkey" FOREIGN KEY ("practiceId", "recordedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SafetyDecision" ADD CONSTRAINT "SafetyDecision_practiceId_coupleId_fkey" FOREIGN KEY ("practiceId", "coupleId") REFERENCES "Couple"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SafetyDecision" ADD CONSTRAINT "SafetyDecision_practiceId_decidedById_fkey" FOREIGN KEY ("practiceId", "decidedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_practiceId_coupleId_fkey" FOREIGN KEY ("practiceId", "coupleId") REFERENCES "Couple"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_practiceId_createdById_fkey" FOREIGN KEY ("practiceId", "createdById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionCancellation" ADD CONSTRAINT "SessionCancellation_practiceId_sessionId_fkey" FOREIGN KEY ("practiceId", "sessionId") REFERENCES "Session"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionCancellation" ADD CONSTRAINT "SessionCancellation_practiceId_recordedById_fkey" FOREIGN KEY ("practiceId", "recordedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_practiceId_sessionId_fkey" FOREIGN KEY ("practiceId", "sessionId") REFERENCES "Session"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_practiceId_recordedById_fkey" FOREIGN KEY ("practiceId", "recordedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WrapUp" ADD CONSTRAINT "WrapUp_practiceId_sessionId_fkey" FOREIGN KEY ("practiceId", "sessionId") REFERENCES "Session"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WrapUp" ADD CONSTRAINT "WrapUp_practiceId_recordedById_fkey" FOREIGN KEY ("practiceId", "recordedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartnerWords" ADD CONSTRAINT "PartnerWords_practiceId_sessionId_fkey" FOREIGN KEY ("practiceId", "sessionId") REFERENCES "Session"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartnerWords" ADD CONSTRAINT "PartnerWords_practiceId_recordedById_fkey" FOREIGN KEY ("practiceId", "recordedById") REFERENCES "Membership"("practiceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
