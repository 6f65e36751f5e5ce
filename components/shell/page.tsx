import type { ReactNode } from "react";
import { classNames } from "#components/ui/class-names.ts";
import type { Seat } from "#components/ui/partner-mark.tsx";

export type PageProps = {
  children: ReactNode;
  /** "reading" for forms and texts, "wide" for tables and overviews. */
  width?: "reading" | "wide";
  /** Set on pages about one person only: the ground takes that person's tint. */
  room?: Seat;
};

/** The page's main part, with its measure. One per page. */
export function Page({ children, width = "wide", room }: PageProps) {
  return (
    <main
      id="content"
      tabIndex={-1}
      data-room={room}
      className={classNames("mx-auto px-4 pb-24 pt-6 sm:px-6 sm:pt-8", width === "wide" ? "max-w-page" : "max-w-184")}
    >
      {children}
    </main>
  );
}

/** Says whose room this is, in words, beside the tint. `mayOpen`: an answer on it may be opened for both in the room. */
export function OnePersonNote({ name, mayOpen = false }: { name: string; mayOpen?: boolean }) {
  return (
    <p className="mb-6 rounded-md border border-line bg-surface px-4 py-2 text-ink-2">
      Only about {name}. {mayOpen ? "Nothing of it is in the shared view unless both agree in the room." : "Never in the shared view."}
    </p>
  );
}
