#!/usr/bin/env node
// Stands in for Prisma's schema engine where its native binary cannot be downloaded: the same
// command line and JSON-RPC over stdio, answered by the engine's WebAssembly build from npm.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import readline from "node:readline";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

const CHAR_OID = 18;
const TEXT_OID = 25;
const PROTOCOL_ERROR = 4466;
const PRISMA_CODES = { "3D000": "P1003", "28P01": "P1000", "28000": "P1000" };

const require = createRequire(import.meta.url);

/** Reads the arguments the Prisma command line passes to the native engine. */
function readArguments(argv) {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      datamodels: { type: "string", short: "d", multiple: true },
      datasource: { type: "string" },
      "enabled-preview-features": { type: "string" },
      "extension-types": { type: "string" },
      version: { type: "boolean", short: "V" },
    },
  });
  const datasource = values.datasource ? JSON.parse(values.datasource) : {};
  return {
    datamodels: values.datamodels ?? [],
    url: datasource.url ?? process.env.DATABASE_ADMIN_URL ?? process.env.DATABASE_URL,
    databaseCommand: positionals[0] === "cli" ? positionals[1] : undefined,
    printsVersion: values.version ?? false,
  };
}

function withDatabase(url, database) {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

/** `cli can-connect-to-database | create-database | drop-database`: exit 0, or 1 with a log line the caller parses. */
async function runDatabaseCommand(command, url) {
  const { default: pg } = await import("pg");
  const database = decodeURIComponent(new URL(url).pathname.slice(1));
  const connects = command === "can-connect-to-database";
  const client = new pg.Client({ connectionString: connects ? url : withDatabase(url, "postgres") });
  try {
    await client.connect();
    const quoted = pg.escapeIdentifier(database);
    if (command === "create-database") await client.query(`CREATE DATABASE ${quoted}`);
    if (command === "drop-database") await client.query(`DROP DATABASE ${quoted}`);
  } catch (error) {
    reportFailure(PRISMA_CODES[error.code] ?? "P1001", error.message);
    process.exitCode = 1;
  } finally {
    await client.end().catch(() => {});
  }
}

// The caller drops the first line of stderr and parses the rest as JSON, one object a line.
function reportFailure(code, message) {
  const line = (level, fields, target) => `${JSON.stringify({ timestamp: new Date().toISOString(), level, fields, target })}\n`;
  process.stderr.write(line("INFO", { message: "schema engine" }, "schema_engine"));
  process.stderr.write(line("ERROR", { message, error_code: code, is_panic: false }, "schema_engine::logger"));
}

async function loadEngine() {
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => process.stderr.write(`${message}\n`) };
  const folder = path.dirname(require.resolve("@prisma/schema-engine-wasm"));
  const bindings = await import(pathToFileURL(path.join(folder, "schema_engine_bg.js")).href);
  const wasm = readFileSync(path.join(folder, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return bindings.SchemaEngine;
}

/** The engine reads "char" columns of PostgreSQL's catalogues, which the adapter refuses: pass them as characters. */
function readingCatalogues(queryable, characterType) {
  const { queryRaw, performIO } = Object.getPrototypeOf(Object.getPrototypeOf(queryable));
  queryable.queryRaw = async (query) => {
    const characters = [];
    const reader = Object.create(queryable, {
      performIO: {
        value: async (io) => {
          const result = await performIO.call(queryable, io);
          result.fields.forEach((field, index) => {
            if (field.dataTypeID !== CHAR_OID) return;
            characters.push(index);
            field.dataTypeID = TEXT_OID;
          });
          return result;
        },
      },
    });
    const result = await queryRaw.call(reader, query);
    for (const index of characters) result.columnTypes[index] = characterType;
    return result;
  };
  return queryable;
}

/** Prisma's adapter over `pg`, with what only the engine needs: whole scripts, catalogues, a shadow database. */
async function openAdapterFactory(url) {
  const [{ default: pg }, { PrismaPg }, { ColumnTypeEnum }] = await Promise.all([
    import("pg"),
    import("@prisma/adapter-pg"),
    import("@prisma/driver-adapter-utils"),
  ]);

  const open = async (target, afterwards = async () => {}) => {
    const pool = new pg.Pool({ connectionString: target, max: 4 });
    const adapter = readingCatalogues(await new PrismaPg(pool).connect(), ColumnTypeEnum.Character);
    const startTransaction = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (level) => readingCatalogues(await startTransaction(level), ColumnTypeEnum.Character);
    // The adapter splits scripts at every semicolon, dollar quotes or not.
    adapter.executeScript = (script) => pool.query(script).then(() => {}, (error) => adapter.onError(error));
    adapter.dispose = async () => {
      await pool.end();
      await afterwards();
    };
    return adapter;
  };

  return {
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => open(url),
    connectToShadowDb: async () => {
      const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
      const server = new pg.Client({ connectionString: withDatabase(url, "postgres") });
      await server.connect();
      await server.query(`CREATE DATABASE "${name}" TEMPLATE template0`);
      return open(withDatabase(url, name), async () => {
        await server.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
        await server.end();
      });
    },
  };
}

/** Starts the engine at the first request, so that commands which ask nothing need no database. */
function lazyEngine({ datamodels, url }) {
  let started;
  const start = async () => {
    const [{ bindMigrationAwareSqlAdapterFactory }, SchemaEngine, factory] = await Promise.all([
      import("@prisma/driver-adapter-utils"),
      loadEngine(),
      openAdapterFactory(url ?? "postgresql://127.0.0.1:1/none"),
    ]);
    const adapter = bindMigrationAwareSqlAdapterFactory(factory);
    const files = datamodels.map((file) => [file, readFileSync(file, "utf8")]);
    const engine = await SchemaEngine.new({ datamodels: files.length > 0 ? files : undefined }, () => {}, adapter);
    return { engine, errors: adapter.errorRegistry };
  };
  return () => (started ??= start());
}

async function answer(request, engineOf) {
  const { engine, errors } = await engineOf();
  const method = request.method === "getDatabaseVersion" ? "version" : request.method;
  try {
    return await engine[method](request.params);
  } catch (error) {
    // Errors of the driver stay on this side and cross the engine as a number.
    const id = /error_?id"?\D*(\d+)/i.exec(error?.message ?? "")?.[1];
    throw (id && errors.consumeError(Number(id))?.error) || error;
  }
}

function describe(error) {
  const data = {
    is_panic: false,
    message: error?.cause?.originalMessage ?? error?.message ?? String(error),
    meta: error?.meta ?? {},
    error_code: error?.code ?? null,
  };
  return { code: PROTOCOL_ERROR, message: "An error happened. Check the data field for details.", data };
}

function serve(options) {
  const engineOf = lazyEngine(options);
  const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
  const handle = async (line) => {
    const request = JSON.parse(line);
    if (!request.method) return;
    try {
      const result = await answer(request, engineOf);
      send({ id: request.id, result: result ?? null });
      if (request.method === "diff" && result?.stdout) send({ id: 0, method: "print", params: { content: result.stdout } });
    } catch (error) {
      send({ id: request.id, error: describe(error) });
    }
  };
  let queue = Promise.resolve();
  readline
    .createInterface({ input: process.stdin })
    .on("line", (line) => (queue = queue.then(() => handle(line))))
    .on("close", () => queue.then(() => process.exit(0)));
}

const options = readArguments(process.argv.slice(2));
if (options.printsVersion) console.log("schema-engine-cli (WebAssembly)");
else if (options.databaseCommand) await runDatabaseCommand(options.databaseCommand, options.url);
else serve(options);
