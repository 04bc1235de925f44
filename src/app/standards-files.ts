import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { planStandards, readStandardsFile, standardDigest, writeStandards, writeStandardsJson } from '#catalogue'
import type { FileFault, OrganNames, StandardsPlan } from '#catalogue'
import { jsonObjectOf } from '#kernel'
import type { Installation } from './installation.ts'
import type { WholeOffice } from './office.ts'
import { publication } from './publication.ts'

function organNames({ services }: WholeOffice): OrganNames {
  const organs = services.office.catalogue.organs()
  const idOf = (name: string) => {
    const named = organs.filter((organ) => organ.name === name || organ.id === name)
    return named.length === 1 ? named[0]?.id : undefined
  }
  return {
    nameOf: (id) => {
      const name = services.office.catalogue.organName(id)
      return idOf(name) === id ? name : id
    },
    idOf,
  }
}

/** Every standard in force, streamed into a file; its ending says whether as workbook or as JSON. */
export async function exportStandards(office: WholeOffice, file: string): Promise<number> {
  const documents = office.services.office.catalogue.inForce().map(({ standard }) => jsonObjectOf(standard))
  const content = file.endsWith('.json') ? writeStandardsJson(documents) : writeStandards(documents, organNames(office))
  await pipeline(Readable.from(content), createWriteStream(file))
  return documents.length
}

export interface StandardsImport {
  readonly ok: boolean
  readonly counts: StandardsPlan['counts'] | null
  readonly published: number
  /** For people: every fault with its place; what was published; what waits for a draft. */
  readonly lines: readonly string[]
}

const said = ({ place, zh, en }: FileFault): string => `${place} ${zh} ${en}`.trim()

/**
 * Takes a file of standards in from the command line. What is new is published by the founding rules; what would
 * change a version in force is only named, for that takes a draft and two people at their desks.
 */
export async function importStandards(
  office: WholeOffice,
  installation: Installation,
  bytes: Buffer,
  progress: (line: string) => void,
): Promise<StandardsImport> {
  const { services } = office
  const { catalogue } = services.office
  const read = await readStandardsFile(bytes, organNames(office))
  if (!read.ok) return { ok: false, counts: null, published: 0, lines: read.faults.map(said) }
  const inForce = catalogue.inForce()
  const plan = await planStandards(
    read.items,
    {
      surroundings: {
        organs: new Set(catalogue.organs().map(({ id }) => id)),
        regions: new Set(
          [...catalogue.organs(), ...inForce.map(({ standard }) => standard)].map(({ region }) => region),
        ),
        items: new Set([...inForce, ...read.items].map(({ code }) => code)),
      },
      published: (code) => {
        const newest = catalogue.versionsOf(code).at(-1)
        return newest === undefined ? undefined : standardDigest(newest.standard)
      },
      drafting: new Set(),
      mayWrite: () => true,
    },
    (done) => {
      progress(`${String(done)} / ${String(read.items.length)}`)
      return Promise.resolve()
    },
  )
  const { counts, rows } = plan
  const faults = rows.flatMap((row) => row.faults.map((fault) => `${row.code} ${said(fault)}`))
  if (!plan.ok) return { ok: false, counts, published: 0, lines: faults }
  let published = 0
  for (const { standard, verdict, code } of rows) {
    if (standard === undefined || verdict !== 'NEW') continue
    const result = await services.run({
      ...publication(standard, services).request,
      by: { kind: 'system', id: installation.systemActor },
    })
    if (!result.ok) throw new Error(`The import stopped at ${code}: ${result.refusal.code}`)
    published += 1
  }
  const waiting = rows.filter(({ verdict }) => verdict === 'CHANGED')
  const summary = `发布新事项 ${published} 项，未变 ${counts.UNCHANGED} 项 Published ${published}, unchanged ${counts.UNCHANGED}`
  const drafts = waiting.map(
    ({ code, name }) =>
      `${code} ${name}：已有现行版本，改动须在标准导入导出页生成草案 in force: bring changes in at the desk`,
  )
  return { ok: true, counts, published, lines: [...drafts, summary] }
}
