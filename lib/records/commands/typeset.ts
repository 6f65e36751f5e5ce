import { join } from "node:path";
import PDFDocument from "pdfkit";
import { dayInWords } from "#lib/platform/time.ts";
import type { DocumentEntry, RecordDocument } from "../document.ts";

const MARGIN = 56;
const FONTS = join(process.cwd(), "node_modules", "dejavu-fonts-ttf", "ttf");

type Pdf = InstanceType<typeof PDFDocument>;

/**
 * The document as a tagged PDF (PDF 1.7, ISO 32000-1, marked for reading aloud), A4, in a face that covers Latin, Greek,
 * Cyrillic and Arabic letters. Its properties name nobody and no time, so that the same document gives the same bytes.
 */
export async function toPdf(document: RecordDocument): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: "A4", margins: { top: MARGIN, bottom: MARGIN + 28, left: MARGIN, right: MARGIN }, pdfVersion: "1.7", tagged: true, lang: "en-GB", displayTitle: true,
    bufferPages: true, info: { Title: "Notes", CreationDate: new Date(`${document.madeOn}T00:00:00Z`) },
  });
  const bytes = collect(pdf);
  pdf.registerFont("body", join(FONTS, "DejaVuSans.ttf"));
  pdf.registerFont("strong", join(FONTS, "DejaVuSans-Bold.ttf"));
  const whole = pdf.struct("Document");
  pdf.addStructure(whole);
  const say = (tag: "H1" | "H2" | "H3" | "P", text: string, font: "body" | "strong", size: number, gap: number) =>
    whole.add(pdf.struct(tag, {}, () => void pdf.font(font).fontSize(size).text(text, { lineGap: 2 }).moveDown(gap)));
  say("H1", document.title, "strong", 18, 0.4);
  say("P", [document.of, `For ${document.recipient}: ${document.purpose}`, `From ${document.practice}, ${document.by}, ${dayInWords(document.madeOn)}`].join("\n"), "body", 10, 1);
  for (const { heading, entries } of document.files) {
    say("H2", heading, "strong", 14, 0.5);
    for (const entry of entries) addEntry(say, entry);
  }
  whole.end();
  addLimits(pdf, document.limits);
  pdf.end();
  return bytes;
}

function addEntry(say: (tag: "H3" | "P", text: string, font: "body" | "strong", size: number, gap: number) => void, entry: DocumentEntry): void {
  say("H3", `${dayInWords(entry.day)}. ${entry.heading}`, "strong", 10, 0.15);
  if (entry.text) say("P", entry.text, "body", 10, entry.gap ? 0.15 : 0.8);
  if (entry.gap) say("P", `Left out or changed: ${entry.gap}`, "body", 9, 0.8);
  if (!entry.text && !entry.gap) say("P", "No words.", "body", 9, 0.8);
}

// On each page, below the text; no part of the reading order, since the first page says it as text too.
function addLimits(pdf: Pdf, limits: string): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    pdf.page.margins.bottom = 0;
    pdf.markContent("Artifact", { type: "Pagination" });
    pdf.font("body").fontSize(7.5).text(`${limits} Page ${page - start + 1} of ${count}.`, MARGIN, pdf.page.height - MARGIN - 8, { width: pdf.page.width - 2 * MARGIN });
    pdf.endMarkedContent();
  }
}

function collect(pdf: Pdf): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    pdf.on("data", (part: Buffer) => parts.push(part));
    pdf.on("end", () => resolve(Buffer.concat(parts)));
    pdf.on("error", reject);
  });
}
