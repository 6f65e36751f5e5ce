/**
 * The five ways in which the product says no. Everything else is a fault and is logged as one.
 * Messages are sentences for a person; they never hold what a person wrote.
 */

/** The thing is not there for this actor: absent, foreign and malformed ids all end here. */
export class NotFoundError extends Error {
  override name = "NotFoundError";
  constructor(message = "Not found.") {
    super(message);
  }
}

/** The actor may see the thing but may not do this with it. */
export class ForbiddenError extends Error {
  override name = "ForbiddenError";
  constructor(message = "You cannot do this here.") {
    super(message);
  }
}

/** The input was refused. `fields` maps a field's name (dotted) to one sentence. */
export class RefusedError extends Error {
  override name = "RefusedError";
  readonly fields: Record<string, string>;
  constructor(fields: Record<string, string>, message = "There is a problem.") {
    super(message);
    this.fields = fields;
  }
}

/** Someone changed it meanwhile. `theirs` is what is stored now, as labelled text to show beside. */
export class ConflictError extends Error {
  override name = "ConflictError";
  readonly theirs: Record<string, string>;
  readonly version: number;
  constructor(theirs: Record<string, string>, version: number) {
    super("This was changed in another place while you were writing. Nothing of yours is lost.");
    this.theirs = theirs;
    this.version = version;
  }
}

/** Too many tries. `retryAfterSeconds` is how long to wait. */
export class ThrottledError extends Error {
  override name = "ThrottledError";
  readonly retryAfterSeconds: number;
  constructor(retryAfterSeconds: number) {
    super("Too many tries. Please wait a little and try again.");
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
