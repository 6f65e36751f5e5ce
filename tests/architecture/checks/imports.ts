import { cruise, type IForbiddenRuleType, type ICruiseResult } from "dependency-cruiser";
import { DOMAINS } from "./tree.ts";
import type { Finding } from "./source.ts";

const domain = `^lib/(${DOMAINS.join("|")})/`;

/** The direction of imports (architecture.md, section 2); each comment says where the code belongs. */
export const RULES: IForbiddenRuleType[] = [
  { name: "no-cycles", severity: "error", comment: "Break the circle: put what both need in a pure file of the lower one.", from: {}, to: { circular: true, dependencyTypesNot: ["type-only"] } },
  { name: "lib-below-components", severity: "error", comment: "lib draws nothing: move the markup to components.", from: { path: "^lib/" }, to: { path: "^(app|components)/" } },
  { name: "components-below-app", severity: "error", comment: "A component takes props; routes belong to app.", from: { path: "^components/" }, to: { path: "^app/" } },
  { name: "components-read-nothing", severity: "error", comment: "A component gets a DTO as props: ask the query in the page.", from: { path: "^components/" }, to: { path: "^lib/[a-z]+/(queries|commands)|^lib/generated|^lib/platform/(db|tenancy|audit|keyring|session|link|env)" } },
  { name: "screens-without-database", severity: "error", comment: "Pages ask one query and render: Prisma stays in queries and commands.", from: { path: "^app/" }, to: { path: "^lib/generated|^lib/platform/(db|tenancy)\\.ts", dependencyTypesNot: ["type-only"] } },
  { name: "platform-knows-no-therapy", severity: "error", comment: "platform is below every domain: pass what it needs.", from: { path: "^lib/platform/" }, to: { path: domain } },
  { name: "pure-stays-pure", severity: "error", comment: "A rule may import other pure files and schemas only.", from: { path: `${domain}(?!(policy|dto|queries|commands|actions|jobs)(\\.ts|/))` }, to: { path: `${domain}(policy|dto|queries|commands|actions|jobs)(\\.ts|/)`, dependencyTypesNot: ["type-only"] } },
  { name: "ask-the-neighbour-properly", severity: "error", comment: "Another domain is reached through its schema, pure files, policy and queries; only commands call commands.", from: { path: "^lib/([^/]+)/(?!commands|jobs|actions)[^/]+" }, to: { path: "^lib/[^/]+/(commands|actions|jobs)(\\.ts|/)", pathNot: "^lib/$1/" } },
  { name: "ui-knows-no-domain", severity: "error", comment: "components/ui is domain-free: wrap it in components/<domain>.", from: { path: "^components/ui/" }, to: { path: domain } },
  { name: "timeline-reads-all-is-read-by-none", severity: "error", comment: "timeline and records are at the end of the chain.", from: { path: "^lib/(?!timeline|records)" }, to: { path: "^lib/(timeline|records)/" } },
  { name: "tests-stay-outside", severity: "error", comment: "The product never imports its tests.", from: { path: "^(app|components|lib)/" }, to: { path: "^(tests|e2e|bench)/" } },
];

/** Cruises the given folders below `baseDir` and returns every violation with its reason. */
export async function findWrongImports(baseDir: string, folders: string[]): Promise<Finding[]> {
  const { output } = await cruise(folders, {
    baseDir, validate: true, ruleSet: { forbidden: RULES }, doNotFollow: { path: "node_modules" },
    exclude: { path: "^lib/generated/prisma/(internal|models)" }, tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: [".ts", ".tsx", ".js", ".json"], exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default"] },
  });
  return (output as ICruiseResult).summary.violations.map((violation) => ({ path: violation.from, says: `imports ${violation.to} (${violation.rule.name}): ${RULES.find((rule) => rule.name === violation.rule.name)?.comment ?? ""}` }));
}
