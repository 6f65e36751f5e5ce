import type { ReactNode } from "react";
import { Wordmark } from "./wordmark.tsx";

/** A page outside the practice's rooms: sign-in, set-up, errors. One narrow column, one thing to do. Nameless where a client may look. */
export function PlainPage({ title, lead, children, nameless = false }: { title: ReactNode; lead?: ReactNode; children: ReactNode; nameless?: boolean }) {
  return (
    <div className="mx-auto flex min-h-dvh max-w-xl flex-col px-4 py-8 sm:py-16">
      {nameless ? null : (
        <header>
          <Wordmark />
        </header>
      )}
      <main id="content" tabIndex={-1} className="mt-8 flex-1 sm:mt-12">
        <h1 className="text-2xl">{title}</h1>
        {lead ? <p className="mt-2 text-lg text-ink-2">{lead}</p> : null}
        <div className="mt-6">{children}</div>
      </main>
    </div>
  );
}
