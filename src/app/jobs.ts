import type { PoolClient } from 'pg'
import pg from 'pg'
import { Logger, parseCronItems, run, runMigrations } from 'graphile-worker'
import type { Log } from './log.ts'
import type { WholeOffice } from './office.ts'

/** graphile-worker keeps its own schema; the owner makes it, the application only works in it. */
export async function migrateJobs(ownerUrl: string, appRole: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1 })
  try {
    await runMigrations({ pgPool: pool, logger: silent })
    const client = await pool.connect()
    try {
      await grantJobs(client, appRole)
    } finally {
      client.release()
    }
  } finally {
    await pool.end()
  }
}

async function grantJobs(owner: PoolClient, role: string): Promise<void> {
  const name = owner.escapeIdentifier(role)
  await owner.query(`GRANT USAGE ON SCHEMA graphile_worker TO ${name}`)
  await owner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO ${name}`)
  await owner.query(`GRANT USAGE ON ALL SEQUENCES IN SCHEMA graphile_worker TO ${name}`)
  await owner.query(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO ${name}`)
}

const silent = new Logger(() => () => undefined)

const loggerTo = (log: Log) =>
  new Logger(() => (level, message) => {
    if (String(level) === 'error') log.error(message)
  })

/** Every cloud's jobs at their times, on one node at a time however many there are. */
export async function startJobs(databaseUrl: string, office: WholeOffice, log: Log): Promise<{ readonly stop: () => Promise<void> }> {
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
  for (const { name } of jobs) await runner.addJob(name, {}, { jobKey: `start:${name}` })
  return { stop: () => runner.stop() }
}
