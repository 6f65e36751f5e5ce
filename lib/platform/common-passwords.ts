// The heads of public lists of leaked passwords that pass a length of eight, in lower case.
const COMMON = new Set(`
password password1 password12 password123 password1234 passw0rd p@ssword p@ssw0rd passwort passwort1 mypassword
12345678 123456789 1234567890 12345678910 87654321 987654321 0987654321 11223344 1122334455 123123123 12341234
12121212 123321123 147258369 159357159 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qazxsw2 q1w2e3r4 qwertyui qwertyuiop qwerty12
qwerty123 qwerty1234 qwertz123 qwertzui azertyui azerty123 asdfghjk asdfghjkl asdf1234 zxcvbnm1 zaq12wsx abcd1234
abc12345 a1b2c3d4 aa123456 a1234567 a12345678 abcdefg1 iloveyou iloveyou1 iloveyou2 sunshine sunshine1 princess
princess1 football football1 baseball baseball1 basketball superman superman1 batman123 starwars starwars1 michelle
jennifer jessica1 michael1 charlie1 jordan23 liverpool liverpool1 chelsea1 arsenal1 barcelona computer computer1
internet whatever trustno1 welcome1 welcome12 welcome123 letmein1 letmein123 changeme changeme1 changeme123 default1
administrator admin123 admin1234 master123 dragon123 monkey123 shadow123 hello123 hello1234 summer2024 summer2025
summer2026 winter2024 winter2025 winter2026 spring2025 spring2026 autumn2025 autumn2026 january1 december1 secret123
mustang1 corvette mercedes freedom1 blink182 pokemon1 samsung1 google123 chocolate chocolate1 butterfly elephant
therapist therapy1 therapy123 counselling counsellor psychology psychologist correcthorsebatterystaple
`.trim().split(/\s+/));

/** Whether a password stands near the top of the lists that guessing begins with. Case does not matter. */
export function isCommonPassword(plain: string): boolean {
  const text = plain.toLowerCase();
  return COMMON.has(text) || COMMON.has(text.replace(/[^\p{L}\p{N}]+/gu, "")) || COMMON.has(text.replace(/[!?.*#$]+$/u, ""));
}
