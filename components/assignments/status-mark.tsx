import { statusInWords, type TaskStatus } from "#lib/assignments/status.ts";

// Ink only: a shape beside the word, never a colour and never a count of misses.
const GLYPHS: Readonly<Record<TaskStatus, string>> = {
  "sent-back": "●", told: "●", opened: "◐", "in-progress": "◐", sent: "○", approved: "○", expired: "○", rested: "○", locked: "○", paused: "○",
  "chose-not-to": "◇", withdrawn: "–", drafted: "…",
};

/** Where a task stands: a shape and words. */
export function StatusMark({ status }: { status: TaskStatus }) {
  return (
    <span className="inline-flex items-baseline gap-1.5 whitespace-nowrap">
      <span aria-hidden="true">{GLYPHS[status]}</span>
      <span>{statusInWords(status)}</span>
    </span>
  );
}
