import { actorId, zoneOf, type Actor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { ConflictError, RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { sealText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { dayOf, dayToDate } from "#lib/platform/time.ts";
import { findVisibleClient } from "#lib/clients/queries.ts";
import { aloneRuleWords } from "./alone-rule.ts";
import { toCoupleDto, type Channel, type CoupleDto, type CoupleWithPeople } from "./dto.ts";
import { can } from "./policy.ts";
import { findVisibleCouple } from "./queries.ts";
import { addCoupleInput, changeCaseInput, recordSecretsPolicyInput } from "./schema.ts";
import type { Seat } from "./seat.ts";

/**
 * Adds a case: two partners, or one client whose partner does not come and gets no record. Whoever
 * adds it joins its case team (decision 34). A way to reach someone is recorded as checked today;
 * "nothing is sent" is the default and leaves no row. Somebody known from an earlier case begins anew:
 * nothing is carried across. Throws ZodError (missing or unreadable names, one e-mail address for both),
 * ForbiddenError, NotFoundError (an earlier case out of sight) and RefusedError (one person twice).
 */
export async function addCouple(actor: Actor, raw: unknown): Promise<CoupleDto> {
  authorize(can, actor, "add", null);
  const input = addCoupleInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const coupleId = newId();
    const ofCouple = input.kind === "COUPLE";
    await tx.couple.create({
      data: {
        practiceId: actor.practiceId, id: coupleId, kind: input.kind, createdAt: clock.now(), createdById: actorId(actor),
        leftSeat: ofCouple ? input.leftSeat : "A", aloneRule: ofCouple ? input.aloneRule : null,
        partnerCalled: ofCouple ? null : input.partnerCalled,
      },
    });
    await joinTeam(tx, actor, coupleId);
    if (ofCouple && input.a.knownFromId !== null && input.a.knownFromId === input.b.knownFromId) throw new RefusedError({ form: "This is the same person twice." });
    await addClient(tx, actor, coupleId, "A", input.a);
    if (ofCouple) await addClient(tx, actor, coupleId, "B", input.b);
    const couple = await findVisibleCouple(tx, actor, coupleId);
    await recordChange(tx, actor, "couple.added", { type: "couple", id: coupleId, coupleId }, { clients: couple.clients.length });
    return toCoupleDto(couple);
  });
}

/**
 * Changes who sits left, the rule for an hour to which only one can come, or what a partner who does
 * not come is called. Throws ZodError, NotFoundError and, on a stale version, ConflictError.
 */
export async function changeCase(actor: Actor, raw: unknown): Promise<CoupleDto> {
  const input = changeCaseInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const couple = await findVisibleCouple(tx, actor, input.coupleId);
    authorize(can, actor, "change", couple);
    const ofCouple = couple.kind === "COUPLE";
    const { count } = await tx.couple.updateMany({
      where: { practiceId: actor.practiceId, id: couple.id, version: input.version },
      data: {
        leftSeat: ofCouple ? input.leftSeat : "A", aloneRule: ofCouple ? input.aloneRule : null,
        partnerCalled: ofCouple ? null : input.partnerCalled, version: { increment: 1 },
      },
    });
    const stored = await findVisibleCouple(tx, actor, couple.id);
    if (count === 0) throw new ConflictError(caseInWords(stored), stored.version);
    await recordChange(tx, actor, "couple.changed", { type: "couple", id: couple.id, coupleId: couple.id }, { version: stored.version });
    return toCoupleDto(stored);
  });
}

/**
 * Records a version of the couple's policy on what one partner tells alone; the newest is in force and
 * older ones stay (domain 6.2). Throws ZodError, NotFoundError and RefusedError (a day to come).
 */
export async function recordSecretsPolicy(actor: Actor, raw: unknown): Promise<{ id: string }> {
  const input = recordSecretsPolicyInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const couple = await findVisibleCouple(tx, actor, input.coupleId);
    authorize(can, actor, "change", couple);
    if (input.agreedOn > dayOf(clock.now(), zoneOf(actor))) throw new RefusedError({ agreedOn: "This day is still to come. Enter the day you agreed it." });
    const id = newId();
    const exceptions = input.kind === "LIMITED_SECRETS" ? input.exceptions : null;
    await tx.secretsPolicy.create({
      data: {
        practiceId: actor.practiceId, id, coupleId: couple.id, kind: input.kind, agreedOn: dayToDate(input.agreedOn),
        exceptions: await sealText(tx, actor.practiceId, { table: "SecretsPolicy", row: id, column: "exceptions" }, exceptions),
        recordedAt: clock.now(), recordedById: actorId(actor),
      },
    });
    await recordChange(tx, actor, "secrets-policy.recorded", { type: "secrets-policy", id, coupleId: couple.id });
    return { id };
  });
}

/** The fields of a case that can meet in a conflict, in words. */
function caseInWords(couple: CoupleWithPeople): Record<string, string> {
  if (couple.kind === "INDIVIDUAL") return { "The partner is called": couple.partnerCalled ?? "Not recorded" };
  return {
    "Who sits left": couple.clients.find(({ seat }) => seat === couple.leftSeat)?.name ?? "Not recorded",
    "If one cannot come": couple.aloneRule ? aloneRuleWords[couple.aloneRule] : "Not agreed yet",
  };
}

async function joinTeam(tx: Transaction, actor: Actor, coupleId: string): Promise<void> {
  const clinicianId = actorId(actor);
  await tx.caseClinician.create({
    data: { practiceId: actor.practiceId, id: newId(), coupleId, clinicianId, addedAt: clock.now(), addedById: clinicianId },
  });
}

async function addClient(
  tx: Transaction, actor: Actor, coupleId: string, seat: Seat, person: { name: string; channel: Channel; email: string | null; knownFromId: string | null },
): Promise<void> {
  const clientId = newId();
  const by = actorId(actor);
  const now = clock.now();
  // That it is the same person is all that is known: no word, code, consent or address comes across.
  const known = person.knownFromId === null ? null : await findVisibleClient(tx, actor, person.knownFromId);
  const knownFromId = known && (known.knownFromId ?? known.id);
  await tx.client.create({ data: { practiceId: actor.practiceId, id: clientId, coupleId, seat, name: person.name, knownFromId, createdAt: now, createdById: by } });
  if (person.channel === "NONE") return;
  await tx.contactPreference.create({
    data: {
      practiceId: actor.practiceId, id: newId(), clientId, channel: person.channel, email: person.channel === "EMAIL" ? person.email : null,
      checkedOn: dayToDate(dayOf(now, zoneOf(actor))), recordedAt: now, recordedById: by,
    },
  });
}
