import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PlainPage } from "#components/shell/plain-page.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { TextLink } from "#components/ui/button.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { currentStanding } from "#lib/platform/session.ts";
import { secondFactorAction } from "#lib/platform/sign-in-actions.ts";

export const metadata: Metadata = { title: "Second step" };

export default async function SecondFactorPage() {
  const standing = await currentStanding();
  if (standing.stage === "none") redirect("/sign-in");
  if (standing.stage === "full") redirect("/today");
  if (!standing.enrolled) redirect("/enrol");
  return (
    <PlainPage title="Second step" lead="Give the code your app shows now.">
      <ActionForm action={secondFactorAction}>
        <TextInput
          name="code" label="Code" width="medium" autoComplete="one-time-code" spellCheck={false}
          hint="Six digits. Without your app, give one of your recovery codes; each works once."
        />
        <SubmitButton pendingLabel="Signing in…">Sign in</SubmitButton>
      </ActionForm>
      <p className="mt-10 text-ink-2">
        <TextLink href="/sign-in">Start again with another account</TextLink>
      </p>
    </PlainPage>
  );
}
