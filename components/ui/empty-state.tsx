import type { ReactNode } from "react";

export type EmptyStateProps = { title: ReactNode; children?: ReactNode; action?: ReactNode };

/** Nothing here yet: says so, and what the next step is. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="rounded-lg border border-dashed border-control/60 px-4 py-8 sm:px-8">
      <p className="text-lg font-semibold">{title}</p>
      {children ? <div className="mt-1 max-w-measure text-ink-2">{children}</div> : null}
      {action ? <div className="mt-5">{action}</div> : null}
    </div>
  );
}
