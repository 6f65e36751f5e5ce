import { database } from "./db.ts";

/** Whether the database answers a question now. */
export async function databaseAnswers(): Promise<boolean> {
  try {
    await database().$queryRaw`SELECT 1`;
    return true;
  } catch {
    return false;
  }
}
