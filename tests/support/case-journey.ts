import { randomUUID } from 'node:crypto'
import { pinStandard } from '#catalogue'
import { localDate } from '#kernel'
import type { Json, JsonObject, PinnedStandard } from '#kernel'
import type { Actor, OfficerActor, Role } from '#policy'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import type { TestBureau } from './office.ts'

/** The rules' side door: cases moved on by commands alone, for tests of what other clouds make of them. */
export interface Journey {
  readonly applicant: Actor
  readonly officer: (role: Role) => OfficerActor
  readonly submitted: () => Promise<string>
  readonly correctionRequested: (id: string) => Promise<void>
  readonly notAccepted: (id: string) => Promise<void>
  readonly accepted: (id: string) => Promise<void>
  readonly examined: (id: string) => Promise<void>
  readonly granted: (id: string) => Promise<void>
  readonly refused: (id: string) => Promise<void>
  /** Submitted, accepted, examined and granted. */
  readonly grantedCase: () => Promise<string>
}

/** Interfaces are not JSON to the compiler, even when they are nothing else. */
const parseJson = (value: PinnedStandard): Json => JSON.parse(JSON.stringify(value)) as Json

/** What is filed; everything else about the journey is the same for every item. */
type JourneyItem = Pick<typeof foodLicence, 'itemCode' | 'form'> & {
  readonly answers: Readonly<Record<string, string>>
  /** 电子证照标识 of the certificate to be altered, renewed, replaced or ended. */
  readonly certificate?: string
}

const FAR = '2099-12-31'
/** Far from the numbers the doors of the house give. */
let numbers = 900_000

export function journeyIn(bureau: Pick<TestBureau, 'office' | 'matters'>, item: JourneyItem = foodLicence): Journey {
  const { services } = bureau.office
  const { district, standards } = bureau.matters
  const standard = standards.find(({ code }) => code === item.itemCode)
  if (standard === undefined) throw new Error('The bureau of this test does not publish the food licence')
  const pinned = pinStandard(standard, 1, item.answers)
  const applicant: Actor = { kind: 'applicant', id: services.idFrom('account', 'demo.canteen') }
  const officer = (role: Role): OfficerActor => {
    const found = district.officers.find(({ roles }) => roles.includes(role))
    if (found === undefined) throw new Error(`The demo district has no ${role}`)
    const { id, organ, roles } = found
    return { kind: 'officer', id, organ, region: district.region, roles }
  }
  const act = async (stream: string, by: Actor, command: JsonObject) => {
    const at = services.now()
    const result = await services.run({ life: 'case', stream, command: { ...command, at, by: '$actor' }, by })
    if (!result.ok) throw new Error(`The journey of a test was refused: ${result.refusal.code}`)
  }
  const material = (id: string): JsonObject => ({
    material: id,
    sha256: 'ab'.repeat(32),
    fileName: `${id}.pdf`,
    mediaType: 'application/pdf',
    sizeBytes: 1,
  })
  const submitted = async () => {
    const id = randomUUID()
    const number = String((numbers += 1)).padStart(6, '0')
    await act(id, applicant, {
      type: 'SubmitApplication',
      caseNumber: `990101-${localDate(services.now()).replaceAll('-', '')}-${number}`,
      trackingCode: `AAAAA-BBBBB-CCCCC-${number.slice(1)}`,
      standard: parseJson(pinned),
      region: standard.region,
      applicant: { ...foodLicence.applicant },
      answers: { ...item.answers },
      form: item.form,
      materials: pinned.requiredMaterials.map(material),
      channel: 'ONLINE',
      ...(item.certificate === undefined ? {} : { certificate: item.certificate }),
    })
    return id
  }
  const accepted = (id: string) =>
    act(id, officer('intakeOfficer'), { type: 'AcceptApplication', acceptanceDue: FAR, deferred: [] })
  const examination = (id: string, met: boolean) =>
    act(id, officer('examiner'), {
      type: 'ExamineCase',
      findings: pinned.criteria.map((criterion) => ({ criterion, met, note: met ? '' : '现场与申报不符' })),
      opinion: met ? '符合条件，建议准予' : '不符合条件，建议不予许可',
      proposal: met ? 'GRANT' : 'REFUSE',
    })
  const examined = (id: string) => examination(id, true)
  const granted = (id: string) => {
    const validFrom = localDate(services.now())
    const validUntil = `${String(Number(validFrom.slice(0, 4)) + 5)}${validFrom.slice(4)}`
    return act(id, officer('decider'), { type: 'GrantCase', opinion: '准予许可', validFrom, validUntil })
  }
  return {
    applicant,
    officer,
    submitted,
    accepted,
    examined,
    granted,
    correctionRequested: (id) =>
      act(id, officer('intakeOfficer'), {
        type: 'RequestCorrection',
        acceptanceDue: FAR,
        until: FAR,
        defects: [
          { subject: 'FIELD', ref: '/shopName', problem: '与营业执照名称不一致', remedy: '请按营业执照填写' },
          { subject: 'MATERIAL', ref: pinned.requiredMaterials[0] ?? '', problem: '图纸不清晰', remedy: '请重新上传' },
        ],
      }),
    notAccepted: (id) =>
      act(id, officer('intakeOfficer'), {
        type: 'RefuseToAccept',
        acceptanceDue: FAR,
        ground: 'NOT_COMPETENT',
        reason: '经营场所不在本区，请向所在区审批局申请',
        referral: { organ: '邻区行政审批局', contact: '邻区政务服务大厅，电话 0000-0000000' },
      }),
    refused: async (id) => {
      await examination(id, false)
      await act(id, officer('decider'), { type: 'RefuseCase', reasons: '经营场所与有毒、有害场所距离不足' })
    },
    grantedCase: async () => {
      const id = await submitted()
      await accepted(id)
      await examined(id)
      await granted(id)
      return id
    },
  }
}
