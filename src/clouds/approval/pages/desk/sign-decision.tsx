import { useRef } from 'react'
import { approval } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { formatDate, formatMoment, formatShortMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { useSession } from '#web/session/session.ts'
import { readPreparedAct } from '#web/signing/prepared-act.ts'
import type { ReadAct } from '#web/signing/prepared-act.ts'
import { signAct } from '#web/signing/signatures.ts'
import { useSigningKeys } from '#web/signing/use-signing-key.ts'
import { Button } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Disclosure, Facts } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import { ActForm } from './act-form.tsx'
import { actTexts } from './act-texts.ts'
import { useCaseWork } from './case-work.ts'
import type { PreparedDecision } from './decision-form.tsx'

interface SignDecisionProps {
  readonly prepared: PreparedDecision
  readonly onBack: () => void
}

/** Second half of a decision: what is signed, in human words, and the exact text for whoever wants to compare. */
export function SignDecision({ prepared, onBack }: SignDecisionProps) {
  const t = useTexts(actTexts)
  const { file, done } = useCaseWork()
  const here = useSigningKeys().data?.here
  // An answer that got lost is asked for again with the very same signature, or it would be another request.
  const signature = useRef<Promise<string> | undefined>(undefined)
  const command = useCommand(approval.decide, done)
  const act = readPreparedAct(prepared, file.id)
  const sign = async () => {
    if (here?.state !== 'ready' || act === undefined) return
    signature.current ??= signAct(here.kept, prepared.envelope)
    const body = { prepared: prepared.prepared, certSha256: here.certSha256, signature: await signature.current }
    command.mutate({ params: { id: file.id }, body })
  }
  return (
    <ActForm title={t('signTitle')} error={command.error} onSubmit={() => void sign()}>
      {act === undefined ? (
        <Notice tone="bad">
          <p>{t('signMismatch')}</p>
        </Notice>
      ) : (
        <>
          <DecisionWords act={act} />
          <p>{t(act.type === 'CaseGranted' ? 'signWillGrant' : 'signWillRefuse')}</p>
        </>
      )}
      <p className="soft">{t('signExpires', { time: formatShortMoment(prepared.expiresAt) })}</p>
      <Button
        kind="primary"
        type="submit"
        wide
        busy={command.isPending}
        disabled={here?.state !== 'ready' || act === undefined}
      >
        {t('sign')}
      </Button>
      <Button wide onClick={onBack}>
        {t('backToText')}
      </Button>
      <Disclosure summary={t('signRaw')}>
        <code className="envelope">{prepared.envelope}</code>
      </Disclosure>
    </ActForm>
  )
}

/** The answers to the hearing's minutes as they stand in what is signed. */
function heardIn(act: ReadAct): readonly string[] {
  const { heard } = act.body
  if (!Array.isArray(heard)) return []
  return heard.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null || !('point' in one) || !('answer' in one)) return []
    const { point, answer } = one
    return typeof point === 'string' && typeof answer === 'string' ? [`${point} → ${answer}`] : []
  })
}

const textIn = (act: ReadAct, name: string): string => {
  const value = act.body[name]
  return typeof value === 'string' ? value : ''
}

/** Outcome, words, dates and moment come from what is signed; the case beside them says whom it is about. */
function DecisionWords({ act }: { readonly act: ReadAct }) {
  const t = useTexts(actTexts)
  const { language } = useLanguage()
  const session = useSession()
  const { progress, applicant, standard } = useCaseWork().file
  const granting = act.type === 'CaseGranted'
  const from = textIn(act, 'validFrom')
  return (
    <Facts
      facts={[
        {
          label: t('signOutcome'),
          value: <Status tone={granting ? 'good' : 'bad'}>{t(granting ? 'grant' : 'refuse')}</Status>,
        },
        { label: t(granting ? 'grantText' : 'refuseText'), value: textIn(act, granting ? 'opinion' : 'reasons') },
        ...heardIn(act).map((said, i) => ({
          label: t('signHeard', { number: i + 1 }),
          value: said,
        })),
        { label: t('signApplicant'), value: applicant.name },
        { label: t('signItem'), value: progress.itemName },
        { label: t('signCase'), value: <code>{progress.caseNumber}</code> },
        ...(granting && standard.result !== null && from !== ''
          ? [{ label: t('signValid'), value: t('signValidFrom', { date: formatDate(from, language) }) }]
          : []),
        { label: t('signBy'), value: `${progress.organ.name} ${session?.name ?? ''}` },
        { label: t('signAt'), value: formatMoment(act.occurredAt, language) },
      ]}
    />
  )
}
