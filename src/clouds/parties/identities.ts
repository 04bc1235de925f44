import type { Output } from '#contract'
import type { RequestContext, Services } from '#frame'
import { localDate } from '#kernel'
import type { api } from './api.ts'
import { CONSENT_TEXT } from './domain/consent.ts'
import type { Channel } from './domain/events.ts'
import { enterprisesOf, findEnterprise, standingMandates } from './projections/enterprise.ts'
import type { EnterpriseRow } from './projections/enterprise.ts'
import { countUnread } from './projections/notification.ts'
import { paymentsOf } from './projections/payment.ts'
import { findConsent, findPerson, verifiedOf } from './projections/person.ts'
import type { ConsentRow, PersonRow } from './projections/person.ts'

type Mine = Output<typeof api.mine>
type Identity = Mine['identities'][number]
type Facts = Identity['facts']
type Source = Facts[string]['source']

/** Only what is known: an empty fact would overwrite what somebody typed. */
function factsOf(entries: readonly (readonly [name: string, value: string | null, source: Source])[]): Facts {
  const known = entries.flatMap(([name, value, source]) =>
    value === null || value === '' ? [] : [[name, { value, source }] as const],
  )
  return Object.fromEntries(known)
}

function personIdentity(person: PersonRow): Identity | undefined {
  const { mobile, email, address } = person
  const verified = verifiedOf(person)
  if (verified === undefined) return undefined
  const { name, idNumber } = verified
  const facts = factsOf([
    ['name', name, 'IDENTITY'],
    ['idNumber', idNumber, 'IDENTITY'],
    ['phone', mobile, 'SELF'],
    ['email', email, 'SELF'],
    ['address', address, 'SELF'],
    ['contactName', name, 'IDENTITY'],
    ['contactMobile', mobile, 'SELF'],
  ])
  return { kind: 'PERSON', name, idNumber, phone: mobile ?? '', basis: 'SELF', until: null, items: null, facts }
}

function enterpriseIdentity(
  { name, creditCode, register, stated }: EnterpriseRow,
  person: PersonRow,
  standing: Pick<Identity, 'basis' | 'until' | 'items'>,
): Identity {
  const mandated = standing.basis === 'MANDATE'
  const phone = stated.phone === '' ? (person.mobile ?? '') : stated.phone
  const place = stated.businessAddress === '' ? register.address : stated.businessAddress
  const facts = factsOf([
    ['enterpriseName', name, 'REGISTER'],
    ['creditCode', creditCode, 'REGISTER'],
    ['enterpriseKind', register.kind, 'REGISTER'],
    ['legalRepresentative', register.legalRepresentative.name, 'REGISTER'],
    // A handler acts for the enterprise; its representative's own number is not his to see.
    ['legalRepresentativeId', mandated ? null : register.legalRepresentative.idNumber, 'REGISTER'],
    ['registeredAddress', register.address, 'REGISTER'],
    ['capital', register.capital, 'REGISTER'],
    ['established', register.established, 'REGISTER'],
    ['businessScope', register.businessScope, 'REGISTER'],
    ['address', place, stated.businessAddress === '' ? 'REGISTER' : 'SELF'],
    ['phone', phone, 'SELF'],
    [
      'contactName',
      stated.contactName === '' ? person.name : stated.contactName,
      stated.contactName === '' ? 'IDENTITY' : 'SELF',
    ],
    ['contactMobile', phone, 'SELF'],
    ['handlerName', person.name, 'IDENTITY'],
    ['handlerMobile', person.mobile, 'SELF'],
  ])
  return { kind: 'ENTERPRISE', name, idNumber: creditCode, phone, facts, ...standing }
}

/** Everybody this account may file for today: himself, his enterprises, and those that mandated him. */
async function identitiesOf({ db, now }: RequestContext, person: PersonRow | undefined): Promise<readonly Identity[]> {
  const verified = verifiedOf(person)
  if (person === undefined || verified === undefined) return []
  const self = personIdentity(person)
  const own = (await enterprisesOf(db, verified.idNumber)).map((row) =>
    enterpriseIdentity(row, person, { basis: 'LEGAL_REPRESENTATIVE', until: null, items: null }),
  )
  const mandated: Identity[] = []
  for (const { creditCode, until, items } of await standingMandates(db, verified.idNumber, localDate(now()))) {
    const row = await findEnterprise(db, creditCode)
    if (row === undefined || own.some(({ idNumber }) => idNumber === creditCode)) continue
    const standing = { basis: 'MANDATE', until, items: items === null ? null : [...items] } as const
    mandated.push(enterpriseIdentity(row, person, standing))
  }
  return [...(self === undefined ? [] : [self]), ...own, ...mandated]
}

export function connectedChannels({ office: { peers } }: Pick<Services, 'office'>): readonly Channel[] {
  const channels: readonly (readonly [Channel, boolean])[] = [
    ['SMS', peers.sms.connected],
    ['EMAIL', peers.mail.connected],
  ]
  return channels.filter(([, connected]) => connected).map(([channel]) => channel)
}

function consentView(context: RequestContext, row: ConsentRow | undefined): Mine['consent'] {
  const textVersion = row?.textVersion ?? null
  return {
    given: textVersion !== null,
    outdated: textVersion !== null && textVersion !== CONSENT_TEXT.version,
    textVersion,
    channels: [...(row?.channels ?? [])],
    connected: [...connectedChannels(context)],
    history: (row?.history ?? []).map((line) => ({ ...line, channels: [...line.channels] })),
  }
}

/** One page's worth of everything the account knows about itself. */
export async function mineOf(context: RequestContext, account: string): Promise<Mine> {
  const { db, office } = context
  const [person, consent, unread, payments] = await Promise.all([
    findPerson(db, account),
    findConsent(db, account),
    countUnread(db, account),
    paymentsOf(db, account),
  ])
  return {
    person: {
      name: person?.name ?? null,
      idNumber: person?.idNumber ?? null,
      verifiedAt: person?.verifiedAt?.toISOString() ?? null,
      provider: person?.provider ?? null,
      mobile: person?.mobile ?? null,
      email: person?.email ?? null,
      address: person?.address ?? '',
      history: (person?.history ?? []).map((line) => ({ ...line })),
    },
    consent: consentView(context, consent),
    unread,
    openPayments: payments.filter(({ phase }) => phase === 'open').length,
    identities: [...(await identitiesOf(context, person))],
    letterBox: office.peers.letterBox,
  }
}
