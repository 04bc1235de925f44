import { useRef } from 'react'
import { approval } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { formatDate, formatMoment, formatShortMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { useSession } from '#web/session/session.ts'
import { signAct } from '#web/signing/signatures.ts'
import { useSigningKeys } from '#web/signing/use-signing-key.ts'
import { Button } from '#web/ui/button.tsx'
import { Disclosure, Facts } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import { ActForm } from './act-form.tsx'
import { actTexts } from './act-texts.ts'
import { useCaseWork } from './case-work.ts'
import type { DecisionDraft, PreparedDecision } from './decision-form.tsx'

interface SignDecisionProps {
  readonly draft: DecisionDraft
  readonly prepared: PreparedDecision
  readonly onBack: () => void
}

/** The moment the server fixed, read from the text that is signed and from nowhere else. */
function occurredAt(envelope: string): string | undefined {
  const parsed: unknown = JSON.parse(envelope)
  if (typeof parsed !== 'object' || parsed === null || !('occurredAt' in parsed)) return undefined
  return typeof parsed.occurredAt === 'string' ? parsed.occurredAt : undefined
}

/** Second half of a decision: what is signed, in human words, and the exact text for whoever wants to compare. */
export function SignDecision({ draft, prepared, onBack }: SignDecisionProps) {
  const t = useTexts(actTexts)
  const { file, done } = useCaseWork()
  const here = useSigningKeys().data?.here
  // An answer that got lost is asked for again with the very same signature, or it would be another request.
  const signature = useRef<Promise<string> | undefined>(undefined)
  const command = useCommand(approval.decide, done)
  const sign = async () => {
    if (here?.state !== 'ready') return
    signature.current ??= signAct(here.kept, prepared.envelope)
    const body = { prepared: prepared.prepared, certSha256: here.certSha256, signature: await signature.current }
    command.mutate({ params: { id: file.id }, body })
  }
  return (
    <ActForm title={t('signTitle')} error={command.error} onSubmit={() => void sign()}>
      <DecisionWords draft={draft} envelope={prepared.envelope} />
      <p>{t(draft.outcome === 'GRANT' ? 'signWillGrant' : 'signWillRefuse')}</p>
      <p className="soft">{t('signExpires', { time: formatShortMoment(prepared.expiresAt) })}</p>
      <Button kind="primary" type="submit" wide busy={command.isPending} disabled={here?.state !== 'ready'}>
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

function DecisionWords({ draft, envelope }: { readonly draft: DecisionDraft; readonly envelope: string }) {
  const t = useTexts(actTexts)
  const { language } = useLanguage()
  const session = useSession()
  const { progress, applicant, standard } = useCaseWork().file
  const { outcome, text, validFrom } = draft
  const granting = outcome === 'GRANT'
  const at = occurredAt(envelope)
  const from = validFrom === '' ? at : validFrom
  return (
    <Facts
      facts={[
        {
          label: t('signOutcome'),
          value: <Status tone={granting ? 'good' : 'bad'}>{t(granting ? 'grant' : 'refuse')}</Status>,
        },
        { label: t(granting ? 'grantText' : 'refuseText'), value: text },
        { label: t('signApplicant'), value: applicant.name },
        { label: t('signItem'), value: progress.itemName },
        { label: t('signCase'), value: <code>{progress.caseNumber}</code> },
        ...(granting && standard.result !== null && from !== undefined
          ? [{ label: t('signValid'), value: t('signValidFrom', { date: formatDate(from, language) }) }]
          : []),
        { label: t('signBy'), value: `${progress.organ.name} ${session?.name ?? ''}` },
        ...(at === undefined ? [] : [{ label: t('signAt'), value: formatMoment(at, language) }]),
      ]}
    />
  )
}
