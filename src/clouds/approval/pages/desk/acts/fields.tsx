import { useQuery } from '@tanstack/react-query'
import { createClient, texts } from '#contract'
import { api as organisationApi } from '#clouds/organisation/api'
import { transport } from '#web/api/transport.ts'
import { isWritten } from '#web/form/written.ts'
import { useTexts } from '#web/i18n/index.ts'
import { ChoiceField } from '#web/ui/fields.tsx'

const organisation = createClient(organisationApi, transport)

/** What a field of an act says when it was left empty. */
export const fieldTexts = texts(
  {
    tooShort: '请写明，至少 2 个字',
    choose: '请选择',
    empty: '请填写',
    colleague: '交给谁',
    noColleague: '本机关没有其他人员',
    wholeNumber: '请填 {min} 至 {max} 的整数',
    reason: '理由',
    reasonHint: '写给申请人看，将载入通知书',
  },
  {
    tooShort: 'Write at least 2 characters',
    choose: 'Choose one',
    empty: 'Fill this in',
    colleague: 'To whom',
    noColleague: 'There is nobody else in this organ',
    wholeNumber: 'A whole number from {min} to {max}',
    reason: 'Reasons',
    reasonHint: 'For the applicant; they go into the notice',
  },
)

/** The faults every form of an act looks for, in the words of the desk. */
export function useRules() {
  const t = useTexts(fieldTexts)
  return {
    written: (text: string) => (isWritten(text) ? undefined : t('tooShort')),
    filled: (text: string) => (text.trim() === '' ? t('empty') : undefined),
    chosen: (value: unknown) => (value === undefined || value === '' ? t('choose') : undefined),
    some: (values: readonly unknown[]) => (values.length === 0 ? t('choose') : undefined),
    whole: (text: string, min: number, max: number) => {
      const number = Number(text)
      const fits = text.trim() !== '' && Number.isInteger(number) && number >= min && number <= max
      return fits ? undefined : t('wholeNumber', { min, max })
    },
  }
}

export type Rules = ReturnType<typeof useRules>

interface ColleagueProps {
  readonly id: string
  readonly label?: string
  readonly hint?: string
  readonly error?: string | undefined
  readonly value: string
  readonly onChange: (officer: string) => void
}

/** Officers of one's own organ, with their posts. */
export function ColleagueField({ id, label, hint, error, value, onChange }: ColleagueProps) {
  const t = useTexts(fieldTexts)
  const { data } = useQuery({
    queryKey: ['colleagues'],
    queryFn: () => organisation.colleagues({}),
    staleTime: 300_000,
  })
  if (data?.items.length === 0) return <p className="soft">{t('noColleague')}</p>
  return (
    <ChoiceField
      id={id}
      label={label ?? t('colleague')}
      hint={hint}
      error={error}
      value={value}
      options={(data?.items ?? []).map(({ id: officer, name, post }) => ({
        value: officer,
        label: `${name}（${post}）`,
      }))}
      onChange={onChange}
    />
  )
}
