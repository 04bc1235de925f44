import type { Output } from '#contract'
import { api } from '#clouds/certificate/api'
import { certificate } from '#web/api/clients.ts'
import { sendFile } from '#web/api/send-file.ts'
import type { Question } from './question.ts'

export type Verdict = Output<typeof api.verifyToken>

export async function ask(question: Question): Promise<Verdict> {
  switch (question.by) {
    case 'token':
      return question.at === undefined
        ? certificate.verifyToken({ params: { token: question.token } })
        : certificate.verifyRegionToken({ params: { token: question.token }, query: { at: question.at } })
    case 'number':
      return certificate.verifyNumber({ params: { identifier: question.number } })
    case 'file':
      return sendFile(api.verifyFile, question.file)
  }
}
