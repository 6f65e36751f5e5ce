import type { Metadata } from "next";
import { SharedPage } from "#components/sessions/shared-page.tsx";
import { orNotFound } from "#lib/platform/not-found.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { sharedView } from "#lib/reflections/queries/shared.ts";

export const metadata: Metadata = { title: { absolute: "Together" } };

type Props = { params: Promise<{ sessionId: string }>; searchParams: Promise<{ exercise?: string | string[] }> };

/** Its own route outside the practice's frame: no bar, no strip, nothing that is not for both (ux T14). */
export default async function SharedViewPage({ params, searchParams }: Props) {
  const actor = await requireClinician();
  const { exercise } = await searchParams;
  const view = await orNotFound(sharedView(actor, (await params).sessionId, typeof exercise === "string" ? exercise : null));
  return <SharedPage view={view} />;
}
