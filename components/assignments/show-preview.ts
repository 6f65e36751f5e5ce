import type { Exercise } from "#lib/exercises/exercise.ts";
import { messageToShow, taskToShow, type GivingDto, type TypedTask } from "#lib/assignments/preview.ts";
import { dayOf } from "#lib/platform/time.ts";
import type { ShownPreview } from "./live-preview.tsx";
import { previewMarkup } from "./preview-markup.tsx";

export type PreviewFacts = { giving: GivingDto; soloClient: boolean; dueOn: string; now: Date; zone: string };

const HOW: Readonly<Record<string, string>> = {
  EMAIL: "No address is on record, so no message leaves.",
  HAND_OVER: "No message leaves. You hand the page over in session; this is what opens.",
  QR: "No message leaves. The QR card opens this page after the code.",
};

/** What one person would get, by the client's own components, from the form as it stands. */
export async function showPreview(exercise: Exercise, typed: TypedTask, clientId: string, { giving, ...around }: PreviewFacts): Promise<ShownPreview> {
  const task = taskToShow(exercise, typed, { ...around, frame: giving.frame, secrets: giving.secrets });
  const reach = giving.reach.find((one) => one.clientId === clientId);
  return {
    ...(await previewMarkup(exercise, task)),
    message: messageToShow(typed, reach, dayOf(around.now, around.zone)),
    how: HOW[String(typed.delivery)] ?? "No message leaves. The sheet holds the same words; a link would open this page.",
  };
}
