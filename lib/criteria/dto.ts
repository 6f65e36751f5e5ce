import type { Seat } from "#lib/couples/seat.ts";
import type { CriterionCode } from "./criterion.ts";
import type { CriterionProgress } from "./progress.ts";

/** A moment that may back a rating: a recorded move or a reflection. `value` is what the form sends. */
export type EvidenceChoice = { value: string; label: string; speaks: "for" | "against" | null };

/** One criterion of one person on the review form. `index` numbers the form's fields. */
export type RatingQuestion = { index: number; seat: Seat; criterion: CriterionCode; evidence: EvidenceChoice[] };

/** The review form of a case. `waits` is a sentence when nobody is rated for now. Days "YYYY-MM-DD". */
export type ReviewForm = {
  coupleId: string;
  caseName: string;
  sessionId: string | null;
  today: string;
  waits: string | null;
  people: Array<{ seat: Seat; name: string; questions: RatingQuestion[] }>;
};

/** Where the four criteria stand for both sides of a case, therapist and self side by side. */
export type CriteriaProgress = {
  coupleId: string;
  caseName: string;
  names: Record<Seat, string>;
  people: Seat[];
  criteria: CriterionProgress[];
  newestReview: string | null;
};

/** What one person noticed in the partner, in the list's own words. Never scored, counted or charted (domain 4.2). */
export type NoticedLine = { id: string; seat: Seat; name: string; day: string; words: string[] };

/** What may be asked before the next hour. `against` is the reason why not; `noticing`: the list may be asked too. */
export type BeforeReview = {
  ask: { coupleId: string; sessionId: string; day: string; goesOut: string; due: boolean; against: string | null; noticing: boolean } | null;
  noticed: NoticedLine[];
};
