/** Words of one screen or one rule book in both languages; a missing translation does not compile. */
export interface Texts<K extends string = string> {
  readonly zh: Readonly<Record<K, string>>
  readonly en: Readonly<Record<K, string>>
}
export const texts = <K extends string>(
  zh: Readonly<Record<K, string>>,
  en: Readonly<Record<NoInfer<K>, string>>,
): Texts<K> => ({
  zh,
  en,
})

/** The legal text of every refusal code; `{name}` stands for a fact of the refusal. */
export type RefusalTexts<Code extends string = string> = Readonly<
  Record<Code, { readonly zh: string; readonly en: string }>
>
