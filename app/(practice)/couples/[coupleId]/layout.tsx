import type { ReactNode } from "react";
import { CaseStrip } from "#components/couples/case-strip.tsx";
import { coupleHeader } from "#lib/couples/queries.ts";
import { orNotFound } from "#lib/platform/not-found.ts";
import { requireClinician } from "#lib/platform/session.ts";

type Props = { params: Promise<{ coupleId: string }>; children: ReactNode };

/** The strip on every page of a case. It asks for itself; each page below asks again for its own. */
export default async function CoupleLayout({ params, children }: Props) {
  const actor = await requireClinician();
  const header = await orNotFound(coupleHeader(actor, (await params).coupleId));
  return (
    <>
      <CaseStrip header={header} />
      {children}
    </>
  );
}
