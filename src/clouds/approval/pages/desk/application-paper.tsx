import { useState } from 'react'
import type { Output } from '#contract'
import type { api } from '#clouds/approval/api'
import { approval } from '#web/api/clients.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Facts } from '#web/ui/panel.tsx'
import { EligibilityList } from '../eligibility-list.tsx'
import { useCaseWork } from './case-work.ts'
import { MarkButton } from './mark-button.tsx'
import { ShownInFull } from '#web/shown-in-full.tsx'
import { formLines } from './submitted-form.ts'
import type { FormLine } from './submitted-form.ts'
import { deskTexts } from './texts.ts'

type InFull = Output<typeof api.readInFull>

/** Who applies, in which situation, and the form in readable rows. */
export function ApplicationPaper() {
  const t = useTexts(deskTexts)
  const { language } = useLanguage()
  const { file } = useCaseWork()
  const { standard, answers, eligibility, fetched } = file
  const [full, setFull] = useState<InFull>()
  const { applicant, form } = full ?? file
  const person = applicant.kind === 'PERSON'
  const situation = standard.questions.flatMap(({ id, text, options }) => {
    const option = options.find(({ value }) => value === answers[id])
    return option === undefined
      ? []
      : [{ label: inLanguage(text, language), value: inLanguage(option.label, language) }]
  })
  const lines = formLines(standard, answers, form, { language, words: { yes: t('yes'), no: t('no') } })
  return (
    <div className="stack paper-sheet">
      <section aria-labelledby="paper-applicant">
        <h3 id="paper-applicant">{t('applicant')}</h3>
        <Facts
          facts={[
            { label: t('name'), value: applicant.name },
            { label: t('kind'), value: t(person ? 'person' : 'enterprise') },
            { label: t(person ? 'idNumber' : 'creditCode'), value: <code>{applicant.idNumber}</code> },
            { label: t('phone'), value: <code>{applicant.phone}</code> },
          ]}
        />
        {file.masked.length > 0 && (
          <ShownInFull
            ask={(purpose) => approval.readInFull({ params: { id: file.id }, query: { purpose } })}
            shown={full}
            onShow={setFull}
          />
        )}
      </section>
      {situation.length > 0 && (
        <section aria-labelledby="paper-situation">
          <h3 id="paper-situation">{t('situation')}</h3>
          <Facts facts={situation} />
        </section>
      )}
      {eligibility.length > 0 && (
        <section aria-labelledby="paper-eligibility">
          <h3 id="paper-eligibility">{t('eligibility')}</h3>
          <EligibilityList conditions={standard.conditions} found={eligibility} />
        </section>
      )}
      {fetched.length > 0 && (
        <section aria-labelledby="paper-fetched">
          <h3 id="paper-fetched">{t('fetched')}</h3>
          <Facts facts={fetched.map(({ name, identifier }) => ({ label: name, value: <code>{identifier}</code> }))} />
        </section>
      )}
      <section aria-labelledby="paper-form">
        <h3 id="paper-form">{t('formTitle')}</h3>
        <dl className="facts paper-form">
          {lines.map((line) => (
            <Line key={line.pointer} line={line} />
          ))}
        </dl>
      </section>
    </div>
  )
}

function Line({ line }: { readonly line: FormLine }) {
  const t = useTexts(deskTexts)
  const { pointer, title, value, depth } = line
  const defect = { subject: 'FIELD', ref: pointer, name: title, problem: '', remedy: '' } as const
  return (
    <div className={`paper-line paper-depth-${Math.min(depth, 2)}`}>
      <dt>{title}</dt>
      <dd>
        <span>{value ?? <span className="soft">（{t('empty')}）</span>}</span>
        <MarkButton defect={defect} />
      </dd>
    </div>
  )
}
