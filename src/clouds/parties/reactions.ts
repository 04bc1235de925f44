import { chargedBases } from '#catalogue/fees'
import { CASE_EVENT_TYPES, PRE_REVIEW_EVENT_TYPES } from '#clouds/approval/events'
import type {
  ApplicationNotAccepted,
  ApplicationSubmitted,
  ApplicationWithdrawn,
  CaseEvent,
  CaseTerminated,
  FeeOrdered,
  PreReviewEvent,
  RunningCaseTakenOver,
} from '#clouds/approval/events'
import type {
  PortalBranded,
  WindowBooked,
  WindowBookingCancelled,
  WindowBookingsReminded,
  WindowEvent,
} from '#clouds/service/events'
import { eventReader } from '#frame'
import type { Reaction, Services } from '#frame'
import { jsonObjectOf, localDate } from '#kernel'
import type { StoredEntry } from '#ledger'
import { noticeOf } from './case-notices.ts'
import { notifyOfCertificates } from './certificate-notices.ts'
import { refund, runOnPayment } from './cashiering.ts'
import { deliver, runOnNotification } from './delivering.ts'
import { CONSENT_TEXT } from './domain/consent.ts'
import type { Channel, NotificationRaised } from './domain/events.ts'
import { connectedChannels } from './identities.ts'
import { provincialReportLife } from './lives.ts'
import { findEnterprise } from './projections/enterprise.ts'
import { notifyOfPermits } from './permit-notices.ts'
import { dueDeliveries } from './projections/notification.ts'
import { findPayment, paymentsOfCase } from './projections/payment.ts'
import { accountOfPerson, findConsent, findPerson } from './projections/person.ts'

const readCase = eventReader<CaseEvent>(...CASE_EVENT_TYPES)
type Opening = ApplicationSubmitted | RunningCaseTakenOver
const readOpening = eventReader<Opening>('ApplicationSubmitted', 'RunningCaseTakenOver')

/** The first event of the case; undefined when the case was erased. */
async function openingOf(services: Services, stream: string): Promise<Opening | undefined> {
  return (await services.history(stream)).map(readOpening).find((event) => event !== undefined)
}

interface Recipient {
  readonly account: string
  /** The page on which he may look at the case. */
  readonly link: string
}

/** Who filed, and who stands behind the application: with an account of his own he follows it by its tracking code. */
async function recipientsOf(services: Services, stream: string, opening: Opening): Promise<readonly Recipient[]> {
  const { applicant, trackingCode, by } = opening
  const filer = await services.office.accounts.accountOf(by)
  const number =
    applicant.kind === 'PERSON'
      ? applicant.idNumber
      : (await findEnterprise(services.db, applicant.idNumber))?.register.legalRepresentative.idNumber
  const behind = number === undefined ? undefined : await accountOfPerson(services.db, number)
  const follower = behind === undefined || behind === filer ? [] : [behind]
  return [
    ...(filer === null ? [] : [{ account: filer, link: `/my/cases/${stream}` }]),
    ...follower.map((account) => ({ account, link: `/progress?code=${trackingCode}` })),
  ]
}

/** Verified addresses of whoever agreed to these very words, where a channel is connected at all. */
async function addressesOf(services: Services, account: string): Promise<NotificationRaised['deliveries']> {
  const consent = await findConsent(services.db, account)
  if (consent?.textVersion !== CONSENT_TEXT.version) return []
  const person = await findPerson(services.db, account)
  const known: Readonly<Record<Channel, string | null>> = { SMS: person?.mobile ?? null, EMAIL: person?.email ?? null }
  return connectedChannels(services)
    .filter((channel) => consent.channels.includes(channel))
    .flatMap((channel) => {
      const address = known[channel]
      return address === null ? [] : [{ channel, address }]
    })
}

