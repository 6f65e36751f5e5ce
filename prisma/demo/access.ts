import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { ClinicianActor } from "#lib/platform/actor.ts";
import { clock } from "#lib/platform/clock.ts";
import { newSecret } from "#lib/platform/ids.ts";
import { hashPassword } from "#lib/platform/password.ts";
import { newTotpSecret, sealTotpSecret } from "#lib/platform/second-factor.ts";
import { inPractice, withoutPractice } from "#lib/platform/tenancy.ts";
import { setClientCode } from "#lib/clients/commands.ts";
import { addDays, dayOf, dayToDate } from "#lib/platform/time.ts";
import { DAYS_AFTER_DUE } from "#lib/assignments/status.ts";
import { findExercise } from "#lib/exercises/exercise.ts";
import { issueRequest } from "#lib/requests/commands/issue.ts";
import { linkAddress } from "#lib/requests/queries/links.ts";
import type { DemoPractice } from "./people.ts";

const accessSchema = z.object({
  baseUrl: z.string(),
  users: z.array(z.object({ name: z.string(), role: z.string(), email: z.string(), password: z.string(), totpSecret: z.string() })),
  links: z.array(z.object({ person: z.string(), kind: z.string(), url: z.string(), code: z.string() })),
});

export type DemoAccess = z.infer<typeof accessSchema>;
type DemoUser = DemoAccess["users"][number];

/** The people's passwords and second factors: those of the file when it is there, else new ones. */
export async function demoUsers(file: string, practices: DemoPractice[]): Promise<DemoUser[]> {
  const known = existsSync(file) ? accessSchema.safeParse(JSON.parse(readFileSync(file, "utf8"))) : undefined;
  if (known?.success) return known.data.users;
  const users: DemoUser[] = [];
  for (const person of practices.flatMap((practice) => practice.people)) {
    const password = newSecret().slice(0, 16);
    const totpSecret = newTotpSecret();
    const passwordHash = await hashPassword(password);
    await withoutPractice(async (tx) => {
      const user = await tx.user.findUniqueOrThrow({ where: { email: person.email } });
      await tx.user.update({
        where: { id: user.id },
        data: { passwordHash, totpSecret: sealTotpSecret(user.id, totpSecret), totpConfirmedAt: clock.now(), totpLastStep: null },
      });
    });
    users.push({ name: person.name, role: person.role === "OWNER" ? "owner" : "therapist", email: person.email, password, totpSecret });
  }
  return users;
}

/** A fresh link for every open task that does not rest, and one fresh code per person; where e-mail was asked for, the link of the message. */
export async function demoLinks(actor: ClinicianActor): Promise<DemoAccess["links"]> {
  const { practiceId } = actor;
  const tasks = await inPractice(actor, (tx) => tx.assignment.findMany({
    where: {
      practiceId, approvedAt: { not: null }, assignmentWithdrawal: null, assignmentPauses: { none: { practiceId, resumedAt: null } },
      reflections: { none: { practiceId } }, assignmentOutcomes: { none: { practiceId } },
      dueOn: { gte: dayToDate(addDays(dayOf(clock.now(), actor.zone), -DAYS_AFTER_DUE)) },
    },
    include: { client: true }, orderBy: { id: "asc" },
  }));
  const codes = new Map<string, string>();
  const links: DemoAccess["links"] = [];
  for (const task of tasks) {
    const code = codes.get(task.clientId) ?? (await setClientCode(actor, { clientId: task.clientId })).code;
    codes.set(task.clientId, code);
    const url = (task.delivery === "EMAIL" && (await mailedAddress(actor, task.id))) || (await issueRequest(actor, { assignmentId: task.id })).url;
    links.push({ person: task.client.name, kind: findExercise(task.exerciseCode)?.clientTitle ?? "task", url, code });
  }
  return links;
}

/** The link that a message brought or will bring, so that the one in the mailbox stays the one that opens. */
function mailedAddress(actor: ClinicianActor, assignmentId: string): Promise<string | null> {
  const { practiceId } = actor;
  return inPractice(actor, async (tx) => {
    const request = await tx.request.findFirst({ where: { practiceId, assignmentId, requestEnd: null, expiresAt: { gt: clock.now() } }, orderBy: { turn: "desc" } });
    return request && linkAddress(tx, practiceId, request.id);
  });
}

/** Writes the ways in beside the demo's data, readable by its owner alone. */
export function writeAccess(file: string, access: DemoAccess): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(accessSchema.parse(access), null, 2)}\n`, { mode: 0o600 });
}
