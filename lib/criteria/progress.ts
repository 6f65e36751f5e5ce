import { seats, type Seat } from "#lib/couples/seat.ts";
import { daysBetween } from "#lib/platform/time.ts";
import { changeOf, changeQualifier, type Change } from "./change.ts";
import { allCriteria, type CriterionCode } from "./criterion.ts";
import { coupleStanding, isTalkingPoint } from "./standing.ts";

const FORTNIGHT = 14;

/** One stored rating. Day "YYYY-MM-DD"; value 0–4, null is "not seen"; impression: no evidence was linked. */
export interface RatedValue {
  readonly reviewId: string;
  readonly day: string;
  readonly seat: Seat;
  readonly criterion: CriterionCode;
  readonly informant: "THERAPIST" | "SELF";
  readonly value: number | null;
  readonly impression: boolean;
  readonly links: number;
}

/** Where one person stands on one criterion: each informant's newest value, never averaged (domain 4.2). */
export interface PersonProgress {
  readonly therapist: RatedValue | null;
  readonly self: RatedValue | null;
  /** Of the therapist's ratings (domain 4.5). */
  readonly change: Change;
  /** Therapist and self differ by 1.5 or more on their newest reviews of the same fortnight (rule C2). */
  readonly talkingPoint: boolean;
}

/** One review of one criterion: what each informant said about each person. */
export interface ReviewLine {
  readonly reviewId: string;
  readonly day: string;
  readonly therapist: Readonly<Record<Seat, RatedValue | null>>;
  readonly self: Readonly<Record<Seat, RatedValue | null>>;
}

export interface CriterionProgress {
  readonly code: CriterionCode;
  readonly title: string;
  /** Two to four words, as on the clients' own pages. */
  readonly shortTitle: string;
  readonly headline: string;
  /** Null for a partner who is not a client: "not known". */
  readonly people: Readonly<Record<Seat, PersonProgress | null>>;
  /** The lower of the two, "both sides so far"; null if one is missing or there is one client. */
  readonly bothSidesSoFar: number | null;
  /** Oldest first. */
  readonly reviews: readonly ReviewLine[];
}

/**
 * The four criteria over time (domain 4.4, 4.5) in the article's order; there is no sum over them.
 * @param ratings oldest first.
 * @param people the seats that have a client; the other one is "not known".
 */
export function criteriaProgressOf(
  ratings: readonly RatedValue[], people: readonly Seat[], names: Readonly<Record<Seat, string>>,
): CriterionProgress[] {
  return allCriteria.map(({ code, title, clientTitle }) => {
    const own = ratings.filter((rating) => rating.criterion === code);
    const person = (seat: Seat) => (people.includes(seat) ? personProgress(own.filter((rating) => rating.seat === seat)) : null);
    const standing = { A: person("A"), B: person("B") };
    const { bothSidesSoFar } = coupleStanding({ A: standing.A?.therapist?.value ?? null, B: standing.B?.therapist?.value ?? null });
    return { code, title, shortTitle: clientTitle, people: standing, bothSidesSoFar, headline: headlineOf(standing, names), reviews: reviewLines(own) };
  });
}

/** The day of the therapist's newest review, null before the first: what the rhythm is counted from (domain 4.3). */
export function newestReviewDay(ratings: readonly RatedValue[]): string | null {
  return ratings.findLast(({ informant }) => informant === "THERAPIST")?.day ?? null;
}

function personProgress(ratings: readonly RatedValue[]): PersonProgress {
  const by = (informant: RatedValue["informant"]) => ratings.filter((rating) => rating.informant === informant);
  const newest = (list: readonly RatedValue[]) => list.findLast((rating) => rating.value !== null) ?? null;
  const therapist = newest(by("THERAPIST"));
  const self = newest(by("SELF"));
  const sameTime = therapist !== null && self !== null && Math.abs(daysBetween(therapist.day, self.day)) <= FORTNIGHT;
  return {
    therapist, self, change: changeOf(by("THERAPIST").map(({ value }) => value)),
    talkingPoint: sameTime && isTalkingPoint(therapist.value, self.value),
  };
}

function reviewLines(ratings: readonly RatedValue[]): ReviewLine[] {
  const ids = [...new Set(ratings.map(({ reviewId }) => reviewId))];
  return ids.map((reviewId) => {
    const own = ratings.filter((rating) => rating.reviewId === reviewId);
    const of = (informant: RatedValue["informant"]) => ({
      A: own.find((rating) => rating.seat === "A" && rating.informant === informant) ?? null,
      B: own.find((rating) => rating.seat === "B" && rating.informant === informant) ?? null,
    });
    return { reviewId, day: own[0]?.day ?? "", therapist: of("THERAPIST"), self: of("SELF") };
  });
}

function headlineOf(people: CriterionProgress["people"], names: Readonly<Record<Seat, string>>): string {
  const parts = seats.map((seat) => {
    const person = people[seat];
    if (!person) return `${names[seat]}: not known`;
    return `${names[seat]}: ${person.therapist === null ? "not rated yet" : person.change.text}`;
  });
  return `${parts.join("; ")}. ${capital(changeQualifier)}.`;
}

/** A value in words with its mark: "2.5 with evidence", "1 as an impression", "not seen", "2.3 self". */
export function valueInWords(rating: RatedValue | null): string {
  if (!rating) return "–";
  if (rating.value === null) return "not seen";
  if (rating.informant === "SELF") return String(rating.value);
  return rating.impression ? `${rating.value}, impression` : `${rating.value}, with evidence`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
