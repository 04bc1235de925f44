import type { RegionReason, RegionVerdict, Services } from '#frame'
import { CERTIFICATE_STATES } from './state-on.ts'
import { REASON_TEXTS, REGION_CHECK_TEXTS, REGION_REASON_TEXTS } from './verdict-texts.ts'
import type { VerdictReason } from './verdict-texts.ts'
import type { Verdict } from './verify.ts'

/** Only a seal that is not ours is anybody else's business: a file of ours that was altered stays what it is. */
export const isForeign = (reason: VerdictReason): boolean =>
  reason === 'FOREIGN_ISSUER' || reason === 'TIME_NOT_TRUSTED'

const facts = (text: string, name: string) => text.replace('{region}', name)
const said = (code: RegionReason, name: string) => ({
  code,
  zh: facts(REGION_REASON_TEXTS[code].zh, name),
  en: facts(REGION_REASON_TEXTS[code].en, name),
})

/** In the shape of our own verdicts, with the region it comes from and since when that is believed. */
function verdictOf({ region, outcome, reason, checks, state, sealed }: RegionVerdict): Verdict {
  const { name, recognisedSince, withdrawnSince } = region
  const known = CERTIFICATE_STATES.find((one) => one === state)
  return {
    verdict: outcome,
    region: { name, recognisedSince, withdrawnSince },
    checks: checks.map(({ name: check, ok }) => {
      const { zh, en } = REGION_CHECK_TEXTS[check][ok ? 'good' : 'bad']
      return { name: check, ok, zh: facts(zh, name), en: facts(en, name) }
    }),
    ...(known === undefined ? {} : { state: known }),
    ...(sealed ?? {}),
    ...(reason === null ? {} : { reason: said(reason, name) }),
  }
}

/** The verdict on a file another region sealed; when nobody recognised did, what was said of it before. */
export async function verifyForeign(services: Services, bytes: Uint8Array, otherwise: Verdict): Promise<Verdict> {
  const found = await services.office.recognition.judgeFile(bytes)
  return found === undefined ? otherwise : verdictOf(found)
}

export async function verifyForeignToken(services: Services, token: string, address: string): Promise<Verdict> {
  const found = await services.office.recognition.judgeToken(token, address)
  if (found !== undefined) return verdictOf(found)
  return {
    verdict: 'UNKNOWN',
    checks: [],
    reason: { code: 'REGION_NOT_RECOGNISED', ...REASON_TEXTS.REGION_NOT_RECOGNISED },
  }
}
