import type { ReactNode } from "react";
import { TextLink } from "#components/ui/button.tsx";
import { PartnerMark } from "#components/ui/partner-mark.tsx";
import type { Seat } from "#components/ui/partner-mark.tsx";
import { dayInWords } from "#lib/platform/time.ts";
import { SectionNav } from "#components/ui/section-nav.tsx";
import type { SectionLink } from "#components/ui/section-nav.tsx";

export type StripPartner = {
  clientId: string;
  seat: Seat;
  name: string;
  /** The first name, where it tells the two apart. */
  shortName: string;
  /** In words: "E-mail", "Hand over in session". */
  contact: string;
  /** False for a partner who is only named and has no file. */
  hasFile: boolean;
};

export type CoupleStripProps = {
  coupleId: string;
  partners: StripPartner[];
  /** Sessions held so far. */
  sessionCount: number;
  /** Whole days since the last session; null before the first. */
  daysSinceLast: number | null;
  openExercises: number;
  /** "YYYY-MM-DD" once they are no couple here. */
  separatedOn?: string | null;
  /** At the right end, such as one button. */
  actions?: ReactNode;
};

/** The same facts at the same place on every page of a couple. No safety marker: a client may see the screen. */
export function CoupleStrip({ coupleId, partners, sessionCount, daysSinceLast, openExercises, separatedOn, actions }: CoupleStripProps) {
  return (
    <section data-screen-only aria-label="This couple" className="border-b border-line bg-surface">
      <div className="mx-auto max-w-page px-4 pt-4 sm:px-6">
        <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
          <div className="min-w-0">
            <p className="flex flex-wrap items-baseline gap-x-5 gap-y-1 text-lg font-semibold">
              {partners.map(({ clientId, seat, name }) => (
                <span key={clientId} className="inline-flex min-w-0 items-baseline gap-2">
                  <PartnerMark seat={seat} />
                  <span className="min-w-0">{name}</span>
                </span>
              ))}
            </p>
            <ul className="mt-1 flex flex-wrap gap-x-5 gap-y-0.5 text-sm text-ink-2">
              <li>{sessionCount === 0 ? "No session yet" : sessionCount === 1 ? "1 session" : `${sessionCount} sessions`}</li>
              {daysSinceLast === null ? null : <li>{lastInWords(daysSinceLast)}</li>}
              <li>{openExercises === 0 ? "No open exercise" : openExercises === 1 ? "1 open exercise" : `${openExercises} open exercises`}</li>
              {separatedOn ? <li>Separated here on {dayInWords(separatedOn)}</li> : null}
              {(separatedOn ? [] : partners).filter(({ hasFile }) => hasFile).map(({ clientId, shortName, contact }) => (
                <li key={clientId}>
                  {shortName}: {contact}
                </li>
              ))}
              {partners.filter(({ hasFile }) => hasFile).map(({ clientId, shortName }) => (
                <li key={`look-${clientId}`}><TextLink href={`/couples/${coupleId}/partners/${clientId}/look`}>Look as {shortName}</TextLink></li>
              ))}
            </ul>
          </div>
          {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
        </div>
        <SectionNav label="Pages of this couple" items={sectionsOf(coupleId, partners)} className="mt-2" />
      </div>
    </section>
  );
}

function sectionsOf(coupleId: string, partners: StripPartner[]): SectionLink[] {
  const base = `/couples/${coupleId}`;
  return [
    { href: base, label: "Overview", exact: true, also: [`${base}/brief`] },
    { href: `${base}/progress`, label: "Progress", also: [`${base}/review/`] },
    { href: `${base}/assignments`, label: "Exercises", also: ["/reflections/"] },
    { href: `${base}/sessions`, label: "Sessions", also: ["/sessions/"] },
    { href: `${base}/agreements`, label: "Agreements" },
    ...partners
      .filter(({ hasFile }) => hasFile)
      .map(({ clientId, seat, shortName }) => ({
        href: `${base}/partners/${clientId}`,
        label: (
          <span className="inline-flex items-baseline gap-1.5">
            <PartnerMark seat={seat} />
            {shortName}
          </span>
        ),
      })),
  ];
}

function lastInWords(days: number): string {
  if (days <= 0) return "Last session today";
  return days === 1 ? "Last session yesterday" : `Last session ${days} days ago`;
}
