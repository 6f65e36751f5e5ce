import type { QrCode } from "#lib/platform/qr.ts";
import type { FormState } from "#lib/platform/form-state.ts";

/** What is handed to one person, once: a link, or a code, or the word that paper it is. Never two on one slip. */
export type SlipDto =
  | { kind: "link"; key: string; clientId: string; name: string; title: string; url: string; qr: QrCode; expires: string; usesOwnCode: boolean }
  | { kind: "code"; key: string; clientId: string; name: string; code: string }
  | { kind: "paper"; key: string; clientId: string; name: string; title: string; missing: readonly string[] };

/** The state of a form that may hand out slips. */
export type SlipState = FormState & { slips?: SlipDto[] };

/** A code in two groups of three, as it is read and said. */
export function codeInGroups(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}
