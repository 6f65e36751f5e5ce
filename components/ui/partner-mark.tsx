import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

/** The order in which two partners were entered; never their gender, never their side. */
export type Seat = "A" | "B";

/** ● lagoon for A, ■ amber for B: a shape and a hue, always beside a name. */
export function PartnerMark({ seat, className }: { seat: Seat; className?: string }) {
  return (
    <svg aria-hidden="true" width="12" height="12" viewBox="0 0 12 12" className={classNames("inline-block flex-none", seat === "A" ? "text-a" : "text-b", className)}>
      {seat === "A" ? <circle cx="6" cy="6" r="5.5" fill="currentColor" /> : <rect x="1" y="1" width="10" height="10" fill="currentColor" />}
    </svg>
  );
}

/** A partner's name with the mark, in the partner's hue. */
export function PartnerName({ seat, children, plain }: { seat: Seat; children: ReactNode; plain?: boolean }) {
  return (
    <span className={classNames("inline-flex items-baseline gap-1.5 font-semibold", !plain && (seat === "A" ? "text-a-text" : "text-b-text"))}>
      <PartnerMark seat={seat} />
      <span className="min-w-0">{children}</span>
    </span>
  );
}
