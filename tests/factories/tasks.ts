import { assignExercise } from "#lib/assignments/commands/draft.ts";
import type { AssignedDto } from "#lib/assignments/dto.ts";
import type { CoupleDto } from "#lib/couples/dto.ts";
import type { ClientActor, ClinicianActor } from "#lib/platform/actor.ts";
import { clock } from "#lib/platform/clock.ts";
import { addDays, dayOf } from "#lib/platform/time.ts";
import { unlockRequest } from "#lib/requests/commands/unlock.ts";
import { askedAlone, codesFor, readyForLinks, tobiasAndNoor } from "./couples.ts";

type Person = CoupleDto["clients"][number];

/** A day some days from today in the therapist's zone. */
export function dayAhead(therapist: ClinicianActor, days: number): string {
  return addDays(dayOf(clock.now(), therapist.zone), days);
}

/** One person's part of an assignment, with words of their own. */
export function recipient(person: Person, exerciseCode: string, words: Partial<Record<"reason" | "plan" | "confidence" | "size" | "solo", unknown>> = {}) {
  return { clientId: person.id, exerciseCode, reason: `${person.name} wants to try this`, plan: "When tea is made, I will sit down", confidence: 8, ...words };
}

/** Gives one exercise to one person, due in a week. */
export async function giveTask(therapist: ClinicianActor, couple: CoupleDto, person: Person, exerciseCode = "EX.WARM_EYES", words = {}): Promise<AssignedDto> {
  return assignExercise(therapist, { coupleId: couple.id, exerciseCode, recipients: [recipient(person, exerciseCode, words)], dueOn: dayAhead(therapist, 7) });
}

/** The token at the end of a link's address. */
export const tokenOf = (url: string): string => url.split("/").at(-1) ?? "";

/** Unlocks with the right code, or fails loudly. */
export async function unlock(token: string, code: string): Promise<{ actor: ClientActor; secret: string }> {
  const unlocked = await unlockRequest(token, code, "127.0.0.1");
  if (unlocked.outcome !== "opened") throw new Error(`The link answered: ${unlocked.outcome}`);
  return unlocked;
}

/** Tobias and Noor, asked alone, ready for links, each with a code. */
export async function readyPair(therapist: ClinicianActor) {
  const pair = await tobiasAndNoor(therapist);
  await askedAlone(therapist, pair.couple);
  await readyForLinks(therapist, pair.couple);
  const codes = await codesFor(therapist, pair.couple);
  return { ...pair, codes: { tobias: codes.A ?? "", noor: codes.B ?? "" } };
}

/** The same with one task of Tobias whose link is open: token, code and ids at hand. */
export async function tobiasWithLink(therapist: ClinicianActor, exerciseCode = "EX.WARM_EYES") {
  const pair = await readyPair(therapist);
  const { assignments, links } = await giveTask(therapist, pair.couple, pair.tobias, exerciseCode);
  const [assignment] = assignments;
  const [link] = links;
  if (!assignment || !link) throw new Error("The task has no link.");
  return { ...pair, assignment, link, token: tokenOf(link.url), code: pair.codes.tobias };
}
