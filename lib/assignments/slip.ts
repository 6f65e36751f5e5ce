import type { QrCode } from "#lib/platform/qr.ts";
import type { FormState } from "#lib/platform/form-state.ts";

type OnePerson = { key: string; clientId: string; name: string };

/**
 * What is handed to one person, once: a link, a code, the word that a message is on its way, or that
 * paper it is. Never two people on one slip. `sheet` is the address of the page that prints the task.
 */
export type SlipDto =
  | (OnePerson & { kind: "link"; title: string; url: string; qr: QrCode; expires: string; usesOwnCode: boolean })
  | (OnePerson & { kind: "mail"; title: string; /** When it leaves; null for at once. */ goesOut: string | null; expires: string; usesOwnCode: boolean; sheet: string })
  | (OnePerson & { kind: "code"; code: string })
  | (OnePerson & { kind: "paper"; title: string; missing: readonly string[]; sheet: string });

/** The state of a form that may hand out slips. */
export type SlipState = FormState & { slips?: SlipDto[] };

/** A code in two groups of three, as it is read and said. */
export function codeInGroups(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}
