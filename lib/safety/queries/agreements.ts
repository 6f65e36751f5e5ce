import { zoneOf, type Actor } from "#lib/platform/actor.ts";
import { recordView } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { openText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { dateToDay, dayOf } from "#lib/platform/time.ts";
import type { CoupleWithPeople } from "#lib/couples/dto.ts";
import { findVisibleCouple } from "#lib/couples/queries.ts";
import { namesOf } from "#lib/sessions/hour.ts";
import { agreementPrompts, universalAgreements, type AgreementFacts } from "../agreements.ts";
import { checkContent } from "../check.ts";
import type { AgreementDto, AgreementsCardDto } from "../dto.ts";
import { agreementsVisibleTo, can } from "../policy.ts";
import { PRIVATE_FORMATS } from "../rest-week.ts";

/** What a couple agreed for hot moments, with what is due about it. Records the view. Throws NotFoundError. */
export async function agreementsCard(actor: Actor, coupleId: string): Promise<AgreementsCardDto> {
  return inPractice(actor, async (tx) => {
    const couple = await findVisibleCouple(tx, actor, coupleId);
    authorize(can, actor, "view", couple);
    const agreements = await agreementsOf(tx, actor, couple);
    const zone = zoneOf(actor);
    const { held, privateHalves } = await hoursOf(tx, actor, couple, zone);
    const universal = agreements.filter(({ kind }) => universalAgreements.some((one) => one === kind));
    const readDays = universal.map(({ agreedOn, readOn }) => readOn.toSorted().at(-1) ?? agreedOn).toSorted();
    await recordView(tx, actor, { type: "couple-agreements", id: couple.id, coupleId: couple.id });
    return {
      coupleId: couple.id, ofCouple: couple.kind === "COUPLE", today: dayOf(clock.now(), zone), names: namesOf(couple.clients, couple.partnerCalled), agreements,
      prompts: couple.kind === "COUPLE" ? agreementPrompts({ agreed: agreements.map(({ kind }) => kind), held, privateHalves, readOn: readDays[0] ?? null }) : [],
    };
  });
}

async function agreementsOf(tx: Transaction, actor: Actor, couple: CoupleWithPeople): Promise<AgreementDto[]> {
  const rows = await tx.agreement.findMany({
    where: { AND: [agreementsVisibleTo(actor), { practiceId: actor.practiceId, coupleId: couple.id }] }, orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
    include: { agreementReadings: { orderBy: { readOn: "desc" }, select: { readOn: true } }, recordedBy: { select: { calledName: true } } },
  });
  const inForce = rows.filter(({ kind }, index) => rows.findIndex((row) => row.kind === kind) === index);
  const opened: AgreementDto[] = [];
  for (const { id, kind, words, agreedOn, agreementReadings, recordedBy } of inForce) {
    opened.push({
      id, kind, title: checkContent.agreements[kind]?.title ?? kind, words: await openText(tx, actor.practiceId, { table: "Agreement", row: id, column: "words" }, words),
      agreedOn: dateToDay(agreedOn), readOn: agreementReadings.map(({ readOn }) => dateToDay(readOn)), recordedBy: recordedBy.calledName, versions: rows.filter((row) => row.kind === kind).length,
    });
  }
  return opened;
}

async function hoursOf(tx: Transaction, { practiceId }: Actor, couple: CoupleWithPeople, zone: string): Promise<Pick<AgreementFacts, "held" | "privateHalves">> {
  const now = clock.now();
  const hours = await tx.session.findMany({
    where: { practiceId, coupleId: couple.id, sessionCancellation: null }, orderBy: { startsAt: "asc" }, select: { startsAt: true, plannedEndsAt: true, format: true },
  });
  const isPrivate = ({ format }: { format: string }): boolean => PRIVATE_FORMATS.some((one) => one === format);
  const ended = hours.filter(({ plannedEndsAt }) => plannedEndsAt <= now);
  const last = ended.findLast(isPrivate);
  const after = last && hours.find(({ startsAt }) => startsAt > last.startsAt);
  return { held: ended.length, privateHalves: last ? { on: dayOf(last.startsAt, zone), runEnded: after !== undefined && !isPrivate(after) } : null };
}
