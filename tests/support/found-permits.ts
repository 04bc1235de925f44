import type { Input } from '#contract'
import type { Person } from '../../src/cli/demo/person.ts'
import { enrolDevice } from '../../src/cli/demo/signing-device.ts'
import type { SigningDevice } from '../../src/cli/demo/signing-device.ts'
import type { api as certificateApi } from '../../src/clouds/certificate/api.ts'
import type { api } from '../../src/clouds/findings/api.ts'
import { signedIn } from './hall.ts'
import { aLinkedBureau } from './linked-bureau.ts'

type Linked = Awaited<ReturnType<typeof aLinkedBureau>>
const DAY_MS = 86_400_000

export interface Permit {
  readonly case: string
  readonly certificate: string
  readonly identifier: string
  readonly token: string
}
/** An act as a person means it; the version it is based on is read when it is done. */
export type Unversioned<Body> = Body extends { readonly expectedVersion: number }
  ? Omit<Body, 'expectedVersion'>
  : never
export type CertificateAct = Input<typeof certificateApi.prepareStanding>['body']
type ProcedureAct = Unversioned<Input<typeof api.actOnProcedure>['body']>
type Sent = Input<typeof api.sendFinding>['body']

/** A linked bureau with everybody who takes part when supervision finds something about a permit. */
export async function aHouseOfFindings() {
  const linked = await aLinkedBureau()
  const { bureau, people, clock, laterBy, runJob } = linked
  const names = {
    decider: 'tang.duanheng',
    holder: 'demo.canteen',
    inspector: 'cheng.zhengming',
    leader: 'wei.gaoyuan',
    health: 'jiang.weiqing',
  }
  const others = {
    decider: await signedIn(bureau, names.decider),
    holder: await signedIn(bureau, names.holder),
    inspector: await signedIn(bureau, names.inspector),
    leader: await signedIn(bureau, names.leader),
    health: await signedIn(bureau, names.health),
  }
  return {
    bureau,
    services: bureau.office.services,
    people,
    runJob,
    ...others,
    /** Weeks later everybody signs in again. */
    later: async (days: number) => {
      await laterBy(clock.ahead / DAY_MS + days)
      const { decider, holder, inspector, leader, health } = others
      for (const [person, name] of [
        [decider, names.decider],
        [holder, names.holder],
        [inspector, names.inspector],
        [leader, names.leader],
        [health, names.health],
      ] as const)
        await person.signIn(name, 'demo-2026-oneseal')
    },
    ...(await permitsOf(linked, others.decider)),
    ...findingsOf(linked),
  }
}

/** Permits, and what is signed about them. */
async function permitsOf({ bureau, people, inTown }: Linked, decider: Person) {
  const devices = new Map<string, SigningDevice>()
  for (const [name, person] of [
    ['decider', decider],
    ['examiner', people.examiner],
    ['market', people.market],
  ] as const)
    devices.set(name, await enrolDevice(person, people.administrator, '办公电脑'))
  return {
    aPermit: async (): Promise<Permit> => {
      const caseId = await inTown.grantedCase()
      await bureau.settle()
      const text = `select id as certificate, identifier, token from certificate._private_certificate where case_id = $1`
      const [row] = (await bureau.office.services.db.query<Omit<Permit, 'case'>>(text, [caseId])).rows
      if (row === undefined) throw new Error('The granted case has its certificate')
      return { ...row, case: caseId }
    },
    onCertificate: async (name: string, person: Person, { certificate: id }: Permit, body: CertificateAct) => {
      const { prepared, envelope } = await person.certificate.prepareStanding({ params: { id }, body })
      const device = devices.get(name)
      if (device === undefined) throw new Error(`${name} signs nothing here`)
      const signature = await device.sign(envelope)
      await person.certificate.signStanding({
        params: { id },
        body: { prepared, certSha256: device.certSha256, signature },
      })
      await bureau.settle()
    },
    stateOf: async ({ token }: Permit) => (await bureau.visitor().certificate.verifyToken({ params: { token } })).state,
  }
}

/** Findings of the market department, and the procedures they lead to. */
function findingsOf({ people }: Linked) {
  const evidence = async (): Promise<Sent['evidence']> => {
    const { items } = await people.market.supervision.duties({ query: { limit: 100 } })
    return [{ kind: 'DUTY', id: items.at(-1)?.id ?? '', label: '监管任务记录' }]
  }
  const procedure = (id: string, person: Person = people.examiner) => person.findings.procedure({ params: { id } })
  return {
    evidence,
    procedure,
    send: async (permit: Permit, kind: Sent['kind'], more: Partial<Sent> = {}) =>
      people.market.findings.sendFinding({
        body: {
          ...{ kind, permit: permit.identifier, basis: '《食品安全法》第一百二十四条' },
          grounds: '后厨使用过期原料，情节严重',
          evidence: await evidence(),
          ...more,
        },
      }),
    /** The bureau answers by opening the procedure. */
    taken: async (id: string, version: number) => {
      const body = { answer: 'PROCEDURE', expectedVersion: version } as const
      const answered = await people.examiner.findings.answerFinding({ params: { id }, body })
      return answered.answer?.procedure ?? ''
    },
    actOn: async (id: string, person: Person, body: ProcedureAct) => {
      const { line } = await procedure(id, person)
      return person.findings.actOnProcedure({ params: { id }, body: { ...body, expectedVersion: line.version } })
    },
  }
}
