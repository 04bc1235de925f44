import type { Services } from '#frame'
import { jsonObjectOf, localDate } from '#kernel'
import { versionOn } from './domain/boundary-list.ts'
import type { InteractionPoint, PushKind } from './domain/events.ts'
import type { InteractionCommand } from './domain/linkage.ts'
import { routePush } from './domain/route.ts'
import { interactionLife } from './lives.ts'
import { boundaryState, claimDueOf, machineOf, routeFacts } from './push.ts'
import type { CaseFacts } from './pushed-case.ts'

/** Before it is decided nobody knows its outcome; the item's own track tells what kind of act it would be. */
function expectedKind({ standard: { track } }: CaseFacts): PushKind {
  if (track.mode === 'FILING' || track.mode === 'COMMITMENT') return track.mode
  return track.changeKind === 'NEW' ? 'GRANT' : track.changeKind
}

/** 互动环节: at each step the departments the list names there are told, asked, or taken along. */
export async function openInteractions(
  services: Services,
  { facts, step, cause, at }: { facts: CaseFacts; step: InteractionPoint['step']; cause: string; at: string },
): Promise<void> {
  const content = versionOn(await boundaryState(services), localDate(at))?.content
  if (content === undefined || content.lines.every(({ points }) => points.length === 0)) return
  const routed = routePush(content, routeFacts(services, facts, expectedKind(facts), content))
  // Whose it is nobody can say yet: the push itself will be looked at by a person.
  if (!routed.ok) return
  const { standard, caseNumber, object, approvers } = facts
  const now = services.now()
  for (const { organ, line } of routed.targets) {
    for (const point of line?.points ?? []) {
      if (line === null || point.step !== step) continue
      // Where the standard itself has results confirmed before issue, that is the one question put to the department.
      if (step === 'RESULT' && point.mode === 'CONFIRM' && standard.noObjection !== undefined) continue
      const command: InteractionCommand = {
        ...{ type: 'OpenInteraction', at: now, by: '$actor', case: facts.case, caseNumber },
        ...{ itemCode: standard.itemCode, itemName: standard.name, organ, approvingOrgan: standard.organ },
        ...{ step, mode: point.mode, content: line.content, approvers },
        object: { name: object.name, address: object.address },
        due: claimDueOf(services, organ, now, line.claimHours),
      }
      await services.run({
        life: interactionLife.kind,
        stream: services.idFrom(cause, 'interaction', organ, step, point.mode),
        command: jsonObjectOf(command),
        by: machineOf(services),
      })
    }
  }
}