/** AP-13: every step that concerns the applicant is told to him, refusals and corrections like good news. */
const notifyApplicant: Reaction = {
  name: 'parties.notify-applicant',
  pace: 'patient',
  types: CASE_EVENT_TYPES,
  react: async (entry, services) => {
    const event = readCase(entry)
    const notice = event === undefined ? null : noticeOf(event)
    if (event === undefined || notice === null) return
    const { stream } = entry.envelope
    const opening = await openingOf(services, stream)
    if (opening === undefined) return
    const { caseNumber, standard } = opening
    for (const { account, link } of await recipientsOf(services, stream, opening)) {
      const id = services.idFrom('notification', entry.leafHash, account)
      await runOnNotification(services, id, {
        type: 'RaiseNotification',
        at: services.now(),
        by: '$actor',
        account,
        case: stream,
        cause: event.type,
        title: { zh: `${notice.title.zh}（${caseNumber}）`, en: `${notice.title.en} (${caseNumber})` },
        text: { zh: `「${standard.name}」${notice.text.zh}`, en: notice.text.en },
        link: event.type === 'FeeOrdered' ? `/my/payments/${paymentId(services, event)}` : link,
        deliveries: notice.remind ? await addressesOf(services, account) : [],
      })
    }
  },
}

const readPreReview = eventReader<PreReviewEvent>(...PRE_REVIEW_EVENT_TYPES)

/** AP-11: the opinion on a draft is told to whoever asked for it, with the way back to the draft. */
const tellOfPreReview: Reaction = {
  name: 'parties.tell-of-pre-review',
  pace: 'patient',
  types: ['PreReviewOpinionGiven'],
  react: async (entry, services) => {
    const { stream } = entry.envelope
    const given = readPreReview(entry)
    const asked = (await services.history(stream))
      .map(readPreReview)
      .find((event) => event?.type === 'PreReviewRequested')
    if (given?.type !== 'PreReviewOpinionGiven' || asked?.type !== 'PreReviewRequested') return
    const account = await services.office.accounts.accountOf(asked.by)
    if (account === null) return
    const ready = given.conclusion === 'READY'
    await runOnNotification(services, services.idFrom('notification', entry.leafHash, account), {
      type: 'RaiseNotification',
      at: services.now(),
      by: '$actor',
      account,
      case: stream,
      cause: given.type,
      title: { zh: `网上预审意见已出具（${asked.number}）`, en: `Pre-review opinion (${asked.number})` },
      text: ready
        ? {
            zh: `「${asked.itemName}」的材料已看过，可以提交正式申请。提交以后才开始计算期限。`,
            en: 'Your draft is ready to be filed. No time runs before you file it.',
          }
        : {
            zh: `「${asked.itemName}」的材料需要修改，请按预审意见改好以后提交正式申请。`,
            en: 'Some things are to be mended before you file. Open the draft to read what.',
          },
      link: `/apply/${asked.draft}`,
      deliveries: await addressesOf(services, account),
    })
  },
}

const readRaised = eventReader<NotificationRaised>('NotificationRaised')

/** The first attempt is made at once; the job makes the others. */
const deliverAtOnce: Reaction = {
  name: 'parties.deliver',
  pace: 'patient',
  types: ['NotificationRaised'],
  react: async (entry, services) => {
    // Most news stands in the inbox alone.
    if (readRaised(entry)?.deliveries.length === 0) return
    for (const due of await dueDeliveries(services.db, { notification: entry.envelope.stream }))
      await deliver(services, due)
  },
}

const readFee = eventReader<FeeOrdered>('FeeOrdered')
const paymentId = (services: Services, { order }: FeeOrdered): string => services.idFrom('payment', order)

/** What the fee was computed from: the form as it was last corrected, and the rates of the day of acceptance. */
async function chargedOn(services: Services, stream: string, { applicant, answers, form, at }: Opening) {
  const charged = { form, day: localDate(at) }
  for (const entry of await services.history(stream)) {
    const event = readCase(entry)
    if (event?.type === 'ApplicationAccepted') charged.day = localDate(event.at)
    if (event?.type === 'CorrectionSubmitted') charged.form = event.form
  }
  return { ...charged, applicant: { ...applicant }, answers }
}

