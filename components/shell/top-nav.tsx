"use client";

import { SectionNav } from "#components/ui/section-nav.tsx";

const places = [
  { href: "/today", label: "Today", also: ["/reflections"] },
  { href: "/couples", label: "Couples", also: ["/sessions/"] },
  { href: "/library", label: "Library" },
  { href: "/settings", label: "Settings" },
];

/** Four words, always the same. */
export function TopNav() {
  return <SectionNav label="Main" items={places} className="top-nav" />;
}
