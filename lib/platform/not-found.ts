import { notFound } from "next/navigation";
import { NotFoundError } from "./errors.ts";

/** Shows the 404 page when a look-up finds nothing for this actor. Other errors pass through. */
export async function orNotFound<T>(lookUp: Promise<T>): Promise<T> {
  try {
    return await lookUp;
  } catch (error) {
    if (error instanceof NotFoundError) notFound();
    throw error;
  }
}
