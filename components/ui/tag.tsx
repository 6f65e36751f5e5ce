import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type TagTone = "plain" | "accent" | "ok" | "wait" | "care";

const tones: Record<TagTone, string> = {
  plain: "border-line bg-surface text-ink-2",
  accent: "border-accent/30 bg-accent-soft text-accent",
  ok: "border-ok/30 bg-ok-soft text-ok",
  wait: "border-wait/30 bg-surface text-wait",
  care: "border-care/30 bg-care-soft text-care",
};

/** A state in one or two words. Never a count of what is missing, never colour alone. */
export function Tag({ tone = "plain", children }: { tone?: TagTone; children: ReactNode }) {
  return <span className={classNames("inline-block rounded-md border px-2 py-0.5 text-sm", tones[tone])}>{children}</span>;
}
