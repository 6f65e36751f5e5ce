import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { beforeEach, describe, expect, it } from "vitest";
import type { ClinicianActor } from "#lib/platform/actor.ts";
import { Browser } from "#tests/factories/browser.ts";
import { openPractice } from "#tests/factories/cast.ts";
import { tobiasWithLink } from "#tests/factories/tasks.ts";

const ROOT = path.join(import.meta.dirname, "../../..");
// Bytes, compressed; for the headers of each answer more is counted than any of ours has.
const MOST = { script: 6_000, styles: 12_000, all: 40_000, requests: 4, headers: 1_500 };

const packed = (content: string | Buffer): number => gzipSync(content).byteLength;

/** Everything a page makes a browser fetch: addresses in src, href of link elements, and url() of styles. */
function fetchedBy(html: string): string[] {
  const sources = [...html.matchAll(/<[a-z]+\b[^>]*?\ssrc="([^"]*)"/gi)].map(([, src = ""]) => src);
  const links = [...html.matchAll(/<link\b[^>]*?\shref="([^"]*)"/gi)].map(([, href = ""]) => href);
  return [...sources, ...links].filter((address) => address !== "data:,");
}

function weigh(html: string): { script: number; styles: number; all: number; requests: number; strange: string[] } {
  const fetched = fetchedBy(html);
  const weights = fetched.map((address) => ({ address, bytes: packed(readFileSync(path.join(ROOT, "public", address))) }));
  const sum = (end: string) => weights.filter(({ address }) => address.endsWith(end)).reduce((total, { bytes }) => total + bytes, 0);
  return {
    script: sum(".js"), styles: sum(".css"), requests: 1 + fetched.length, all: packed(html) + sum("") + (1 + fetched.length) * MOST.headers,
    strange: fetched.filter((address) => !["/notes.css", "/notes.js"].includes(address)),
  };
}

describe("what a page by link weighs", () => {
  let jo: ClinicianActor;
  beforeEach(async () => {
    ({ jo } = await openPractice());
  });

  it("is little: no framework, no font, one script and one sheet of styles, compressed", async () => {
    const pages: Record<string, string> = {};
    for (const exercise of ["EX.STEADY", "EX.BODY_SCAN", "EX.WARM_EYES"]) {
      const { token, code } = await tobiasWithLink(jo, exercise);
      const phone = new Browser();
      pages.code = (await phone.get(`/r/${token}`)).html;
      const base = await phone.unlock(token, code);
      pages[`task of ${exercise}`] = (await phone.get(base)).html;
      pages[`questions of ${exercise}`] = (await phone.get(`${base}/write`)).html;
    }
    for (const [name, html] of Object.entries(pages)) {
      const { script, styles, all, requests, strange } = weigh(html);
      process.stdout.write(`${name}: ${packed(html)} bytes of ${Buffer.byteLength(html)}, in all ${all}, ${requests} requests\n`);
      expect([name, strange]).toEqual([name, []]);
      expect([name, script <= MOST.script, styles <= MOST.styles, all <= MOST.all, requests <= MOST.requests]).toEqual([name, true, true, true, true]);
      expect(html.replaceAll('href="data:,"', "")).not.toMatch(/data:|<style|<script(?![^>]*\ssrc=)|\sstyle=|\son[a-z]+=|\/_next\//i);
    }
  });

  it("is all there is: the styles and the script fetch nothing more of their own", () => {
    expect(readFileSync(path.join(ROOT, "public/notes.css"), "utf8")).not.toMatch(/@import|@font-face|url\(/i);
    expect(readFileSync(path.join(ROOT, "public/notes.js"), "utf8")).not.toMatch(/\bimport\b|createElement\("script"\)|importScripts|Worker\(/);
  });
});
