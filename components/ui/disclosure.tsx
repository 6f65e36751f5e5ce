import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type DisclosureProps = { summary: ReactNode; children: ReactNode; open?: boolean; className?: string };

/** Shows more on request; native, so it works without scripts and is found by the browser's search. */
export function Disclosure({ summary, children, open, className }: DisclosureProps) {
  return (
    <details open={open} className={classNames("disclosure", className)}>
      <summary className="inline-flex min-h-8 items-center gap-2 rounded-md text-accent underline decoration-1 underline-offset-4 hover:text-accent-hover coarse:min-h-11">
        <svg data-chevron aria-hidden="true" width="10" height="10" viewBox="0 0 10 10" fill="none" stroke="currentColor" strokeWidth="2">
          <path d="M3 1l4 4-4 4" />
        </svg>
        {summary}
      </summary>
      <div className="mt-3">{children}</div>
    </details>
  );
}
