import type { SystemActor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { openText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import type { Answers } from "#lib/exercises/form.ts";
import { exerciseGiven, givenParts } from "#lib/exercises/given.ts";
import { can, visibleTo } from "../policy.ts";
import { riskWords } from "../risk-list.ts";
import { storeMarks } from "./mark.ts";

/** Reflections read in one transaction. */
const PAGE = 100;

/**
 * Reads every reflection of a practice again with the word list as it is now, after the list was changed.
 * Marks are added, never taken away (domain 6.5). Only a job may; the re-run is in the audit. Returns how
 * many reflections were read and how many marks were added.
 */
export async function markAgain(actor: SystemActor): Promise<{ read: number; added: number }> {
  authorize(can, actor, "mark-again", null);
  const done = { read: 0, added: 0 };
  for (let after: string | null = null; ;) {
    const page: { added: number; ids: string[] } = await markPage(actor, after);
    done.read += page.ids.length;
    done.added += page.added;
    if (page.ids.length < PAGE) return done;
    after = page.ids.at(-1) ?? null;
  }
}

/**
 * The same once for each version of the word list; null when this version was read through before. A run that
 * broke off begins anew: marks are never doubled. The audit is looked through, so ask once in a process's life.
 */
export async function markAgainOnce(actor: SystemActor): Promise<{ read: number; added: number } | null> {
  authorize(can, actor, "mark-again", null);
  const { practiceId } = actor;
  const [action, detail] = ["reflections.list-read", JSON.stringify({ list: riskWords.version })];
  if (await inPractice(actor, (tx) => tx.auditEntry.findFirst({ where: { practiceId, action, detail }, select: { sequence: true } }))) return null;
  const done = await markAgain(actor);
  await inPractice(actor, (tx) => recordChange(tx, actor, action, { type: "practice", id: practiceId }, { list: riskWords.version }));
  return done;
}

async function markPage(actor: SystemActor, after: string | null): Promise<{ added: number; ids: string[] }> {
  const { practiceId } = actor;
  return inPractice(actor, async (tx) => {
    const rows = await tx.reflection.findMany({
      where: { AND: [visibleTo(actor), { practiceId, ...(after === null ? {} : { id: { gt: after } }) }] }, orderBy: { id: "asc" }, take: PAGE,
      select: { id: true, answers: true, client: { select: { coupleId: true } }, assignment: { select: givenParts } },
    });
    let added = 0;
    for (const row of rows) {
      const exercise = exerciseGiven(row.assignment);
      if (exercise) added += await storeMarks(tx, actor, { id: row.id, coupleId: row.client.coupleId, exercise, answers: await answersOf(tx, actor, row) });
    }
    await recordChange(tx, actor, "reflections.marked-again", { type: "practice", id: practiceId }, { read: rows.length, added, list: riskWords.version });
    return { added, ids: rows.map(({ id }) => id) };
  });
}

async function answersOf(tx: Transaction, { practiceId }: SystemActor, row: { id: string; answers: string }): Promise<Answers> {
  return JSON.parse(await openText(tx, practiceId, { table: "Reflection", row: row.id, column: "answers" }, row.answers)) as Answers;
}
