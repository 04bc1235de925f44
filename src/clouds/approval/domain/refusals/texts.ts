/** What a refused person reads, in both languages. */
export type Texts<Code extends string> = Readonly<Record<Code, { readonly zh: string; readonly en: string }>>
