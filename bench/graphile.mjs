// The same release day as jobs of graphile-worker: for each permission a token and a save, and nothing else.
//
// node bench/graphile.mjs DATABASE PLACE FILE: PLACE is what `release_day party` printed, FILE its permissions.
// graphile-worker has its fast setting: a local queue that takes many jobs at once, and their ends written in batches.
import { readFileSync } from "node:fs";
import { Logger, makeWorkerUtils, run } from "graphile-worker";
import pg from "pg";
import { Pool } from "undici";

const [database, place, file] = process.argv.slice(2);
const { base, accounts, api, album } = JSON.parse(place);
const permissions = readFileSync(file, "utf8").trim().split("\n");

const service = new Pool(base, { connections: 24, pipelining: 1 });
const form = { "content-type": "application/x-www-form-urlencoded" };
const path = (url) => new URL(url).pathname;

async function save({ permission }) {
  const body = new URLSearchParams({ grant_type: "refresh_token", client_id: "bench", refresh_token: permission });
  const token = await service.request({ method: "POST", path: `${path(accounts)}/api/token`, headers: form, body: `${body}` });
  const { access_token } = await token.body.json();
  const headers = { authorization: `Bearer ${access_token}` };
  const saved = await service.request({ method: "PUT", path: `${path(api)}/v1/me/library?uris=spotify:album:${album}`, headers });
  await saved.body.dump();
  if (token.statusCode !== 200 || saved.statusCode !== 200) throw new Error(`${token.statusCode} ${saved.statusCode}`);
}

const utils = await makeWorkerUtils({ connectionString: database });
await utils.migrate();
await utils.release();
const client = new pg.Client(database);
await client.connect();
for (let at = 0; at < permissions.length; at += 5000) {
  const payloads = permissions.slice(at, at + 5000).map((permission) => JSON.stringify({ permission }));
  await client.query(
    "SELECT graphile_worker.add_job('save', payload) FROM unnest($1::json[]) AS payload", [payloads]);
}
await client.query("ANALYZE");

const began = performance.now();
const runner = await run({
  connectionString: database,
  concurrency: 24,
  maxPoolSize: 10,
  noHandleSignals: true,
  taskList: { save },
  logger: new Logger(() => () => {}),
  preset: { worker: { localQueue: { size: 500 }, completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
});
for (;;) {
  await new Promise((done) => setTimeout(done, 100));
  const { rows } = await client.query("SELECT 1 FROM graphile_worker._private_jobs LIMIT 1");
  if (rows.length === 0) break;
}
const seconds = (performance.now() - began) / 1000;
console.log(JSON.stringify({ seconds, resident_mb: Math.round(process.memoryUsage().rss / 2 ** 20) }));
await runner.stop();
await client.end();
await service.close();
