import pg from "pg";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ClinicianActor } from "#lib/platform/actor.ts";
import { Browser } from "#tests/factories/browser.ts";
import { openPractice } from "#tests/factories/cast.ts";
import { tobiasWithLink } from "#tests/factories/tasks.ts";

const ANSWERS = { c_did: "DID", what: "Tea at six", kept: "12–14", cage: "3", c_share: "ASK" };

describe("what a page by link asks of the database", () => {
  let jo: ClinicianActor;
  beforeEach(async () => {
    ({ jo } = await openPractice());
  });
  afterEach(() => void vi.restoreAllMocks());

  it("is a fixed number of statements, in one transaction for a page and one for sending", async () => {
    const { token, code } = await tobiasWithLink(jo, "EX.STEADY");
    const phone = new Browser();
    const base = await phone.unlock(token, code);
    const asked = vi.spyOn(pg.Client.prototype, "query");
    const during = async (deed: () => Promise<{ status: number }>) => {
      asked.mockClear();
      const { status } = await deed();
      const said = asked.mock.calls.map(([query]) => String(typeof query === "string" ? query : (query as unknown as { text: string }).text));
      return { status, statements: said.length, transactions: said.filter((text) => text === "BEGIN").length };
    };
    expect(await during(() => phone.get(`/r/${token}`))).toEqual({ status: 200, statements: 0, transactions: 0 });
    expect(await during(() => phone.get(`${base}/write`))).toEqual({ status: 200, statements: 13, transactions: 1 });
    expect(await during(() => phone.get(`${base}/write`))).toEqual({ status: 200, statements: 10, transactions: 1 });
    expect(await during(() => phone.post(`${base}/write`, ANSWERS))).toEqual({ status: 303, statements: 11, transactions: 1 });
  });
});
