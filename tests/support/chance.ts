import fc from 'fast-check'

/**
 * Properties try the same values on every run, so that nothing is refused for what an earlier run happened not to try.
 * `ONESEAL_SEED=0 npm test tests/doors/doors.test.ts` tries others, and says which when it finds a fault.
 */
const SEED = 20261122
const asked = Number(process.env['ONESEAL_SEED'] ?? SEED)
if (asked !== 0) fc.configureGlobal({ seed: asked })
