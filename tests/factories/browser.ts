import { GET, POST } from "#app/r/[[...path]]/route.tsx";

const HOME = "http://localhost:3000";

export type Answered = { status: number; html: string; headers: Headers; location: string | null };

/** A client's browser as far as the pages by link need one: addresses, plain forms, cookies. Runs no script. */
export class Browser {
  readonly cookies = new Map<string, string>();
  /** Every page this browser was shown, for looking for words that do not belong. */
  readonly seen: string[] = [];

  async get(path: string): Promise<Answered> {
    return this.answered(await GET(new Request(HOME + path, { headers: this.headers() }), paramsOf(path)));
  }

  async post(path: string, fields: Record<string, string | string[]> = {}, headers: Record<string, string> = {}): Promise<Answered> {
    const form = new URLSearchParams(Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])));
    const body = form.toString();
    const sent = { ...this.headers(), Origin: HOME, "Content-Type": "application/x-www-form-urlencoded", "Content-Length": String(Buffer.byteLength(body)), ...headers };
    return this.answered(await POST(new Request(HOME + path, { method: "POST", body, headers: sent }), paramsOf(path)));
  }

  /** Sends a form and goes where its answer leads, as a browser does. */
  async submit(path: string, fields: Record<string, string | string[]> = {}): Promise<Answered> {
    const answer = await this.post(path, fields);
    return answer.status === 303 && answer.location ? this.get(answer.location) : answer;
  }

  /** What the pages' own script sends. */
  async script(path: string, fields: Record<string, string | string[]> = {}): Promise<Answered & { said: Record<string, unknown> }> {
    const answer = await this.post(path, fields, { Accept: "application/json" });
    return { ...answer, said: JSON.parse(answer.html) as Record<string, unknown> };
  }

  /** Gives the code and returns the address of the task's page. */
  async unlock(token: string, code: string): Promise<string> {
    const answer = await this.post(`/r/${token}`, { code });
    if (answer.status !== 303 || !answer.location) throw new Error(`The link answered ${answer.status}.`);
    return answer.location;
  }

  private headers(): Record<string, string> {
    return { Host: "localhost:3000", Cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ") };
  }

  private async answered(response: Response): Promise<Answered> {
    for (const cookie of response.headers.getSetCookie()) this.keep(cookie);
    const html = await response.text();
    this.seen.push(html);
    return { status: response.status, html, headers: response.headers, location: response.headers.get("location") };
  }

  private keep(cookie: string): void {
    const [pair = ""] = cookie.split(";");
    const [name = "", value = ""] = pair.split("=");
    if (/max-age=0/i.test(cookie)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

const paramsOf = (path: string) => ({ params: Promise.resolve({ path: (path.split("?")[0] ?? "").split("/").slice(2).map(decodeURIComponent) }) });
