"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { TextLink } from "#components/ui/button.tsx";

const TYPING = "input, textarea, select, [contenteditable], dialog";

/** The one before and after, as links; J and K do the same where nothing is being typed. */
export function Neighbours({ previous, next }: { previous: string | null; next: string | null }) {
  const router = useRouter();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || event.isComposing || event.repeat) return;
      if (event.target instanceof Element && event.target.closest(TYPING)) return;
      const id = event.key === "j" ? next : event.key === "k" ? previous : null;
      if (id) router.push(`/reflections/${id}`);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [router, previous, next]);
  return (
    <nav aria-label="Reflections to read" className="mb-4 flex flex-wrap gap-x-6 gap-y-1 text-sm">
      {previous ? <TextLink href={`/reflections/${previous}`} className="inline-block py-1.5" aria-keyshortcuts="k">Previous</TextLink> : null}
      {next ? <TextLink href={`/reflections/${next}`} className="inline-block py-1.5" aria-keyshortcuts="j">Next to read</TextLink> : null}
    </nav>
  );
}
