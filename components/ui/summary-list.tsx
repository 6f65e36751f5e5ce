import type { ReactNode } from "react";

export type SummaryItem = { term: ReactNode; detail: ReactNode; action?: ReactNode };

/** Facts as term and detail; an action such as a "Change" link stands at the end of its row. */
export function SummaryList({ items }: { items: SummaryItem[] }) {
  return (
    <dl className="divide-y divide-line">
      {items.map(({ term, detail, action }, index) => (
        <div key={index} className="grid gap-x-6 gap-y-0.5 py-2.5 first:pt-0 last:pb-0 sm:grid-cols-[minmax(8rem,1fr)_3fr]">
          <dt className="text-ink-2">{term}</dt>
          <dd className="flex min-w-0 flex-wrap justify-between gap-x-4">
            <div className="min-w-0 max-w-measure">{detail}</div>
            {action ? <div className="flex-none">{action}</div> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
