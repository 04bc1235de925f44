import { batchApi } from './batch-api.ts'
import { blankApi } from './blank-api.ts'
import { certificateApi } from './certificate-api.ts'
import { typeApi } from './type-api.ts'

export const api = { ...typeApi, ...certificateApi, ...batchApi, ...blankApi } as const
