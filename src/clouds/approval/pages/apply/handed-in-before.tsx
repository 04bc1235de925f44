import { useQuery } from '@tanstack/react-query'
import type { Material } from '#catalogue/standard'
import { texts } from '#contract'
import { approval } from '#web/api/clients.ts'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import type { MaterialHandedIn } from '../material-upload.tsx'

const words = texts(
  {
    before: '您以前交过这份材料：{file}（{date}，办件 {number}）',
    take: '直接使用',
    takeNamed: '直接使用以前交的「{name}」',
    twice: '同一个文件交了两种材料',
    twiceText: '「{file}」也作为另一份材料交过，请核对是不是选错了文件。',
  },
  {
    before: 'You have handed this in before: {file} ({date}, case {number})',
    take: 'Use it again',
    takeNamed: 'Use the “{name}” handed in before',
    twice: 'The same file stands for two papers',
    twiceText: '“{file}” has been handed in as another paper too. Check that it is the right file.',
  },
)

interface HandedInBeforeProps {
  readonly material: Material
  /** Everything this application hands in so far. */
  readonly handed: readonly MaterialHandedIn[]
  readonly onTake: (taken: MaterialHandedIn) => void
}

/** 材料一套清: what was handed in before is taken again without an upload; one file for two papers is noticed. */
export function HandedInBefore({ material, handed, onTake }: HandedInBeforeProps) {
  const t = useTexts(words)
  const { language } = useLanguage()
  const mine = useQuery({
    queryKey: ['my-materials'],
    queryFn: () => approval.myMaterials({}),
    staleTime: 60_000,
  })
  const own = handed.filter((one) => one.material === material.id)
  const twice = own.find(({ sha256 }) => handed.some((one) => one.sha256 === sha256 && one.material !== material.id))
  const { name, kind = 'OTHER' } = material
  const before = mine.data?.items.find((one) => one.name.zh === name.zh && one.kind === kind)
  if (twice !== undefined) {
    return (
      <Notice tone="warn" title={t('twice')}>
        <p>{t('twiceText', { file: twice.fileName })}</p>
      </Notice>
    )
  }
  if (before === undefined || own.length > 0) return null
  const { sha256, fileName, mediaType, sizeBytes, handedInOn, caseNumber } = before
  return (
    <p className="small">
      {t('before', { file: fileName, date: formatDate(handedInOn, language), number: caseNumber })}{' '}
      <Button
        aria-label={t('takeNamed', { name: inLanguage(name, language) })}
        onClick={() => onTake({ material: material.id, sha256, fileName, mediaType, sizeBytes })}
      >
        {t('take')}
      </Button>
    </p>
  )
}
