"use client";

import { useActionState, useEffect, useRef } from "react";
import { ButtonLink } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { FormStateProvider } from "#components/ui/form-context.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { idleFormState } from "#lib/platform/form-state.ts";
import { confirmEnrolmentAction } from "#lib/platform/sign-in-actions.ts";
import { PrintButton } from "./print-button.tsx";

type Props = {
  /** The app's secret in base32; null once the app is confirmed. */
  secret: string | null;
  /** The same as a picture, a data address. */
  qrCode: string | null;
};

/** Shows the QR code, takes one code, then shows the recovery codes, which exist in this answer only. */
export function EnrolmentForm({ secret, qrCode }: Props) {
  const [state, send] = useActionState(confirmEnrolmentAction, { ...idleFormState, recoveryCodes: [] });
  if (state.recoveryCodes.length > 0) return <RecoveryCodes codes={state.recoveryCodes} />;
  return (
    <form action={send} noValidate className="space-y-6">
      <FormStateProvider value={state}>
        {state.status === "refused" ? <ErrorSummary errors={state.errors} message={state.message} /> : null}
        {secret && qrCode ? <Steps secret={secret} qrCode={qrCode} /> : <AlreadyDone />}
      </FormStateProvider>
    </form>
  );
}

function Steps({ secret, qrCode }: { secret: string; qrCode: string }) {
  const groups = secret.match(/.{1,4}/g)?.join(" ") ?? secret;
  return (
    <>
      <section aria-labelledby="scan">
        <h2 id="scan" className="text-lg">1. Add it to your app</h2>
        <p className="mt-1 text-ink-2">Any authenticator app or password manager that makes six-digit codes will do. Scan the picture, or type the letters.</p>
        <img src={qrCode} alt="QR code for your authenticator app. The same as letters stands below." width={208} height={208} className="mt-4 rounded-md bg-white p-2" />
        <p className="mt-4 text-sm text-ink-2" id="secret-label">As letters</p>
        <p aria-labelledby="secret-label" className="font-mono break-words" data-secret>{groups}</p>
        <div className="mt-2">
          <CopyButton text={secret} size="small">Copy the letters</CopyButton>
        </div>
      </section>
      <section aria-labelledby="confirm" className="space-y-4">
        <h2 id="confirm" className="text-lg">2. Give one code from it</h2>
        <TextInput name="code" label="Code" width="short" inputMode="numeric" autoComplete="one-time-code" spellCheck={false} hint="Six digits, the ones your app shows now." />
        <SubmitButton pendingLabel="Checking…">Continue</SubmitButton>
      </section>
    </>
  );
}

function AlreadyDone() {
  return (
    <Notice tone="ok" title="Your app is set up" actions={<ButtonLink href="/today" variant="primary">Go to Today</ButtonLink>}>
      Recovery codes are shown once, right after the app was set up.
    </Notice>
  );
}

function RecoveryCodes({ codes }: { codes: string[] }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section aria-labelledby="recovery" className="space-y-4">
      <h2 id="recovery" ref={heading} tabIndex={-1} className="text-lg">Ten recovery codes, shown this once</h2>
      <p>Each opens one sign-in when your app is not at hand. Print them or keep them in your password manager, not on the same phone.</p>
      <ol className="grid list-decimal gap-x-10 gap-y-1 pl-8 font-mono sm:grid-cols-2" data-recovery-codes>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div data-screen-only className="flex flex-wrap items-center gap-3">
        <CopyButton text={codes.join("\n")}>Copy the codes</CopyButton>
        <PrintButton />
      </div>
      <p data-screen-only>
        <ButtonLink href="/today" variant="primary">I have kept them, go to Today</ButtonLink>
      </p>
    </section>
  );
}
