import { ProblemError } from '#contract'
import type { Language } from '../i18n/index.ts'

/** What went wrong, in the reader's language: the server's own sentence, or what we know ourselves. */
export function problemText(error: unknown, language: Language): string {
  if (error instanceof ProblemError) return language === 'en' ? error.problem.detailEn : error.problem.detail
  // fetch rejects with a TypeError when nothing came back at all.
  if (error instanceof TypeError) {
    return language === 'en'
      ? 'There is no connection to the hall. What you typed is kept; try again when you are online.'
      : '无法连接到服务大厅。您填写的内容已保留，请联网后重试。'
  }
  return language === 'en'
    ? 'Something went wrong on this page. Reload it; saved drafts are not lost.'
    : '页面出现故障，请刷新重试；已保存的草稿不会丢失。'
}

export const problemCode = (error: unknown): string | undefined =>
  error instanceof ProblemError ? error.problem.code : undefined

export const problemStatus = (error: unknown): number | undefined =>
  error instanceof ProblemError ? error.problem.status : undefined
