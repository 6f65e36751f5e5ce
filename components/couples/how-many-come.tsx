import { SectionNav } from "#components/ui/section-nav.tsx";

const ways = [
  { href: "/couples/new", label: "Two partners come", exact: true },
  { href: "/couples/new/alone", label: "One comes, the partner does not", exact: true },
];

/** Two addresses, one for each kind of case. */
export function HowManyCome() {
  return <SectionNav label="Who comes" items={ways} className="mb-8" />;
}
