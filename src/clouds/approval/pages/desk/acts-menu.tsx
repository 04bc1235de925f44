import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { actNames } from './act-names.ts'
import { formAllowed, useCaseWork } from './case-work.ts'
import type { DeskAct, DeskCase, DeskForm } from './case-work.ts'
import { DESK_FORMS, FORM_KEYS, grouped, isMainLine } from './desk-forms.ts'

const actsOf = (acts: readonly DeskAct[], form: DeskForm): readonly DeskAct[] =>
  acts.filter(({ act }) => (form === 'decide' ? act === 'grant' || act === 'refuse' : act === form))

/** What the item never has is no act of its cases, and needs no reason why not. */
function isOfItem({ standard, fee, committed, offered }: DeskCase, form: DeskForm): boolean {
  if (form === 'review') return standard.steps.some(({ id }) => id === 'review' || id === 'riskCheck')
  if (form === 'recordCollective') return standard.collective !== undefined
  if (form === 'prepareUpperLevel' || form === 'chaseUpperLevel')
    return offered.procedures.some(({ kind }) => kind === 'UPPER_LEVEL')
  if (form === 'checkCommitment') return committed
  return form === 'orderFee' ? fee.fen > 0 : true
}

/** Buttons live from the server's answer: what may be done can be pressed, what may not says why. */
export function Acts() {
  const t = useTexts(actNames)
  const { file } = useCaseWork()
  const forms = DESK_FORMS.filter((one) => actsOf(file.acts, one).length > 0 && isOfItem(file, one))
  const allowed = forms.filter((one) => formAllowed(file.acts, one))
  const refused = forms.filter((one) => !formAllowed(file.acts, one))
  const rare = refused.filter((one) => !isMainLine(one))
  if (forms.length === 0) return <p className="soft">{t('nothing')}</p>
  return (
    <section className="acts" aria-label={t('acts')}>
      {grouped(allowed).map(({ group, forms: its }) => (
        <div key={group} className={group === 'groupNext' ? 'acts-group acts-next' : 'acts-group'}>
          <h3 className="acts-title">{t(group)}</h3>
          <div className="row">
            {its.map((form) => (
              <ActButton key={form} form={form} />
            ))}
          </div>
        </div>
      ))}
      <RefusedActs forms={refused.filter(isMainLine)} acts={file.acts} />
      {rare.length > 0 && (
        <Disclosure summary={t('notNowCount', { count: rare.length })}>
          <RefusedActs forms={rare} acts={file.acts} />
        </Disclosure>
      )}
    </section>
  )
}

function ActButton({ form }: { readonly form: DeskForm }) {
  const t = useTexts(actNames)
  const { form: open, openForm } = useCaseWork()
  const key = FORM_KEYS[form]
  return (
    <Button
      kind={form === open ? 'primary' : 'secondary'}
      aria-pressed={form === open}
      aria-keyshortcuts={key}
      onClick={() => openForm(form)}
    >
      {t(form)}
      {key !== undefined && <kbd aria-hidden="true">{key}</kbd>}
    </Button>
  )
}

/** Acts with the same reason stand together, so that a closed case does not say nine times that it is closed. */
function RefusedActs({ forms, acts }: { readonly forms: readonly DeskForm[]; readonly acts: readonly DeskAct[] }) {
  const t = useTexts(actNames)
  const { language } = useLanguage()
  const byReason = new Map<string, DeskForm[]>()
  for (const form of forms) {
    const [first] = actsOf(acts, form)
    const reason = first?.reason === undefined ? (first?.code ?? '') : inLanguage(first.reason, language)
    byReason.set(reason, [...(byReason.get(reason) ?? []), form])
  }
  if (forms.length === 0) return null
  return (
    <ul className="plain acts-refused" aria-label={t('notNow')}>
      {[...byReason].map(([reason, names]) => (
        <li key={reason}>
          <span className="row">
            {names.map((form) => (
              <Button key={form} disabled>
                {t(form)}
              </Button>
            ))}
          </span>
          <span className="soft small">{reason}</span>
        </li>
      ))}
    </ul>
  )
}
