import { Type as T } from 'typebox'
import type { Static } from 'typebox'
import { Step, Text } from './standard.ts'

const { id, role } = Step.properties

/** 车间式模块: one kind of work, done alike for every item that is composed of it, with its own standard time (ST-31). */
const StepModule = T.Object(
  {
    id: T.String({ pattern: '^[a-z][A-Za-z]*$' }),
    /** The step it can serve as, and the post that does it: an item cannot give it to another. */
    step: id,
    role,
    name: Text,
    /** Working minutes one such piece of work takes when nothing is in the way. */
    standardMinutes: T.Integer({ minimum: 1, maximum: 4_800 }),
    /** What is done, in order. */
    works: T.Array(Text, { minItems: 1 }),
  },
  { additionalProperties: false },
)

export const StepModules = T.Object(
  { about: Text, modules: T.Array(StepModule, { minItems: 1 }) },
  { additionalProperties: false },
)
export type StepModules = Static<typeof StepModules>
export type StepModule = Static<typeof StepModule>
