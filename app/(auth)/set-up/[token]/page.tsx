import type { Metadata } from "next";
import { PlainPage } from "#components/shell/plain-page.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { orNotFound } from "#lib/platform/not-found.ts";
import { checkSetUpToken } from "#lib/platform/set-up-token.ts";
import { completeSetUpAction } from "#lib/practices/actions.ts";
import { REGION_NAMES, REGIONS } from "#lib/practices/schema.ts";

export const metadata: Metadata = { title: "Set up your practice" };

const zones = Intl.supportedValuesOf("timeZone").map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }));
const regions = REGIONS.map((region) => ({ value: region, label: REGION_NAMES[region] }));

export default async function SetUpPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  await orNotFound(checkSetUpToken(token));
  return (
    <PlainPage title="Set up your practice" lead="This address works once. It makes the practice and you as its owner.">
      <ActionForm action={completeSetUpAction.bind(null, token)}>
        <h2 className="text-lg">The practice</h2>
        <TextInput name="practiceName" label="Name of the practice" width="medium" autoComplete="organization" />
        <Select name="zone" label="Time zone" options={zones} placeholder="Choose a time zone" />
        <RadioGroup name="region" label="Region" hint="Decides which help lines are suggested. You check them before the first link." options={regions} />
        <TextInput name="readingHours" label="When are messages read?" hint="Partners see this. For example: Mon and Thu 9:00." width="medium" />
        <h2 className="pt-4 text-lg">You</h2>
        <TextInput name="name" label="Your full name" width="medium" autoComplete="name" />
        <TextInput name="calledName" label="The name your clients know you by" width="medium" autoComplete="nickname" />
        <TextInput name="email" label="E-mail address" type="email" hint="You sign in with it." autoComplete="username" spellCheck={false} />
        <TextInput name="password" label="Password" type="password" autoComplete="new-password" hint="At least 8 characters. A few words in a row are easy to remember." />
        <SubmitButton pendingLabel="Setting up…">Set up the practice</SubmitButton>
      </ActionForm>
    </PlainPage>
  );
}
