import type { ClientActor } from "#lib/platform/actor.ts";
import { clock } from "#lib/platform/clock.ts";
import type { PracticeTime } from "#lib/platform/practice-time.ts";
import type { Transaction } from "#lib/platform/tenancy.ts";
import { dayInWords, dayOf } from "#lib/platform/time.ts";
import type { SecretsKind } from "#lib/exercises/form.ts";
import { readingOf } from "#lib/practices/queries.ts";
import { namesInWords, type FrameDto, type HelpLineDto } from "../dto.ts";
import { readingInWords } from "../request.ts";

type Whose = Pick<ClientActor, "practiceId" | "coupleId"> & { clientId?: string };
type Facts = { zone: string; readingHours: string; help: HelpLineDto[] | null; team: string[] | null; secrets: SecretsKind | null; remindersStopped: boolean };

/** What surrounds every page of a case by link: the practice's words, who reads, what was agreed, and its time. */
export type Surroundings = { frame: FrameDto; time: PracticeTime; secrets: SecretsKind | null; remindersStopped: boolean };

/** Reads it in one statement, and the therapist's days away in another; the same whatever the case holds. Throws when the practice has no profile. */
export async function surroundings(tx: Transaction, whose: Whose, reader: { id: string; calledName: string }): Promise<Surroundings> {
  const { practiceId } = whose;
  const facts = await factsOf(tx, whose);
  const now = clock.now();
  const time = { now, zone: facts.zone, today: dayOf(now, facts.zone) };
  const reading = await readingOf(tx, practiceId, reader.id, { readingHours: facts.readingHours, time });
  const therapist = reader.calledName;
  const others = (facts.team ?? []).filter((name) => name !== therapist);
  const frame = {
    therapist, readers: namesInWords([therapist, ...others]), hours: reading.hours, help: facts.help ?? [],
    reading: { next: reading.next && readingInWords(reading.next, time.today), awayUntil: reading.awayUntil && dayInWords(reading.awayUntil), cover: reading.cover },
  };
  return { frame, time, secrets: facts.secrets, remindersStopped: facts.remindersStopped };
}

async function factsOf(tx: Transaction, { practiceId, coupleId, clientId }: Whose): Promise<Facts> {
  const [facts] = await tx.$queryRaw<[Facts?]>`
    SELECT p."zone", f."readingHours",
      (SELECT h."lines" FROM "HelpPack" h WHERE h."practiceId" = p."id" ORDER BY h."createdAt" DESC, h."id" DESC LIMIT 1) AS "help",
      (SELECT array_agg(m."calledName" ORDER BY t."addedAt") FROM "CaseClinician" t
        JOIN "Membership" m ON m."practiceId" = t."practiceId" AND m."id" = t."clinicianId"
        WHERE t."practiceId" = p."id" AND t."coupleId" = ${coupleId}::uuid AND t."endedAt" IS NULL) AS "team",
      (SELECT s."kind"::text FROM "SecretsPolicy" s WHERE s."practiceId" = p."id" AND s."coupleId" = ${coupleId}::uuid
        ORDER BY s."recordedAt" DESC, s."id" DESC LIMIT 1) AS "secrets",
      EXISTS (SELECT 1 FROM "ReminderStop" r WHERE r."practiceId" = p."id" AND r."clientId" = ${clientId ?? null}::uuid AND r."resumedAt" IS NULL) AS "remindersStopped"
    FROM "Practice" p JOIN "PracticeProfile" f ON f."practiceId" = p."id"
    WHERE p."id" = ${practiceId}::uuid`;
  if (!facts) throw new Error("The practice has no profile.");
  return facts;
}
