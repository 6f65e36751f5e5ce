import type { ReactNode } from "react";
import { anchorOf } from "#lib/requests/form-parts.ts";
import { consent, frame, reach, reminders, safety } from "#lib/requests/messages.ts";

export type HelpLine = { label: string; number: string; about: string };

/** What a person may change from every page of an open link. */
export type Choices = { base: string; remindersStopped: boolean };

export type FrameProps = {
  /** Where "Leave this page" goes. */
  exitUrl: string;
  /** Address that ends the visit; without one the way out is a plain link. */
  leaveAction?: string | undefined;
  /** The practice's help lines; none before the code. */
  help?: readonly HelpLine[];
  /** The person's own choices, while a link is open. */
  choices?: Choices | undefined;
  /** The page with help and ways to stay private, where there is one. */
  safetyHref?: string | undefined;
  hasError?: boolean;
  children: ReactNode;
};

/** The document around every page by link: way out first, help last, nothing that tells what it is for. */
export function ClientDocument({ exitUrl, leaveAction, help = [], choices, safetyHref, hasError = false, children }: FrameProps) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <title>{hasError ? frame.errorTitle : frame.title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="referrer" content="no-referrer" />
        <meta name="format-detection" content="telephone=no" />
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/notes.css" />
        <script src="/notes.js" defer />
      </head>
      <body data-exit={exitUrl} data-leave={leaveAction}>
        <header className="top">
          <Leave {...{ exitUrl, leaveAction }} />
        </header>
        <main id="content">{children}</main>
        <footer className="help">
          <p>{frame.limits}</p>
          <Help help={help} />
          {choices || safetyHref ? <Ways choices={choices} safetyHref={safetyHref ?? `${choices?.base}/safety`} /> : <ShortSafety help={help} />}
        </footer>
      </body>
    </html>
  );
}

function Leave({ exitUrl, leaveAction }: Pick<FrameProps, "exitUrl" | "leaveAction">) {
  if (!leaveAction) return <a className="leave" href={exitUrl} rel="noreferrer">{frame.leave}</a>;
  return (
    <form method="post" action={leaveAction}>
      <button className="leave">{frame.leave}</button>
    </form>
  );
}

// Lines about violence stand on the page "Safety and privacy" only, so that a page looks ordinary at a glance (domain 6.4).
function Help({ help }: { help: readonly HelpLine[] }) {
  const open = help.filter(({ about }) => about !== "partner violence");
  if (open.length === 0) return null;
  return (
    <>
      <h2>{frame.helpHeading}</h2>
      <HelpLines lines={open} />
    </>
  );
}

function Ways({ choices, safetyHref }: { choices: Choices | undefined; safetyHref: string }) {
  return (
    <nav className="also" aria-label={frame.choices}>
      <ul>
        <li><a href={safetyHref}>{frame.safety}</a></li>
        {choices ? (
          <>
            <li><a href={`${choices.base}/reminders`}>{choices.remindersStopped ? reminders.resumeLink : reminders.link}</a></li>
            <li><a href={`${choices.base}/reach`}>{reach.link}</a></li>
            <li><a href={`${choices.base}/consent`}>{consent.link}</a></li>
          </>
        ) : null}
      </ul>
    </nav>
  );
}

// Where no page of its own can be opened any more, or not yet.
function ShortSafety({ help }: { help: readonly HelpLine[] }) {
  const behind = help.filter(({ about }) => about === "partner violence");
  return (
    <details className="more">
      <summary>{frame.safety}</summary>
      <p>{frame.exit}</p>
      <p>{frame.exitKeys}</p>
      <p>{frame.device}</p>
      {behind.length > 0 ? (
        <>
          <p>{safety.kinds["partner violence"]}</p>
          <HelpLines lines={behind} />
        </>
      ) : null}
    </details>
  );
}

/** Help lines with their numbers; telephone links that a thumb can hit. */
export function HelpLines({ lines }: { lines: readonly HelpLine[] }) {
  if (lines.length === 0) return null;
  return (
    <ul className="lines">
      {lines.map(({ label, number }) => (
        <li key={label}>
          <a href={`tel:${number.replace(/[^\d+]/g, "")}`}>
            <span>{label}</span> <b>{number}</b>
          </a>
        </li>
      ))}
    </ul>
  );
}

export type ProblemProps = {
  heading: string;
  errors?: Readonly<Record<string, string>>;
  sentence?: string | undefined;
  /** The page a field stands on, when it is not this one. */
  pageOf?: (fieldId: string) => string;
};

/** What has to be put right: focused when it appears, each sentence a link to its field. */
export function Problem({ heading, errors, sentence, pageOf = () => "" }: ProblemProps) {
  const fields = Object.entries(errors ?? {});
  return (
    <div className="problem" id="problem" tabIndex={-1} role="alert" autoFocus>
      <h2>{heading}</h2>
      {sentence ? <p>{sentence}</p> : null}
      {fields.length > 0 ? (
        <ul>
          {fields.map(([id, words]) => (
            <li key={id}>
              <a href={`${pageOf(id)}#${anchorOf(id)}`}>{words}</a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
