import { instantInWords } from "#lib/platform/time.ts";

/** What is known about one link of one person. */
export type LinkStanding = {
  end: { kind: "SENT" | "REVOKED" | "LOCKED" | "REPLACED" | "ON_PAPER" | "CONSENT_TAKEN_BACK" | "SEPARATED"; at: Date } | null;
  paused: boolean;
  opensAt: Date;
  expiresAt: Date;
  /** When it was first opened with the code. */
  openedAt: Date | null;
};

const ENDED: Readonly<Record<NonNullable<LinkStanding["end"]>["kind"], string>> = {
  SENT: "Came back",
  REVOKED: "Closed by hand",
  LOCKED: "Locked after wrong codes",
  REPLACED: "A newer link took its place",
  ON_PAPER: "Came back on paper",
  SEPARATED: "Ended when the two were separated",
  CONSENT_TAKEN_BACK: "Closed: consent was taken back",
};

/** Where a link stands, as a sentence for the therapist. From outside every closed link is the same. */
export function linkInWords({ end, paused, opensAt, expiresAt, openedAt }: LinkStanding, now: Date, zone: string): string {
  if (end) return `${ENDED[end.kind]} ${instantInWords(end.at, zone)}.`;
  if (expiresAt <= now) return `Ran out ${instantInWords(expiresAt, zone)}.`;
  if (paused) return "Rests while the task is paused.";
  if (opensAt > now) return `Next turn, open from ${instantInWords(opensAt, zone)}.`;
  const until = `Open until ${instantInWords(expiresAt, zone)}`;
  return openedAt ? `${until}; first opened with the code ${instantInWords(openedAt, zone)}.` : `${until}; not opened with the code yet.`;
}
