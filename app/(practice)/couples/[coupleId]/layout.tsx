import type { Metadata } from "next";
import { cache, type ReactNode } from "react";
import { CaseStrip } from "#components/couples/case-strip.tsx";
import { coupleHeader } from "#lib/couples/queries.ts";
import { orNotFound } from "#lib/platform/not-found.ts";
import { requireClinician } from "#lib/platform/session.ts";

type Params = { params: Promise<{ coupleId: string }> };

const headerOf = cache(async (coupleId: string) => orNotFound(coupleHeader(await requireClinician(), coupleId)));

/** Asked for before any title, so that a case which is not there carries the title of that answer. */
export async function generateMetadata({ params }: Params): Promise<Metadata> {
  await headerOf((await params).coupleId);
  return {};
}

/** The strip on every page of a case. It asks for itself; each page below asks again for its own. */
export default async function CoupleLayout({ params, children }: Params & { children: ReactNode }) {
  return (
    <>
      <CaseStrip header={await headerOf((await params).coupleId)} />
      {children}
    </>
  );
}
