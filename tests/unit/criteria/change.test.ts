import { describe, expect, it } from "vitest";
import { changeLine, changeOf } from "#lib/criteria/change.ts";
import { demoCases } from "#tests/unit/fixtures/demo.ts";

interface Row {
  name: string;
  ratings: number[];
  word: string;
}

const rows: Row[] = demoCases.flatMap(({ id, expectedChangeWords }) =>
  Object.entries(expectedChangeWords as Record<string, Record<string, Record<string, Omit<Row, "name">>>>).flatMap(
    ([seat, criteria]) =>
      Object.entries(criteria).flatMap(([criterion, informants]) =>
        Object.entries(informants).map(([informant, row]) => ({ name: `${id} ${seat} ${criterion} by ${informant}`, ...row })),
      ),
  ),
);

describe("change words of the demo practice (domain section 7)", () => {
  it("cover five people, four criteria, two informants", () => {
    expect(rows).toHaveLength(40);
  });

  it.each(rows)("$name: $word", ({ ratings, word }) => {
    expect(changeOf(ratings).text).toBe(word);
  });
});

describe("change words at their edges (domain 4.5)", () => {
  it.each<[(number | null)[], string]>([
    [[], "not enough to say"],
    [[3], "not enough to say"],
    [[1, 2], "not enough to say"],
    [[1, 2.5], "moved once, may be noise, up"],
    [[2.5, 1], "moved once, may be noise, down"],
    [[1, 1, 2.5], "moved once, may be noise, up"],
    [[1, 4, 1], "not enough to say"],
    [[1, 1, 2, 2], "moved and held, up"],
    [[3, 3, 2, 2], "moved and held, down"],
    [[1, 1, 1.5, 2], "not enough to say"],
    [[1, 1, 1.5, 2.5], "moved once, may be noise, up"],
    [[2, 2, 3, 1], "not enough to say"],
    [[2, 2, 3.5, 0.5], "moved once, may be noise, down"],
    [[1, 2, 2.5, 2.5], "moved and held, up"],
    [[1, 1, 1, 2, 2, 2], "held over six reviews, up"],
    [[3, 3, 3, 1, 1, 1], "held over six reviews, down"],
    [[1, 1, 2, 2, 2, 3], "moved and held, up"],
    [[1, 1, 1, 1.5, 1.5, 1.5], "not enough to say"],
    [[1, 1, 1, 4, 2, 2, 2], "held over six reviews, up"],
    [[1, null, 1, null, 2, 2], "moved and held, up"],
    [[null, null], "not enough to say"],
  ])("%j: %s", (ratings, text) => {
    expect(changeOf(ratings).text).toBe(text);
  });

  it("come with their qualifier", () => {
    expect(changeLine(changeOf([1, 1, 2, 2]))).toBe("moved and held, up (in your own ratings, not blind)");
  });

  it("mirror when the scale is turned round", () => {
    for (const { ratings } of rows) {
      const turned = changeOf(ratings.map((rating) => 4 - Math.round(rating * 2) / 2));
      const plain = changeOf(ratings.map((rating) => Math.round(rating * 2) / 2));
      expect(turned.word).toBe(plain.word);
      if (plain.direction) expect(turned.direction).not.toBe(plain.direction);
    }
  });
});
