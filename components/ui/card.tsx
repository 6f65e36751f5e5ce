import type { ReactNode } from "react";
import { useId } from "react";
import { classNames } from "./class-names.ts";

export type CardProps = {
  title?: ReactNode;
  /** Level of the title in the page's outline; 2 unless the card stands inside a section. */
  level?: 2 | 3;
  lead?: ReactNode;
  /** Links or buttons beside the title. */
  actions?: ReactNode;
  children?: ReactNode;
  /** "large" gives the one card that matters most on its page more room. */
  size?: "regular" | "large";
  id?: string;
  className?: string;
};

/** A bordered part of a page; with a title it is a named section. */
export function Card({ title, level = 2, lead, actions, children, size = "regular", id, className }: CardProps) {
  const titleId = useId();
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section
      id={id}
      data-card
      aria-labelledby={title ? titleId : undefined}
      className={classNames("min-w-0 rounded-lg border border-line bg-surface", size === "large" ? "p-4 sm:p-8" : "p-4 sm:p-6", className)}
    >
      {title || actions ? (
        <div className="mb-3">
          <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
            {title ? (
              <Heading id={titleId} className={classNames("min-w-0", size === "large" ? "text-xl" : "text-lg")}>
                {title}
              </Heading>
            ) : null}
            {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
          </div>
          {lead ? <p className="mt-0.5 max-w-measure text-ink-2">{lead}</p> : null}
        </div>
      ) : null}
      {children}
    </section>
  );
}
