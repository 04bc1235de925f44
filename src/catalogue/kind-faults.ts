import type { StandardFault, Surroundings } from './standard-faults.ts'
import type { ItemStandard } from './standard.ts'

type Kind = ItemStandard['kind']
/** 行政许可法 45 stops the clock of permits alone; a service that nobody permits cannot be made to wait like one. */
const STOPS_PERMITS_ONLY: ReadonlySet<string> = new Set(['HEARING', 'TENDER', 'AUCTION', 'EXPERT_REVIEW', 'QUARANTINE'])
/** 给付、奖励: who is given something is not charged for it. */
const GIVES: ReadonlySet<Kind> = new Set(['PAYMENT', 'REWARD'])
/** 行政许可法 32(1)(4): what is not said within five working days is accepted. */
const PERMIT_ACCEPTANCE_DAYS = 5

/**
 * 事项类型 decides which law and which way apply (ST-24): a permit has criteria, five days of acceptance and special
 * procedures; a service is not decided on in meetings; a benefit costs nothing; a filing is only recorded.
 */
export function kindFaults(standard: ItemStandard, { kindOf }: Surroundings): readonly StandardFault[] {
  const { kind, mode, depth, fee, procedures = [], steps, collective, limits, relatedServices = [] } = standard
  const faults: StandardFault[] = []
  const found = (place: string, detail: string): void => {
    faults.push({ place, code: 'KIND_RULE', detail })
  }
  if (kind !== 'PERMIT')
    procedures.forEach((procedure, i) => {
      if (STOPS_PERMITS_ONLY.has(procedure.kind)) found(`/procedures/${i}`, procedure.kind)
    })
  if (kind === 'PERMIT' && limits.acceptance.unit === 'working' && limits.acceptance.days > PERMIT_ACCEPTANCE_DAYS)
    found('/limits/acceptance', String(limits.acceptance.days))
  if (GIVES.has(kind) && fee.charged) found('/fee/charged', kind)
  if (kind === 'PUBLIC_SERVICE') {
    if (collective !== undefined) found('/collective', kind)
    if (mode === 'COMMITMENT') found('/mode', 'COMMITMENT')
    steps.forEach(({ id }, i) => {
      if (id === 'riskCheck') found(`/steps/${i}`, id)
    })
  }
  if (kind === 'FILING' && depth === 'FULL' && mode !== 'FILING') found('/mode', kind)
  return [...faults, ...serviceFaults(standard.code, kind, relatedServices, kindOf)]
}

/** 许可的相关服务: only a permit has them, and what it links to is a service of the list. */
function serviceFaults(
  code: string,
  kind: Kind,
  services: readonly string[],
  kindOf: Surroundings['kindOf'],
): readonly StandardFault[] {
  return services.flatMap((item, i): readonly StandardFault[] => {
    const known = kindOf === undefined ? 'PUBLIC_SERVICE' : kindOf.get(item)
    const place = `/relatedServices/${i}`
    if (kind !== 'PERMIT') return [{ place, code: 'KIND_RULE', detail: kind }]
    return known === 'PUBLIC_SERVICE' && item !== code ? [] : [{ place, code: 'UNKNOWN_SERVICE', detail: item }]
  })
}
