import type { ReactNode } from "react";
import { frame } from "#lib/requests/messages.ts";

export type HelpLine = { label: string; number: string; about: string };

export type FrameProps = {
  /** Where "Leave this page" goes. */
  exitUrl: string;
  /** Address that ends the visit; without one the way out is a plain link. */
  leaveAction?: string | undefined;
  /** The practice's help lines; none before the code. */
  help?: readonly HelpLine[];
  hasError?: boolean;
  /** Part of the page that answered a form: its address is made one that can be loaded again. */
  answersPost?: boolean;
  children: ReactNode;
};

/** The document around every page by link: way out first, help last, nothing that tells what it is for. */
export function ClientDocument({ exitUrl, leaveAction, help = [], hasError = false, answersPost = false, children }: FrameProps) {
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
      <body data-exit={exitUrl} data-leave={leaveAction} data-answer={answersPost ? "" : undefined}>
        <header className="top">
          <Leave {...{ exitUrl, leaveAction }} />
        </header>
        <main id="content">{children}</main>
        <Help help={help} />
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

const isForSafety = ({ about }: HelpLine): boolean => about === "partner violence";

function Help({ help }: { help: readonly HelpLine[] }) {
  const open = help.filter((line) => !isForSafety(line));
  const behind = help.filter(isForSafety);
  return (
    <footer className="help">
      <p>{frame.limits}</p>
      {open.length > 0 ? (
        <>
          <h2>{frame.helpHeading}</h2>
          <HelpLines lines={open} />
        </>
      ) : null}
      <details className="more">
        <summary>{frame.safety}</summary>
        <p>
          {frame.exit} {frame.exitKeys}
        </p>
        <p>{frame.device}</p>
        {behind.length > 0 ? (
          <>
            <p>{frame.moreHelp}</p>
            <HelpLines lines={behind} />
          </>
        ) : null}
      </details>
    </footer>
  );
}

/** Help lines with their numbers; telephone links that a thumb can hit. */
export function HelpLines({ lines }: { lines: readonly HelpLine[] }) {
  return (
    <ul>
      {lines.map(({ label, number }) => (
        <li key={label}>
          {label}: <a href={`tel:${number.replace(/[^\d+]/g, "")}`}>{number}</a>
        </li>
      ))}
    </ul>
  );
}

/** What has to be put right: focused when it appears, each sentence a link to its field. */
export function Problem({ heading, errors, sentence }: { heading: string; errors?: Readonly<Record<string, string>>; sentence?: string | undefined }) {
  const fields = Object.entries(errors ?? {});
  return (
    <div className="problem" id="problem" tabIndex={-1} role="alert" autoFocus>
      <h2>{heading}</h2>
      {sentence ? <p>{sentence}</p> : null}
      {fields.length > 0 ? (
        <ul>
          {fields.map(([id, words]) => (
            <li key={id}>
              <a href={`#f-${id}`}>{words}</a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
