import { useEffect, useRef } from 'react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { Section } from '#contract'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { ChoiceField } from '#web/ui/fields.tsx'
import { Notice } from '#web/ui/notice.tsx'
import type { DraftView } from '../client.ts'
import { sectionName } from '../findings-list.tsx'
import { Surroundings } from './parts.tsx'
import { SaveLine } from './save-line.tsx'
import { SectionEditor } from './section-editor.tsx'
import { SidePanel } from './side-panel.tsx'
import { Submission } from './submission.tsx'
import { editTexts } from './texts.ts'
import { useSavedDraft } from './use-saved-draft.ts'
import './edit.css'

/** In the order in which an official thinks an item through. */
const PARTS = [
  'BASICS',
  'BASES',
  'CONDITIONS',
  'QUESTIONS',
  'MATERIALS',
  'FORM',
  'STEPS',
  'PROCEDURES',
  'CRITERIA',
  'LIMITS',
  'FEES',
  'RESULT',
  'SUPERVISION',
  'REFORM',
] as const satisfies readonly Section[]
export type Part = (typeof PARTS)[number] | 'SUBMIT'
const ALL: readonly Part[] = [...PARTS, 'SUBMIT']

interface EditorProps {
  readonly draft: DraftView
  readonly laws: readonly { readonly title: string; readonly repealedFrom: string | null }[]
  readonly onReload: () => void
}

export function Editor({ draft, laws, onReload }: EditorProps) {
  const t = useTexts(editTexts)
  const { language } = useLanguage()
  const saved = useSavedDraft(draft)
  const { content, view } = saved
  const search = useSearch({ from: '/desk/standards/$code/edit' })
  const navigate = useNavigate({ from: '/desk/standards/$code/edit' })
  const part = ALL.find((known) => known === search.part) ?? 'BASICS'
  const name = inLanguage(content.name, language)
  usePageTitle(t('editing', { name }))
  const go = (section: string) => {
    // The commitment stands with the reform it belongs to.
    const next = section === 'COMMITMENT' ? 'REFORM' : section
    void navigate({ search: { part: next }, replace: true })
  }
  const partName = (each: Part) => (each === 'SUBMIT' ? t('submit') : sectionName(each, language))
  const errorsIn = (each: Part) =>
    view.findings.filter(({ section, severity }) => section === each && severity === 'ERROR').length
  const surroundings = {
    laws: laws.map(({ title }) => title),
    repealed: new Set(laws.filter(({ repealedFrom }) => repealedFrom !== null).map(({ title }) => title)),
    questions: content.questions,
  }
  return (
    <Surroundings value={surroundings}>
      <div className="edit-head">
        <div>
          <p>
            <Link to="/desk/standards/$code" params={{ code: draft.code }}>
              {t('backToItem')}
            </Link>
          </p>
          <h1>{t('editing', { name })}</h1>
          <p className="soft">
            {draft.base === 0 ? t('newItem') : t('fromVersion', { base: draft.base })}　{draft.reason}
          </p>
        </div>
        <SaveLine saved={saved} onReload={onReload} />
      </div>
      {!draft.editable && <Notice tone="info">{t(draft.phase === 'submitted' ? 'underReview' : 'notYours')}</Notice>}
      <div className="edit">
        <nav className="edit-rail" aria-label={t('sections')}>
          <ul className="plain">
            {ALL.map((each) => (
              <li key={each}>
                <button
                  type="button"
                  aria-current={each === part ? 'true' : undefined}
                  onClick={() => go(each)}
                  className="edit-rail-part"
                >
                  <span>{partName(each)}</span>
                  {errorsIn(each) > 0 && (
                    <span className="edit-rail-count" title={t('errorsHere', { count: errorsIn(each) })}>
                      {errorsIn(each)}
                    </span>
                  )}
                </button>
              </li>
            ))}
          </ul>
        </nav>
        <div className="edit-rail-phone">
          <ChoiceField
            label={t('sections')}
            empty={null}
            value={part}
            options={ALL.map((value) => ({ value, label: partName(value) }))}
            onChange={go}
          />
        </div>
        <section className="edit-section" aria-labelledby="edit-section-title">
          <PartHeading key={part} text={partName(part)} />
          {part === 'SUBMIT' ? (
            <Submission saved={saved} />
          ) : (
            <fieldset disabled={!draft.editable}>
              <SectionEditor part={part} saved={saved} />
            </fieldset>
          )}
        </section>
        <SidePanel view={view} part={part} onGo={go} />
      </div>
      <datalist id="edit-laws">
        {laws
          .filter(({ repealedFrom }) => repealedFrom === null)
          .map(({ title }) => (
            <option key={title} value={title} />
          ))}
      </datalist>
    </Surroundings>
  )
}

/** A new section starts at its heading, for the eye and for the screen reader. */
function PartHeading({ text }: { readonly text: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const first = useRef(true)
  useEffect(() => {
    if (first.current) first.current = false
    else heading.current?.focus()
  }, [text])
  return (
    <h2 id="edit-section-title" ref={heading} tabIndex={-1}>
      {text}
    </h2>
  )
}
