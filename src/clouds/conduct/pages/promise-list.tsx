import { useTexts } from '#web/i18n/index.ts'
import { Facts } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import type { Promised } from './client.ts'
import { promiseWords, usePromiseValue, useShare } from './promise-words.ts'

const GOOD = 0.95

/** Each promise with what it says and how often it was kept. */
export function PromiseList({ promises }: { readonly promises: readonly Promised[] }) {
  const t = useTexts(promiseWords)
  const value = usePromiseValue()
  const share = useShare()
  return (
    <Facts
      facts={promises.map((one) => ({
        label: `${t(one.kind)}：${value(one)}`,
        value:
          one.share === null ? (
            <span className="soft">{share(one)}</span>
          ) : (
            <Status tone={one.share >= GOOD ? 'good' : 'warn'}>{share(one)}</Status>
          ),
      }))}
    />
  )
}
