import { claimOf, CLAIMS, contradictions, hasOneLevel, isOnOneNet, SERVICE_MODES, serviceModesOf } from '#catalogue'
import type { CaseEvidence, Claim, ServiceMode } from '#catalogue'
import type { ItemStandard } from '#catalogue/standard'
import type { ServiceWindow } from '#clouds/service/events'
import type { Output } from '#contract'
import type { Handlers, PublishedItem } from '#frame'
import { localDate } from '#kernel'
import { both, organIn } from '../../names.ts'
import type { Bilingual } from '../../names.ts'
import type { outputsApi } from '../api.ts'
import { evidenceByItem, hallWindows } from './projections.ts'

type View = Output<typeof outputsApi.claims>
type Name = Claim | ServiceMode
const PAGE = 50
const NONE: CaseEvidence = { cases: 0, visited: 0, withPaper: 0, charged: 0 }

const isClaim = (name: Name): name is Claim => CLAIMS.some((claim) => claim === name)
const NAMES: readonly Name[] = [...CLAIMS, ...SERVICE_MODES]

/** Why an item stands in a list, or undefined when it does not. */
function reasonFor(standard: ItemStandard, name: Name): Bilingual | undefined {
  if (isClaim(name)) {
    const { holds, reason } = claimOf(standard, name)
    return holds ? reason : undefined
  }
  return serviceModesOf(standard).includes(name) ? MODE_REASONS[name](standard) : undefined
}

const MODE_REASONS: Readonly<Record<ServiceMode, (standard: ItemStandard) => Bilingual>> = {
  MOBILE: () => ({ zh: '标准已开通掌上渠道', en: 'The mobile channel is open' }),
  NEARBY: () => ({ zh: '标准已开通服务点渠道', en: 'Service points take it' }),
  TOLERANT: ({ materials }) => {
    const names = materials.filter(({ deferrableDays }) => deferrableDays !== undefined).map(({ name }) => both(name))
    return {
      zh: `可容缺：${names.map(({ zh }) => zh).join('、')}`,
      en: `May follow later: ${names.map(({ en }) => en).join(', ')}`,
    }
  },
  COURIER: () => ({ zh: '标准已开通快递送达', en: 'The result may come by courier' }),
}

const broken = (name: Name, evidence: CaseEvidence): number => (isClaim(name) ? contradictions(name, evidence) : 0)

const takes =
  ({ code, standard: { domain } }: PublishedItem) =>
  ({ all, domains, items }: ServiceWindow): boolean =>
    all || domains.includes(domain) || items.includes(code)

/** 一扇门、一个窗、一张网、一个层级, counted from what windows take and standards set (AP-34). */
function onesOf(items: readonly PublishedItem[], windows: readonly ServiceWindow[]): View['ones'] {
  const counted = (holds: (item: PublishedItem) => boolean) => ({ items: items.filter(holds).length, of: items.length })
  const whole = windows.filter(({ all }) => all)
  return {
    door: counted((item) => windows.some(takes(item))),
    window: counted((item) => whole.some(takes(item))),
    net: counted(({ standard }) => isOnOneNet(standard)),
    level: counted(({ standard }) => hasOneLevel(standard)),
  }
}

export const claimHandlers: Pick<Handlers<typeof outputsApi>, 'claims'> = {
  claims: async ({ query }, context) => {
    const { office, db, now } = context
    const items = office.catalogue.inForce()
    const [evidence, windows] = await Promise.all([evidenceByItem(db), hallWindows(db, localDate(now()))])
    const of = (code: string) => evidence.get(code) ?? NONE
    const chosen = NAMES.find((name) => name === query.claim) ?? 'ZERO_TIME'
    const claims = NAMES.map((claim) => {
      const holding = items.filter(({ standard }) => reasonFor(standard, claim) !== undefined)
      const sum = (count: (code: string) => number) => holding.reduce((total, { code }) => total + count(code), 0)
      return {
        claim,
        items: holding.length,
        of: items.length,
        cases: sum((code) => of(code).cases),
        broken: sum((code) => broken(claim, of(code))),
      }
    })
    const listed = items
      .flatMap((item) => {
        const reason = reasonFor(item.standard, chosen)
        return reason === undefined ? [] : [{ item, reason }]
      })
      // What was broken first: a claim is not hidden behind those that held.
      .sort(
        (a, b) =>
          broken(chosen, of(b.item.code)) - broken(chosen, of(a.item.code)) || (a.item.code < b.item.code ? -1 : 1),
      )
    const start = query.after === undefined ? 0 : listed.findIndex(({ item }) => item.code === query.after) + 1
    const page = listed.slice(start, start + PAGE)
    return {
      claims,
      ones: onesOf(items, windows),
      items: page.map(({ item: { code, version, standard }, reason }) => ({
        code,
        name: both(standard.name),
        organ: organIn(context, standard.organ),
        reason,
        version,
        cases: of(code).cases,
        broken: broken(chosen, of(code)),
      })),
      after: start + PAGE < listed.length ? (page.at(-1)?.item.code ?? null) : null,
    }
  },
}
