import { localDate } from '#kernel'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import type { Person } from '../../src/cli/demo/person.ts'
import type { TestBureau } from '../support/office.ts'

/** A mandate that was taken back, a notification that was read, and a payment nobody can make here. */
export async function furnishParty(bureau: TestBureau, owner: Person, caseId: string) {
  const { services } = bureau.office
  const today = localDate(services.now())
  const { mandates } = await owner.parties.grantMandate({
    params: { creditCode: foodLicence.applicant.idNumber },
    body: { handlerName: '经小办', handlerNumber: '990101199204150038', items: null, from: today, until: today },
  })
  const mandate = mandates[0]?.id ?? ''
  await owner.parties.revokeMandate({ params: { id: mandate }, body: { reason: '已离职' } })
  const notification = (await owner.parties.inbox({ query: {} })).items[0]?.id ?? ''
  await owner.parties.readNotification({ params: { id: notification }, body: {} })
  const payment = services.newId()
  const command = {
    type: 'OrderPayment',
    at: services.now(),
    by: '$actor',
    order: payment,
    case: caseId,
    caseNumber: '990101-20260302-000001',
    itemName: '某事项',
    account: services.idFrom('account', 'demo.canteen'),
    payer: foodLicence.applicant.name,
    amountFen: 100,
    basis: ['某条例'],
  }
  const by = { kind: 'system', id: services.idFrom('system', 'parties') } as const
  await services.run({ life: 'payment', stream: payment, command, by })
  return { mandate, notification, payment }
}

/** A matter of several items whose first step is no longer on the list. */
export async function furnishBundle(bureau: TestBureau): Promise<string> {
  const { services } = bureau.office
  const bundle = services.newId()
  const command = {
    type: 'FileBundle',
    at: services.now(),
    by: '$actor',
    package: 'PKG-RESTAURANT',
    name: '我要开餐馆',
    applicant: { ...foodLicence.applicant },
    channel: 'ONLINE',
    steps: [{ item: 'NOT-ON-THE-LIST', after: [], expressDays: null, answers: {}, form: {}, materials: [] }],
  }
  const by = { kind: 'applicant', id: services.idFrom('account', 'demo.canteen') } as const
  await services.run({ life: 'bundle', stream: bundle, command, by })
  return bundle
}
