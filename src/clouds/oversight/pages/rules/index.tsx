import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { oversight } from '../client.ts'
import type { Rule, RuleDefinition } from '../client.ts'
import { RulePaper } from './rule-paper.tsx'
import { rulesTexts } from './texts.ts'

const FAMILIES = ['DURING', 'AFTER', 'BEFORE'] as const

/** What is shown of a rule: the version in force, else the draft. */
const shownOf = ({ inForce, draft }: Rule): RuleDefinition | undefined => inForce?.definition ?? draft?.definition

/** The book of rules: read, tried, switched on and off by who watches. */
export default function RulesPage() {
  const t = useTexts(rulesTexts)
  usePageTitle(t('title'))
  const queries = useQueryClient()
  const [done, setDone] = useState('')
  const query = useQuery({ queryKey: ['oversight-rules'], queryFn: () => oversight.rules({}) })
  const onDone = (sentence: string) => {
    setDone(sentence)
    void queries.invalidateQueries({ queryKey: ['oversight-rules'] })
  }
  return (
    <div className="stack reading">
      <p>
        <Link to="/desk/cards">{t('back')}</Link>
      </p>
      <h1>{t('title')}</h1>
      <p className="soft">{t('lead')}</p>
      <DoneNotice sentence={done} />
      <Loaded query={query} lines={12}>
        {({ items, steps }) => (
          <>
            {FAMILIES.map((family) => (
              <Panel key={family} title={t(family)}>
                {items
                  .filter((rule) => shownOf(rule)?.family === family)
                  .map((rule) => (
                    <RulePaper
                      key={rule.code}
                      rule={rule}
                      steps={steps}
                      codes={items.map(({ code }) => code)}
                      onDone={onDone}
                    />
                  ))}
              </Panel>
            ))}
          </>
        )}
      </Loaded>
    </div>
  )
}
