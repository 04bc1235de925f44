import { Link, useNavigate } from '@tanstack/react-router'
import { useCommand } from '#web/api/use-command.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button, buttonClass } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { standards } from '../client.ts'
import { commonTexts } from '../common-texts.ts'
import { ReasonedForm } from '../reasoned-form.tsx'
import { RetirementForm } from './retirement-form.tsx'
import { itemTexts } from './texts.ts'
import type { OnDone } from './versions.tsx'

/** Only what this officer may do now is offered; the decider itself was asked. */
export function NextSteps({ item, onDone }: OnDone) {
  const t = useTexts(itemTexts)
  const may = (act: string) => item.acts.some((each) => each.act === act && each.allowed)
  return (
    <div className="stack">
      {item.draft !== null && <DraftState item={item} onDone={onDone} />}
      {item.retirement !== null && <RetirementState item={item} onDone={onDone} />}
      {may('BeginDraft') && item.versions.length > 0 && (
        <Disclosure summary={t('begin')}>
          <BeginDraft item={item} onDone={onDone} />
        </Disclosure>
      )}
      {may('ProposeRetirement') && item.standing !== 'NEVER_PUBLISHED' && (
        <Disclosure summary={t('retire')}>
          <RetirementForm item={item} onDone={onDone} />
        </Disclosure>
      )}
    </div>
  )
}

function DraftState({ item, onDone }: OnDone) {
  const t = useTexts(itemTexts)
  const { language } = useLanguage()
  const command = useCommand(standards.abandonDraft, (after) => onDone(after, t('doneAbandoned')))
  if (item.draft === null) return null
  const { phase, base, round, organ } = item.draft
  const may = (act: string) => item.acts.some((each) => each.act === act && each.allowed)
  const facts = { organ: inLanguage(organ, language), base, round }
  const sentence = {
    drafting: base === 0 ? t('draftNew', facts) : t('draftBy', facts),
    submitted: t('draftSubmitted', facts),
    returned: t('draftReturned', facts),
  }[phase]
  return (
    <Notice tone={phase === 'returned' ? 'warn' : 'info'} title={sentence}>
      <div className="stack-tight">
        <p className="row">
          {may('AdoptDraft') ? (
            <Link to="/desk/standards/review" search={{ code: item.code }} className={buttonClass('primary')}>
              {t('reviewIt')}
            </Link>
          ) : (
            <Link to="/desk/standards/$code/edit" params={{ code: item.code }} className={buttonClass('primary')}>
              {t('goEdit')}
            </Link>
          )}
        </p>
        {may('AbandonDraft') && (
          <Disclosure summary={t('abandon')}>
            <ReasonedForm
              label={t('abandonReason')}
              action={t('abandon')}
              kind="danger"
              busy={command.isPending}
              error={command.error}
              onSend={(reason) =>
                command.mutate({ params: { code: item.code }, body: { expectedVersion: item.lifeVersion, reason } })
              }
            />
          </Disclosure>
        )}
      </div>
    </Notice>
  )
}

function BeginDraft({ item }: OnDone) {
  const t = useTexts(itemTexts)
  const navigate = useNavigate()
  const command = useCommand(standards.beginDraft, () => {
    void navigate({ to: '/desk/standards/$code/edit', params: { code: item.code } })
  })
  return (
    <ReasonedForm
      label={t('beginReason')}
      hint={t('beginHint')}
      action={t('begin')}
      busy={command.isPending}
      error={command.error}
      onSend={(reason) =>
        command.mutate({ params: { code: item.code }, body: { expectedVersion: item.lifeVersion, reason } })
      }
    >
      <p className="soft">{t('beginWill')}</p>
    </ReasonedForm>
  )
}

function RetirementState({ item, onDone }: OnDone) {
  const t = useTexts(itemTexts)
  const words = useTexts(commonTexts)
  const command = useCommand(standards.decideRetirement, (after) => onDone(after, t('doneDecided')))
  if (item.retirement === null) return null
  const { phase, way, reason, basis, effectiveFrom } = item.retirement
  const facts = { way: words(way), day: effectiveFrom }
  const may = item.acts.some(({ act, allowed }) => act === 'AdoptRetirement' && allowed)
  const decide = (adopt: boolean, why: string) =>
    command.mutate({ params: { code: item.code }, body: { expectedVersion: item.lifeVersion, adopt, reason: why } })
  return (
    <Notice tone="warn" title={t(phase === 'adopted' ? 'retirementAdopted' : 'retirementProposed', facts)}>
      <div className="stack-tight">
        <p>{reason}</p>
        <p className="soft">{t('basisLine', { basis })}</p>
        {may && (
          <>
            <RefusalNotice error={command.error} />
            <Button kind="primary" busy={command.isPending} onClick={() => decide(true, '')}>
              {t('adoptRetirement')}
            </Button>
            <Disclosure summary={t('rejectRetirement')}>
              <ReasonedForm
                label={t('rejectReason')}
                action={t('rejectRetirement')}
                kind="danger"
                busy={command.isPending}
                error={null}
                onSend={(why) => decide(false, why)}
              />
            </Disclosure>
          </>
        )}
      </div>
    </Notice>
  )
}
