import { Button, TextLink } from "#components/ui/button.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import type { CoupleLine } from "#lib/couples/dto.ts";
import type { Order } from "#lib/couples/list.ts";
import { instantInWords } from "#lib/platform/time.ts";
import { markedLine } from "#lib/reflections/risk-in-words.ts";

const orders: { order: Order; label: string }[] = [
  { order: "name", label: "Name" },
  { order: "next", label: "Next session" },
  { order: "last", label: "Last session" },
  { order: "tasks", label: "Open tasks" },
];

const columns = [
  { key: "name", header: "Couple" },
  { key: "next", header: "Next session" },
  { key: "last", header: "Last session" },
  { key: "tasks", header: "Open tasks", align: "end" as const },
];

export type CaseTableProps = { lines: CoupleLine[]; search: string; sort: Order };

/** Everyone in one table; filter and order stand in the address. */
export function CaseTable({ lines, search, sort }: CaseTableProps) {
  return (
    <div className="space-y-6">
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <form action="/couples" role="search" className="flex flex-wrap items-end gap-3">
          <TextInput key={search} name="search" label="Part of a name" type="search" defaultValue={search} autoComplete="off" width="medium" />
          {sort === "name" ? null : <input type="hidden" name="sort" value={sort} />}
          <Button type="submit">Filter</Button>
        </form>
        <nav aria-label="Order">
          <ul className="flex flex-wrap gap-x-4 gap-y-1">
            <li className="text-ink-2">Sorted by</li>
            {orders.map(({ order, label }) => (
              <li key={order}>
                {order === sort ? (
                  <span aria-current="true" className="font-semibold">{label}</span>
                ) : (
                  <TextLink href={{ pathname: "/couples", query: { ...(search ? { search } : {}), sort: order } }}>{label}</TextLink>
                )}
              </li>
            ))}
          </ul>
        </nav>
      </div>
      <DataTable
        caption={search ? `Couples whose names hold “${search}”` : "Couples"}
        hideCaption={!search}
        columns={columns}
        rows={lines.map(toRow)}
        empty={`No name holds “${search}”.`}
      />
    </div>
  );
}

function toRow({ id, name, alone, nextSession, lastSession, openTasks, marked }: CoupleLine) {
  const inWords = (session: CoupleLine["nextSession"], absent: string) => (session ? instantInWords(session.startsAt, session.zone) : <span className="text-ink-2">{absent}</span>);
  return {
    id,
    cells: {
      name: (
        <>
          <TextLink href={`/couples/${id}`}>{name}</TextLink>
          {alone ? <span className="font-normal text-ink-2"> comes alone</span> : null}
          {marked ? <TextLink href="/reflections" className="block w-fit py-0.5 text-sm font-semibold text-care">▲ {markedLine}</TextLink> : null}
        </>
      ),
      next: inWords(nextSession, "Not planned"),
      last: inWords(lastSession, "None yet"),
      tasks: String(openTasks),
    },
  };
}
