import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PlainPage } from "#components/shell/plain-page.tsx";
import { currentSecret, currentStanding } from "#lib/platform/session.ts";
import { pendingEnrolment } from "#lib/platform/sign-in-factor.ts";
import { totpQrCode } from "#lib/platform/second-factor.ts";
import { EnrolmentForm } from "./enrolment-form.tsx";

export const metadata: Metadata = { title: "Set up your app" };

/** The form stays where it is when it was accepted, since its answer alone holds the recovery codes. */
export default async function EnrolPage() {
  const standing = await currentStanding();
  if (standing.stage === "none") redirect("/sign-in");
  if (standing.stage === "password" && standing.enrolled) redirect("/second-factor");
  const pending = await pendingEnrolment(await currentSecret());
  const svg = pending ? await totpQrCode(pending.email, pending.totpSecret) : null;
  return (
    <PlainPage title="Your second step" lead="A code from an app on your phone, so that a password alone opens nothing.">
      <EnrolmentForm
        secret={pending?.totpSecret ?? null}
        qrCode={svg && `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`}
      />
    </PlainPage>
  );
}
