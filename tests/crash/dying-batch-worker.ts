// Works the batches of a bureau as its server does, and dies by its own kill -9 at the nth effect of one kind.
import { openInstallation } from '../../src/app/installation.ts'
import { createLog } from '../../src/app/log.ts'
import { openOffice } from '../../src/app/office.ts'
import { workBatchesJob } from '../../src/clouds/library/batches/jobs.ts'

const [databaseUrl = '', dataFolder = '', kind = '', nth = ''] = process.argv.slice(2)

let effects = 0
const effect = (of: string): void => {
  if (of !== kind) return
  effects += 1
  if (effects === Number(nth)) process.kill(process.pid, 'SIGKILL')
}

const { services } = await openOffice({
  databaseUrl,
  dataFolder,
  installation: await openInstallation(dataFolder),
  publicAddress: 'http://bureau.test',
  renderThreads: 0,
  log: createLog((line) => process.stderr.write(line), { quiet: true }),
})
/** A thousand lines are kept with one statement. */
const db = new Proxy(services.db, {
  get: (pool, name): unknown => {
    const value: unknown = Reflect.get(pool, name, pool)
    if (typeof value !== 'function') return value
    return (...words: readonly unknown[]): unknown => {
      if (String(words[0]).includes('insert into library._private_staged_row')) effect('KEEP')
      return Reflect.apply(value, pool, words)
    }
  },
})
await workBatchesJob.run({
  ...services,
  db,
  run: (request) => {
    if (request.command['type'] === 'EnterHistoric') effect('ENTER')
    return services.run(request)
  },
})
// Whoever was to be killed and was not has failed the test.
process.exit(0)
