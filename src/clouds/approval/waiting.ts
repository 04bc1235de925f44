import type { Output } from '#contract'
import type { PublishedItem, RequestContext } from '#frame'
import type { api } from './api.ts'
import { isConcluded } from './domain/case-state.ts'
import type { CaseState } from './domain/case-state.ts'
import { upperView } from './handling-view.ts'

type Waiting = Output<typeof api.track>['waiting']

const NOTHING: Waiting = {
  until: null,
  originals: [],
  procedures: [],
  hearing: null,
  deferred: [],
  deferralBreached: false,
  fee: null,
}

/** What is awaited from the applicant himself, by when: corrections, or originals to be shown. */
function awaited(state: CaseState): string | null {
  if (state.phase === 'preAccepted') return state.until
  return state.phase === 'awaitingCorrection' ? (state.correction?.until ?? null) : null
}

function feeOf(state: CaseState): Waiting['fee'] {
  if (state.phase === 'absent' || state.standard.track.feeFen === 0) return null
  const { fee, standard } = state
  return { fen: standard.track.feeFen, ordered: fee !== null, paid: fee?.paid ?? false }
}

/** Why a case waits, as anybody may know it: what and until when, never who. */
export function waitingOf(
  { office, language }: Pick<RequestContext, 'office' | 'language'>,
  state: CaseState,
  item: PublishedItem | undefined,
): Waiting {
  if (state.phase === 'absent') return NOTHING
  const nameOf = (material: string): string => {
    const zh = item?.standard.materials.find(({ id }) => id === material)?.name
    return zh === undefined ? material : language === 'en' ? (zh.en ?? office.catalogue.nameIn('en', zh.zh)) : zh.zh
  }
  const fee = feeOf(state)
  if (isConcluded(state)) return { ...NOTHING, fee }
  const begun = {
    ...NOTHING,
    until: awaited(state),
    originals: state.phase === 'preAccepted' ? state.outstanding.map(nameOf) : [],
    fee,
  }
  if (!('handling' in state)) return begun
  const { procedures, hearing, deferred, deferralBreached } = state.handling
  return {
    ...begun,
    procedures: procedures
      .filter(({ conclusion }) => conclusion === null)
      .map(({ kind, endsBy, upper }) => ({ kind, until: endsBy, upper: upperView(upper) })),
    hearing:
      hearing.until === null
        ? null
        : { until: hearing.until, requested: hearing.requested, heldOn: hearing.announced?.heldOn ?? null },
    deferred: deferred.map(({ material, due }) => ({ material, name: nameOf(material), due })),
    deferralBreached,
  }
}
