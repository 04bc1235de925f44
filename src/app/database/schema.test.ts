import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { aDatabase } from '../../../tests/support/database.ts'
import { dumpSchema } from '../../../tests/support/schema-dump.ts'

const database = await aDatabase()
const GOLDEN = 'sql/schema.sql'

test('the migrations bring about exactly the schema that sql/schema.sql shows', async () => {
  const dump = await dumpSchema(database.superuser)
  if (process.env['ONESEAL_UPDATE_GOLDEN'] === '1') writeFileSync(GOLDEN, dump)
  expect(dump).toBe(readFileSync(GOLDEN, 'utf8'))
})

test('the application owns nothing and so cannot grant itself anything', async () => {
  const { rows } = await database.superuser.query(
    `select relname from pg_class where relowner = 'oneseal_app'::regrole
     union all select proname from pg_proc where proowner = 'oneseal_app'::regrole
     union all select nspname from pg_namespace where nspowner = 'oneseal_app'::regrole`,
  )
  expect(rows).toEqual([])
})
