import { buildForm, type Form } from "#lib/exercises/form.ts";
import type { ClientActor } from "#lib/platform/actor.ts";
import { originOfRequest } from "#lib/platform/origin.ts";
import type { OwnTaskDto } from "#lib/requests/dto.ts";
import { findVisit, taskPage, type VisitProof } from "#lib/requests/queries.ts";
import { exitUrl } from "./answer.ts";

/** What a request proves of the visit that its address names. */
export const proofOf = (request: Request, visitId: string): VisitProof =>
  ({ visitId, cookieHeader: request.headers.get("cookie"), origin: originOfRequest(request.headers) });

/** The visit of an address, proved by its own cookie. */
export const visitOf = (request: Request, visitId: string, withTask: boolean) => findVisit(proofOf(request, visitId), withTask);

/** On a device that was handed over, every way out leads to the lock, which asks to give the device back. */
export const wayOut = (actor: ClientActor | null): string => (actor?.handedOver ? "/second-factor" : exitUrl());

/** The addresses of a visit begin with this. */
export const baseOf = (visitId: string): string => `/r/s/${visitId}`;

/** What every page of an open link is drawn from. */
export type Opened = { actor: ClientActor; task: OwnTaskDto; form: Form; exitUrl: string; base: string; remindersStopped: boolean };

/** Opens the task behind a live visit, unless it was opened with it. Throws NotFoundError. */
export async function opened(actor: ClientActor, found: OwnTaskDto | null = null): Promise<Opened> {
  const task = found ?? (await taskPage(actor));
  const { solo, size, therapist, secrets, remindersStopped } = task;
  const form = buildForm(task.exercise, { solo, size, therapist, cover: task.reading?.cover ?? null, secrets });
  return { actor, task, form, exitUrl: wayOut(actor), base: baseOf(actor.visitId), remindersStopped };
}
