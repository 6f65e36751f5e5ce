"use client";

import { useEffect, useRef } from "react";
import type { ReactNode } from "react";
import { ButtonLink } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { codeInGroups, type SlipDto } from "#lib/assignments/slip.ts";
import { PrintThis } from "./print-this.tsx";
import { Qr } from "./qr.tsx";

type People = { clientId: string; name: string; slips: SlipDto[] }[];

/** What is handed over now and shown this once: each person's slips apart, each printing by itself. */
export function Slips({ slips }: { slips: readonly SlipDto[] }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [slips]);
  const people = byPerson(slips);
  return (
    <section aria-labelledby="slips-title" className="mt-6 space-y-6">
      <div>
        <h2 id="slips-title" ref={heading} tabIndex={-1} className="text-lg">
          To hand over now
        </h2>
        <p className="text-ink-2">Shown this once. Give each person only their own, and the code alone.</p>
      </div>
      <div className={people.length > 1 ? "grid items-start gap-6 lg:grid-cols-2" : "max-w-184"}>
        {people.map(({ clientId, name, slips: own }) => (
          <section key={clientId} aria-label={`For ${name}`} className="min-w-0">
            <ul className="space-y-6">
              {own.map((slip) => (
                <li key={slip.key} data-slip={slip.kind} className="min-w-0 rounded-lg border border-line bg-surface p-4 sm:p-6">
                  <Slip slip={slip} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
}

function byPerson(slips: readonly SlipDto[]): People {
  const ids = [...new Set(slips.map(({ clientId }) => clientId))];
  return ids.map((clientId) => {
    const own = slips.filter((slip) => slip.clientId === clientId);
    return { clientId, name: own[0]?.name ?? "", slips: own };
  });
}

function Slip({ slip }: { slip: SlipDto }) {
  switch (slip.kind) {
    case "link":
      return <LinkSlip slip={slip} />;
    case "mail":
      return (
        <>
          <SlipTitle>{slip.title} for {slip.name}</SlipTitle>
          <p>{slip.goesOut ? `The e-mail waits and goes out ${slip.goesOut}.` : "The e-mail is on its way."} The link in it is open until {slip.expires}.</p>
          <CodeWords slip={slip} />
        </>
      );
    case "code":
      return <CodeSlip slip={slip} />;
    case "paper":
      return <PaperSlip slip={slip} />;
  }
}

function SlipTitle({ children }: { children: ReactNode }) {
  return <h3 className="mb-3 font-semibold">{children}</h3>;
}

function CodeWords({ slip }: { slip: { name: string; usesOwnCode: boolean } }) {
  return slip.usesOwnCode ? <p className="mt-3 text-ink-2">{slip.name} uses the code they have. A new one can be made on the page of exercises.</p> : null;
}

function PaperSlip({ slip }: { slip: Extract<SlipDto, { kind: "paper" }> }) {
  return (
    <>
      <SlipTitle>{slip.title} for {slip.name}</SlipTitle>
      <p>Given on paper and for the room. It needs no link and no code.</p>
      {slip.missing.length > 0 ? (
        <>
          <p className="mt-2">Before a link, these are missing:</p>
          <ul className="mt-1 list-disc pl-5">
            {slip.missing.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      ) : null}
      <ButtonLink size="small" href={slip.sheet} className="mt-3">Print the sheet for {slip.name}</ButtonLink>
    </>
  );
}

function CodeSlip({ slip }: { slip: Extract<SlipDto, { kind: "code" }> }) {
  return (
    <>
      <SlipTitle>Code for {slip.name}</SlipTitle>
      <PrintThis label={`Print the code slip for ${slip.name}`}>
        <div className="rounded-lg border-2 border-dashed border-control p-4">
          <p className="text-sm text-ink-2">Your code</p>
          <p data-code className="text-2xl font-semibold tabular-nums tracking-widest">{codeInGroups(slip.code)}</p>
          <p className="mt-2 text-ink-2">Keep it to yourself.</p>
        </div>
      </PrintThis>
    </>
  );
}

function LinkSlip({ slip }: { slip: Extract<SlipDto, { kind: "link" }> }) {
  return (
    <>
      <SlipTitle>
        Link for {slip.name}: {slip.title}
      </SlipTitle>
      <PrintThis label={`Print the card for ${slip.name}`}>
        <div className="rounded-lg border-2 border-dashed border-control p-4">
          <p className="font-semibold">Notes</p>
          <Qr code={slip.qr} label={`Link for ${slip.name} as a QR code`} />
          <p data-link className="break-all text-sm">{slip.url}</p>
          <p className="mt-2 text-sm text-ink-2">Open until {slip.expires}.</p>
        </div>
      </PrintThis>
      <div className="mt-3">
        <CopyButton text={slip.url} size="small">Copy the link</CopyButton>
      </div>
      <CodeWords slip={slip} />
    </>
  );
}
