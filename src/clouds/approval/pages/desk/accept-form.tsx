import { approval } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { formatDays } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { ActForm } from './act-form.tsx'
import { actTexts } from './act-texts.ts'
import { materialsOf } from './case-materials.ts'
import { useCaseWork } from './case-work.ts'

/** Says what acceptance sets going before it is pressed: the notice, the clock, the next desk. */
export function AcceptForm() {
  const t = useTexts(actTexts)
  const { language } = useLanguage()
  const { file, done } = useCaseWork()
  const { promised, statutory } = file.standard.limits
  const command = useCommand(approval.accept, done)
  const materials = materialsOf(file)
  const missing = materials.filter(({ state }) => state === 'missing')
  const required = materials.filter(({ material, state }) => material.required && state !== 'library')
  const names = missing.map(({ material }) => inLanguage(material.name, language)).join(language === 'zh' ? '、' : ', ')
  return (
    <ActForm
      title={t('accept')}
      error={command.error}
      onSubmit={() => command.mutate({ params: { id: file.id }, body: { expectedVersion: file.version } })}
    >
      {missing.length > 0 ? (
        <Notice tone="warn">{t('acceptMissing', { names })}</Notice>
      ) : (
        <p>{t('acceptComplete', { count: required.length })}</p>
      )}
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
