import { useQuery } from '@tanstack/react-query'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { Loaded } from '#web/ui/loading.tsx'
import { Disclosure, Facts } from '#web/ui/panel.tsx'
import { Table } from '#web/ui/table.tsx'
import { organisation } from '../client.ts'
import type { OrganStructure } from '../client.ts'
import { useRoleNames } from '../officers/role-names.ts'
import { ArrangeForm } from './arrange-form.tsx'
import { PlaceForm } from './place-form.tsx'
import { SectionForm } from './section-form.tsx'
import { organTexts } from './texts.ts'
import './organs.css'

interface DoneProps {
  readonly onDone: (sentence: string) => void
}

/** Outer regions first, and within one the bureau before the departments. */
const ORDER = ['BUREAU', 'GOVERNMENT', 'OVERSIGHT', 'DEPARTMENT', 'UTILITY']
const byRegion = (a: OrganStructure, b: OrganStructure): number =>
  a.region === b.region ? ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) : a.region < b.region ? -1 : 1

export function OrganTree({ onDone }: DoneProps) {
  const query = useQuery({ queryKey: ['organs', 'structure'], queryFn: () => organisation.structures({}) })
  const { language } = useLanguage()
  return (
    <Loaded query={query} lines={12}>
      {({ items }) => (
        <ul className="organ-tree">
          {items.toSorted(byRegion).map((organ) => (
            <li key={organ.id} className={organ.region.length > 6 ? 'organ-below' : undefined}>
              <Disclosure summary={<OrganLine organ={organ} />}>
                <h3 className="visually-hidden">{inLanguage(organ.name, language)}</h3>
                <OrganPaper organ={organ} onDone={onDone} />
              </Disclosure>
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  )
}

function OrganLine({ organ }: { readonly organ: OrganStructure }) {
  const t = useTexts(organTexts)
  const { language } = useLanguage()
  return (
    <>
      <strong>{inLanguage(organ.name, language)}</strong>　
      <span className="soft small">
        {[organ.region, organ.model === null ? '' : t(organ.model), `${t('items')} ${String(organ.items)}`]
          .filter((part) => part !== '')
          .join(' · ')}
      </span>
    </>
  )
}

function OrganPaper({ organ, onDone }: DoneProps & { readonly organ: OrganStructure }) {
  const t = useTexts(organTexts)
  const { language } = useLanguage()
  const session = useSession()
  const manages = sessionMay(session, 'organisation.manage')
  const separator = language === 'zh' ? '、' : ', '
  const { types, brands, parent, model, rollOut, residentAt, basis } = organ
  const named = (other: OrganStructure['parent']) => (other === null ? t('none') : inLanguage(other.name, language))
  return (
    <div className="stack">
      <Facts
        facts={[
          { label: t('region'), value: organ.region },
          { label: t('types'), value: types.length === 0 ? t('notSet') : types.map((type) => t(type)).join(separator) },
          {
            label: t('brands'),
            value: brands.length === 0 ? t('none') : brands.map((brand) => inLanguage(brand, language)).join(separator),
          },
          { label: t('parent'), value: named(parent) },
          { label: t('model'), value: model === null ? t('notSet') : t(model) },
          { label: t('rollOut'), value: rollOut === null ? t('notSet') : t(rollOut) },
          { label: t('residentAt'), value: named(residentAt) },
          ...(basis === '' ? [] : [{ label: t('basis'), value: basis }]),
        ]}
      />
      <Sections organ={organ} />
      <People organ={organ} />
      {manages && (
        <Disclosure summary={t('arrange')}>
          <ArrangeForm organ={organ} onDone={onDone} />
        </Disclosure>
      )}
      {manages && types.length > 0 && (
        <Disclosure summary={t('addSection')}>
          <SectionForm organ={organ} onDone={onDone} />
        </Disclosure>
      )}
      {manages && organ.sections.length > 0 && organ.people.length > 0 && (
        <Disclosure summary={t('placing')}>
          <PlaceForm organ={organ} onDone={onDone} />
        </Disclosure>
      )}
    </div>
  )
}

function Sections({ organ }: { readonly organ: OrganStructure }) {
  const t = useTexts(organTexts)
  const { language } = useLanguage()
  if (organ.sections.length === 0) return <p className="soft">{t('noSections')}</p>
  return (
    <Table
      caption={t('sections')}
      rows={organ.sections}
      rowKey={({ id }) => id}
      columns={[
        { key: 'section', label: t('section'), heading: true, cell: ({ name }) => inLanguage(name, language) },
        { key: 'duty', label: t('duty'), cell: ({ duty }) => t(duty) },
        {
          key: 'posts',
          label: t('posts'),
          cell: ({ posts }) => posts.map(({ name, seats }) => `${name}（${String(seats)}）`).join('、'),
        },
        { key: 'head', label: t('head'), cell: ({ head }) => head?.name ?? '' },
        { key: 'people', label: t('staffed'), numeric: true, cell: ({ people }) => people },
        {
          key: 'since',
          label: t('since'),
          cell: ({ since, closedOn }) =>
            `${formatDate(since, language)}${closedOn === null ? '' : ` – ${formatDate(closedOn, language)} ${t('closedOn')}`}`,
        },
      ]}
    />
  )
}

function People({ organ }: { readonly organ: OrganStructure }) {
  const t = useTexts(organTexts)
  const { language } = useLanguage()
  const namesOf = useRoleNames()
  if (organ.people.length === 0) return <p className="soft">{t('noPeople')}</p>
  const sectionOf = (id: string | null) => {
    const found = organ.sections.find((section) => section.id === id)
    return found === undefined ? '' : inLanguage(found.name, language)
  }
  return (
    <Table
      caption={t('people')}
      rows={organ.people}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', label: t('name'), heading: true, cell: ({ name }) => name },
        { key: 'section', label: t('section'), cell: ({ section }) => sectionOf(section) },
        { key: 'post', label: t('post'), cell: ({ post }) => post },
        { key: 'roles', label: t('roles'), cell: ({ roles }) => namesOf(roles) },
        {
          key: 'lent',
          label: t('lentTo'),
          cell: ({ lentTo }) => (lentTo === null ? '' : inLanguage(lentTo.name, language)),
        },
      ]}
    />
  )
}
