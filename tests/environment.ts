/** UTC+12:45, or +13:45 in summer: no test may pass because the machine's zone happens to fit. */
export const TEST_ZONE = "Pacific/Chatham";

/** What the application reads from its environment, with values made for tests. */
export const TEST_ENVIRONMENT = {
  TZ: TEST_ZONE,
  // Fewer than most tests ask for at once: nothing may depend on a connection being free.
  DATABASE_CONNECTIONS: "5",
  APP_URL: "http://localhost:3000",
  SESSION_SECRET: "signing-key-for-the-tests-0123456789abcdef",
  CODE_PEPPER: "pepper-of-codes-for-the-tests-0123456789abcdef",
  ENCRYPTION_KEY: Buffer.alloc(32, "middleground").toString("base64url"),
  MAIL_FROM: "notes@practice.example",
};
