"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type SectionLink = {
  href: string;
  label: ReactNode;
  /** Current only on exactly this address, for a section whose address begins the others'. */
  exact?: boolean;
  /** Beginnings of other addresses that belong to this section. */
  also?: readonly string[];
  /** Says itself whether it is the current one, where addresses differ in their query only. */
  current?: boolean;
};

/** Sections of one thing as links with real addresses; the current one is marked in words and by a bar. */
export function SectionNav({ label, items, className }: { label: string; items: SectionLink[]; className?: string }) {
  const path = usePathname();
  return (
    <nav aria-label={label} className={className}>
      <ul className="-mx-2 flex flex-wrap gap-y-1">
        {items.map(({ href, label: words, exact, also = [], current: said }) => {
          const current = said ?? (path === href || (!exact && path.startsWith(`${href}/`)) || also.some((beginning) => path.startsWith(beginning)));
          return (
            <li key={href}>
              <Link
                href={href}
                prefetch={false}
                aria-current={current ? "page" : undefined}
                className={classNames(
                  "relative inline-flex min-h-10 items-center px-2 no-underline after:absolute after:inset-x-2 after:bottom-0 after:h-0.75 after:rounded-full coarse:min-h-11",
                  current ? "font-semibold text-ink after:bg-accent" : "text-ink-2 hover:text-ink hover:after:bg-line",
                )}
              >
                {words}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
