import type { Output } from '#contract'
import type { PublishedItem, RequestContext } from '#frame'
import type { api } from './api.ts'
import type { CaseState } from './domain/case-state.ts'
import { waitsOf } from './domain/waiting.ts'
import type { Wait } from './domain/waiting.ts'
import { upperView } from './handling-view.ts'

type WaitView = Output<typeof api.track>['waits'][number]

interface Names {
  readonly material: (id: string) => string
  readonly organ: (id: string) => string
}

function viewOf(wait: Wait, { material, organ }: Names): WaitView {
  switch (wait.why) {
    case 'originals':
      return { ...wait, materials: wait.materials.map(material) }
    case 'deferred':
      return { ...wait, name: material(wait.material) }
    case 'opinions':
      return { ...wait, organs: wait.organs.map(organ) }
    case 'meeting':
      return { ...wait, organ: wait.organ === null ? null : organ(wait.organ) }
    case 'procedure':
      return { ...wait, upper: upperView(wait.upper) }
    default:
      return wait
  }
}

/** Why a case waits, as anybody may know it: what, until when and of which organ, never of whom. */
export function waitsSeen(
  { office, language, now }: Pick<RequestContext, 'office' | 'language' | 'now'>,
  state: CaseState,
  item: PublishedItem | undefined,
): WaitView[] {
  const { catalogue } = office
  const material = (id: string): string => {
    const name = item?.standard.materials.find((one) => one.id === id)?.name
    return name === undefined ? id : language === 'en' ? (name.en ?? catalogue.nameIn('en', name.zh)) : name.zh
  }
  const organ = (id: string) => catalogue.nameIn(language, catalogue.organName(id))
  return waitsOf(state, now()).map((wait) => viewOf(wait, { material, organ }))
}

/** What the decider has to settle with his own reviewer, and the words of a meeting, are said at the desk alone. */
export const waitsOutside = (...seen: Parameters<typeof waitsSeen>): WaitView[] =>
  waitsSeen(...seen)
    .filter(({ why }) => why !== 'reviewDisagreed')
    .map((wait) => (wait.why === 'meeting' ? { ...wait, text: null } : wait))
