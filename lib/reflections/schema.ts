import { z } from "zod";
import { idText, optionalText } from "#lib/platform/text.ts";

/** That a reflection was read and what was done about it. */
export const reviewReflectionInput = z.strictObject({ reflectionId: idText(), done: optionalText(600) });
