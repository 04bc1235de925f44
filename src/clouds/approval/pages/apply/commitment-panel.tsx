import { texts } from '#contract'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Choice, RadioGroup } from '#web/ui/choices.tsx'
import { LineField } from '#web/ui/fields.tsx'
import type { FormError } from '#web/ui/notice.tsx'
import { Facts, Panel } from '#web/ui/panel.tsx'
import { errorFinder } from './questions-step.tsx'
import type { ApplyContext } from './step-faults.ts'
import { wayUnder } from './way.ts'

const words = texts(
  {
    title: '办理方式：告知承诺',
    legend: '您可以选择承诺，也可以不承诺',
    COMMITMENT: '告知承诺',
    commitmentHint: '签署承诺书，承诺的内容不再逐项审查',
    ORDINARY: '一般程序',
    ordinaryHint: '不承诺，按一般程序逐项审查',
    letter: '告知承诺书（{version} 版）',
    covers: '承诺代替审查的内容',
    consequences: '承诺不实的后果',
    check: '事后核查',
    checkDays: '准予许可后 {days} 个工作日内核查',
    basis: '依据',
    accept: '我已阅读并理解上述告知内容，符合条件，愿意承诺并承担不实承诺的法律责任',
    signature: '签署人姓名',
    signatureHint: '申请人是个人的，填写本人姓名；是单位的，填写法定代表人或者经办人姓名。签名与承诺书版本一并存档。',
    needWay: '请选择告知承诺或者一般程序',
    needTick: '请阅读承诺书后勾选确认',
    needName: '请填写签署人姓名',
    otherName: '签署人应当是申请人本人',
  },
  {
    title: 'Grant on commitment',
    legend: 'You may commit yourself; you need not',
    COMMITMENT: 'On commitment',
    commitmentHint: 'You sign the letter; what it covers is not examined beforehand',
    ORDINARY: 'Ordinary procedure',
    ordinaryHint: 'No commitment; every condition is examined',
    letter: 'Letter of commitment (version {version})',
    covers: 'Covered instead of examined',
    consequences: 'If it is untrue',
    check: 'Checked afterwards',
    checkDays: 'within {days} working days of the grant',
    basis: 'Basis',
    accept: 'I have read and understood this, meet the conditions, and answer for the commitment',
    signature: 'Name of the signatory',
    signatureHint:
      'A person signs with his own name; for an organisation its legal representative or handler signs. It is kept with the version of the letter.',
    needWay: 'Choose commitment or the ordinary procedure',
    needTick: 'Read the letter, then tick to confirm',
    needName: 'Enter the name of the signatory',
    otherName: 'The signatory has to be the applicant',
  },
)

/** How the applicant has answered the letter; the draft keeps only the version agreed to. */
export interface Signing {
  readonly way: 'COMMITMENT' | 'ORDINARY' | undefined
  readonly read: boolean
  readonly name: string
}
export const UNSIGNED: Signing = { way: undefined, read: false, name: '' }

export const offersCommitment = ({ standard, content }: ApplyContext): boolean =>
  standard.commitment !== undefined && wayUnder(standard, content.answers) === 'COMMITMENT'

/** 承诺 is voluntary: nothing is chosen for anybody, and a signature is more than a tick. */
export function commitmentFaults(context: ApplyContext, { way, read, name }: Signing): readonly FormError[] {
  if (!offersCommitment(context) || way === 'ORDINARY') return []
  const say = context.language === 'zh' ? words.zh : words.en
  if (way === undefined) return [{ target: 'commitment-way', text: say.needWay }]
  const faults: FormError[] = read ? [] : [{ target: 'commitment-read', text: say.needTick }]
  const { kind, name: applicant } = context.content.applicant
  if (name.trim().length < 2) faults.push({ target: 'commitment-name', text: say.needName })
  else if (kind === 'PERSON' && name.trim() !== applicant.trim())
    faults.push({ target: 'commitment-name', text: say.otherName })
  return faults
}

interface CommitmentPanelProps {
  readonly context: ApplyContext
  readonly signing: Signing
  readonly errors: readonly FormError[]
  readonly onChange: (signing: Signing) => void
}

export function CommitmentPanel({ context, signing, errors, onChange }: CommitmentPanelProps) {
  const t = useTexts(words)
  const errorOf = errorFinder(errors)
  if (!offersCommitment(context)) return null
  return (
    <Panel title={t('title')} level={3}>
      <div className="stack">
        <Letter context={context} />
        <RadioGroup
          name="commitment-way"
          legend={t('legend')}
          error={errorOf('commitment-way')}
          value={signing.way}
          options={[
            { value: 'COMMITMENT', label: t('COMMITMENT'), hint: t('commitmentHint') },
            { value: 'ORDINARY', label: t('ORDINARY'), hint: t('ordinaryHint') },
          ]}
          onChange={(way) => onChange({ ...signing, way: way === 'COMMITMENT' ? 'COMMITMENT' : 'ORDINARY' })}
        />
        {signing.way === 'COMMITMENT' && (
          <>
            <Choice
              id="commitment-read"
              type="checkbox"
              name="commitment-read"
              option={{ value: 'read', label: t('accept') }}
              checked={signing.read}
              invalid={errorOf('commitment-read') !== undefined}
              onToggle={(read) => onChange({ ...signing, read })}
            />
            <LineField
              id="commitment-name"
              label={t('signature')}
              hint={t('signatureHint')}
              error={errorOf('commitment-name')}
              autoComplete="name"
              maxLength={100}
              value={signing.name}
              onChange={(value) => onChange({ ...signing, name: value })}
            />
          </>
        )}
      </div>
    </Panel>
  )
}

function Letter({ context: { standard } }: { readonly context: ApplyContext }) {
  const t = useTexts(words)
  const { language } = useLanguage()
  const { commitment, criteria } = standard
  if (commitment === undefined) return null
  const { version, text, covers, consequences, checkDays, basis } = commitment
  const covered = criteria.filter(({ id }) => covers.includes(id))
  return (
    <section className="commitment-letter" aria-labelledby="commitment-letter">
      <h4 id="commitment-letter">{t('letter', { version })}</h4>
      <p>{inLanguage(text, language)}</p>
      <Facts
        facts={[
          {
            label: t('covers'),
            value: (
              <ul className="plain">
                {covered.map((criterion) => (
                  <li key={criterion.id}>{inLanguage(criterion.text, language)}</li>
                ))}
              </ul>
            ),
          },
          { label: t('consequences'), value: inLanguage(consequences, language) },
          { label: t('check'), value: t('checkDays', { days: checkDays }) },
          ...(basis === undefined ? [] : [{ label: t('basis'), value: `《${basis.law}》${basis.article ?? ''}` }]),
        ]}
      />
    </section>
  )
}
