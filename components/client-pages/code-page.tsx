import { code, form } from "#lib/requests/messages.ts";
import { ClientDocument, Problem } from "./frame.tsx";

export type CodePageProps = {
  exitUrl: string;
  /** Why the code is asked again; null the first time. */
  error?: string | null;
};

/** The page of every link before its code: the same bytes whatever the address says. */
export function CodePage({ exitUrl, error = null }: CodePageProps) {
  return (
    <ClientDocument exitUrl={exitUrl} hasError={error !== null}>
      {error ? <Problem heading={form.problem} errors={{ code: error }} /> : null}
      <h1>{code.heading}</h1>
      <form method="post" autoComplete="off" noValidate data-once>
        <CodeField error={error} />
      </form>
    </ClientDocument>
  );
}

/** After a quiet time: the code again. What was typed waits on the server. */
export function AgainPage({ exitUrl, error = null, action }: CodePageProps & { action: string }) {
  return (
    <ClientDocument exitUrl={exitUrl} hasError={error !== null}>
      {error ? <Problem heading={form.problem} errors={{ code: error }} /> : null}
      <h1>{code.heading}</h1>
      <p className="lead">{code.again}</p>
      <form method="post" action={action} autoComplete="off" noValidate data-once>
        <CodeField error={error} />
      </form>
    </ClientDocument>
  );
}

/** The one field of a code, with its button. */
export function CodeField({ error }: { error: string | null }) {
  const describedBy = error ? "f-code-hint f-code-error" : "f-code-hint";
  return (
    <>
      <div className={error ? "field wrong" : "field"}>
        <label htmlFor="f-code">{code.label}</label>
        <p className="hint" id="f-code-hint">{code.hint}</p>
        {error ? <p className="error" id="f-code-error">{error}</p> : null}
        <div className="beside">
          <input
            className="text code" id="f-code" name="code" type="text" inputMode="numeric" autoComplete="off" autoCapitalize="off" spellCheck={false}
            aria-describedby={describedBy} aria-invalid={error ? true : undefined}
          />
          <button type="button" className="other" hidden data-show={code.show} data-hide={code.hide} aria-controls="f-code">{code.show}</button>
        </div>
      </div>
      <div className="send">
        <button className="main">{code.go}</button>
      </div>
    </>
  );
}

/** A neutral sentence and the way out: dead links, closed pages, refusals. */
export function PlainSentencePage({ exitUrl, sentence }: { exitUrl: string; sentence: string }) {
  return (
    <ClientDocument exitUrl={exitUrl}>
      <h1>{code.heading}</h1>
      <p>{sentence}</p>
    </ClientDocument>
  );
}

/** What a browser shows for the blink before it leaves; works with scripts off. */
export function LeavingPage({ exitUrl }: { exitUrl: string }) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <title>{code.heading}</title>
        <meta httpEquiv="refresh" content={`0;url=${exitUrl}`} />
        <meta name="referrer" content="no-referrer" />
      </head>
      <body />
    </html>
  );
}
