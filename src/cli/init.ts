import { randomBytes, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { startBeside } from '../app/beside.ts'
import { StartRefused } from '../app/config.ts'
import type { DatabaseUrls } from '../app/config.ts'
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
import { deviceOf, signerInDevice } from './keys.ts'
import { callsOf } from './usage.ts'

const USAGE = callsOf('init')
const PASSWORD_CHARACTERS_MIN = 12

interface Founding {
  readonly organ: string
  readonly creditCode: string
  readonly region: string
  /** Two from the first day: whom one lets in the other confirms. */
  readonly administrators: readonly [Administrator, Administrator]
}
interface Administrator {
  readonly officer: string
  readonly username: string
  readonly name: string
  readonly password: string
  readonly passwordMade: boolean
}
type ValueOf = (name: string) => string

async function readAdministrator(value: ValueOf, option: string, file: string | undefined): Promise<Administrator> {
  const [username, name] = [value(option), value(`${option}-name`)]
  if (!/^[a-z][a-z0-9._-]{2,31}$/.test(username)) throw new UsageError('A username is 3 to 32 of a–z 0–9 . _ -')
  const password = file === undefined ? randomBytes(15).toString('base64url') : (await readFile(file, 'utf8')).trim()
  if (password.length < PASSWORD_CHARACTERS_MIN || password === DEMO_PASSWORD)
    throw new UsageError(
      `The password needs ${String(PASSWORD_CHARACTERS_MIN)} characters or more, and not the demo’s.`,
    )
  return { officer: randomUUID(), username, name, password, passwordMade: file === undefined }
}

async function readFounding(given: Arguments): Promise<Founding> {
  const value: ValueOf = (name) => {
    const found = given.values.get(name)
    if (found === undefined) throw new UsageError(`${name} is missing. ${USAGE}`)
    return found
  }
  const creditCode = parseUnifiedSocialCreditCode(value('--credit-code'))
  if (!creditCode.ok) throw new UsageError(`The organ’s unified social credit code is not one (${creditCode.code}).`)
  const region = parseRegionCode(value('--region'))
  if (!region.ok) throw new UsageError(`The region’s code is not one (${region.code}).`)
  const first = await readAdministrator(value, '--admin', given.values.get('--password-file'))
  const second = await readAdministrator(value, '--second-admin', given.values.get('--second-password-file'))
  if (first.username === second.username) throw new UsageError('The two administrators are two persons.')
  const base = { organ: value('--organ'), creditCode: value('--credit-code'), region: value('--region') }
  return { ...base, administrators: [first, second] }
}

/** `oneseal init`: a production data folder — keys, trust file, the bureau and its two administrators; nothing else. */
export async function init(words: readonly string[]): Promise<number> {
  const given = parseArguments(words, {
    flags: ['--json'],
    values: [
      ...['--data', '--organ', '--credit-code', '--region', '--admin', '--admin-name', '--password-file'],
      ...['--second-admin', '--second-admin-name', '--second-password-file'],
      ...['--pkcs11', '--token', '--key', '--pin-file'],
    ],
  })
  const founding = await readFounding(given)
  const folder = dataFolderOf(given)
  if (isInitialised(folder)) throw new StartRefused(`${folder} already holds an installation.`)
  const dataFolder = openDataFolder(folder)
  const kept = deviceOf(given)
  const device = kept === undefined ? {} : { device: { kept, signer: await signerInDevice(kept) } }
  // Before any key: an address that is wrong leaves no house without administrators, and is given again rightly.
  const database = await reachDatabase(dataFolder, PLACES.sql, process.env)
  try {
    await initialise(dataFolder, { organName: founding.organ, demo: false, now: new Date(), ...device })
    await found(dataFolder, founding, database.urls)
  } finally {
    await database.stop()
  }
  const trust = trustFile(dataFolder)
  const accounts = founding.administrators.map(({ username, password, passwordMade }) => ({
    username,
    password: passwordMade ? password : null,
  }))
  const [{ username: admin, password } = { username: '', password: null }, second] = accounts
  if (given.flags.has('--json')) print(JSON.stringify({ data: dataFolder, trust, admin, password, second }))
  else {
    print(`The data folder ${dataFolder} is ready; give ${trust} to whoever verifies.`)
    for (const account of accounts)
      if (account.password !== null)
        print(`Administrator ${account.username}, password (shown once): ${account.password}`)
    print('Whom one administrator lets in the other confirms: give each his own password, in person.')
    print(
      kept === undefined
        ? 'The keys are software keys: they have no legal force in production (SECURITY.md).'
        : `The seal’s key ${kept.key} was made in the device and never leaves it; the other keys are software keys.`,
    )
  }
  return 0
}

/** The first entries: the organ, its administrators and its seal, by the founding itself. */
async function found(folder: string, founding: Founding, urls: DatabaseUrls): Promise<void> {
  const log = createLog((line) => process.stderr.write(line), { quiet: true })
  const beside = await startBeside(urls, folder, { demo: false, log, now: () => new Date() })
  const installation = await openInstallation(folder)
  const office = await openOffice({
    databaseUrl: urls.app,
    dataFolder: folder,
    installation,
    publicAddress: '',
    renderThreads: 0,
    log,
  })
  try {
    const by = { kind: 'system', id: installation.systemActor } as const
    for (const { life, stream, command } of firstActs(founding, installation.sealStream, office.services)) {
      const result = await office.services.run({ life, stream, command, by })
      if (!result.ok) throw new Error(`The founding was refused: ${result.refusal.code}`)
    }
    for (const { officer, username, password } of founding.administrators)
      await office.accounts.open({ id: randomUUID(), username, password, kind: 'officer', officer })
  } finally {
    await office.stop()
    await beside.stop()
  }
}

function firstActs(founding: Founding, seal: string, services: Services) {
  const { organ: name, region, creditCode } = founding
  const order = { at: services.now(), by: '$actor' }
  const organ = randomUUID()
  const { certSha256 } = services.office.seal
  const post = { organ, region, post: '系统管理员', roles: ['administrator'] }
  return [
    {
      life: 'organ',
      stream: organ,
      command: { type: 'RegisterOrgan', ...order, name, nameEn: name, kind: 'BUREAU', region, creditCode },
    },
    ...founding.administrators.map(({ officer, name: person }) => ({
      life: 'officer',
      stream: officer,
      command: { type: 'AppointOfficer', ...order, ...post, name: person },
    })),
    {
      life: 'seal',
      stream: seal,
      command: { type: 'RegisterSeal', ...order, organ, name: `${name}行政审批专用章`, certSha256 },
    },
  ]
}
