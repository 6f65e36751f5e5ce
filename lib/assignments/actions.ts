"use server";

import { revalidatePath } from "next/cache";
import { setClientCode } from "#lib/clients/commands.ts";
import { clientName } from "#lib/clients/queries.ts";
import { answerForm } from "#lib/platform/action.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { readForm } from "#lib/platform/form.ts";
import { requireClinician } from "#lib/platform/session.ts";
import { issueRequest, revokeRequest } from "#lib/requests/commands.ts";
import { assignExercise, recordDoneTogether, recordOutcome, withdrawAssignment } from "./commands.ts";
import { toLinkSlip, toSlips } from "./dto.ts";
import type { SlipDto, SlipState } from "./slip.ts";
