import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PlainPage } from "#components/shell/plain-page.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { TextLink } from "#components/ui/button.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { currentStanding } from "#lib/platform/session.ts";
import { secondFactorAction } from "#lib/platform/sign-in-actions.ts";

// One title for both, so that a person who was handed the device reads nothing in the tab.
export const metadata: Metadata = { title: { absolute: "Code" } };

export default async function SecondFactorPage() {
  const standing = await currentStanding();
  if (standing.stage === "none") redirect("/sign-in");
  if (standing.stage === "full") redirect("/today");
  if (!standing.enrolled) redirect("/enrol");
  return standing.locked ? <Locked /> : <SecondStep />;
}

function SecondStep() {
  return (
    <PlainPage title="Second step" lead="Give the code your app shows now.">
      <CodeForm hint="Six digits. Without your app, give one of your recovery codes; each works once." button="Sign in" />
      <p className="mt-10 text-ink-2">
        <TextLink href="/sign-in">Start again with another account</TextLink>
      </p>
    </PlainPage>
  );
}

/** What stands on a device that was handed to a client, from then until it is back. */
function Locked() {
  return (
    <PlainPage nameless title="Please give the device back" lead="Nothing more to do here. Thank you.">
      <section aria-labelledby="unlock" className="mt-4 border-t border-line pt-6">
        <h2 id="unlock" className="mb-4 text-lg">Is this your device?</h2>
        <CodeForm hint="The six digits your app shows now, or a recovery code." button="Unlock" />
      </section>
    </PlainPage>
  );
}

function CodeForm({ hint, button }: { hint: string; button: string }) {
  return (
    <ActionForm action={secondFactorAction}>
      <TextInput name="code" label="Code" width="medium" autoComplete="one-time-code" spellCheck={false} hint={hint} />
      <SubmitButton pendingLabel="One moment…">{button}</SubmitButton>
    </ActionForm>
  );
}
