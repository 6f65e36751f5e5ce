import path from "node:path";
import { clock } from "#lib/platform/clock.ts";
import { closeDatabase } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import type { ClinicianActor } from "#lib/platform/actor.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { newId } from "#lib/platform/ids.ts";
import { demoCases } from "./demo/case-data.ts";
import { demoLinks, demoUsers, writeAccess } from "./demo/access.ts";
import { demoDays } from "./demo/days.ts";
import { keepNextHoursAhead } from "./demo/next-hours.ts";
import { actorsOf, demoPractices, openDemoPractice } from "./demo/people.ts";
import { seedCase } from "./demo/seed-case.ts";
import { seedHomework } from "./demo/seed-homework.ts";
import { seedNeighbour } from "./demo/seed-neighbour.ts";

const HOURS: Record<string, string> = { "demo-couple-1": "10:00", "demo-couple-2": "13:00", "demo-individual-1": "16:00" };

/** Makes the demo practice and its neighbour once; says whether there was anything to do. */
export async function seedDemo(): Promise<boolean> {
  if ((await actorsOf(demoPractices.harbour)).length > 0) return false;
  const [, jo, kofi] = await openDemoPractice(demoPractices.harbour, "US");
  const [, sean] = await openDemoPractice(demoPractices.mill, "IE");
  if (!jo || !kofi || !sean) throw new Error("The demo practices have no people.");
  const days = demoDays(jo.zone, clock.now());
  const coupleIds: Record<string, string> = {};
  for (const data of demoCases) {
    const coupleId = await seedCase(jo, days, data, HOURS[data.id] ?? "10:00");
    if (data.id === "demo-couple-2") await joinTeam(jo, kofi, coupleId);
    coupleIds[data.id] = coupleId;
  }
  await seedHomework(jo, kofi, days, coupleIds);
  await seedNeighbour(sean, demoDays(sean.zone, clock.now()));
  return true;
}

async function joinTeam(jo: ClinicianActor, kofi: ClinicianActor, coupleId: string): Promise<void> {
  await inPractice(jo, (tx) => tx.caseClinician.create({
    data: { practiceId: jo.practiceId, id: newId(), coupleId, clinicianId: kofi.membershipId, addedAt: clock.now(), addedById: jo.membershipId },
  }));
}

/** Gives everybody of the demo a way in and writes the list. Links and codes are new at every start. */
async function giveAccess(file: string): Promise<void> {
  const { harbour, mill } = demoPractices;
  const users = await demoUsers(file, [harbour, mill]);
  const jo = (await actorsOf(harbour))[1];
  if (!jo) throw new Error("The demo practice has no therapist.");
  await keepNextHoursAhead(jo);
  writeAccess(file, { baseUrl: env().APP_URL, users, links: await demoLinks(jo) });
}

if (import.meta.main) {
  const file = path.resolve(process.env.MIDDLEGROUND_DATA_DIR ?? ".data", "demo-access.json");
  await seedDemo();
  await giveAccess(file);
  await closeDatabase();
}
