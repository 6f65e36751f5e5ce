import { code, form } from "#lib/requests/messages.ts";
import type { TypedAnswers } from "#lib/requests/schema.ts";
import { ClientDocument, Problem } from "./frame.tsx";

export type CodePageProps = {
  exitUrl: string;
  /** Why the code is asked again; null the first time. */
  error?: string | null;
  answersPost?: boolean;
};

/** The page of every link before its code: the same bytes whatever the address says. */
export function CodePage({ exitUrl, error = null, answersPost = false }: CodePageProps) {
  return (
    <ClientDocument exitUrl={exitUrl} hasError={error !== null} answersPost={answersPost}>
      {error ? <Problem heading={form.problem} errors={{ code: error }} /> : null}
      <h1>{code.heading}</h1>
      <form method="post" autoComplete="off" noValidate>
        <CodeField error={error} />
      </form>
    </ClientDocument>
  );
}

export type AgainPageProps = CodePageProps & { action: string; sentence: string; typed: TypedAnswers };

/** After a quiet time: the code again, with what was just typed carried along and kept. */
export function AgainPage({ exitUrl, error = null, action, sentence, typed }: AgainPageProps) {
  return (
    <ClientDocument exitUrl={exitUrl} hasError={error !== null}>
      {error ? <Problem heading={form.problem} errors={{ code: error }} /> : null}
      <h1>{code.heading}</h1>
      <p className="lead">{sentence}</p>
      <form method="post" action={action} autoComplete="off" noValidate>
        <CodeField error={error} />
        {Object.entries(typed).flatMap(([name, value]) =>
          (Array.isArray(value) ? value : [value]).map((one, index) => <input key={`${name}-${index}`} type="hidden" name={name} value={one} />),
        )}
      </form>
    </ClientDocument>
  );
}

function CodeField({ error }: { error: string | null }) {
  const describedBy = error ? "f-code-hint f-code-error" : "f-code-hint";
  return (
    <>
      <div className={error ? "field wrong" : "field"}>
        <label htmlFor="f-code">{code.label}</label>
        <p className="hint" id="f-code-hint">{code.hint}</p>
        {error ? <p className="error" id="f-code-error">{error}</p> : null}
        <input
          className="text code" id="f-code" name="code" type="text" inputMode="numeric" autoComplete="off" autoCapitalize="off" spellCheck={false}
          aria-describedby={describedBy} aria-invalid={error ? true : undefined}
        />
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
    <ClientDocument exitUrl={exitUrl} answersPost>
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
