import { ProblemError } from '#contract'
import { problemText } from '../api/problem-text.ts'
import { useLanguage } from '../i18n/index.ts'
import { Notice } from './notice.tsx'

/** Why an act did not happen, in the law's own words, with the fields it is about. Nothing while nothing went wrong. */
export function RefusalNotice({ error }: { readonly error: unknown }) {
  const { language } = useLanguage()
  if (error === null || error === undefined) return null
  const fields = error instanceof ProblemError ? (error.problem.fields ?? []) : []
  return (
    <Notice tone="bad" announced>
      <p>{problemText(error, language)}</p>
      {fields.length > 0 && (
        <ul className="plain">
          {fields.map(({ path, message, messageEn }) => (
            <li key={`${path} ${message}`}>{language === 'en' ? messageEn : message}</li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
