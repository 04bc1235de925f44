import { claimOf, CLAIMS, contradictions, hasOneLevel, isOnOneNet, SERVICE_MODES, serviceModesOf } from '#catalogue'
import type { CaseEvidence, Claim, ServiceMode } from '#catalogue'
import type { ItemStandard } from '#catalogue/standard'
import type { ServiceWindow } from '#clouds/service/events'
import type { Output } from '#contract'
import { stateOf } from '#frame'
import type { Handlers, PublishedItem, RequestContext } from '#frame'
import { jsonObjectOf, localDate } from '#kernel'
import type { ClaimTargetCommand } from '../../domain/claim-target.ts'
import { claimTargetLife } from '../../lives.ts'
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

/**
 * 一扇门、一个窗、一张网、一个层级, counted from what windows take and standards set (AP-34). One door is one hall: two
 * halls that take half of the items each are two doors, so the hall that takes most is what counts.
 */
function onesOf(items: readonly PublishedItem[], halls: readonly (readonly ServiceWindow[])[]): View['ones'] {
  const counted = (holds: (item: PublishedItem) => boolean) => ({ items: items.filter(holds).length, of: items.length })
  const [door] = halls
    .map((windows) => ({ windows, ...counted((item) => windows.some(takes(item))) }))
    .sort((one, other) => other.items - one.items)
  const whole = door?.windows.filter(({ all }) => all) ?? []
  return {
    door: { items: door?.items ?? 0, of: items.length },
    window: counted((item) => whole.some(takes(item))),
    net: counted(({ standard }) => isOnOneNet(standard)),
    level: counted(({ standard }) => hasOneLevel(standard)),
  }
}

const targetStream = ({ idFrom }: RequestContext, claim: Name) => idFrom('claimTarget', claim)
const inBase = ({ standard: { kind } }: PublishedItem, base: 'ALL' | 'PERMIT') => base === 'ALL' || kind === 'PERMIT'

/** How far the target is reached: an item counts while its standard bears the claim and no case broke it (AP-32). */
async function targetOf(
  context: RequestContext,
  claim: Name,
  items: readonly PublishedItem[],
  of: (code: string) => CaseEvidence,
): Promise<View['target']> {
  if (!isClaim(claim)) return null
  const loaded = await context.load(targetStream(context, claim))
  const target = loaded === undefined ? null : stateOf(claimTargetLife, loaded)
  if (target === null) return null
  const { percent, base, due, document } = target
  const based = items.filter((item) => inBase(item, base))
  const keeping = based.filter(
    ({ code, standard }) => claimOf(standard, claim).holds && contradictions(claim, of(code)) === 0,
  )
  const share = based.length === 0 ? null : Math.round((keeping.length / based.length) * 1000) / 10
  const reached = keeping.length * 100 >= percent * based.length && based.length > 0
  return { percent, base, due, document, items: keeping.length, of: based.length, share, reached }
}

export const claimHandlers: Pick<Handlers<typeof outputsApi>, 'claims' | 'setClaimTarget'> = {
  claims: async ({ query }, context) => {
    const { office, db, now } = context
    const items = office.catalogue.inForce()
    const [evidence, halls] = await Promise.all([evidenceByItem(db), hallWindows(db, localDate(now()))])
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
      ones: onesOf(items, halls),
      target: await targetOf(context, chosen, items, of),
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

  setClaimTarget: async ({ params: { claim }, body }, context) => {
    const { actor, idempotency, now } = context
    const command: ClaimTargetCommand = { type: 'SetClaimTarget', claim, ...body, at: now(), by: '$actor' }
    const result = await context.run({
      life: claimTargetLife.kind,
      stream: targetStream(context, claim),
      command: jsonObjectOf(command),
      by: actor,
      ...(idempotency === undefined ? {} : { idempotency }),
    })
    return result.ok ? { claim } : { refusal: result.refusal }
  },
}
