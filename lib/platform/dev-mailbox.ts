import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

const line = z.object({
  to: z.string(), from: z.string().catch(""), subject: z.string().catch(""), at: z.string().catch(""), text: z.string().catch(""),
  headers: z.record(z.string(), z.string()).catch({}),
});

/** One mail as the demo's SMTP listener wrote it down. `at` is an ISO instant. */
export type CaughtMail = z.infer<typeof line>;

/**
 * The mails in a folder of JSON lines, newest first. Null without a folder, which is how every
 * installation but the demo and the tests runs. Lines that are no mail are passed over.
 */
export async function readMailbox(folder: string | undefined): Promise<CaughtMail[] | null> {
  if (!folder) return null;
  const names = (await readdir(folder).catch(() => [])).filter((name) => /\.jsonl?$/.test(name)).sort();
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), "utf8")));
  const mails = texts.flatMap((text) => text.split("\n")).flatMap((text) => {
    const mail = text.trim() ? line.safeParse(parsed(text)) : null;
    return mail?.success ? [mail.data] : [];
  });
  return mails.sort((one, other) => other.at.localeCompare(one.at));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
