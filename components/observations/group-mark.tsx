import type { LightMark } from "#lib/observations/code.ts";

/** The direction of a group, as the strip draws it: solid reaches, hollow pulls back, a plus turns toward. */
export function GroupMark({ mark }: { mark: LightMark }) {
  return (
    <svg aria-hidden="true" width="14" height="14" viewBox="-8 -8 16 16" className="flex-none">
      {mark === "P" ? <path d="M-6.5 -5 L0 7 L6.5 -5 Z" fill="currentColor" /> : null}
      {mark === "W" ? <path d="M-5.5 4 L0 -6 L5.5 4 Z" fill="none" stroke="currentColor" strokeWidth="2" strokeLinejoin="round" /> : null}
      {mark === "M" ? <path d="M-6 0 H6 M0 -6 V6" fill="none" stroke="currentColor" strokeWidth="3" /> : null}
    </svg>
  );
}
