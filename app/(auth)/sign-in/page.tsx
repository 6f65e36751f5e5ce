import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PlainPage } from "#components/shell/plain-page.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { TextLink } from "#components/ui/button.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { findClinician } from "#lib/platform/session.ts";
import { signInAction } from "#lib/platform/sign-in-actions.ts";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage() {
  if (await findClinician()) redirect("/today");
  return (
    <PlainPage title="Sign in" lead="Two steps: your password, then a code from your app.">
      <ActionForm action={signInAction}>
        <TextInput name="email" label="E-mail address" type="email" autoComplete="username" spellCheck={false} />
        <TextInput name="password" label="Password" type="password" autoComplete="current-password" />
        <Disclosure summary="I was asked for a code here as well">
          <TextInput
            name="code" label="Code from your app, or a recovery code" optional width="medium" autoComplete="one-time-code" spellCheck={false}
            hint="Only after too many wrong passwords. It lets you in while others have to wait."
          />
        </Disclosure>
        <SubmitButton pendingLabel="Signing in…">Continue</SubmitButton>
      </ActionForm>
      <p className="mt-10 text-ink-2">
        A partner who was given a link opens that link instead. <TextLink href="/privacy">How data are protected</TextLink>
      </p>
    </PlainPage>
  );
}
