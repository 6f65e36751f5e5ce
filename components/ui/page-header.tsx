import Link from "next/link";
import type { ReactNode } from "react";

export type Crumb = { href: string; label: string };

export type PageHeaderProps = {
  title: ReactNode;
  /** One sentence under the title. */
  lead?: ReactNode;
  /** A quiet line above the title, such as a date. */
  meta?: ReactNode;
  /** Links and at most one primary button. */
  actions?: ReactNode;
  /** The way up; the page itself is not listed. */
  breadcrumbs?: Crumb[];
};

export function PageHeader({ title, lead, meta, actions, breadcrumbs = [] }: PageHeaderProps) {
  return (
    <header className="mb-8">
      {breadcrumbs.length > 0 ? (
        <nav aria-label="Breadcrumb" className="mb-2 text-sm">
          <ol className="flex flex-wrap gap-x-2">
            {breadcrumbs.map(({ href, label }) => (
              <li key={href} className="after:ml-2 after:text-ink-3 after:content-['/'] last:after:hidden">
                <Link href={href} prefetch={false} className="prose-link inline-block py-0.5">
                  {label}
                </Link>
              </li>
            ))}
          </ol>
        </nav>
      ) : null}
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div className="min-w-0 max-w-measure">
          {meta ? <p className="text-sm text-ink-2">{meta}</p> : null}
          <h1 className="text-2xl">{title}</h1>
          {lead ? <p className="mt-2 text-lg text-ink-2">{lead}</p> : null}
        </div>
        {actions ? <div className="flex flex-wrap gap-3">{actions}</div> : null}
      </div>
    </header>
  );
}
