import { useState } from 'react'
import { approval } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { formatDate, formatDays } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { CheckboxGroup } from '#web/ui/choices.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { ActForm } from './act-form.tsx'
import { actNames } from './act-names.ts'
import { actTexts } from './act-texts.ts'
import { materialsOf } from './case-materials.ts'
import { useCaseWork } from './case-work.ts'

/** Missing materials that may follow, each with the day it must come by, and those that may not. */
function useMissing() {
  const t = useTexts(actTexts)
  const { language } = useLanguage()
  const { file } = useCaseWork()
  const missing = materialsOf(file)
    .filter(({ state }) => state === 'missing')
    .map(({ material }) => ({
      value: material.id,
      label: inLanguage(material.name, language),
      due: file.offered.deferrals.find((one) => one.material === material.id)?.due,
    }))
  const deferrable = missing.flatMap(({ value, label, due }) =>
    due === undefined ? [] : [{ value, label, hint: t('deferredDue', { date: formatDate(due, language) }) }],
  )
  return { missing, deferrable }
}

/** Says what acceptance sets going before it is pressed: the notice, the clock, the next desk. */
export function AcceptForm() {
  const t = useTexts(actTexts)
  const named = useTexts(actNames)
  const { language } = useLanguage()
  const { file, done } = useCaseWork()
  const { promised, statutory } = file.standard.limits
  const command = useCommand(approval.accept, done)
  const { missing, deferrable } = useMissing()
  const [deferred, setDeferred] = useState<readonly string[]>(deferrable.map(({ value }) => value))
  const required = materialsOf(file).filter(({ material, state }) => material.required && state !== 'library')
  const unexcused = missing.filter(({ value }) => !deferred.includes(value))
  const names = unexcused.map(({ label }) => label).join(language === 'zh' ? '、' : ', ')
  const send = () => {
    const later = deferred.length > 0 ? { deferred: [...deferred] } : {}
    command.mutate({ params: { id: file.id }, body: { expectedVersion: file.version, ...later } })
  }
  return (
    <ActForm title={named('accept')} error={command.error} onSubmit={send}>
      {missing.length === 0 && <p>{t('acceptComplete', { count: required.length })}</p>}
      {deferrable.length > 0 && (
        <CheckboxGroup
          name="accept-deferred"
          legend={t('deferredLegend')}
          hint={t('deferredHint')}
          options={deferrable}
          values={deferred}
          onChange={setDeferred}
        />
      )}
      {unexcused.length > 0 && <Notice tone="warn">{t('acceptMissing', { names })}</Notice>}
      <div>
        <p>{t('acceptWill')}</p>
        <ol>
          <li>{t('acceptNotice')}</li>
          <li>
            {t('acceptClock', {
              promised: formatDays(promised.days, promised.unit, language),
              statutory: formatDays(statutory.days, statutory.unit, language),
            })}
          </li>
          <li>{t('acceptTurn')}</li>
        </ol>
      </div>
      <Button kind="primary" type="submit" wide busy={command.isPending}>
        {t('doAccept')}
      </Button>
    </ActForm>
  )
}
