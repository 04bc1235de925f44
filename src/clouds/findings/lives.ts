import type { LifeDefinition, Services } from '#frame'
import { accountabilityDecider } from './domain/accountability.ts'
import type { AccountabilityCommand, AccountabilityState } from './domain/accountability.ts'
import { endingRulesDecider } from './domain/ending-rules.ts'
import type { EndingRulesCommand, EndingRulesState } from './domain/ending-rules.ts'
import {
  ACCOUNTABILITY_TYPES,
  ENDING_RULE_TYPES,
  FINDING_TYPES,
  PROCEDURE_TYPES,
  VACUUM_TYPES,
} from './domain/events.ts'
import type { AccountabilityEvent, EndingRuleSet, FindingEvent, ProcedureEvent, VacuumEvent } from './domain/events.ts'
import { findingDecider } from './domain/finding.ts'
import type { FindingCommand, FindingState } from './domain/finding.ts'
import { procedureDecider } from './domain/procedure.ts'
import type { ProcedureCommand } from './domain/procedure.ts'
import type { ProcedureState } from './domain/procedure-state.ts'
import { vacuumDecider } from './domain/vacuum.ts'
import type { VacuumCommand, VacuumState } from './domain/vacuum.ts'

export const findingLife: LifeDefinition<FindingCommand, FindingState | null, FindingEvent> = {
  kind: 'finding',
  decider: findingDecider,
  eventTypes: FINDING_TYPES,
}
export const procedureLife: LifeDefinition<ProcedureCommand, ProcedureState | null, ProcedureEvent> = {
  kind: 'endingProcedure',
  decider: procedureDecider,
  eventTypes: PROCEDURE_TYPES,
}
export const accountabilityLife: LifeDefinition<
  AccountabilityCommand,
  AccountabilityState | null,
  AccountabilityEvent
> = {
  kind: 'accountability',
  decider: accountabilityDecider,
  eventTypes: ACCOUNTABILITY_TYPES,
}
export const endingRulesLife: LifeDefinition<EndingRulesCommand, EndingRulesState, EndingRuleSet> = {
  kind: 'endingRules',
  decider: endingRulesDecider,
  eventTypes: ENDING_RULE_TYPES,
}
export const vacuumLife: LifeDefinition<VacuumCommand, VacuumState | null, VacuumEvent> = {
  kind: 'supervisionVacuum',
  decider: vacuumDecider,
  eventTypes: VACUUM_TYPES,
}

/** Streams that are named after what they are about. */
export const streams = ({ idFrom }: Pick<Services, 'idFrom'>) => ({
  rules: () => idFrom('ending rules'),
  /** One procedure for each thing that gave rise to it. */
  procedure: (origin: string, id: string) => idFrom('ending procedure', origin, id),
  vacuum: (item: string) => idFrom('supervision vacuum', item),
})
