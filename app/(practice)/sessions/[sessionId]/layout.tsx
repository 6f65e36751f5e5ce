import type { ReactNode } from "react";
import { CaseStrip } from "#components/couples/case-strip.tsx";
import { coupleHeader } from "#lib/couples/queries.ts";
import { orNotFound } from "#lib/platform/not-found.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { sessionPlan } from "#lib/sessions/queries.ts";

type Props = { params: Promise<{ sessionId: string }>; children: ReactNode };

/** The strip of the case on every page of its hours. It asks for itself; each page below asks again for its own. */
export default async function SessionLayout({ params, children }: Props) {
  const actor = await requireClinician();
  const { coupleId } = await orNotFound(sessionPlan(actor, (await params).sessionId));
  const header = await orNotFound(coupleHeader(actor, coupleId));
  return (
    <>
      <CaseStrip header={header} />
      {children}
    </>
  );
}
