import type { TaskLineDto } from "#lib/assignments/dto.ts";

/** How often, as said in a line about a task. */
export const REPEAT_WORDS: Readonly<Record<TaskLineDto["repeat"], string>> = { ONCE: "Once", DAILY: "Daily", WEEKLY: "Weekly", EACH_SESSION: "Before each session" };

/** How it reaches the person, as said in a line about a task. */
export const DELIVERY_WORDS: Readonly<Record<TaskLineDto["delivery"], string>> = { HAND_OVER: "Hand over in session", QR: "QR card", PRINT: "Printed sheet", EMAIL: "E-mail" };

/** "Weekly, by e-mail, two-minute version": how a task goes out, in one line. */
export function howItGoes({ repeat, delivery, size }: Pick<TaskLineDto, "repeat" | "delivery" | "size">): string {
  return [REPEAT_WORDS[repeat], DELIVERY_WORDS[delivery].toLowerCase().replace("qr", "QR"), size === "TWO_MINUTE" ? "two-minute version" : ""].filter(Boolean).join(", ");
}
