import { randomBytes, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { startBeside } from '../app/beside.ts'
import { StartRefused } from '../app/config.ts'
import { openDataFolder } from '../app/data-folder.ts'
import { DEMO_PASSWORD } from '../app/demo-district.ts'
import { reachDatabase } from '../app/database/reach.ts'
import { initialise, isInitialised, openInstallation, trustFile } from '../app/installation.ts'
import { createLog } from '../app/log.ts'
import { openOffice } from '../app/office.ts'
import { PLACES } from '../app/place.ts'
import type { Services } from '#frame'
import { parseRegionCode, parseUnifiedSocialCreditCode } from '#kernel'
import { parseArguments, UsageError } from './arguments.ts'
import type { Arguments } from './arguments.ts'
import { dataFolderOf, print } from './data-folder.ts'

const USAGE =
  'oneseal init --organ NAME --credit-code CODE --region CODE --admin USERNAME --admin-name NAME [--password-file FILE] [--data DIR]'
const PASSWORD_CHARACTERS_MIN = 12

interface Founding {
  readonly organ: string
  readonly creditCode: string
  readonly region: string
  readonly username: string
  readonly name: string
  readonly password: string
  readonly passwordMade: boolean
}

async function readFounding(given: Arguments): Promise<Founding> {
  const value = (name: string): string => {
    const found = given.values.get(name)
    if (found === undefined) throw new UsageError(`${name} is missing. ${USAGE}`)
    return found
  }
  const creditCode = parseUnifiedSocialCreditCode(value('--credit-code'))
  if (!creditCode.ok) throw new UsageError(`The organ’s unified social credit code is not one (${creditCode.code}).`)
  const region = parseRegionCode(value('--region'))
  if (!region.ok) throw new UsageError(`The region’s code is not one (${region.code}).`)
  const username = value('--admin')
  if (!/^[a-z][a-z0-9._-]{2,31}$/.test(username)) throw new UsageError('A username is 3 to 32 of a–z 0–9 . _ -')
  const file = given.values.get('--password-file')
  const password = file === undefined ? randomBytes(15).toString('base64url') : (await readFile(file, 'utf8')).trim()
  if (password.length < PASSWORD_CHARACTERS_MIN || password === DEMO_PASSWORD)
    throw new UsageError(
      `The password needs ${String(PASSWORD_CHARACTERS_MIN)} characters or more, and not the demo’s.`,
    )
  const base = { organ: value('--organ'), creditCode: value('--credit-code'), region: value('--region') }
  return { ...base, username, name: value('--admin-name'), password, passwordMade: file === undefined }
}

/** `oneseal init`: a production data folder — keys, trust file, the bureau and its first administrator; nothing else. */
export async function init(words: readonly string[]): Promise<number> {
  const given = parseArguments(words, {
    flags: ['--json'],
    values: ['--data', '--organ', '--credit-code', '--region', '--admin', '--admin-name', '--password-file'],
  })
  const founding = await readFounding(given)
  const folder = dataFolderOf(given)
  if (isInitialised(folder)) throw new StartRefused(`${folder} already holds an installation.`)
  const dataFolder = openDataFolder(folder)
  await initialise(dataFolder, { organName: founding.organ, demo: false, now: new Date() })
  await found(dataFolder, founding)
  const trust = trustFile(dataFolder)
  if (given.flags.has('--json'))
    print(
      JSON.stringify({
        data: dataFolder,
        trust,
        admin: founding.username,
        password: founding.passwordMade ? founding.password : null,
      }),
    )
  else {
    print(`The data folder ${dataFolder} is ready; give ${trust} to whoever verifies.`)
    if (founding.passwordMade)
      print(`First administrator ${founding.username}, password (shown once): ${founding.password}`)
    print('The keys are software keys: they have no legal force in production (SECURITY.md).')
  }
  return 0
}

/** The first entries: the organ, its administrator and its seal, by the founding itself. */
async function found(folder: string, founding: Founding): Promise<void> {
  const log = createLog((line) => process.stderr.write(line), { quiet: true })
  const database = await reachDatabase(folder, PLACES.sql, process.env)
  const beside = await startBeside(database.urls, folder, { demo: false, log, now: () => new Date() })
  const installation = await openInstallation(folder)
  const office = await openOffice({
    databaseUrl: database.urls.app,
    dataFolder: folder,
    installation,
    publicAddress: '',
    renderThreads: 0,
    log,
  })
  try {
    const officer = randomUUID()
    const by = { kind: 'system', id: installation.systemActor } as const
    for (const { life, stream, command } of firstActs(founding, officer, installation.sealStream, office.services)) {
      const result = await office.services.run({ life, stream, command, by })
      if (!result.ok) throw new Error(`The founding was refused: ${result.refusal.code}`)
    }
    const { username, password } = founding
    await office.accounts.open({ id: randomUUID(), username, password, kind: 'officer', officer })
  } finally {
    await office.stop()
    await beside.stop()
    await database.stop()
  }
}

function firstActs(founding: Founding, officer: string, seal: string, services: Services) {
  const { organ: name, region, creditCode } = founding
  const order = { at: services.now(), by: '$actor' }
  const organ = randomUUID()
  const { certSha256 } = services.office.seal
  const administrator = { name: founding.name, organ, region, post: '首位管理员', roles: ['administrator'] }
  return [
    {
      life: 'organ',
      stream: organ,
      command: { type: 'RegisterOrgan', ...order, name, nameEn: name, kind: 'BUREAU', region, creditCode },
    },
    { life: 'officer', stream: officer, command: { type: 'AppointOfficer', ...order, ...administrator } },
    {
      life: 'seal',
      stream: seal,
      command: { type: 'RegisterSeal', ...order, organ, name: `${name}行政审批专用章`, certSha256 },
    },
  ]
}