/** A fee of a case becomes a payment of its applicant, with the law each line of the schedule rests on. */
const orderPayment: Reaction = {
  name: 'parties.order-payment',
  types: ['FeeOrdered'],
  react: async (entry, services) => {
    const fee = readFee(entry)
    const { stream } = entry.envelope
    const opening = fee === undefined ? undefined : await openingOf(services, stream)
    const account = opening === undefined ? null : await services.office.accounts.accountOf(opening.by)
    // Who filed at the window without an account pays there.
    if (fee === undefined || opening === undefined || account === null) return
    const { itemCode, version, name: itemName } = opening.standard
    const item = await services.office.catalogue.findItem(itemCode, version)
    const laws = item === undefined ? [] : chargedBases(item.standard.fee, await chargedOn(services, stream, opening))
    const basis = laws.map(({ law, article = '' }) => `${law}${article}`)
    await runOnPayment(services, paymentId(services, fee), {
      type: 'OrderPayment',
      at: services.now(),
      by: '$actor',
      order: fee.order,
      case: stream,
      caseNumber: opening.caseNumber,
      itemName,
      account,
      payer: opening.applicant.name,
      amountFen: fee.fen,
      basis: [...new Set(basis)],
    })
  },
}

const ENDINGS = ['ApplicationWithdrawn', 'ApplicationNotAccepted', 'CaseTerminated'] as const
const readEnding = eventReader<ApplicationWithdrawn | ApplicationNotAccepted | CaseTerminated>(...ENDINGS)

/** A case that ended without a decision owes nothing: open orders are cancelled, and what was paid goes back. */
const endPayments: Reaction = {
  name: 'parties.end-payments',
  types: ENDINGS,
  react: async (entry, services) => {
    const ending = readEnding(entry)
    if (ending === undefined) return
    const order = { at: services.now(), by: '$actor' } as const
    const reason = ending.type === 'ApplicationWithdrawn' ? '申请人撤回申请' : '办理已终止'
    for (const { id, phase, amountFen } of await paymentsOfCase(services.db, entry.envelope.stream)) {
      if (phase === 'open') await runOnPayment(services, id, { type: 'CancelPayment', ...order, reason })
      if (phase === 'paid') await runOnPayment(services, id, { type: 'OrderRefund', ...order, amountFen, reason })
    }
  },
}

const makeRefund: Reaction = {
  name: 'parties.make-refund',
  types: ['RefundOrdered'],
  react: async (entry, services) => {
    const payment = await findPayment(services.db, entry.envelope.stream)
    if (payment?.phase === 'refunding') await refund(services, payment)
  },
}

/** What the province follows of a case (AP-24): its beginning, its turns and its end, without a word of the person. */
const REPORTED = [
  'ApplicationSubmitted',
  'ApplicationAccepted',
  'AcceptanceDeemed',
  'ApplicationNotAccepted',
  'CaseGranted',
  'CaseRefused',
  'ApplicationWithdrawn',
  'CaseTerminated',
] as const satisfies readonly CaseEvent['type'][]

const tellProvince: Reaction = {
  name: 'parties.tell-province',
  pace: 'patient',
  types: REPORTED,
  react: async (entry: StoredEntry, services: Services) => {
    const { province } = services.office.peers
    const event = readCase(entry)
    const { stream } = entry.envelope
    if (!province.connected || event === undefined) return
    const opening = await openingOf(services, stream)
    if (opening === undefined) return
    const { caseNumber, standard, region } = opening
    const { itemCode, version } = standard
    const body = jsonObjectOf({ caseNumber, itemCode, version, region, status: event.type, at: event.at })
    const id = services.idFrom('provincial report', entry.leafHash)
    const outcome = await province.push({ id, kind: 'CASE_STATUS', body })
    // The follower's place in the ledger is the outbox: it stays here, and the same report is sent again.
    if (outcome.kind === 'failed') throw new Error(`The provincial portal did not take a report: ${outcome.fault}`)
    await services.run({
      life: provincialReportLife.kind,
      stream: id,
      command: {
        type: 'RecordProvinceAnswer',
        at: services.now(),
        by: '$actor',
        case: stream,
        cause: event.type,
        outcome: outcome.kind === 'done' ? 'TAKEN' : 'REFUSED',
        reference: outcome.kind === 'done' ? outcome.value.acknowledgement : outcome.code,
      },
      by: { kind: 'system', id: services.idFrom('system', 'parties') },
    })
  },
}

