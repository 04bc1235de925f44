import pg from 'pg'
import { Logger, parseCronItems, run, runMigrations } from 'graphile-worker'
import type { DatabaseUrls } from './config.ts'
import type { Log } from './log.ts'
import type { WholeOffice } from './office.ts'

/** graphile-worker keeps its own schema; the owner makes it, the application only works in it. */
export async function migrateJobs(urls: Pick<DatabaseUrls, 'owner' | 'app'>): Promise<void> {
  await runMigrations({ connectionString: urls.owner, logger: silent })
  const owner = new pg.Client(urls.owner)
  // What breaks while nothing is asked shows at the next question.
  owner.on('error', () => undefined)
  await owner.connect()
  try {
    await grantJobs(owner, decodeURIComponent(new URL(urls.app).username))
  } finally {
    await owner.end()
  }
}

async function grantJobs(owner: pg.Client, role: string): Promise<void> {
  const name = owner.escapeIdentifier(role)
  await owner.query(`GRANT USAGE ON SCHEMA graphile_worker TO ${name}`)
  await owner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO ${name}`)
  await owner.query(`GRANT USAGE ON ALL SEQUENCES IN SCHEMA graphile_worker TO ${name}`)
  await owner.query(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO ${name}`)
  // Its tables are closed by row-level security to everyone but their owner; the application works in them too.
  const { rows } = await owner.query<{ table: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS table FROM pg_tables
     WHERE schemaname = 'graphile_worker' AND rowsecurity AND NOT EXISTS (
       SELECT FROM pg_policies p WHERE p.schemaname = 'graphile_worker' AND p.tablename = pg_tables.tablename)`,
  )
  for (const { table } of rows)
    await owner.query(`CREATE POLICY application ON ${table} TO ${name} USING (true) WITH CHECK (true)`)
}

const silent = new Logger(() => () => undefined)

/** A job that starts and ends is no news. */
const NO_NEWS: readonly string[] = ['debug', 'info', 'warning']

const loggerTo = (log: Log) =>
  new Logger(() => (level, message) => {
    if (!NO_NEWS.includes(level)) log.error(message)
  })

/** Every cloud's jobs at their times, on one node at a time however many there are. */
export async function startJobs(
  databaseUrl: string,
  office: WholeOffice,
  log: Log,
): Promise<{ readonly stop: () => Promise<void> }> {
  const { jobs, services } = office
  const runner = await run({
    connectionString: databaseUrl,
    concurrency: 1,
    maxPoolSize: 2,
    noHandleSignals: true,
    logger: loggerTo(log),
    taskList: Object.fromEntries(jobs.map((job) => [job.name, () => job.run(services)])),
    parsedCronItems: parseCronItems(jobs.map(({ name, cron }) => ({ task: name, match: cron }))),
  })
  runner.promise.catch((error: unknown) => {
    log.error('the jobs stopped', { error: String(error) })
  })
  // What fell due while nobody was here must not wait for the next tick.
  await Promise.all(jobs.map(({ name }) => runner.addJob(name, {}, { jobKey: `start:${name}` })))
  return { stop: () => runner.stop() }
}
