import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type Column = { key: string; header: ReactNode; align?: "start" | "end"; hideHeader?: boolean; /** Share of the width from a tablet on, so that two tables line up. */ width?: string };
export type Row = { id: string; cells: Record<string, ReactNode> };

export type DataTableProps = {
  /** Names the table; shown above it unless `hideCaption`. */
  caption: string;
  hideCaption?: boolean;
  columns: Column[];
  /** The first column's cell names its row. */
  rows: Row[];
  /** Said instead of an empty table. */
  empty?: ReactNode;
  /** "stack" shows one block per row on a phone; "scroll" keeps the grid and lets it scroll by itself. */
  narrow?: "stack" | "scroll";
};

/** A plain table. On a phone each row becomes a block with its labels, so that nothing is cut. */
export function DataTable({ caption, hideCaption, columns, rows, empty, narrow = "stack" }: DataTableProps) {
  if (rows.length === 0 && empty) return <p className="text-ink-2">{empty}</p>;
  const stacks = narrow === "stack";
  return (
    <div
      className={stacks ? undefined : "overflow-x-auto"}
      role={stacks ? undefined : "region"}
      aria-label={stacks ? undefined : caption}
      tabIndex={stacks ? undefined : 0}
    >
      <table className={classNames("w-full border-collapse text-left", stacks && "max-sm:block")}>
        <caption className={hideCaption ? "sr-only" : "mb-2 text-left text-sm text-ink-2"}>{caption}</caption>
        <thead className={classNames("text-sm text-ink-2", stacks && "max-sm:sr-only")}>
          <tr>
            {columns.map(({ key, header, align, hideHeader, width }) => (
              <th key={key} scope="col" className={classNames(width, "border-b border-line py-2 pr-4 align-bottom font-normal last:pr-0", align === "end" && "text-right")}>
                {hideHeader ? <span className="sr-only">{header}</span> : header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={stacks ? "max-sm:block" : undefined}>
          {rows.map((row) => (
            <TableRow key={row.id} row={row} columns={columns} stacks={stacks} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TableRow({ row, columns, stacks }: { row: Row; columns: Column[]; stacks: boolean }) {
  return (
    <tr className={classNames("border-b border-line last:border-b-0", stacks && "max-sm:block max-sm:py-3")}>
      {columns.map(({ key, header, align, hideHeader }, index) => {
        const cell = row.cells[key] ?? "";
        const className = classNames(
          "py-2.5 pr-4 align-top last:pr-0",
          align === "end" && "sm:text-right",
          stacks && "max-sm:flex max-sm:gap-3 max-sm:py-0.5 max-sm:pr-0",
        );
        if (index === 0) {
          return (
            <th key={key} scope="row" className={classNames(className, "font-semibold")}>
              {cell}
            </th>
          );
        }
        return (
          <td key={key} className={className}>
            {stacks && !hideHeader ? (
              <span aria-hidden="true" className="w-28 flex-none text-sm/6 text-ink-2 sm:hidden">
                {header}
              </span>
            ) : null}
            <div className="min-w-0">{cell}</div>
          </td>
        );
      })}
    </tr>
  );
}
