import { localDate } from '#kernel'
import { formatCount, formatDate, formatMoment } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import type { Language, Translate } from '#web/i18n/index.ts'
import { buttonClass } from '#web/ui/button.tsx'
import { CopyText } from '#web/ui/copy-text.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Disclosure, Facts } from '#web/ui/panel.tsx'
import type { Fact } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import { Verdict as LargeVerdict } from '#web/ui/verdict.tsx'
import type { VerdictTone } from '#web/ui/verdict.tsx'
import type { Verdict } from './ask.ts'
import type { Question } from './question.ts'
import { verifyTexts } from './texts.ts'

type Word = keyof typeof verifyTexts.zh

/** It was issued, and it stands no longer, or not now. */
const NOT_STANDING = {
  SUSPENDED: 'suspended',
  REPLACED: 'endedReplaced',
  WITHDRAWN: 'endedWithdrawn',
  ANNULLED: 'endedAnnulled',
  REVOKED: 'endedRevoked',
  DEREGISTERED: 'endedDeregistered',
} as const
const isNotStanding = (state: string): state is keyof typeof NOT_STANDING => state in NOT_STANDING

/** The one large answer. A number proves a certificate exists, never that the paper at hand is it. */
function headline({ verdict, state, region }: Verdict, by: Question['by']): readonly [VerdictTone, Word] {
  if (verdict === 'NOT_GENUINE') return ['bad', 'notGenuine']
  if (verdict === 'UNKNOWN') return ['unknown', 'unknown']
  if (verdict === 'PENDING') return ['unknown', 'pending']
  if (region !== undefined) return foreignHeadline(state)
  const number = by === 'number'
  if (state === 'EXPIRED') return ['warn', number ? 'numberExpired' : 'genuineExpired']
  if (state === 'NOT_YET_IN_FORCE') return ['warn', number ? 'numberNotYet' : 'genuineNotYet']
  if (state === undefined) return ['good', 'genuine']
  if (isNotStanding(state)) return ['warn', NOT_STANDING[state]]
  return ['good', number ? 'numberInForce' : 'genuineInForce']
}

/** Of another region: nothing is said of its acts but whether the paper may be used. */
function foreignHeadline(state: Verdict['state']): readonly [VerdictTone, Word] {
  if (state === undefined) return ['warn', 'foreignStateUnknown']
  if (state === 'IN_FORCE') return ['good', 'foreignInForce']
  if (state === 'EXPIRED') return ['warn', 'genuineExpired']
  return state === 'NOT_YET_IN_FORCE' ? ['warn', 'genuineNotYet'] : ['warn', 'foreignEnded']
}

/** Who is believed beside us, since when, and until when. */
function regionFact({ name, recognisedSince, withdrawnSince }: NonNullable<Verdict['region']>, say: Say): string {
  const { t, language } = say
  const day = formatDate(localDate(recognisedSince), language)
  if (withdrawnSince === null) return t('regionSince', { name, day })
  return t('regionUntil', { name, day, until: formatDate(localDate(withdrawnSince), language) })
}
interface Say {
  readonly t: Translate<Word>
  readonly language: Language
}

export function VerdictView({ verdict, question }: { readonly verdict: Verdict; readonly question: Question }) {
  const t = useTexts(verifyTexts)
  const { language } = useLanguage()
  const [tone, word] = headline(verdict, question.by)
  const { reason, certificateName, organName } = verdict
  return (
    <>
      <LargeVerdict tone={tone} title={t(word)}>
        {certificateName !== undefined && (
          <p className="verify-name">
            {certificateName}
            {organName !== undefined && ` · ${organName}`}
          </p>
        )}
        {reason !== undefined && <p>{inLanguage(reason, language)}</p>}
        {verdict.verdict === 'PENDING' && <p>{t('pendingText')}</p>}
        {question.by === 'file' && <p className="soft small">{t('fileName', { name: question.file.name })}</p>}
      </LargeVerdict>
      {question.by === 'number' && verdict.verdict === 'GENUINE' && <p className="soft">{t('numberNote')}</p>}
      <VerdictFacts verdict={verdict} />
      <HowWeKnow verdict={verdict} />
    </>
  )
}