const readWindow = eventReader<WindowEvent>('WindowBooked', 'WindowBookingCancelled', 'WindowBookingsReminded')

/** AP-22: whoever booked a place at the windows is reminded of it, and told when the hall takes it back. */
const tellOfWindows: Reaction = {
  name: 'parties.tell-of-windows',
  pace: 'patient',
  types: ['WindowBookingsReminded', 'WindowBookingCancelled'],
  react: async (entry, services) => {
    const event = readWindow(entry)
    if (event?.type !== 'WindowBookingsReminded' && event?.type !== 'WindowBookingCancelled') return
    const told = event.type === 'WindowBookingsReminded' ? event.bookings : [event.booking]
    const history = (await services.history(entry.envelope.stream)).map(readWindow)
    for (const booked of history) {
      if (booked?.type !== 'WindowBooked' || !told.includes(booked.booking) || booked.by === event.by) continue
      const account = await services.office.accounts.accountOf(booked.by)
      if (account === null) continue
      await runOnNotification(services, services.idFrom('notification', entry.leafHash, booked.booking), {
        type: 'RaiseNotification',
        at: services.now(),
        by: '$actor',
        account,
        case: null,
        cause: event.type,
        ...windowWords(booked, event),
        link: '/my/windows',
        deliveries: await addressesOf(services, account),
      })
    }
  },
}

function windowWords({ day, slot, hallName }: WindowBooked, event: WindowBookingCancelled | WindowBookingsReminded) {
  const when = `${day} ${slot}`
  if (event.type === 'WindowBookingsReminded')
    return {
      title: { zh: `预约提醒（${when}）`, en: `Your booking (${when})` },
      text: {
        zh: `请按时到${hallName.zh}办理；来不了请取消预约。`,
        en: 'Come in time; if you cannot, give the place back.',
      },
    }
  return {
    title: { zh: `预约已取消（${when}）`, en: `Booking cancelled (${when})` },
    text: { zh: `大厅取消了您的预约：${event.reason}。请另约时段。`, en: `The hall cancelled it: ${event.reason}` },
  }
}

/** AP-24: a store's address is told to the province, so that the provincial portal can lead to it. */
const tellProvinceOfStores: Reaction = {
  name: 'parties.tell-province-of-stores',
  pace: 'patient',
  types: ['PortalBranded'],
  react: async (entry, services) => {
    const { province } = services.office.peers
    const event = eventReader<PortalBranded>('PortalBranded')(entry)
    if (!province.connected || event === undefined) return
    const { code, face } = event
    const id = services.idFrom('provincial report', entry.leafHash)
    const body = jsonObjectOf({ code, name: face.name, region: face.region, path: `/stores/${code}`, at: event.at })
    const outcome = await province.push({ id, kind: 'STORE', body })
    if (outcome.kind === 'failed') throw new Error(`The provincial portal did not take a store: ${outcome.fault}`)
  },
}

export const reactions: readonly Reaction[] = [
  tellOfWindows,
  tellProvinceOfStores,
  notifyApplicant,
  tellOfPreReview,
  deliverAtOnce,
  orderPayment,
  endPayments,
  makeRefund,
  tellProvince,
  notifyOfPermits,
  notifyOfCertificates,
]
