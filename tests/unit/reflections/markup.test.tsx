import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { RiskCard, RiskReplyNoted } from "#components/client-pages/risk-card.tsx";
import { InboxList, InboxViews } from "#components/reflections/inbox-list.tsx";
import { MarkedFirst } from "#components/reflections/marked-first.tsx";
import type { InboxLine } from "#lib/reflections/dto.ts";
import { cardFor, type CardFrame } from "#lib/reflections/risk-card.ts";
import type { RiskClass } from "#lib/reflections/risk-class.ts";

const frame: CardFrame = {
  therapist: "Jo", reading: { next: { day: "Thu 26 Nov", time: "09:00" }, cover: null },
  help: [{ label: "Emergency", number: "999", about: "emergency" }, { label: "Samaritans", number: "116 123", about: "suicide" }, { label: "Refuge line", number: "0808", about: "partner violence" }],
};

function cardOf(found: RiskClass, replyAction: string | null, loweredFrom: RiskClass | null = null): string {
  const card = cardFor([{ class: found, loweredFrom }], frame);
  if (!card) throw new Error("No card");
  return renderToStaticMarkup(<RiskCard card={card} replyAction={replyAction} safetyHref="/r/s/1/safety" />);
}

describe("the card on a client's page", () => {
  it("has numbers a thumb can hit, ways to calm down and its answers as buttons of a plain form", () => {
    const html = cardOf("A", "/r/s/1/reply");
    expect(html).toContain('href="tel:999"');
    expect(html).toContain('href="tel:116123"');
    expect(html).toContain("<summary>Ways to calm down</summary>");
    expect(html).toMatch(/<form (?=[^>]*method="post")(?=[^>]*action="\/r\/s\/1\/reply")/);
    expect(html).toContain('value="NOT_MEANT" name="reply"');
  });

  it("leads to the help page without a line about violence, a heading or a script", () => {
    const html = cardOf("B", "/r/s/1/reply");
    expect(html).toContain('href="/r/s/1/safety"');
    expect(html).not.toMatch(/Refuge|<h\d|<script|style=|violen|abuse/i);
  });

  it("takes no answer before sending and says that there will be room for one", () => {
    expect(cardOf("D", null)).not.toContain("<form");
    expect(cardOf("D", null)).toContain("after you send");
    expect(cardOf("D", "/r", "B").match(/value="/g)).toHaveLength(3);
    expect(renderToStaticMarkup(<RiskReplyNoted />)).toContain('role="status"');
  });
});

const line = (rest: Partial<InboxLine>): InboxLine => ({
  id: "1", coupleId: "c", clientId: "p", seat: "A", name: "Tobias", exerciseCode: "EX.BIDS", title: "Bids", solo: false, did: "PART", upset: 8, share: "ASK",
  sentAt: new Date(0), reviewed: false, marked: null, couple: "Tobias and Noor", sent: "Thu 1 Jan", reviewedBy: null, ...rest,
});

describe("the inbox", () => {
  it("says marks and share in words, with a sign beside them that no screen reader reads", () => {
    const html = renderToStaticMarkup(<InboxList lines={[line({ marked: "B" }), line({ id: "2", share: "NO" }), line({ id: "3", solo: true, share: null })]} />);
    expect(html).toContain('<span aria-hidden="true">▲ </span>Marked by the word search: read first');
    expect(html).toContain('<span aria-hidden="true">◐ </span>Ask Tobias first, alone');
    expect(html).toContain('<span aria-hidden="true">○ </span>For you only');
    expect(html.match(/aria-hidden="true">[●◐○]/g)).toHaveLength(2);
    expect(html).not.toMatch(/harm|fear/);
  });

  it("marks the view it shows, and nothing stands above exercises without a mark", () => {
    expect(renderToStaticMarkup(<InboxViews show="reviewed" />)).toContain('aria-current="true" class="inline-block py-2 font-semibold">Reviewed');
    expect(renderToStaticMarkup(<MarkedFirst lines={[]} />)).toBe("");
    expect(renderToStaticMarkup(<MarkedFirst lines={[line({ marked: "A" })]} />)).toContain("print:hidden");
  });
});