function VerdictFacts({ verdict }: { readonly verdict: Verdict }) {
  const t = useTexts(verifyTexts)
  const { language } = useLanguage()
  const { certificateName, identifier, organName, validFrom, validUntil, sealedAt } = verdict
  const validity = (from: string, until: string | null | undefined) =>
    until === null || until === undefined
      ? t('validFrom', { from: formatDate(from, language) })
      : t('validRange', { from: formatDate(from, language), until: formatDate(until, language) })
  const facts: Fact[] = []
  if (verdict.region !== undefined)
    facts.push({ label: t('region'), value: regionFact(verdict.region, { t, language }) })
  const { stateSince, stateAct, suspendedUntil } = verdict
  if (stateSince !== undefined && stateAct !== undefined)
    facts.push({
      label: t('since'),
      value: t(suspendedUntil === undefined ? 'sinceAct' : 'sinceUntil', {
        day: formatDate(localDate(stateSince), language),
        act: inLanguage(stateAct, language),
        until: suspendedUntil === undefined ? '' : formatDate(suspendedUntil, language),
      }),
    })
  if (certificateName !== undefined) facts.push({ label: t('name'), value: certificateName })
  if (identifier !== undefined) facts.push({ label: t('identifier'), value: <code>{identifier}</code> })
  if (organName !== undefined) facts.push({ label: t('organ'), value: organName })
  if (validFrom !== undefined) facts.push({ label: t('validity'), value: validity(validFrom, validUntil) })
  if (sealedAt !== undefined) facts.push({ label: t('sealedAt'), value: formatMoment(sealedAt, language) })
  return facts.length === 0 ? null : <Facts facts={facts} />
}

/** Every check by name, the place in the ledger, and how to repeat it all without us. */
function HowWeKnow({ verdict }: { readonly verdict: Verdict }) {
  const t = useTexts(verifyTexts)
  const { language } = useLanguage()
  const { checks, leafIndex, checkpointSize, decisionLeaf, token } = verdict
  if (checks.length === 0) return null
  return (
    <Disclosure summary={t('how')} open={verdict.verdict === 'NOT_GENUINE'}>
      <div className="stack-tight">
        <ul className="plain stack-tight">
          {checks.map((check) => (
            <li key={check.name} className="verify-check">
              <Status tone={check.ok ? 'good' : 'bad'}>{t(check.ok ? 'passed' : 'failed')}</Status>
              <span>{inLanguage(check, language)}</span>
            </li>
          ))}
        </ul>
        {leafIndex !== undefined && (
          <p>
            {t('leaf', { leaf: formatCount(leafIndex, language), size: formatCount(checkpointSize ?? 0, language) })}
          </p>
        )}
        {decisionLeaf !== undefined && <p>{t('decision', { leaf: formatCount(decisionLeaf, language) })}</p>}
        {token !== undefined && leafIndex !== undefined && <CheckYourself token={token} leaf={leafIndex} />}
      </div>
    </Disclosure>
  )
}

function CheckYourself({ token, leaf }: { readonly token: string; readonly leaf: number }) {
  const t = useTexts(verifyTexts)
  const command = `npx oneseal verify oneseal-proof-${leaf}.json --trust oneseal-trust.json`
  return (
    <>
      <h3>{t('selfTitle')}</h3>
      <p>{t('selfText')}</p>
      <p>
        <CopyText text={command} label={t('selfTitle')} />
      </p>
      <p className="row">
        <a className={buttonClass()} href={`/api/v1/verify/token/${token}/bundle`} download>
          <Icon name="download" />
          {t('bundle')}
        </a>
        <a className={buttonClass()} href="/api/v1/trust" download>
          <Icon name="download" />
          {t('trust')}
        </a>
      </p>
    </>
  )
}
