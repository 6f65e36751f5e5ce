/** One line of the report: what was measured, the figure, the bar, and whether it holds. */
export type Line = { id: string; what: string; measured: string; bar: string; holds: boolean };

/** A line for a figure that must stay at or below its bar. */
export function atMost(id: string, what: string, value: number, bar: number, unit = ""): Line {
  return { id, what, measured: `${round(value)}${unit}`, bar: `<= ${round(bar)}${unit}`, holds: value <= bar };
}

/** A line for a figure that must reach its bar. */
export function atLeast(id: string, what: string, value: number, bar: number, unit = ""): Line {
  return { id, what, measured: `${round(value)}${unit}`, bar: `>= ${round(bar)}${unit}`, holds: value >= bar };
}

const round = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : Number(value.toFixed(2)).toString());

/** The report as aligned text. */
export function tableOf(lines: readonly Line[]): string {
  const rows = [["", "what", "measured", "bar", ""], ...lines.map((line) => [line.id, line.what, line.measured, line.bar, line.holds ? "holds" : "MISSED"])];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ").trimEnd()).join("\n");
}
