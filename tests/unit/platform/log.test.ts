import { describe, expect, it } from "vitest";
import { faultOf } from "#lib/platform/log.ts";

describe("what the log says of a fault", () => {
  it("names its kind and its place and never its words", () => {
    const error = new TypeError('Invalid value for argument `name`:\n  name: "Noor Haddad"\n invalid input syntax: "SAF"');
    const said = faultOf(error);
    expect(said.fault).toBe("TypeError");
    expect(said.stack).toContain("log.test.ts");
    expect(JSON.stringify(said)).not.toMatch(/Noor|SAF|Invalid/);
  });

  it("says nothing of what is no error", () => {
    expect(faultOf("Noor Haddad")).toEqual({ fault: "unknown" });
  });
});
