import { Link } from '@tanstack/react-router'
import { useCommand } from '#web/api/use-command.ts'
import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { Disclosure } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import { standards } from '../client.ts'
import type { Item } from '../client.ts'
import { ReasonedForm } from '../reasoned-form.tsx'
import { itemTexts } from './texts.ts'

type Version = Item['versions'][number]
export interface OnDone {
  readonly item: Item
  readonly onDone: (after: Item, sentence: string) => void
}

/** Every version, newest first; none of them ever changes. */
export function Versions({ item, onDone }: OnDone) {
  const t = useTexts(itemTexts)
  const { language } = useLanguage()
  const session = useSession()
  const rows = [...item.versions].reverse()
  if (rows.length === 0) return <p className="soft">{t('noVersions')}</p>
  const waiting = rows.filter(({ scheduled }) => scheduled)
  return (
    <div className="stack">
      <Table
        caption={t('versions')}
        captionHidden
        rows={rows}
        rowKey={({ version }) => String(version)}
        columns={[
          {
            key: 'version',
            label: t('versionNumber'),
            heading: true,
            cell: ({ version }) => <VersionLink code={item.code} version={version} />,
          },
          { key: 'effective', label: t('effective'), cell: ({ effectiveFrom }) => effectiveFrom },
          { key: 'published', label: t('published'), cell: ({ publishedAt }) => formatMoment(publishedAt, language) },
          { key: 'state', label: t('state'), cell: (version) => <VersionState version={version} /> },
        ]}
      />
      {sessionMay(session, 'standard.review') &&
        waiting.map((version) => <Withdrawal key={version.version} item={item} version={version} onDone={onDone} />)}
    </div>
  )
}

function VersionLink({ code, version }: { readonly code: string; readonly version: number }) {
  if (version === 1) return <>{version}</>
  return (
    <Link
      to="/desk/standards/$code"
      params={{ code }}
      search={{ view: 'compare', from: String(version - 1), to: String(version) }}
    >
      {version}
    </Link>
  )
}

function VersionState({ version }: { readonly version: Version }) {
  const t = useTexts(itemTexts)
  if (version.withdrawn) return <Status tone="off">{t('withdrawn')}</Status>
  if (version.current) return <Status tone="good">{t('current')}</Status>
  if (version.scheduled) return <Status tone="wait">{t('scheduled')}</Status>
  return <span className="soft">{t('past')}</span>
}

function Withdrawal({ item, version, onDone }: OnDone & { readonly version: Version }) {
  const t = useTexts(itemTexts)
  const command = useCommand(standards.withdrawVersion, (after) => onDone(after, t('doneWithdrawn')))
  return (
    <Disclosure summary={`${t('withdraw')}（${String(version.version)}）`}>
      <ReasonedForm
        label={t('withdrawReason')}
        action={t('withdraw')}
        kind="danger"
        busy={command.isPending}
        error={command.error}
        onSend={(reason) =>
          command.mutate({
            params: { code: item.code, version: version.version },
            body: { expectedVersion: item.lifeVersion, reason },
          })
        }
      />
    </Disclosure>
  )
}
