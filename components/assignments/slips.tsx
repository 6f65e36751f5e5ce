"use client";

import { useEffect, useRef } from "react";
import type { ReactNode } from "react";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { codeInGroups, type SlipDto } from "#lib/assignments/slip.ts";
import type { QrCode } from "#lib/platform/qr.ts";
import { PrintThis } from "./print-this.tsx";

/** What is handed over now and shown this once: each slip belongs to one person and prints by itself. */
export function Slips({ slips }: { slips: readonly SlipDto[] }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [slips]);
  return (
    <section aria-labelledby="slips-title" className="mt-6 space-y-6">
      <div>
        <h2 id="slips-title" ref={heading} tabIndex={-1} className="text-lg">
          To hand over now
        </h2>
        <p className="text-ink-2">Shown this once. Give each person only their own, and the code alone.</p>
      </div>
      <ul className="grid gap-6 md:grid-cols-2">
        {slips.map((slip) => (
          <li key={slip.key} data-slip={slip.kind} className="min-w-0 rounded-lg border border-line bg-surface p-4 sm:p-6">
            <Slip slip={slip} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Slip({ slip }: { slip: SlipDto }) {
  switch (slip.kind) {
    case "link":
      return <LinkSlip slip={slip} />;
    case "code":
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
    case "paper":
      return (
        <>
          <SlipTitle>
            {slip.title} for {slip.name}
          </SlipTitle>
          <Notice title="Given for paper or the room">
            <p>No link yet. Three things before the first link; these are missing:</p>
            <ul className="mt-1 list-disc pl-5">
              {slip.missing.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </Notice>
        </>
      );
  }
}

function SlipTitle({ children }: { children: ReactNode }) {
  return <h3 className="mb-3 font-semibold">{children}</h3>;
}

function LinkSlip({ slip }: { slip: Extract<SlipDto, { kind: "link" }> }) {
  return (
    <>
      <SlipTitle>
        Link for {slip.name}: {slip.title}
      </SlipTitle>
      <PrintThis label={`Print the link slip for ${slip.name}`}>
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
      {slip.usesOwnCode ? <p className="mt-3 text-ink-2">{slip.name} uses the code they have. A new one can be made on the page of exercises.</p> : null}
    </>
  );
}

function Qr({ code, label }: { code: QrCode; label: string }) {
  return (
    <svg role="img" aria-label={label} width="164" height="164" viewBox={`0 0 ${code.size} ${code.size}`} shapeRendering="crispEdges" className="my-3 max-w-full">
      <rect width={code.size} height={code.size} fill="#fff" />
      <path d={code.path} fill="#000" />
    </svg>
  );
}
