import { Link } from '@tanstack/react-router'
import type { Output } from '#contract'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import type { api } from '../../api.ts'
import { noticeTexts } from './texts.ts'

type Permit = Output<typeof api.permitNotices>['items'][number]['permits'][number]
const MODES = ['COMMITMENT', 'FILING', 'OPTIMISED'] as const

/** The permits a scope asks for, each with the words that ask for it. */
export function PermitList({
  permits,
  forApplicant,
}: {
  readonly permits: readonly Permit[]
  readonly forApplicant: boolean
}) {
  const t = useTexts(noticeTexts)
  const { language } = useLanguage()
  return (
    <ul>
      {permits.map(({ code, name, open, mode, words, organs }) => {
        const way = MODES.find((each) => each === mode)
        return (
          <li key={code}>
            {open ? (
              <Link to="/items/$code" params={{ code }}>
                {inLanguage(name, language)}
              </Link>
            ) : (
              inLanguage(name, language)
            )}
            {way !== undefined && `（${t(way)}）`}
            <br />
            <span className="small soft">
              {t('because', { words: words.join('、') })}
              {forApplicant &&
                `　${t('organs', { organs: organs.map((organ) => inLanguage(organ, language)).join('、') })}`}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
