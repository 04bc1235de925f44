import type { DataClass } from '#catalogue'

/** Least guarded first. */
export const DATA_CLASSES = ['PUBLIC', 'INTERNAL', 'PERSONAL', 'SENSITIVE'] as const satisfies readonly DataClass[]

/**
 * 数据分级: the class of every table. A table's own name says that it holds what belongs to people (`_private_`), so a
 * new one has a class from its first day; the lists name what is read by anybody, and what harms most when it gets out.
 */
const SENSITIVE: ReadonlySet<string> = new Set([
  'app._private_account',
  'app._private_passkey',
  'app._private_session',
  'approval._private_application',
  'approval._private_draft',
  'ledger._private_body',
  'ledger._private_life_key',
  'library._private_certificate',
  'parties._private_enterprise',
  'parties._private_person',
  'smart._private_register_row',
])
const PUBLIC: ReadonlySet<string> = new Set([
  'inspection.draw',
  'inspection.plan',
  'inspection.standard',
  'ledger.checkpoint',
  'ledger.cosignature',
  'ledger.node',
  'library.certificate_type',
  'library.certificate_type_version',
  'organisation.organ',
  'service.benefit',
  'service.faq',
  'service.point',
  'service.result',
  'standards.item',
  'standards.milestone',
  'standards.policy',
  'standards.power',
  'standards.power_change',
])
export const NAMED_TABLES: readonly string[] = [...SENSITIVE, ...PUBLIC]

export function classOfTable(table: string): DataClass {
  if (SENSITIVE.has(table)) return 'SENSITIVE'
  if (/^[a-z]+\._private_/.test(table)) return 'PERSONAL'
  return PUBLIC.has(table) ? 'PUBLIC' : 'INTERNAL'
}
