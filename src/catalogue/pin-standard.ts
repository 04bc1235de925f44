import { reviewsIn, RUNNING_PROCEDURES } from '#kernel'
import type { CaseTrack, GrantMode, Limit, NonStoppingProcedure, PinnedStandard, ReviewStep } from '#kernel'
import { feeOn, feesFrom } from './fees.ts'
import type { FeeFacts } from './fees.ts'
import { isAskedFor, resultUnder } from './standard.ts'
import type { ItemStandard, SpecialProcedure } from './standard.ts'

type Answers = Readonly<Record<string, string>>
/** What else of an application decides what it owes; nothing of it is known before one is filed. */
type Filed = Omit<FeeFacts, 'answers'>
const NOTHING_FILED: Filed = { applicant: {}, form: {}, day: '9999-12-31' }

/**
 * What of a standard binds a case from its submission. Materials the certificate library holds are looked up by the
 * bureau and never demanded (优化营商环境条例 44: no proof is set that departments can check among themselves).
 */
export function pinStandard(
  standard: ItemStandard,
  version: number,
  answers: Answers,
  filed: Filed = NOTHING_FILED,
): PinnedStandard {
  const { acceptance, statutory, promised } = standard.limits
  return {
    itemCode: standard.code,
    version,
    name: standard.name.zh,
    organ: standard.organ,
    competentOrgans: standard.competentOrgans,
    acceptanceLimit: limitOf(acceptance),
    statutoryLimit: limitOf(statutory),
    promisedLimit: limitOf(promised),
    postModel: standard.postModel,
    windowAuthority: standard.windowAuthority,
    requiredMaterials: standard.materials
      .filter(({ required, source, when }) => required && source === 'APPLICANT' && isAskedFor(when, answers))
      .map(({ id }) => id),
    criteria: standard.criteria.map(({ id }) => id),
    certificateType: resultUnder(standard, answers)?.certificateType ?? null,
    track: trackOf(standard, { ...filed, answers }),
    ...(standard.noObjection === undefined ? {} : { noObjection: standard.noObjection }),
  }
}

function trackOf(standard: ItemStandard, facts: FeeFacts): CaseTrack {
  const { answers } = facts
  const { commitment, complexLimit, steps, collective, timeClass = 'ORDINARY' } = standard
  const { immediateLimit: immediate } = standard
  return {
    changeKind: standard.changeKind ?? 'NEW',
    mode: grantModeOf(standard, answers),
    timeClass,
    reviews: reviewsIn(timeClass, steps.flatMap(reviewOf)),
    procedures: (standard.procedures ?? []).map(({ kind, max, mandatory }) => ({
      kind,
      max: limitOf(max),
      mandatory: isMandatory(mandatory, answers),
    })),
    deferrable: standard.materials.flatMap(({ id, deferrableDays }) =>
      deferrableDays === undefined ? [] : [{ material: id, days: deferrableDays }],
    ),
    collective: collective !== undefined && isAskedFor(collective.when, answers),
    jointHandling: standard.jointHandling ?? false,
    commitment:
      commitment === undefined
        ? null
        : { version: commitment.version, covers: commitment.covers, checkDays: commitment.checkDays },
    ...chargeOf(standard, facts),
    complexLimit: complexLimit === undefined ? null : limitOf(complexLimit),
    ...(immediate === undefined ? {} : { immediate }),
    promisedExcludes: (standard.procedures ?? []).flatMap(excludedFromPromise),
    stepLimits: steps.flatMap(({ id, limit }) => (limit === undefined ? [] : [{ step: id, limit: limitOf(limit) }])),
  }
}

/** 审批改备案: under these answers the item is only recorded (e.g. a small caterer, WF-23). */
export function grantModeOf(standard: ItemStandard, answers: Answers): GrantMode {
  const { filingWhen, mode = 'ORDINARY' } = standard
  return filingWhen !== undefined && isAskedFor(filingWhen, answers) ? 'FILING' : mode
}

/** What is owed today, in fen, and from which day on something else will be. */
export function chargeOf({ fee }: Pick<ItemStandard, 'fee'>, facts: FeeFacts): Pick<CaseTrack, 'feeFen' | 'fees'> {
  const fees = feesFrom(fee, facts)
  const { fen: feeFen } = feeOn(fee, facts)
  return fees.every(({ fen }) => fen === feeFen) ? { feeFen } : { feeFen, fees }
}

const reviewOf = ({ id }: ItemStandard['steps'][number]): readonly ReviewStep[] => {
  if (id === 'review') return [{ id, kind: 'REVIEW' }]
  return id === 'riskCheck' ? [{ id, kind: 'RISK_CHECK' }] : []
}

const isMandatory = (mandatory: SpecialProcedure['mandatory'], answers: Answers): boolean =>
  typeof mandatory === 'object' ? isAskedFor(mandatory, answers) : (mandatory ?? false)

function excludedFromPromise({ kind, outsidePromise }: SpecialProcedure): readonly NonStoppingProcedure[] {
  const procedure: NonStoppingProcedure | undefined = RUNNING_PROCEDURES.find((running) => running === kind)
  return outsidePromise === true && procedure !== undefined ? [procedure] : []
}

const limitOf = ({ days, unit }: Limit): Limit => ({ days, unit })
