"use client";

import { useId, useState } from "react";
import type { FormEvent, ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";

export type FilterListProps = {
  /** What the address asked for; the server has filtered by it already. */
  query: string;
  label: string;
  /** Lines carry their words in `data-words`; a `data-group` without a visible line is hidden. */
  children: ReactNode;
};

/** A search field over a list on the same page. Without scripts it asks the server; with them it filters as one types. */
export function FilterList({ query, label, children }: FilterListProps) {
  const id = useId();
  const [said, setSaid] = useState("");
  function filter(event: FormEvent<HTMLInputElement>) {
    const area = document.getElementById(`${id}-list`);
    const wanted = event.currentTarget.value.trim().toLowerCase().split(/\s+/u).filter(Boolean);
    if (area) setSaid(countInWords(hideOthers(area, wanted)));
  }
  return (
    <>
      <form method="get" role="search" aria-label={label} className="mb-6 flex flex-wrap items-end gap-3">
        <div className="w-full max-w-88">
          <label htmlFor={`${id}-q`} className="block font-semibold">{label}</label>
          <input id={`${id}-q`} name="q" type="search" defaultValue={query} onInput={filter} autoComplete="off" className="control mt-1.5" />
        </div>
        <Button type="submit">Show</Button>
        <p role="status" className="min-h-6 w-full text-sm text-ink-2 sm:w-auto sm:self-center">{said}</p>
      </form>
      <div id={`${id}-list`} className="space-y-8">{children}</div>
    </>
  );
}

function hideOthers(area: HTMLElement, wanted: readonly string[]): number {
  let shown = 0;
  for (const group of area.querySelectorAll<HTMLElement>("[data-group]")) {
    let inGroup = 0;
    for (const line of group.querySelectorAll<HTMLElement>("[data-words]")) {
      const fits = wanted.every((word) => line.dataset.words?.includes(word));
      line.hidden = !fits;
      if (fits) inGroup += 1;
    }
    group.hidden = inGroup === 0;
    shown += inGroup;
  }
  return shown;
}

const countInWords = (count: number): string => (count === 0 ? "No exercise fits. Try another word." : count === 1 ? "1 exercise" : `${count} exercises`);
